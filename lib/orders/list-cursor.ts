export const ORDER_SORTS = ["newest", "oldest", "total", "changed"] as const;
export type OrderSort = (typeof ORDER_SORTS)[number];

/** The last row that was seen: its value in the sort order (ISO instant, or digits of the total) and its id. */
export type Cursor = { readonly value: string; readonly id: number };

const VERSION = "1";
const VALUE: Record<OrderSort, RegExp> = {
  newest: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  oldest: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  changed: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
  total: /^\d{1,18}$/,
};

/** Opaque text for the URL. */
export const printCursor = (sort: OrderSort, { value, id }: Cursor): string =>
  btoa([VERSION, sort, value, id].join("~")).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

/** Null for anything that this version did not print for this sort: the list then starts at its beginning. */
export function parseCursor(sort: OrderSort, text: string): Cursor | null {
  const [version, sorted, value = "", id = ""] = decoded(text).split("~");
  if (version !== VERSION || sorted !== sort || !VALUE[sort].test(value) || !/^[1-9]\d{0,14}$/.test(id))
    return null;
  if (sort !== "total" && Number.isNaN(Date.parse(value))) return null;
  return { value, id: Number(id) };
}

function decoded(text: string): string {
  if (!/^[\w-]{1,200}$/.test(text)) return "";
  try {
    return atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
}

type Sorted = {
  readonly id: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly total: bigint | null;
};

export function cursorAt(sort: OrderSort, { id, createdAt, changedAt, total }: Sorted): Cursor {
  if (sort === "total") return { value: String(total ?? 0n), id };
  return { value: (sort === "changed" ? changedAt : createdAt).toISOString(), id };
}
