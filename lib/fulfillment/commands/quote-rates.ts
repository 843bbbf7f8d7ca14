import { z } from "zod";
import { insertQuote, recipientOfOrder } from "@/db/queries/labels";
import type { ParcelToSend, Rate, SellerRefused } from "@/lib/fulfillment/carrier";
import { recipientEnd, senderOf } from "@/lib/fulfillment/parcel-ends";
import { type PlanRefused, planParcel } from "@/lib/fulfillment/parcel-plan";
import { mintId, orderRef } from "@/lib/kernel/ids";
import { listField, orNull, rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import { lineQuantity } from "./dispatch";

const centimetres = orNull(z.coerce.number().positive().max(500)).optional();

export const quoteRatesInput = z.strictObject({
  orderId: rowIdField,
  provider: z.string().min(1).max(40),
  lines: listField(lineQuantity, 200),
  replaces: orNull(z.string().max(80)).optional(),
  weightGrams: z.coerce.number().int().min(1).max(1_000_000),
  lengthCm: centimetres,
  widthCm: centimetres,
  heightCm: centimetres,
});
export type QuoteRatesInput = z.output<typeof quoteRatesInput>;

export type QuoteRefused =
  | PlanRefused
  | SellerRefused
  | { readonly code: "order_not_found" | "no_seller" | "no_sender_address" | "no_recipient_address" };

export type Quoted = { readonly quoteId: string; readonly rates: readonly Rate[] };

/** What a parcel would cost with each service of a carrier. Buys nothing and changes nothing of the order. */
export async function quoteRates(
  ctx: Context,
  input: QuoteRatesInput,
): Promise<Result<Quoted, QuoteRefused>> {
  const seller = ctx.carriers.get(input.provider)?.labels;
  if (!seller) return refuse({ code: "no_seller" });
  const order = await readOrder(ctx.db, input.orderId);
  if (!order) return refuse({ code: "order_not_found" });
  const planned = planParcel(order, {
    ...{
      shipmentId: "quoted",
      mode: "carrier",
      carrier: input.provider,
      trackingNumber: null,
      service: null,
    },
    ...{ trackingUrl: null, expectedFrom: null, expectedTo: null, noteId: null, notify: false },
    lines: input.lines,
    replaces: input.replaces ?? null,
  });
  if (!planned.ok) return planned;
  const parcel = await parcelToSend(ctx, order, input);
  if (!parcel.ok) return parcel;
  const quoted = await seller.quote(parcel.value);
  if (!quoted.ok) return quoted;
  const { sellerRef, rates } = quoted.value;
  const quoteId = mintId(ctx.random, "quo");
  await insertQuote(ctx.db, {
    ...{ id: quoteId, orderId: order.id, provider: input.provider, sellerRef },
    lines: planned.value.lines,
    packages: [parcel.value.parcel],
    rates: rates.map(({ price, ...rate }) => ({
      ...rate,
      price: price?.amount.toString() ?? null,
      currency: price?.currency ?? null,
    })),
    createdAt: ctx.now(),
  });
  return ok({ quoteId, rates });
}

async function parcelToSend(
  ctx: Context,
  order: Order,
  input: QuoteRatesInput,
): Promise<Result<ParcelToSend, QuoteRefused>> {
  const from = senderOf(await ctx.settings());
  const found = await recipientOfOrder(ctx.db, order.id);
  const to = found && recipientEnd(found);
  if (!from) return refuse({ code: "no_sender_address" });
  if (!to) return refuse({ code: "no_recipient_address" });
  const { weightGrams, lengthCm, widthCm, heightCm } = input;
  return ok({
    ...{ orderRef: orderRef(order.id), orderNumber: order.number, currency: order.currency, from, to },
    parcel: { weightGrams, lengthCm, widthCm, heightCm },
  });
}
