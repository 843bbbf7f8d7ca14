/** The shop's own wording in place of ours, already filled in and plain text. */
export type LetterText = {
  readonly subject?: string;
  readonly heading?: string;
  readonly intro?: string;
  readonly closing?: string;
};
