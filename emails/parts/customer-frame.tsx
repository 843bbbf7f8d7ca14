import type { ReactNode } from "react";
import type { LetterProps, OrderLetterProps } from "@/emails/letter-props";
import type { LetterText } from "@/emails/letter-text";
import { FRAME_WORDS } from "@/emails/words/frame";
import { type LetterWords, speak } from "@/emails/words/letter-words";
import type { Locale } from "@/lib/i18n/locale";
import { Frame } from "./frame";
import { type OrderStanding, orderMarkup, shipmentMarkup } from "./markup";

type Framed<Props> = {
  letter: Props & { readonly locale: Locale; readonly text?: LetterText };
  words: LetterWords<Props>;
  children: ReactNode;
};

/** What every letter to a customer about an order stands in. `standing`: how mail programs read the order; null: not at all. */
export function OrderFrame<Props extends OrderLetterProps>({
  letter,
  words,
  standing,
  children,
}: Framed<Props> & { standing: OrderStanding | null }) {
  const { shop, order, locale, text } = letter;
  const { seeOrder } = FRAME_WORDS[locale];
  return (
    <Frame
      shop={shop}
      locale={locale}
      said={speak(words, letter, text)}
      foot="customer"
      markup={standing && orderMarkup(shop, order, standing, seeOrder)}
    >
      {children}
    </Frame>
  );
}

/** The same about one parcel. */
export function ParcelFrame<Props extends LetterProps["order_shipped"]>({
  letter,
  words,
  standing,
  children,
}: Framed<Props> & { standing?: OrderStanding }) {
  const { shop, order, shipment, destination, locale, text } = letter;
  const { seeOrder } = FRAME_WORDS[locale];
  return (
    <Frame
      shop={shop}
      locale={locale}
      said={speak(words, letter, text)}
      foot="customer"
      markup={shipmentMarkup({ shop, order, shipment, to: destination }, seeOrder, standing)}
    >
      {children}
    </Frame>
  );
}
