import type { LetterText } from "@/emails/letter-text";
import type { Locale } from "@/lib/i18n/locale";

/** What every letter says around its fixed parts; `Extra` is what only this letter says. */
export type LetterWords<Props> = {
  subject: (props: Props) => string;
  heading: (props: Props) => string;
  intro: (props: Props) => string;
  closing?: (props: Props) => string;
};

export type WordTable<Props, Extra = unknown> = Record<Locale, LetterWords<Props> & Extra>;

export type Spoken = { subject: string; heading: string; intro: string; closing: string | null };

/** The words of one letter for these props, the shop's own wording first. */
export function speak<Props>(words: LetterWords<Props>, props: Props, text: LetterText = {}): Spoken {
  return {
    subject: text.subject ?? words.subject(props),
    heading: text.heading ?? words.heading(props),
    intro: text.intro ?? words.intro(props),
    closing: text.closing ?? words.closing?.(props) ?? null,
  };
}

/** "Gracias, Lucía." or "Gracias." when we do not know how to call the person. */
export const calling = (word: string, name: string | null): string =>
  name ? `${word}, ${name}.` : `${word}.`;
