/** Position as key: rows of a paper may be equal to each other and are drawn only once. */
export const keyed = <Row>(rows: readonly Row[]): { readonly key: string; readonly row: Row }[] =>
  rows.map((row, index) => ({ key: String(index), row }));

/** Lines of one text block, without the absent ones. */
export const stacked = (...lines: readonly (string | undefined)[]): string =>
  lines.filter(Boolean).join("\n");
