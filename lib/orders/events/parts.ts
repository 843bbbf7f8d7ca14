import { z } from "zod";

/** Minor units of the order's currency. Text in JSON, bigint in memory. */
export const minor = z
  .union([z.bigint(), z.string().regex(/^-?\d{1,18}$/)])
  .transform((value) => BigInt(value));

export const quantity = z.int().min(1).max(999_999);
export const id = z.string().min(1).max(200);
export const rowId = z.int().positive();
/** ISO text in JSON; kept as text in payloads so that the hash of an event never depends on a runtime's Date. */
export const instant = z.iso.datetime();

export const totals = z.object({
  subtotal: minor,
  discount: minor,
  tax: minor,
  shipping: minor,
  shippingTax: minor,
  shippingDiscount: minor,
  total: minor,
});
export type Totals = z.output<typeof totals>;

export const lineTax = z.object({ name: z.string(), rate: z.int(), amount: minor });

/** One thing sold, as it was sold: later changes of the product never reach it. `total` is what the customer pays for the line. */
export const orderLine = z.object({
  lineId: id,
  variantId: rowId.nullable(),
  /** Whether stock is counted for it; frozen, so that what was taken is what comes back. */
  tracked: z.boolean(),
  sku: z.string().nullable(),
  name: z.string(),
  options: z.array(z.string()),
  imageId: rowId.nullable(),
  quantity,
  unitPrice: minor,
  listPrice: minor,
  discount: minor,
  orderDiscountPart: minor,
  taxes: z.array(lineTax),
  total: minor,
  weightGrams: z.int().min(0),
  requiresShipping: z.boolean(),
  fileIds: z.array(rowId),
});
export type OrderLine = z.output<typeof orderLine>;

export const ORDER_SOURCES = [
  "checkout",
  "direct_buy",
  "manual",
  "duplicate",
  "recovery",
  "api",
  "import",
] as const;
export const SHIPPING_OPTIONS = ["delivery", "store_pickup", "no_shipping"] as const;
export const DOCUMENT_TYPES = ["none", "receipt", "invoice"] as const;

export const shippingMethod = z.object({ key: id, name: z.string() });
export const coupon = z.object({ code: id, target: z.enum(["order", "shipping"]), amount: minor });

export const attribution = z.object({
  channel: z.string().nullish(),
  utmSource: z.string().nullish(),
  utmMedium: z.string().nullish(),
  utmCampaign: z.string().nullish(),
  utmTerm: z.string().nullish(),
  utmContent: z.string().nullish(),
  referrerHost: z.string().nullish(),
  firstPage: z.string().nullish(),
  firstSeenAt: z.string().nullish(),
});
export type OrderAttribution = z.output<typeof attribution>;

export const lineQuantity = z.object({ lineId: id, quantity });
export type LineQuantity = z.output<typeof lineQuantity>;
