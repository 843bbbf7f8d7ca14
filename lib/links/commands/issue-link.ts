import { inTransaction } from "@/db/client";
import { findOrderLink, insertLink, type LinkRow, revokeLinkRow } from "@/db/queries/links";
import { ok, type Result } from "@/lib/kernel/result";
import { linkExpiresAt } from "@/lib/links/purposes";
import { linkState } from "@/lib/links/token";
import { changeOrderWithin, type GateRefused } from "@/lib/orders/commands/change-order";
import type { OrderEvent } from "@/lib/orders/events";
import { type Context, pinned } from "@/lib/platform/context";
import { newOrderLink, tokenOf, urlOf } from "./link-url";

export const ORDER_LINKS = ["payment", "recovery", "duplicate"] as const;
export type OrderLinkPurpose = (typeof ORDER_LINKS)[number];

export type IssueLinkInput = {
  readonly orderId: number;
  readonly purpose: OrderLinkPurpose;
  /** Ends the old one and makes another; else a link that still works is shown again. */
  readonly renew?: boolean;
};
export type IssuedLink = {
  readonly id: string;
  readonly token: string;
  readonly url: string;
  readonly expiresAt: Date | null;
};

/** A payment, recovery or duplicate link of an order, told in its history. A payment link is good for today's balance only. */
export async function issueLink(
  given: Context,
  input: IssueLinkInput,
): Promise<Result<IssuedLink, GateRefused>> {
  const ctx = await pinned(given);
  const { times } = await ctx.settings();
  return inTransaction(given.db, async (tx) => {
    let made: LinkRow | null = null;
    const { orderId, purpose } = input;
    const expiresAt = linkExpiresAt(purpose, times, ctx.now());
    const fresh = newOrderLink(ctx, { purpose, orderId, expiresAt });
    const old = await findOrderLink(tx, orderId, purpose);
    let kept: LinkRow | null = null;
    const changed = await changeOrderWithin<never>(
      tx,
      ctx,
      orderId,
      (order) => {
        const due = purpose === "payment" ? order.balanceDue : null;
        kept = input.renew ? null : stillGood(old, due, ctx.now());
        if (kept) return ok([]);
        fresh.content = due === null ? {} : { amount: due.toString() };
        return ok(eventsOf(fresh.id, purpose, due, expiresAt, old));
      },
      {
        alongside: async (open) => {
          if (kept) return;
          if (old) await revokeLinkRow(open, old.id, ctx.now());
          made = await insertLink(open, fresh);
        },
      },
    );
    return changed.ok ? ok(shown(ctx, kept ?? made)) : changed;
  });
}

const stillGood = (link: LinkRow | null, due: bigint | null, now: Date): LinkRow | null =>
  link && linkState(link, now) === "live" && fits(link, due) ? link : null;

/** A payment link dies with its amount. */
const fits = (link: LinkRow, due: bigint | null): boolean =>
  due === null || (link.content as { amount?: string }).amount === due.toString();

function eventsOf(
  linkId: string,
  purpose: OrderLinkPurpose,
  amount: bigint | null,
  expiresAt: Date | null,
  old: LinkRow | null,
): OrderEvent[] {
  const issued: OrderEvent = {
    kind: "link_issued",
    linkId,
    purpose,
    amount,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
  return old ? [{ kind: "link_revoked", linkId: old.id, cause: "renewed" }, issued] : [issued];
}

function shown(ctx: Context, link: LinkRow | null): IssuedLink {
  const [token, url] = link ? [tokenOf(ctx, link), urlOf(ctx, link)] : [null, null];
  if (!link || token === null || url === null) throw new Error("the link cannot be shown");
  return { id: link.id, token, url, expiresAt: link.expiresAt };
}
