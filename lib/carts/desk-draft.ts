import { z } from "zod";
import { locales } from "@/lib/i18n/locale";
import { DOCUMENT_TYPES } from "@/lib/orders/events/parts";
import { deskLineSchema, MOST_LINES } from "./desk-line";

const typed = (most: number) => z.string().max(most);

export const CUSTOMER_KINDS = ["existing", "new", "guest"] as const;
export const DELIVERY_KINDS = ["method", "own", "pickup", "none"] as const;
export const ENDINGS = ["link", "paid", "reserve", "save"] as const;
export const LINK_CHANNELS = ["email", "whatsapp", "copy"] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/** A manual order as it stands on the screen, step by step (product.md §2.8): texts, half written ones too. */
export const deskDraftSchema = z.object({
  lines: z.array(deskLineSchema).max(MOST_LINES),
  customer: z.object({
    kind: z.enum(CUSTOMER_KINDS),
    personId: z.int().positive().nullable(),
    fullName: typed(300),
    email: typed(300),
    phone: typed(100),
    locale: z.enum(locales),
  }),
  billing: z.object({
    documentType: z.enum(DOCUMENT_TYPES),
    taxId: typed(60),
    companyName: typed(200),
    businessActivity: typed(200),
  }),
  delivery: z.object({
    kind: z.enum(DELIVERY_KINDS),
    /** Null: the cheapest that reaches the address, the first shop. */
    methodKey: typed(60).nullable(),
    pickupKey: typed(60).nullable(),
    ownName: typed(120),
    ownPrice: typed(40),
    /** As the form of the country asks for it. */
    address: z.record(typed(40), typed(300)),
  }),
  payment: z.object({
    ending: z.enum(ENDINGS),
    methodKey: typed(40),
    /** Empty: the whole total. */
    amount: typed(40),
    /** Empty: today. */
    paidOn: typed(10),
    reference: typed(200),
    letter: z.boolean(),
    acceptShortage: z.boolean(),
    channel: z.enum(LINK_CHANNELS),
    /** Null: as long as the shop's settings say. */
    linkHours: z.int().min(1).max(2160).nullable(),
    /** The last day on which the units are kept. */
    holdUntil: typed(10),
  }),
  extras: z.object({
    coupon: typed(80),
    discount: typed(40),
    discountKind: z.enum(["amount", "percent"]),
    tags: z.array(typed(40)).max(20),
    privateNote: typed(4_000),
    customerNote: typed(1_000),
  }),
  /** Number of the order that this one completes. */
  complements: z.int().positive().nullable(),
});
export type DeskDraft = z.output<typeof deskDraftSchema>;

export const emptyDeskDraft = (locale: DeskDraft["customer"]["locale"]): DeskDraft => ({
  lines: [],
  customer: { kind: "existing", personId: null, fullName: "", email: "", phone: "", locale },
  billing: { documentType: "none", taxId: "", companyName: "", businessActivity: "" },
  delivery: { kind: "method", methodKey: null, pickupKey: null, ownName: "", ownPrice: "", address: {} },
  payment: {
    ...{ ending: "link", methodKey: "bank_transfer", amount: "", paidOn: "", reference: "", letter: true },
    ...{ acceptShortage: false, channel: "email", linkHours: null, holdUntil: "" },
  },
  extras: {
    ...{ coupon: "", discount: "", discountKind: "amount", tags: [], privateNote: "", customerNote: "" },
  },
  complements: null,
});

/** Whether anything was typed that is worth keeping. */
export function isWorthKeeping({ lines, customer, extras }: DeskDraft): boolean {
  const texts = [customer.fullName, customer.email, customer.phone, extras.privateNote, extras.customerNote];
  return lines.length > 0 || customer.personId !== null || texts.some((text) => text.trim() !== "");
}
