type Tagged = { readonly $bigint: string } | { readonly $date: string };

/** A value as JSON that comes back the same: bigint and dates are tagged, undefined is left out. */
export function pack(value: unknown): unknown {
  if (typeof value === "bigint") return { $bigint: value.toString() } satisfies Tagged;
  if (value instanceof Date) return { $date: value.toISOString() } satisfies Tagged;
  if (Array.isArray(value)) return value.map((item) => pack(item) ?? null);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(kept.map(([key, inner]) => [key, pack(inner)]));
}

export function unpack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpack);
  if (typeof value !== "object" || value === null) return value;
  const { $bigint, $date } = value as { $bigint?: unknown; $date?: unknown };
  if (typeof $bigint === "string") return BigInt($bigint);
  if (typeof $date === "string") return new Date($date);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unpack(inner)]));
}
