import { z } from "zod";
import { askLabel, findQuote, labelOfQuote, type QuoteRow } from "@/db/queries/labels";
import { type PlanRefused, planParcel } from "@/lib/fulfillment/parcel-plan";
import { mintId } from "@/lib/kernel/ids";
import { checked, longText, orNull, rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { changeOrder, type GateRefused } from "@/lib/orders/commands/change-order";
import type { Context } from "@/lib/platform/context";
import type { FileStore } from "@/lib/platform/files";
import { say } from "./parcel-notes";
import { planOfLabel, type SettledLabel, type SettleLabelRefused, settleLabel } from "./settle-label";

const text = orNull(longText({ max: 1_000 })).optional();

export const buyLabelInput = z.strictObject({
  orderId: rowIdField,
  expectedVersion: rowIdField,
  quoteId: z.string().min(1).max(80),
  rateId: z.string().min(1).max(200),
  message: text,
  observations: text,
  notify: checked,
  replaces: orNull(z.string().max(80)).optional(),
});
export type BuyLabelInput = z.output<typeof buyLabelInput>;

export type BuyRefused =
  | PlanRefused
  | GateRefused
  | SettleLabelRefused
  | { readonly code: "quote_not_found" };

/** How long the answer may take before a job asks what became of the purchase. */
const PATIENCE_MS = 45_000;

/**
 * Buys a label and sends the parcel with it. The purchase and its key are kept first; then the seller is asked; then parcel, tracking
 * number and label are one commit. Once a quote: pressed twice, or with an answer that was lost, nothing is bought twice.
 */
export async function buyLabel(
  ctx: Context,
  files: FileStore,
  input: BuyLabelInput,
): Promise<Result<SettledLabel, BuyRefused>> {
  const quote = await findQuote(ctx.db, input.quoteId);
  const isOffered = quote?.rates.some(({ id }) => id === input.rateId);
  if (!quote || quote.orderId !== input.orderId || !isOffered) return refuse({ code: "quote_not_found" });
  const known = await labelOfQuote(ctx.db, quote.id);
  if (known) return settleLabel(ctx, files, known.id);
  const asked = await keepPurchase(ctx, quote, input);
  return asked.ok ? settleLabel(ctx, files, asked.value) : asked;
}

/** The purchase as a row, with the job that finds its answer should this process not live to hear it. */
async function keepPurchase(
  ctx: Context,
  quote: QuoteRow,
  input: BuyLabelInput,
): Promise<Result<number, PlanRefused | GateRefused>> {
  const message = say(ctx, "message", input.message);
  const observations = say(ctx, "observations", input.observations);
  const plan = {
    ...{ lines: quote.lines, packages: quote.packages, notify: input.notify },
    noteId: message?.id ?? null,
    observationsId: observations?.id ?? null,
    replaces: input.replaces ?? null,
  };
  const shipmentId = mintId(ctx.random, "shp");
  let labelId: number | null = null;
  const intent = await changeOrder<PlanRefused>(
    ctx,
    input.orderId,
    (order) => {
      const planned = planParcel(order, planOfLabel(shipmentId, quote.provider, plan));
      return planned.ok ? ok([]) : planned;
    },
    {
      expectedVersion: input.expectedVersion,
      alongside: async (tx, order) => {
        labelId = await askLabel(tx, {
          ...{ orderId: order.id, shipmentId, quoteId: quote.id, provider: quote.provider, plan },
          ...{ sellerRef: quote.sellerRef, rateId: input.rateId, idempotencyKey: `label:${quote.id}` },
          ...{ state: "asked", askedBy: ctx.actor.id, askedAt: ctx.now() },
        });
        if (labelId === null) return;
        await message?.keep(tx, order);
        await observations?.keep(tx, order);
        const key = `label:settle:${labelId}`;
        await ctx.enqueue(tx, "label:settle", { labelId }, { key, delayMs: PATIENCE_MS });
      },
    },
  );
  if (!intent.ok) return intent;
  const id = labelId ?? (await labelOfQuote(ctx.db, quote.id))?.id;
  if (id === undefined) throw new Error(`the purchase of ${quote.id} was not kept`);
  return ok(id);
}
