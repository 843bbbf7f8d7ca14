type Range = { readonly first: number; readonly last: number };

/** What a Range header asks of a file of `size` bytes: null = all of it, "none" = nothing that is there (416). */
export function askedRange(header: string | null, size: number): Range | "none" | null {
  // Several ranges at once are answered with the whole, as RFC 9110 allows.
  const [, from = "", to = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "") ?? [];
  if (from === "") return to === "" ? null : lastBytes(Number(to), size);
  const first = Number(from);
  if (to !== "" && Number(to) < first) return null;
  const last = to === "" ? size - 1 : Math.min(Number(to), size - 1);
  return first >= size ? "none" : { first, last };
}

function lastBytes(length: number, size: number): Range | "none" {
  return length === 0 || size === 0 ? "none" : { first: Math.max(0, size - length), last: size - 1 };
}
