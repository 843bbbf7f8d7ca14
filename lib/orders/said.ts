/** Names that live in the message files or in the shop's settings, looked up when the sentence is written. */
export const WORD_GROUPS = [
  "method",
  "provider",
  "carrier",
  "letter",
  "paper",
  "cancelReason",
  "link",
  "linkEnd",
  "payment",
  "shipment",
  "badge",
  "language",
  "documentType",
  "location",
  "editReason",
  "failure",
  "shippingOption",
  "returnReason",
] as const;
export type WordGroup = (typeof WORD_GROUPS)[number];

/** A value inside a sentence, not yet written in anybody's language: bigints are money, dates are moments. */
export type SaidValue =
  | string
  | number
  | bigint
  | Date
  | { readonly day: string }
  | { readonly word: WordGroup; readonly key: string };

/** What a pure function has to say: a message key and its values. A screen, a letter or a paper writes it. */
export type Sentence = { readonly key: string; readonly values: Readonly<Record<string, SaidValue>> };

export const say = (key: string, values: Sentence["values"] = {}): Sentence => ({ key, values });

/** The name of something, or the key itself when nothing is known by it. */
export const word = (group: WordGroup, key: string): SaidValue => ({ word: group, key });

/** Writes values and sentences in one language, region and zone. */
export type Writer = {
  readonly money: (minor: bigint) => string;
  readonly moment: (at: Date) => string;
  readonly day: (day: string) => string;
  readonly word: (group: WordGroup, key: string) => string;
  readonly sentence: (said: Sentence) => string;
};

type WriterParts = Omit<Writer, "sentence"> & {
  readonly translate: (key: string, values: Record<string, string | number>) => string;
};

/** Numbers stay numbers, so that plurals can be chosen. */
export function writerOf({ translate, ...parts }: WriterParts): Writer {
  const written = (value: SaidValue): string | number => {
    if (typeof value === "string" || typeof value === "number") return value;
    if (typeof value === "bigint") return parts.money(value);
    if (value instanceof Date) return parts.moment(value);
    return "day" in value ? parts.day(value.day) : parts.word(value.word, value.key);
  };
  return {
    ...parts,
    sentence: ({ key, values }) =>
      translate(
        key,
        Object.fromEntries(Object.entries(values).map(([name, value]) => [name, written(value)])),
      ),
  };
}
