import type { Tx } from "@/db/client";
import { updateCart } from "@/db/queries/carts";
import { type PersonRow, upsertPerson } from "@/db/queries/people";
import type { CartDraft } from "@/lib/carts/cart";
import { contentsOf } from "@/lib/carts/sync";
import { contactSchema } from "@/lib/customers/person";
import { isLocale, type Locale } from "@/lib/i18n/locale";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { type GateRefused, openOrderWithin } from "@/lib/orders/commands/change-order";
import type { OrderEvent } from "@/lib/orders/events";
import { ORDER_SOURCES, type OrderAttribution } from "@/lib/orders/events/parts";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import { withSeen } from "./change-cart";
import { type LoadedCart, loadCart } from "./load-cart";
import { markRecovered, recoverable } from "./mark-recovered";
import { type CartRefused, type Invalid, keepInvalid, syncOrder, withOpenCart } from "./within-cart";

export type SaveContactInput = {
  readonly token: string;
  readonly fullName: string;
  readonly email: string;
  readonly phone: string;
  readonly locale: Locale;
};
export type SaveContactRefused = CartRefused | Invalid | GateRefused | { readonly code: "nothing_to_buy" };

/** Saves who buys. The first time the order opens and takes its number (P1); later the open order is told. */
export async function saveContact(
  given: Context,
  input: SaveContactInput,
): Promise<Result<Order, SaveContactRefused>> {
  return withOpenCart<Order, SaveContactRefused>(given, input.token, async (tx, loaded, ctx) => {
    const { fullName, email, phone } = input;
    const draft: CartDraft = { ...loaded.draft, contact: clipped({ fullName, email, phone }) };
    const parsed = contactSchema(loaded.settings.country).safeParse(draft.contact);
    if (!parsed.success) return keepInvalid(tx, loaded, draft, problemsOf(parsed.error.issues));
    if (loaded.priced.lines.length === 0) return refuse({ code: "nothing_to_buy" });
    const person = await upsertPerson(tx, { ...parsed.data, locale: input.locale }, ctx.now());
    const contact = { fullName: parsed.data.fullName, email: parsed.data.email, phone: draft.contact.phone };
    const cart = await updateCart(
      tx,
      loaded.cart,
      {
        draft: { ...draft, contact, problems: {} },
        locale: input.locale,
        lines: bought(loaded),
      },
      ctx.now(),
    );
    const saved = await loadCart(tx, ctx, cart);
    return saved.order ? tellOrder(tx, ctx, saved, saved.order, person) : openOrder(tx, ctx, saved, person);
  });
}

const MAX_TYPED = 300;

const clipped = ({ fullName, email, phone }: CartDraft["contact"]): CartDraft["contact"] => ({
  fullName: fullName.slice(0, MAX_TYPED),
  email: email.slice(0, MAX_TYPED),
  phone: phone.slice(0, MAX_TYPED),
});

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

export const problemsOf = (issues: readonly Issue[]): Record<string, string> =>
  Object.fromEntries(issues.map(({ path, message }) => [String(path[0] ?? "form"), message]));

/** The order opens with what can be had: what was short stays named on the page that said so. */
function bought(loaded: LoadedCart): LoadedCart["cart"]["lines"] {
  const units = new Map(loaded.priced.lines.map((line) => [line.variantId, line.quantity]));
  return withSeen(loaded.cart.lines, loaded).flatMap((line) => {
    const quantity = units.get(line.variantId) ?? 0;
    return quantity === 0 ? [] : [{ ...line, quantity }];
  });
}

async function tellOrder(
  tx: Tx,
  ctx: Context,
  saved: LoadedCart,
  order: Order,
  person: PersonRow,
): Promise<Result<Order, GateRefused>> {
  const told: OrderEvent[] = [{ kind: "contact_changed", personId: person.id }];
  const synced = await syncOrder(tx, ctx, saved, told);
  return synced.ok ? ok({ ...order, personId: person.id }) : synced;
}

async function openOrder(
  tx: Tx,
  ctx: Context,
  saved: LoadedCart,
  person: PersonRow,
): Promise<Result<Order, GateRefused>> {
  const { cart, settings, priced, draft } = saved;
  const { delivery, billing } = contentsOf(priced, draft);
  const recoveredFrom = await recoverable(tx, cart.recoveredFrom);
  const source = ORDER_SOURCES.find((one) => one === cart.source) ?? "checkout";
  const created = (number: number): OrderEvent => ({
    kind: "order_created",
    number: number === 0 ? 1 : number,
    source,
    currency: settings.currency,
    locale: isLocale(cart.locale) ? cart.locale : settings.defaultLocale,
    lines: [...priced.lines],
    totals: priced.totals,
    personId: person.id,
    ...delivery,
    ...billing,
    fieldsId: null,
    coupon: priced.orderCoupon,
    ownDiscount: 0n,
    attribution: cart.attribution as OrderAttribution,
    linkId: cart.linkId,
    recoveredFrom,
    duplicatedFrom: cart.duplicatedFrom,
  });
  const opened = await openOrderWithin(tx, ctx, (number) => [created(number)]);
  if (!opened.ok) return opened;
  await updateCart(tx, cart, { orderId: opened.value.id }, ctx.now());
  if (recoveredFrom !== null) await markRecovered(tx, ctx, recoveredFrom, opened.value.id);
  return opened;
}
