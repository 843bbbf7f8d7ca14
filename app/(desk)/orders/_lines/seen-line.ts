import type { LineProblems } from "@/lib/carts/desk-line";
import type { DeskNote, PricedDesk } from "@/lib/carts/priced-desk";

/** What the server answered about one line. Amounts are null while the line cannot be priced. */
export type SeenLine = {
  readonly unitPrice: bigint | null;
  readonly listPrice: bigint | null;
  /** Before its part of the order's discount, as the prices are meant. */
  readonly gross: bigint | null;
  readonly problems: LineProblems;
  readonly notes: readonly DeskNote[];
};

type Priced = Pick<PricedDesk, "lines" | "keys" | "notes">;

/** Puts a priced order and the problems of its typed lines together, by the key of each line. */
export function seenLines(
  { lines, keys, notes }: Priced,
  problems: Readonly<Record<string, LineProblems>>,
): ReadonlyMap<string, SeenLine> {
  const seen = new Map<string, SeenLine>();
  for (const [key, found] of Object.entries(problems))
    seen.set(key, { unitPrice: null, listPrice: null, gross: null, problems: found, notes: [] });
  keys.forEach((key, index) => {
    const line = lines[index];
    if (!line) return;
    const { unitPrice, listPrice, quantity, discount } = line;
    const gross = unitPrice * BigInt(quantity) - discount;
    seen.set(key, {
      unitPrice,
      listPrice,
      gross,
      problems: {},
      notes: notes.filter((note) => note.key === key),
    });
  });
  for (const note of notes)
    if (note.code === "gone")
      seen.set(note.key, { unitPrice: null, listPrice: null, gross: null, problems: {}, notes: [note] });
  return seen;
}
