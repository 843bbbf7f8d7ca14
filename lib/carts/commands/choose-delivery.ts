import type { Tx } from "@/db/client";
import { updateCart } from "@/db/queries/carts";
import { insertAddress } from "@/db/queries/people";
import type { CartDraft } from "@/lib/carts/cart";
import { readAddress } from "@/lib/customers/typed-address";
import { canonicalJson } from "@/lib/kernel/hash";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { GateRefused } from "@/lib/orders/commands/change-order";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import { type LoadedCart, loadCart } from "./load-cart";
import { type CartRefused, type Invalid, keepInvalid, syncOrder, withOpenCart } from "./within-cart";

export type ChooseDeliveryInput = {
  readonly token: string;
  readonly option: "delivery" | "store_pickup";
  readonly methodKey: string | null;
  readonly pickupKey: string | null;
  /** Fields of the address as typed; null keeps the address that the cart has. */
  readonly address: Readonly<Record<string, string>> | null;
};
export type ChooseDeliveryRefused =
  | CartRefused
  | Invalid
  | GateRefused
  | { readonly code: "contact_missing" }
  /** Nothing reaches this place: another address, or pickup. */
  | { readonly code: "not_delivered_there" };

/** Saves where the order goes and how; the open order follows with its new totals. A comuna tells its region. */
export async function chooseDelivery(
  given: Context,
  input: ChooseDeliveryInput,
): Promise<Result<LoadedCart, ChooseDeliveryRefused>> {
  return withOpenCart<LoadedCart, ChooseDeliveryRefused>(given, input.token, async (tx, loaded, ctx) => {
    if (!loaded.order) return refuse({ code: "contact_missing" });
    return input.option === "store_pickup"
      ? keepPickup(tx, ctx, loaded, input)
      : keepAddress(tx, ctx, loaded, loaded.order, input);
  });
}

async function keepPickup(tx: Tx, ctx: Context, loaded: LoadedCart, { pickupKey }: ChooseDeliveryInput) {
  const delivery = { ...loaded.draft.delivery, option: "store_pickup" as const, pickupKey };
  return keep(tx, ctx, loaded, { ...loaded.draft, delivery, problems: {} });
}

async function keepAddress(
  tx: Tx,
  ctx: Context,
  loaded: LoadedCart,
  order: Order,
  input: ChooseDeliveryInput,
): Promise<Result<LoadedCart, ChooseDeliveryRefused>> {
  const { delivery, contact } = loaded.draft;
  const { methodKey } = input;
  if (input.address === null) {
    const kept = { ...delivery, option: "delivery" as const, methodKey };
    return keep(tx, ctx, loaded, { ...loaded.draft, delivery: kept, problems: {} });
  }
  const typed = clip(input.address);
  const read = readAddress({ name: contact.fullName, street: "", ...typed }, loaded.settings.country);
  if ("problems" in read) {
    const draft = { ...loaded.draft, delivery: { ...delivery, option: "delivery" as const, typed } };
    return keepInvalid(tx, loaded, draft, read.problems);
  }
  const { address } = read;
  const isSame = delivery.addressId !== null && canonicalJson(delivery.address) === canonicalJson(address);
  const addressId = isSame
    ? delivery.addressId
    : await insertAddress(tx, { ...address, personId: order.personId, createdAt: ctx.now() });
  const chosen = { ...delivery, option: "delivery" as const, methodKey, typed, address, addressId };
  return keep(tx, ctx, loaded, { ...loaded.draft, delivery: chosen, problems: {} });
}

async function keep(
  tx: Tx,
  ctx: Context,
  { cart }: LoadedCart,
  draft: CartDraft,
): Promise<Result<LoadedCart, ChooseDeliveryRefused>> {
  const saved = await loadCart(tx, ctx, await updateCart(tx, cart, { draft }, ctx.now()));
  const synced = await syncOrder(tx, ctx, saved);
  if (!synced.ok) return synced;
  return saved.priced.needsShipping && !saved.priced.shipping
    ? refuse({ code: "not_delivered_there" })
    : ok(saved);
}

const MAX_TYPED = 300;
const clip = (typed: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(typed).map(([field, text]) => [field, text.slice(0, MAX_TYPED)]));
