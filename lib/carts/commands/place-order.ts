import type { Tx } from "@/db/client";
import { updateCart } from "@/db/queries/carts";
import { lockCoupon } from "@/db/queries/catalog";
import { billingProblems, type DocumentType, fieldProblems } from "@/lib/carts/billing";
import type { CartDraft } from "@/lib/carts/cart";
import { methodOf, seenOf } from "@/lib/carts/placing";
import type { LineNote } from "@/lib/carts/priced-cart";
import type { CouponRefused } from "@/lib/catalog/coupon";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { findStatusLink, issueStatusLink } from "@/lib/links/commands/status-link";
import type { GateRefused } from "@/lib/orders/commands/change-order";
import type { Order } from "@/lib/orders/order";
import type { MoveRefused } from "@/lib/orders/rules";
import type { Context } from "@/lib/platform/context";
import type { PaymentMethod } from "@/lib/shop/payment-methods";
import { checkLink, type LinkSpent } from "./check-link";
import { type LoadedCart, loadCart } from "./load-cart";
import { type CartRefused, type Invalid, keepInvalid, withCart } from "./within-cart";
import { writePlacing } from "./write-placing";

export type PlaceOrderInput = {
  readonly token: string;
  /** `seenOf` the cart as the page showed it: another one now is refused, so that no price moves unsaid. */
  readonly seen: string;
  /** Null when there is nothing to pay. */
  readonly methodKey: string | null;
  readonly documentType: DocumentType;
  readonly taxId: string;
  readonly companyName: string;
  readonly businessActivity: string;
  readonly fields: Readonly<Record<string, string>>;
};

export type ShortLine = { readonly name: string; readonly wanted: number; readonly left: number };
export type PlaceRefused =
  | CartRefused
  | Invalid
  | Exclude<GateRefused, { code: "out_of_stock" }>
  | MoveRefused
  | LinkSpent
  | { readonly code: "contact_missing" | "delivery_missing" | "method_unavailable" | "order_over" }
  | { readonly code: "out_of_stock"; readonly lines: readonly ShortLine[] }
  | { readonly code: "coupon_refused"; readonly coupon: string; readonly why: CouponRefused }
  | { readonly code: "total_changed"; readonly total: bigint };

/** `again`: it was placed before, by another tab or a repeated click; nothing was done now. */
export type PlacedOrder = {
  readonly orderId: number;
  readonly number: number;
  readonly pays: "provider" | "manual" | "nothing";
  readonly statusToken: string;
  readonly again: boolean;
};

/**
 * Places the order: stock is taken, and instructions, status link and event are one commit (P2, P2b).
 * Whatever stands in the way is refused by name and writes nothing. Placing twice places once and answers the same.
 */
export async function placeOrder(
  given: Context,
  input: PlaceOrderInput,
): Promise<Result<PlacedOrder, PlaceRefused>> {
  return withCart<PlacedOrder, PlaceRefused>(given, input.token, async (tx, first, ctx) => {
    const { order, expired } = first;
    if (expired) return refuse({ code: "cart_expired" });
    if (!order) return refuse({ code: "contact_missing" });
    if (order.paymentStatus !== "open") return alreadyPlaced(tx, ctx, order);
    const loaded = (await lockLimits(tx, first)) ? await loadCart(tx, ctx, first.cart) : first;
    return placeHeld(tx, ctx, { ...loaded, draft: withAnswers(loaded.draft, input) }, order, input);
  });
}

async function placeHeld(
  tx: Tx,
  ctx: Context,
  loaded: LoadedCart,
  order: Order,
  input: PlaceOrderInput,
): Promise<Result<PlacedOrder, PlaceRefused>> {
  const { draft, settings, cart } = loaded;
  const problems = {
    ...billingProblems(draft, settings),
    ...fieldProblems(draft, settings.checkoutFields),
  };
  if (Object.keys(problems).length > 0) return keepInvalid(tx, loaded, draft, problems);
  const ready = await checkReady(tx, ctx, loaded, order, input);
  if (!ready.ok) return ready;
  const placed = await writePlacing(tx, ctx, loaded, order, ready.value);
  if (!placed.ok) return placed;
  await updateCart(tx, cart, { draft: { ...draft, problems: {} } }, ctx.now());
  return ok(outcome(placed.value.order, placed.value.statusToken, false));
}

/** Uses of a coupon are counted by whoever holds its row, always before that of a link. */
async function lockLimits(tx: Tx, { cart }: LoadedCart): Promise<boolean> {
  if (cart.coupon !== null) await lockCoupon(tx, cart.coupon);
  return cart.coupon !== null;
}

async function alreadyPlaced(tx: Tx, ctx: Context, order: Order): Promise<Result<PlacedOrder, PlaceRefused>> {
  if (!order.placed || order.closed) return refuse({ code: "order_over" });
  const { token } = (await findStatusLink(ctx, order.id, tx)) ?? (await issueStatusLink(ctx, order.id, tx));
  return ok(outcome(order, token, true));
}

const PAYS = { provider: "provider", manual: "manual", none: "nothing" } as const;

const outcome = (order: Order, statusToken: string, again: boolean): PlacedOrder => ({
  orderId: order.id,
  number: order.number,
  pays: PAYS[order.placed?.methodKind ?? "none"],
  statusToken,
  again,
});

function withAnswers(draft: CartDraft, input: PlaceOrderInput): CartDraft {
  const clip = (text: string) => text.trim().slice(0, 200);
  const { documentType, taxId, companyName, businessActivity } = input;
  const answers = {
    taxId: clip(taxId),
    companyName: clip(companyName),
    businessActivity: clip(businessActivity),
  };
  return {
    ...draft,
    billing: { ...draft.billing, documentType, ...answers },
    fields: Object.fromEntries(Object.entries(input.fields).map(([key, text]) => [key, text.slice(0, 500)])),
  };
}

type Ready = { readonly method: PaymentMethod | null };

async function checkReady(
  tx: Tx,
  ctx: Context,
  loaded: LoadedCart,
  order: Order,
  input: PlaceOrderInput,
): Promise<Result<Ready, PlaceRefused>> {
  const { cart, priced, settings } = loaded;
  const stop = notAsSeen(loaded, input.seen) ?? notSendable(loaded);
  if (stop) return refuse(stop);
  if (cart.linkId !== null) {
    const units = priced.lines.reduce((sum, line) => sum + line.quantity, 0);
    const spent = await checkLink(tx, ctx, cart.linkId, order.id, units);
    if (!spent.ok) return spent;
  }
  if (priced.totals.total === 0n) return ok({ method: null });
  const method = methodOf(input.methodKey ?? "", settings, ctx.providers);
  return method.ok ? ok({ method: method.value }) : method;
}

/** What moved since the page was shown, by its cause: stock, the coupon, the way it comes, or a price. */
function notAsSeen(loaded: LoadedCart, seen: string): PlaceRefused | null {
  const { priced } = loaded;
  const lines = priced.notes.flatMap(shortLine);
  if (priced.lines.length === 0) return { code: "out_of_stock", lines };
  if (seenOf(priced) === seen) return null;
  if (lines.length > 0) return { code: "out_of_stock", lines };
  const { coupon, totals } = priced;
  if (coupon.state === "refused") return { code: "coupon_refused", coupon: coupon.code, why: coupon.refusal };
  return notSendable(loaded) ?? { code: "total_changed", total: totals.total };
}

function notSendable({ priced, draft }: LoadedCart): PlaceRefused | null {
  const unsent = priced.needsShipping && !priced.shipping;
  const nowhere = priced.shipping?.option === "delivery" && draft.delivery.addressId === null;
  return unsent || nowhere ? { code: "delivery_missing" } : null;
}

const shortLine = (note: LineNote): ShortLine[] =>
  note.code === "price_changed"
    ? []
    : [{ name: note.name, wanted: note.wanted, left: note.code === "reduced" ? note.left : 0 }];
