export const LETTER_STATES = ["waiting", "sent", "skipped", "refused", "stopped"] as const;
export type LetterState = (typeof LETTER_STATES)[number];

/** Why a letter did not leave: what we found out before sending, and what the mailer answered. */
export const LETTER_CAUSES = [
  "off",
  "unsubscribed",
  "undone",
  "no_address",
  "paid",
  "rejected",
  "misconfigured",
  "conflict",
  "rate_limited",
  "quota",
  "unavailable",
] as const;
export type LetterCause = (typeof LETTER_CAUSES)[number];

export const isLetterState = (text: string | undefined): text is LetterState =>
  (LETTER_STATES as readonly (string | undefined)[]).includes(text);

export const isLetterCause = (text: string | null): text is LetterCause =>
  (LETTER_CAUSES as readonly (string | null)[]).includes(text);
