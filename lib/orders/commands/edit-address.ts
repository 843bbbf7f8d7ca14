import { z } from "zod";
import { inTransaction, type Tx } from "@/db/client";
import { catalogueByIds, findCoupon, listTaxRules } from "@/db/queries/catalog";
import { type AddressRow, findAddress, insertAddress } from "@/db/queries/people";
import { parcelOf } from "@/lib/catalog/parcel-of";
import { quote } from "@/lib/catalog/shipping-rates";
import { type TaxPlace, taxPlace } from "@/lib/catalog/tax";
import type { Address } from "@/lib/customers/address";
import { readAddress } from "@/lib/customers/typed-address";
import { rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import {
  blocksEdit,
  type EditPlan,
  type EditRefused,
  type EditShop,
  eventsOf,
  notEditable,
  planEdit,
  type WantedEdit,
} from "@/lib/orders/edit";
import type { NewEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { type Context, pinned } from "@/lib/platform/context";
import type { ShopSettings } from "@/lib/shop/settings";
import { changeOrderWithin, type GateRefused } from "./change-order";
import type { AttemptLive } from "./edit-attempts";
import type { DetailsInvalid } from "./edit-contact";
import { holdOrder } from "./hold-order";

export const ADDRESS_PRICES = ["ask", "keep", "new"] as const;

export const editAddressInput = z.strictObject({
  orderId: rowIdField,
  expectedVersion: rowIdField,
  address: z.record(z.string().max(40), z.string().max(300)),
  /** What becomes of the shipping price when the new address costs another: ask the person first, keep it, or charge the new one. */
  price: z.enum(ADDRESS_PRICES),
});
export type EditAddressRefused =
  | GateRefused
  | DetailsInvalid
  | EditRefused
  | AttemptLive
  | { readonly code: "not_delivered" }
  /** The method does not reach there at all: it may be kept at its price, or another one chosen in the editor. */
  | { readonly code: "not_reached" }
  | { readonly code: "shipping_price_changes"; readonly before: bigint; readonly after: bigint };

/** Corrects where an order goes: in any status at the price that it had; at another price while it may be edited. */
export async function editAddress(
  given: Context,
  { orderId, expectedVersion, address: typed, price }: z.output<typeof editAddressInput>,
): Promise<Result<Order, EditAddressRefused>> {
  const ctx = await pinned(given);
  const settings = await ctx.settings();
  const read = readAddress(typed, settings.country);
  if ("problems" in read) return refuse({ code: "details_invalid", problems: read.problems });
  const { address } = read;
  return inTransaction(ctx.db, async (tx): Promise<Result<Order, EditAddressRefused>> => {
    const held = await holdOrder(tx, orderId, expectedVersion);
    if (!held.ok) return held;
    if (held.value.shippingOption !== "delivery") return refuse({ code: "not_delivered" });
    return moveTo(tx, ctx, held.value, address, price);
  });
}

type Price = (typeof ADDRESS_PRICES)[number];

async function moveTo(
  tx: Tx,
  ctx: Context,
  order: Order,
  address: Address,
  price: Price,
): Promise<Result<Order, EditAddressRefused>> {
  const old = order.addressId === null ? null : await findAddress(tx, order.addressId);
  // What has left, or is over, keeps its price wherever it goes.
  const keeps = price === "keep" || notEditable(order) !== null;
  const plan = keeps ? ok(null) : await repriced(tx, ctx, order, { old, address });
  if (!plan.ok) return plan;
  const refused = refusedPlan(order, plan.value, price);
  if (refused) return refuse(refused);
  const { id: _id, ...kept } = old ?? { id: 0 };
  const row = { ...kept, ...address, personId: order.personId, createdAt: ctx.now() };
  const addressId = await insertAddress(tx, row);
  return changeOrderWithin<never>(tx, ctx, order.id, (now) => ok(moved(now, plan.value, addressId)));
}

function refusedPlan(order: Order, plan: EditPlan | null, price: Price): EditAddressRefused | null {
  if (!plan || plan.totals.total === order.totals.total) return null;
  if (price === "ask") {
    return { code: "shipping_price_changes", before: order.totals.total, after: plan.totals.total };
  }
  return blocksEdit(order, plan) ? { code: "attempt_live", until: null } : null;
}

function moved(order: Order, plan: EditPlan | null, addressId: number): NewEvent[] {
  const { shippingOption, pickupLocationKey, shippingMethod, totals } = order;
  const delivery = { shippingOption, pickupLocationKey, shippingMethod, addressId };
  if (!plan) return [{ kind: "delivery_changed", ...delivery, totals }];
  return eventsOf(order, { ...plan, delivery }, { reason: "other", noteId: null });
}

type Move = { readonly old: AddressRow | null; readonly address: Address };

/** The order at its new address with today's price of its method there; null when neither price nor taxes would change. */
async function repriced(
  tx: Tx,
  ctx: Context,
  order: Order,
  move: Move,
): Promise<Result<EditPlan | null, EditAddressRefused>> {
  const settings = await ctx.settings();
  const shipping = newPrice(settings, order, move);
  if (!shipping.ok) return shipping;
  const plan = planEdit(order, unmoved(order, shipping.value), await shopFor(tx, settings, order, move));
  if (plan.ok) return plan;
  return plan.refusal.code === "nothing_changed" || shipping.value === null ? ok(null) : plan;
}

/** What the order's own method costs there, when that is another price than here; null when it is none of the shop's, or the same. */
function newPrice(
  settings: ShopSettings,
  order: Order,
  { old, address }: Move,
): Result<bigint | null, { readonly code: "not_reached" }> {
  const was = old && priceAt(settings, order, old);
  if (was === null) return ok(null);
  const is = priceAt(settings, order, address);
  if (is === null) return refuse({ code: "not_reached" });
  return ok(is === was ? null : is);
}

function unmoved(order: Order, price: bigint | null): WantedEdit {
  const { shippingOption, addressId, pickupLocationKey, shippingMethod } = order;
  return {
    lines: order.lines.map(({ lineId, quantity, discount }) => ({
      ...{ kind: "kept", lineId, quantity, unitPrice: null, name: null },
      discount: { kind: "fixed", amount: discount },
    })),
    coupon: order.coupon ? "keep" : null,
    ownDiscount: "keep",
    delivery: price === null ? null : { shippingOption, addressId, pickupLocationKey, shippingMethod, price },
  };
}

async function shopFor(
  tx: Tx,
  settings: ShopSettings,
  order: Order,
  { old, address }: Move,
): Promise<EditShop> {
  const ids = order.lines.flatMap(({ variantId }) => variantId ?? []);
  const coupon = order.coupon && (await findCoupon(tx, couponOf(order, order.coupon.code)));
  return {
    rows: await catalogueByIds(tx, ids),
    pricesIncludeTax: settings.pricesIncludeTax,
    taxRules: await listTaxRules(tx),
    taxedBefore: taxedAt(settings, old),
    taxedAfter: taxedAt(settings, address),
    couponToday: coupon?.coupon ?? null,
  };
}

const couponOf = (order: Order, code: string) => ({ code, email: null, exceptOrderId: order.id });

function taxedAt(settings: ShopSettings, address: Pick<Address, "country" | "region"> | null): TaxPlace {
  const shop = { country: settings.country, region: settings.address?.region ?? null };
  const shipping = address && { country: address.country, region: address.region };
  return taxPlace(settings.taxBasis, { shipping, billing: null, shop });
}

/** What the order's own method costs to a place today; null when it does not reach there. */
function priceAt(settings: ShopSettings, order: Order, place: Address): bigint | null {
  const { country, region } = place;
  const to = { country, region, municipality: place.municipality ?? place.city };
  const offers = quote({ methods: settings.shippingMethods, pickups: [] }, parcelOf(order.lines), to);
  return offers.find(({ key }) => key === order.shippingMethod?.key)?.price ?? null;
}
