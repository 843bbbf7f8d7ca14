import { findCart } from "@/db/queries/carts";
import { chooseDelivery } from "@/lib/carts/commands/choose-delivery";
import { loadCart } from "@/lib/carts/commands/load-cart";
import { openCart } from "@/lib/carts/commands/open-cart";
import { openSavedLink } from "@/lib/carts/commands/open-direct-buy";
import { openRecoveryCart } from "@/lib/carts/commands/open-order-cart";
import { placeOrder } from "@/lib/carts/commands/place-order";
import { saveContact } from "@/lib/carts/commands/save-contact";
import { seenOf } from "@/lib/carts/placing";
import { CLOCK, CUSTOMER } from "@/lib/kernel/actor";
import { HOUR_MS, plus } from "@/lib/kernel/clock";
import { tokenHash } from "@/lib/kernel/hash";
import { mustSucceed } from "@/lib/kernel/result";
import type { Attribution } from "@/lib/links/attribution";
import { expireOrders } from "@/lib/orders/commands/expire-orders";
import { readOrder } from "@/lib/orders/commands/read-order";
import type { MethodKey } from "@/lib/shop/payment-methods";
import { minutes } from "../calendar";
import type { Dice } from "../dice";
import type { Customer } from "../people";
import type { Story } from "../timeline";
import { by, type World } from "../world";

export type Wish = {
  readonly customer: Customer;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  readonly how: "delivery" | "pickup" | "nothing";
  readonly method: MethodKey;
  readonly shipping?: string;
  readonly coupon?: string;
  /** Slug of the saved link that they came by; its own lines are bought. */
  readonly link?: string;
  readonly recoveredFrom?: number;
  readonly attribution?: Attribution;
  readonly isInvoiced?: boolean;
  readonly answers?: Readonly<Record<string, string>>;
  /** Where they close the page. */
  readonly leavesAt?: "contact" | "delivery";
};

export type Bought = { readonly orderId: number; readonly token: string };

/** The sweep runs every minute. */
const SWEEP_MS = 40_000;

const variantOf = ({ shelf }: World, sku: string): number => shelf.get(sku) ?? 0;

async function cartOf(world: World, wish: Wish): Promise<string> {
  const ctx = by(world, CUSTOMER);
  const { customer, link, coupon } = wish;
  const attribution = { ...wish.attribution, firstSeenAt: ctx.now().toISOString() };
  if (wish.recoveredFrom) {
    const again = { orderId: wish.recoveredFrom, locale: customer.locale };
    return mustSucceed(await openRecoveryCart(ctx, again), "recovery cart").token;
  }
  if (link) {
    const visit = { slug: link, times: wish.lines[0]?.quantity ?? 1, locale: customer.locale };
    return mustSucceed(await openSavedLink(ctx, { ...visit, attribution }), `link ${link}`).token;
  }
  return openCart(ctx, {
    lines: wish.lines.map(({ sku, quantity }) => ({
      variantId: variantOf(world, sku),
      quantity,
      fixedPrice: null,
    })),
    coupon: coupon ?? null,
    source: "checkout",
    locale: customer.locale,
    attribution,
  });
}

/** A customer from the first page to the placed order, step by step through the same commands as the pages. Null: they did not get there. */
export async function* checkout(world: World, dice: Dice, wish: Wish): Story<Bought | null> {
  const ctx = by(world, CUSTOMER);
  const token = await cartOf(world, wish);
  yield minutes(dice, world.time.now(), 1, 9);
  const { fullName, email, phone, locale } = wish.customer;
  const opened = await saveContact(ctx, { token, fullName, email, phone, locale });
  if (!opened.ok) return null;
  const { id: orderId } = opened.value;
  world.time.at(plus(world.time.now(), 24 * HOUR_MS + SWEEP_MS), () => expireWhen(world, orderId, "open"));
  if (wish.leavesAt === "contact") return null;
  yield minutes(dice, world.time.now(), 1, 6);
  if (wish.how !== "nothing" && !(await deliver(world, token, wish))) return null;
  if (wish.leavesAt === "delivery") return null;
  yield minutes(dice, world.time.now(), 1, 7);
  return (await place(world, token, wish)) ? { orderId, token } : null;
}

async function deliver(world: World, token: string, { how, shipping, customer }: Wish): Promise<boolean> {
  const isPickup = how === "pickup";
  const chosen = await chooseDelivery(by(world, CUSTOMER), {
    token,
    option: isPickup ? "store_pickup" : "delivery",
    methodKey: isPickup ? null : (shipping ?? null),
    pickupKey: isPickup ? "providencia" : null,
    address: isPickup ? null : customer.address,
  });
  return chosen.ok;
}

async function place(world: World, token: string, wish: Wish): Promise<boolean> {
  const ctx = by(world, CUSTOMER);
  const cart = await findCart(world.tx, tokenHash(token));
  if (!cart) return false;
  const loaded = await loadCart(world.tx, ctx, cart);
  const { customer, isInvoiced, answers } = wish;
  const placed = await placeOrder(ctx, {
    token,
    seen: seenOf(loaded.priced),
    methodKey: loaded.priced.totals.total === 0n ? null : wish.method,
    documentType: isInvoiced ? "invoice" : "receipt",
    taxId: isInvoiced ? customer.taxId : "",
    companyName: isInvoiced ? `Comercial ${customer.fullName.split(" ").at(-1)} SpA` : "",
    businessActivity: isInvoiced ? "Cafetería y pastelería" : "",
    fields: { ...answers },
  });
  return placed.ok;
}

/** The clock looks when an order's time is over; what ends, and how, the sweep decides. */
async function expireWhen(world: World, orderId: number, wanted: "open" | "pending"): Promise<void> {
  const order = await readOrder(world.tx, orderId);
  if (order?.paymentStatus === wanted) await expireOrders(by(world, CLOCK));
}

/** The provider's page of an order that was placed is over some time later (P6). */
export async function watchPending(world: World, orderId: number): Promise<void> {
  const order = await readOrder(world.tx, orderId);
  const deadline = order?.placed?.expiresAt;
  if (deadline) world.time.at(plus(deadline, SWEEP_MS), () => expireWhen(world, orderId, "pending"));
}
