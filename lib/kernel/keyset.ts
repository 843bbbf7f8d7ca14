export const PAGE_SIZE = 50;

/** Where a page starts: behind (`next`) or before (`previous`) the row with this key. */
export type Place = { readonly direction: "next" | "previous"; readonly key: string };

export type Page<R> = {
  readonly rows: readonly R[];
  /** Keys for the neighbouring pages; null: there is nothing on that side. */
  readonly next: string | null;
  readonly previous: string | null;
};

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads `?next=…` or `?previous=…`; anything that is not shaped like a key starts at the beginning. */
export function placeIn(params: Params, shape: RegExp): Place | null {
  for (const direction of ["next", "previous"] as const) {
    const key = params[direction];
    if (typeof key === "string" && shape.test(key)) return { direction, key };
  }
  return null;
}

/**
 * Makes a page of what was read: up to `PAGE_SIZE` rows and one more that only says that there are more.
 * Rows of a `previous` page arrive in the order in which they were read, that is turned round.
 */
export function pageOf<R>(found: readonly R[], place: Place | null, keyOf: (row: R) => string): Page<R> {
  const backwards = place?.direction === "previous";
  const more = found.length > PAGE_SIZE;
  const cut = found.slice(0, PAGE_SIZE);
  const rows = backwards ? cut.toReversed() : cut;
  const [first, last] = [rows.at(0), rows.at(-1)];
  const hasPrevious = backwards ? more : place !== null;
  return {
    rows,
    previous: hasPrevious && first !== undefined ? keyOf(first) : null,
    next: (backwards || more) && last !== undefined ? keyOf(last) : null,
  };
}

export const ID_KEY = /^[1-9]\d{0,14}$/;

/** Rows by time and then id: milliseconds and the id with a tilde between. */
export const TIMED_KEY = /^\d{1,15}~[\w-]{1,60}$/;
export const timedKey = (at: Date, id: string): string => `${at.getTime()}~${id}`;

export function readTimedKey(key: string): { readonly at: Date; readonly id: string } {
  const [time = "0", id = ""] = key.split("~");
  return { at: new Date(Number(time)), id };
}

/** The addresses of the neighbours; whatever else the address says stays. */
export function pageHrefs(path: string, params: Params, page: Page<unknown>) {
  const href = (direction: Place["direction"], key: string | null): string | null => {
    if (key === null) return null;
    const kept = Object.entries(params).flatMap(([name, value]) =>
      typeof value === "string" && name !== "next" && name !== "previous" ? [[name, value]] : [],
    );
    return `${path}?${new URLSearchParams([...kept, [direction, key]])}`;
  };
  return { previousHref: href("previous", page.previous), nextHref: href("next", page.next) };
}
