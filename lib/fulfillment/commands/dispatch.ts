import { z } from "zod";
import { type ParcelPlan, type PlanRefused, planParcel } from "@/lib/fulfillment/parcel-plan";
import { trackingAddress, trackingLink } from "@/lib/fulfillment/tracking-url";
import { mintId } from "@/lib/kernel/ids";
import { checked, lineText, listField, longText, orNull, rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import { type Said, say } from "./parcel-notes";

export const lineQuantity = z.strictObject({
  lineId: z.string().min(1),
  quantity: z.coerce.number().int().min(1).max(999_999),
});

/** What is said of a parcel, whoever carries it. */
export const parcelFields = {
  /** Empty: everything that is left; with `replaces` what is in the failed parcel. */
  lines: listField(lineQuantity, 200),
  expectedFrom: orNull(z.iso.datetime()).optional(),
  expectedTo: orNull(z.iso.datetime()).optional(),
  /** To the customer, in the letter. */
  message: orNull(longText({ max: 1_000 })).optional(),
  /** To whoever delivers. */
  observations: orNull(longText({ max: 1_000 })).optional(),
  notify: checked,
  /** The failed parcel that this one takes the place of. */
  replaces: orNull(z.string().max(80)).optional(),
};

export const dispatchInput = z.strictObject({
  orderId: rowIdField,
  expectedVersion: rowIdField,
  carrier: lineText({ min: 1, max: 80 }),
  service: orNull(lineText({ max: 80 })).optional(),
  trackingNumber: orNull(lineText({ max: 80 })).optional(),
  /** Typed by hand; otherwise the carrier's own template is used. */
  trackingUrl: orNull(trackingAddress).optional(),
  weightGrams: orNull(z.coerce.number().int().min(1).max(2_000_000)).optional(),
  ...parcelFields,
});
export type DispatchInput = z.output<typeof dispatchInput>;
export type DispatchRefused = PlanRefused | { readonly code: "window_backwards" };

/** Dispatches by hand with one's own carrier (F1): a parcel with some or all of what is left; the letter follows `notify`. */
export async function dispatch(
  ctx: Context,
  input: DispatchInput,
): Promise<Result<Order, DispatchRefused | GateRefused>> {
  if (input.expectedFrom && input.expectedTo && input.expectedFrom > input.expectedTo)
    return refuse({ code: "window_backwards" });
  const message = say(ctx, "message", input.message);
  const observations = say(ctx, "observations", input.observations);
  const plan = await planOf(ctx, input, { message, observations });
  return changeOrder<DispatchRefused>(
    ctx,
    input.orderId,
    (order) => {
      const created = planParcel(order, plan);
      return created.ok ? ok([created.value]) : created;
    },
    {
      expectedVersion: input.expectedVersion,
      alongside: async (tx, order) => {
        await message?.keep(tx, order);
        await observations?.keep(tx, order);
      },
    },
  );
}

type Texts = { readonly message: Said | null; readonly observations: Said | null };

async function planOf(ctx: Context, input: DispatchInput, texts: Texts): Promise<ParcelPlan> {
  const { country, carriers } = await ctx.settings();
  const { carrier, trackingNumber = null, notify, lines, weightGrams } = input;
  const known = trackingLink(carrier, trackingNumber, country, carriers);
  return {
    ...{ carrier, trackingNumber, notify, lines },
    shipmentId: mintId(ctx.random, "shp"),
    mode: "manual",
    trackingUrl: input.trackingUrl ?? known?.url ?? null,
    service: input.service ?? null,
    expectedFrom: input.expectedFrom ?? null,
    expectedTo: input.expectedTo ?? null,
    noteId: texts.message?.id ?? null,
    observationsId: texts.observations?.id ?? null,
    packages: weightGrams ? [{ weightGrams }] : null,
    replaces: input.replaces ?? null,
  };
}
