import { inTransaction, type Tx } from "@/db/client";
import { lockCart, saveDraft } from "@/db/queries/carts";
import type { CartDraft } from "@/lib/carts/cart";
import { changesTo, contentsOf } from "@/lib/carts/sync";
import { tokenHash } from "@/lib/kernel/hash";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { isToken } from "@/lib/links/token";
import { changeOrderWithin, type GateRefused } from "@/lib/orders/commands/change-order";
import type { OrderEvent } from "@/lib/orders/events";
import { type Context, pinned } from "@/lib/platform/context";
import { type LoadedCart, loadCart } from "./load-cart";

export type CartRefused =
  | { readonly code: "cart_not_found" }
  | { readonly code: "cart_expired" }
  /** The order is placed (or over): its page says how it goes on. */
  | { readonly code: "already_placed"; readonly orderId: number };

/** Something typed cannot be used: field → code. What was typed is kept in the cart. */
export type Invalid = { readonly code: "invalid"; readonly problems: Readonly<Record<string, string>> };

/** Work takes the context that it is given: its settings are read already. */
type Work<T, R> = (tx: Tx, loaded: LoadedCart, ctx: Context) => Promise<Result<T, R>>;

/** Runs `work` on a cart that is held, with its order. The cart is locked before everything else. */
export async function withCart<T, R>(
  ctx: Context,
  token: string,
  work: Work<T, R>,
): Promise<Result<T, R | { readonly code: "cart_not_found" }>> {
  if (!isToken(token)) return refuse({ code: "cart_not_found" });
  const ready = await pinned(ctx);
  return inTransaction(ctx.db, async (tx) => {
    const cart = await lockCart(tx, tokenHash(token));
    if (cart?.kind !== "public") return refuse({ code: "cart_not_found" });
    return work(tx, await loadCart(tx, ready, cart), ready);
  });
}

/** The same, for changes: only while nothing is placed. */
export async function withOpenCart<T, R>(
  ctx: Context,
  token: string,
  work: Work<T, R>,
): Promise<Result<T, R | CartRefused>> {
  return withCart<T, R | CartRefused>(ctx, token, async (tx, loaded, ready) => {
    if (loaded.expired) return refuse({ code: "cart_expired" });
    if (loaded.order && loaded.order.paymentStatus !== "open")
      return refuse({ code: "already_placed", orderId: loaded.order.id });
    return work(tx, loaded, ready);
  });
}

/** Keeps what was typed and what is wrong with it, for the page that comes next. */
export async function keepInvalid(
  tx: Tx,
  { cart }: LoadedCart,
  draft: CartDraft,
  problems: Readonly<Record<string, string>>,
): Promise<{ readonly ok: false; readonly refusal: Invalid }> {
  await saveDraft(tx, cart, { ...draft, problems: { ...problems } });
  return refuse({ code: "invalid", problems });
}

/** Brings the open order to what the cart says now; `more` are events of the command itself, written first. */
export async function syncOrder(
  tx: Tx,
  ctx: Context,
  { order, priced, draft }: LoadedCart,
  more: readonly OrderEvent[] = [],
): Promise<Result<null, GateRefused>> {
  if (!order || priced.lines.length === 0) return ok(null);
  const contents = contentsOf(priced, draft);
  const changed = await changeOrderWithin<never>(tx, ctx, order.id, (now) =>
    ok([...more, ...changesTo(now, contents)]),
  );
  return changed.ok ? ok(null) : changed;
}
