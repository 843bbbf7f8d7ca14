export type Change = Readonly<Record<string, string>>;

/** The list's address with some parameters changed, on its first page. Empty values leave the address. */
export function changedHref(query: string, change: Change): string {
  const params = new URLSearchParams(query);
  params.delete("after");
  params.delete("before");
  for (const [name, value] of Object.entries(change)) {
    if (value === "") params.delete(name);
    else params.set(name, value);
  }
  return params.size > 0 ? `/orders?${params.toString()}` : "/orders";
}
