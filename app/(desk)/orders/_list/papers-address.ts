import type { PaperKind } from "@/lib/documents/papers";

/** One PDF of the papers of these orders, in this order. */
export const papersHref = (kind: PaperKind, numbers: readonly number[]): string =>
  `/documents?paper=${kind}&orders=${numbers.join(",")}`;
