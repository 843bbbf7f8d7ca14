import { wordsEn } from "./words-en";
import { wordsEs } from "./words-es";
import { wordsPt } from "./words-pt";

/** Papers speak the shop's language. Their words live here because a worker, which knows no request, prints them. */
export type PaperLocale = "es" | "en" | "pt";

type SheetWords = {
  /** Holds `{page}` and `{pages}`. */
  readonly pageOf: string;
  readonly demo: string;
};

type LineWords = {
  readonly product: string;
  readonly sku: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discount: string;
  readonly total: string;
};

export type OrderSheetWords = SheetWords &
  LineWords & {
    readonly title: string;
    readonly created: string;
    readonly paymentStatus: string;
    readonly shipmentStatus: string;
    readonly attention: string;
    readonly tags: string;
    readonly assignedTo: string;
    readonly customer: string;
    readonly language: string;
    readonly shippingAddress: string;
    readonly billingAddress: string;
    readonly tax: string;
    readonly dispatched: string;
    readonly refunded: string;
    readonly paymentInformation: string;
    readonly reference: string;
    readonly due: string;
    readonly payments: string;
    readonly shipments: string;
    readonly tracking: string;
    readonly expected: string;
    readonly pickup: string;
    readonly readySince: string;
    readonly pickupCode: string;
    readonly handedOver: string;
    readonly downloads: string;
    readonly documents: string;
    readonly additional: string;
    readonly customerNote: string;
    readonly giftNote: string;
    readonly origin: string;
    readonly sentNotes: string;
    readonly history: string;
  };

export type PackingSlipWords = SheetWords &
  LineWords & {
    readonly title: string;
    readonly created: string;
    readonly shipTo: string;
    readonly pickup: string;
    readonly pickupCode: string;
    readonly customerNote: string;
    readonly giftNote: string;
    readonly units: string;
    readonly packedBy: string;
    readonly orderPage: string;
    readonly helperPage: string;
    /** Holds `{n}` and `{of}`. */
    readonly parcel: string;
  };

export type PickListWords = SheetWords &
  LineWords & {
    readonly title: string;
    readonly orders: string;
    readonly units: string;
    readonly perProduct: string;
    readonly perOrder: string;
    readonly wantedBy: string;
    readonly customerNote: string;
    readonly pickedBy: string;
    readonly withoutSku: string;
  };

export type ShippingLabelWords = {
  readonly demo: string;
  readonly from: string;
  readonly to: string;
  readonly order: string;
  readonly tracking: string;
  readonly weight: string;
  readonly instructions: string;
  readonly phone: string;
  /** Holds `{n}` and `{of}`. */
  readonly parcel: string;
};

export type PaperWords = {
  readonly orderSheet: OrderSheetWords;
  readonly packingSlip: PackingSlipWords;
  readonly pickList: PickListWords;
  readonly shippingLabel: ShippingLabelWords;
};

const WORDS: Readonly<Record<PaperLocale, PaperWords>> = { es: wordsEs, en: wordsEn, pt: wordsPt };

export const paperWords = (locale: PaperLocale): PaperWords => WORDS[locale];

/** Puts values into `{names}`. @throws Error when a name has no value: a paper never shows a placeholder. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {${name}} in "${text}"`);
    return String(value);
  });
