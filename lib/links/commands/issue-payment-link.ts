import { z } from "zod";
import { inTransaction, type Tx } from "@/db/client";
import { insertLink, type LinkRow, newestPaymentLink } from "@/db/queries/links";
import { HOUR_MS, plus } from "@/lib/kernel/clock";
import { mintId } from "@/lib/kernel/ids";
import { checked, orNull, positiveUnits, rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { linkExpiresAt } from "@/lib/links/purposes";
import { changeOrderWithin, type GateRefused } from "@/lib/orders/commands/change-order";
import { enqueueLetter } from "@/lib/orders/commands/write-letters";
import type { OrderEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { askedByLink, type NotPayable, notPayable, replacedPayLinks } from "@/lib/orders/pay-links";
import { type Context, pinned } from "@/lib/platform/context";
import { type IssuedLink, issuedFrom, newOrderLink } from "./link-url";

const MOST_HOURS = 2160;

export const issuePaymentLinkInput = z.strictObject({
  orderId: rowIdField,
  /** Minor units; left out: all that is due. Less is a part payment that the customer is asked for. */
  amount: orNull(positiveUnits).optional(),
  /** Left out: as long as the shop's settings say. */
  hours: orNull(z.coerce.number().int("not_whole").min(1).max(MOST_HOURS)).optional(),
  /** Whether the customer gets it by letter. */
  letter: checked.optional(),
  /** Ends the one that works and makes another; else one that still fits is shown again. */
  renew: checked.optional(),
});
export type IssuePaymentLinkInput = z.output<typeof issuePaymentLinkInput>;
export type IssuePaymentRefused = GateRefused | NotPayable | { readonly code: "more_than_due" };

/** A link to pay an order, or a part of what it owes. One works at a time; it dies with its amount. */
export async function issuePaymentLink(
  given: Context,
  input: IssuePaymentLinkInput,
): Promise<Result<IssuedLink, IssuePaymentRefused>> {
  const ctx = await pinned(given);
  return inTransaction(given.db, (tx) => issuePaymentLinkWithin(tx, ctx, input));
}

/** The same in the caller's transaction, so that an order and its link are made together; give it a `pinned` context. */
export async function issuePaymentLinkWithin(
  tx: Tx,
  ctx: Context,
  input: IssuePaymentLinkInput,
): Promise<Result<IssuedLink, IssuePaymentRefused>> {
  const { times } = await ctx.settings();
  const { orderId, hours } = input;
  const now = ctx.now();
  const expiresAt = hours ? plus(now, hours * HOUR_MS) : linkExpiresAt("payment", times, now);
  const fresh = newOrderLink(ctx, { purpose: "payment", orderId, expiresAt });
  const old = input.renew || hours ? null : await newestPaymentLink(tx, orderId);
  let link: LinkRow | null = null;
  const changed = await changeOrderWithin<IssuePaymentRefused>(
    tx,
    ctx,
    orderId,
    (order) => {
      const amount = amountOf(order, input.amount ?? null);
      if (!amount.ok) return amount;
      link = old && askedByLink(order, old.id, now) === amount.value ? old : null;
      if (link) return ok([]);
      fresh.content = { amount: amount.value.toString() };
      return ok([...replacedPayLinks(order), issued(fresh.id, amount.value, expiresAt)]);
    },
    {
      alongside: async (open, order) => {
        const isShownAgain = link !== null;
        link ??= await insertLink(open, fresh);
        if (input.letter) await writeLetter(open, ctx, order, link.id, isShownAgain);
      },
    },
  );
  return changed.ok ? ok(issuedFrom(ctx, link)) : changed;
}

function amountOf(order: Order, wanted: bigint | null): Result<bigint, IssuePaymentRefused> {
  const refused = notPayable(order);
  if (refused) return refuse(refused);
  const amount = wanted ?? order.balanceDue;
  if (amount <= 0n) return refuse({ code: "nothing_due" });
  return amount > order.balanceDue ? refuse({ code: "more_than_due" }) : ok(amount);
}

const issued = (linkId: string, amount: bigint, expiresAt: Date | null): OrderEvent => ({
  kind: "link_issued",
  linkId,
  purpose: "payment",
  amount,
  expiresAt: expiresAt?.toISOString() ?? null,
});

/** A link goes out by letter once; sending it again is a letter of its own. */
async function writeLetter(
  tx: Tx,
  ctx: Context,
  order: Order,
  linkId: string,
  again: boolean,
): Promise<void> {
  if (order.personId === null) return;
  const id = mintId(ctx.random, "ltr");
  await enqueueLetter(tx, ctx, 0, {
    id,
    key: `order_${order.id}/payment_link/${linkId}/customer${again ? `:again_${id}` : ""}`,
    kind: "payment_link",
    audience: "customer",
    orderId: order.id,
    personId: order.personId,
    staffId: null,
    shipmentId: null,
    step: 0,
    locale: order.locale,
    state: "waiting",
    dueAt: ctx.now(),
    createdAt: ctx.now(),
  });
}
