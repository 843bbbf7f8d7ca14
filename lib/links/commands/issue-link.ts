import { inTransaction } from "@/db/client";
import { findOrderLink, insertLink, type LinkRow } from "@/db/queries/links";
import { ok, type Result } from "@/lib/kernel/result";
import { linkExpiresAt } from "@/lib/links/purposes";
import { linkState } from "@/lib/links/token";
import { changeOrderWithin, type GateRefused } from "@/lib/orders/commands/change-order";
import type { OrderEvent } from "@/lib/orders/events";
import { type Context, pinned } from "@/lib/platform/context";
import { type IssuePaymentRefused, issuePaymentLink } from "./issue-payment-link";
import { type IssuedLink, issuedFrom, newOrderLink } from "./link-url";

export const ORDER_LINKS = ["payment", "recovery", "duplicate"] as const;
export type OrderLinkPurpose = (typeof ORDER_LINKS)[number];

export type IssueLinkInput = {
  readonly orderId: number;
  readonly purpose: OrderLinkPurpose;
  /** Ends the old one and makes another; else a link that still works is shown again. */
  readonly renew?: boolean;
};

/** A payment, recovery or duplicate link of an order, told in its history. A payment link asks for all that is due. */
export async function issueLink(
  ctx: Context,
  { orderId, purpose, renew = false }: IssueLinkInput,
): Promise<Result<IssuedLink, IssuePaymentRefused>> {
  if (purpose !== "payment") return issueCartLink(ctx, { orderId, purpose, renew });
  return issuePaymentLink(ctx, { orderId, renew });
}

type CartLink = {
  readonly orderId: number;
  readonly purpose: "recovery" | "duplicate";
  readonly renew: boolean;
};

async function issueCartLink(given: Context, input: CartLink): Promise<Result<IssuedLink, GateRefused>> {
  const ctx = await pinned(given);
  const { times } = await ctx.settings();
  const { orderId, purpose, renew } = input;
  return inTransaction(given.db, async (tx) => {
    const expiresAt = linkExpiresAt(purpose, times, ctx.now());
    const fresh = newOrderLink(ctx, { purpose, orderId, expiresAt });
    const old = await findOrderLink(tx, orderId, purpose);
    const kept: LinkRow | null = !renew && old && linkState(old, ctx.now()) === "live" ? old : null;
    let made: LinkRow | null = null;
    const changed = await changeOrderWithin<never>(
      tx,
      ctx,
      orderId,
      () => ok(kept ? [] : eventsOf(fresh.id, purpose, expiresAt, old)),
      {
        alongside: async (open) => {
          if (!kept) made = await insertLink(open, fresh);
        },
      },
    );
    return changed.ok ? ok(issuedFrom(ctx, kept ?? made)) : changed;
  });
}

function eventsOf(
  linkId: string,
  purpose: OrderLinkPurpose,
  expiresAt: Date | null,
  old: LinkRow | null,
): OrderEvent[] {
  const issued: OrderEvent = {
    kind: "link_issued",
    linkId,
    purpose,
    amount: null,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
  return old ? [{ kind: "link_revoked", linkId: old.id, cause: "renewed" }, issued] : [issued];
}
