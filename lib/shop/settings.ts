import { z } from "zod";
import { pickupLocationSchema, shippingMethodSchema } from "@/lib/catalog/shipping-rates";
import { addressSchema, countryCode } from "@/lib/customers/address";
import { readPhone } from "@/lib/customers/phone";
import { handCarrierSchema } from "@/lib/fulfillment/carriers";
import { locales } from "@/lib/i18n/locale";
import { emailText, lineText, orNull, webUrl } from "@/lib/kernel/input";
import { type Currency, isCurrency } from "@/lib/kernel/money";
import { isTimeZone } from "./day";
import { DEFAULT_METHODS, paymentMethodSchema, wholeMethods, words } from "./payment-methods";

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "bad_time");
const days = (start: number, most = 3650) => z.int().min(1).max(most).default(start);

/** product.md §2.13 "times", §10.3 retention. Each has a default. */
export const timesSchema = z.object({
  openExpiryHours: z.int().min(1).max(720).default(24),
  pendingExpiryHours: z.int().min(1).max(720).default(24),
  rejectionGraceMinutes: z.int().min(0).max(1440).default(30),
  /** Null = off. */
  cancelUnpaidAfterDays: z.int().min(1).max(90).nullable().default(null),
  /** 0 = off. */
  undoSeconds: z.int().min(0).max(60).default(8),
  /** Hours after an order was abandoned, ascending. */
  recoveryHours: z
    .array(z.int().min(1).max(720))
    .max(5)
    .refine(
      (hours) => hours.every((hour, index) => index === 0 || hour > (hours[index - 1] ?? 0)),
      "not_ascending",
    )
    .default([1, 24, 72]),
  quietFrom: clockTime.default("21:00"),
  quietTo: clockTime.default("09:00"),
  paymentLinkHours: z.int().min(1).max(2160).default(72),
  recoveryLinkDays: days(30, 365),
  downloadDays: days(7),
  downloadCount: z.int().min(1).max(1000).default(5),
  /** The largest file that may be sold, in MB of a million bytes. */
  downloadMegabytes: z.int().min(1).max(2000).default(100),
  statusPageDays: days(180),
  providerBodyDays: days(30, 365),
  cartDays: days(90, 365),
  ipHashDays: days(90, 365),
});
export type Times = z.output<typeof timesSchema>;

export const FIELD_TYPES = ["text", "select", "input", "checkbox"] as const;
export const FIELD_AREAS = ["contact", "delivery_and_billing", "other"] as const;

/** A question of the shop in its checkout; the order of the list is the order on screen. `text` only says something. */
export const checkoutFieldSchema = z.object({
  key: z.string().regex(/^[a-z0-9_]{1,40}$/),
  label: words(120),
  type: z.enum(FIELD_TYPES),
  area: z.enum(FIELD_AREAS),
  required: z.boolean(),
  options: z.array(words(80)).max(50),
});
export type CheckoutField = z.output<typeof checkoutFieldSchema>;

const currencyCode = z.string().refine((code): code is Currency => isCurrency(code), "bad_currency");

/** One shop. Stored as JSON: amounts become text by `settingsJson` and bigint again by this schema. */
export const settingsSchema = z.object({
  name: lineText({ min: 1, max: 80 }).default("Despacho"),
  currency: currencyCode.default("CLP"),
  country: countryCode.default("CL"),
  timeZone: z.string().refine(isTimeZone, "bad_time_zone").default("America/Santiago"),
  defaultLocale: z.enum(locales).default("es"),
  email: orNull(emailText).default(null),
  /** E.164. */
  phone: orNull(lineText({ max: 20 })).default(null),
  whatsapp: orNull(lineText({ max: 20 })).default(null),
  url: orNull(webUrl).default(null),
  address: addressSchema.nullable().default(null),
  companyName: orNull(lineText({ max: 120 })).default(null),
  taxId: orNull(lineText({ max: 30 })).default(null),
  logoImageId: z.int().positive().nullable().default(null),
  brandColor: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, "bad_color")
    .default("#1f6f5c"),
  weightUnit: z.enum(["g", "kg", "lb", "oz"]).default("kg"),
  pricesIncludeTax: z.boolean().default(true),
  taxBasis: z.enum(["shipping", "billing"]).default("shipping"),
  firstOrderNumber: z.int().min(1).max(1_000_000_000).default(1001),
  hourCycle: z.enum(["h23", "h12"]).default("h23"),
  /** Documents that a buyer may ask for; the shop's invoicing system issues them. */
  documents: z.array(z.enum(["receipt", "invoice"])).default(["receipt", "invoice"]),
  /** Whether a bad tax id stops a checkout that asks for an invoice; otherwise it only warns. */
  taxIdMustBeValid: z.boolean().default(false),
  times: timesSchema.prefault({}),
  paymentMethods: z
    .array(paymentMethodSchema)
    .default([...DEFAULT_METHODS])
    .transform(wholeMethods),
  shippingMethods: z.array(shippingMethodSchema).max(50).default([]),
  pickupLocations: z.array(pickupLocationSchema).max(50).default([]),
  /** Kinds of letters that were switched; the others stand as they began. */
  letters: z.record(z.string().max(60), z.boolean()).default({}),
  /** Carriers that the shop hands parcels to, in its order; those of the table that are not here stay as they are. */
  carriers: z.array(handCarrierSchema).max(100).default([]),
  checkoutFields: z.array(checkoutFieldSchema).max(30).default([]),
});
export type ShopSettings = z.output<typeof settingsSchema>;

export const DEFAULT_SETTINGS: ShopSettings = settingsSchema.parse({});

export type SettingsProblem = "bad_phone" | "bad_whatsapp" | "no_payment_method" | "same_key_twice";

const twice = (keys: readonly string[]): boolean => new Set(keys).size < keys.length;

/** What single fields cannot say. */
export function settingsProblems(settings: ShopSettings): SettingsProblem[] {
  const { phone, whatsapp, country, paymentMethods, shippingMethods, pickupLocations, checkoutFields } =
    settings;
  const lists = [paymentMethods, shippingMethods, pickupLocations, checkoutFields, settings.carriers];
  const found: [SettingsProblem, boolean][] = [
    ["bad_phone", phone !== null && !readPhone(phone, country)],
    ["bad_whatsapp", whatsapp !== null && !readPhone(whatsapp, country)],
    ["no_payment_method", !paymentMethods.some((method) => method.enabled)],
    ["same_key_twice", lists.some((list) => twice(list.map(({ key }) => key)))],
  ];
  return found.filter(([, is]) => is).map(([problem]) => problem);
}

/** JSON for the database: the same settings with amounts as text. */
export const settingsJson = (settings: ShopSettings): unknown =>
  JSON.parse(JSON.stringify(settings, (_, value) => (typeof value === "bigint" ? value.toString() : value)));
