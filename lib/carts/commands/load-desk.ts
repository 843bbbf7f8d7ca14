import type { Reader } from "@/db/client";
import { catalogueByIds, findCoupon, listTaxRules } from "@/db/queries/catalog";
import { findPerson, findPersonByEmail, type PersonRow } from "@/db/queries/people";
import type { DeskDraft } from "@/lib/carts/desk-draft";
import { type ReadEnding, readEnding } from "@/lib/carts/desk-payment";
import { priceDesk } from "@/lib/carts/desk-pricing";
import { type DeskRequest, readDesk } from "@/lib/carts/desk-request";
import type { CatalogueRow } from "@/lib/carts/priced-cart";
import type { PricedDesk } from "@/lib/carts/priced-desk";
import { taxPlace } from "@/lib/catalog/tax";
import { fold } from "@/lib/kernel/text";
import type { Context } from "@/lib/platform/context";
import type { ShopSettings } from "@/lib/shop/settings";

export type LoadedDesk = {
  readonly draft: DeskDraft;
  readonly request: DeskRequest;
  readonly priced: PricedDesk;
  readonly ending: ReadEnding;
  readonly rows: ReadonlyMap<number, CatalogueRow>;
  readonly settings: ShopSettings;
  /** The customer who was picked, or whose e-mail a guest left; null when none was, or the person is gone. */
  readonly person: PersonRow | null;
  /** Whose e-mail was typed beside another name: nobody is renamed by an order. */
  readonly namesake: PersonRow | null;
  /** All that stands in the way, the payment's own and the coupon's included. */
  readonly problems: Readonly<Record<string, string>>;
};

/** A typed order with today's prices, stock and totals. Reads only: the preview and the command see the same. */
export async function loadDesk(reader: Reader, ctx: Context, draft: DeskDraft): Promise<LoadedDesk> {
  const settings = await ctx.settings();
  const { kind, personId } = draft.customer;
  const found = kind === "existing" && personId !== null ? await findPerson(reader, personId) : null;
  const picked = found?.erasedAt ? null : found;
  const request = readDesk(draft, settings, picked?.fullName);
  const { person, namesake } = await whoIs(reader, request, draft, picked);
  const ids = request.lines.flatMap(({ variantId }) => (variantId === null ? [] : [variantId]));
  const rows = await catalogueByIds(reader, [...new Set(ids)]);
  const priced = priceDesk({
    lines: request.lines,
    rows,
    agreed: [],
    ownDiscount: request.ownDiscount,
    coupon: await couponOf(reader, request, person),
    delivery: request.delivery,
    shop: {
      pricesIncludeTax: settings.pricesIncludeTax,
      methods: settings.shippingMethods,
      pickups: settings.pickupLocations,
      taxRules: await listTaxRules(reader),
      taxPlace: placeOf(settings, request),
    },
    now: ctx.now(),
  });
  const ending = readEnding(draft, { settings, total: priced.totals.total, now: ctx.now() });
  const problems = {
    ...problemsOf(request, priced, ending, kind === "existing" && person === null),
    ...(namesake ? { "customer.email": "known_customer" } : {}),
  };
  return { draft, request, priced, ending, rows, settings, person, namesake, problems };
}

type Known = Pick<LoadedDesk, "person" | "namesake">;

/** An e-mail that is known already: a guest without a name is that customer; under another name somebody has to say who it is. */
async function whoIs(
  reader: Reader,
  { contact }: DeskRequest,
  { customer }: DeskDraft,
  picked: PersonRow | null,
): Promise<Known> {
  const email = customer.kind === "existing" ? null : (contact?.email ?? null);
  const known = email === null ? null : await findPersonByEmail(reader, email);
  if (!known) return { person: picked, namesake: null };
  if (customer.fullName.trim() === "") return { person: known, namesake: null };
  return { person: null, namesake: fold(customer.fullName) === fold(known.fullName) ? null : known };
}

async function couponOf(reader: Reader, { coupon, contact }: DeskRequest, person: PersonRow | null) {
  if (coupon === null) return null;
  const email = person?.email ?? contact?.email ?? null;
  const known = await findCoupon(reader, { code: coupon, email, exceptOrderId: null });
  return { code: coupon, found: known?.coupon ?? null, usedByEmail: known?.usedByEmail ?? 0 };
}

function placeOf(settings: ShopSettings, { address }: DeskRequest) {
  const shop = { country: settings.country, region: settings.address?.region ?? null };
  const shipping = address && { country: address.country, region: address.region };
  return taxPlace(settings.taxBasis, { shipping, billing: null, shop });
}

function problemsOf(
  request: DeskRequest,
  priced: PricedDesk,
  ending: ReadEnding,
  isNobody: boolean,
): LoadedDesk["problems"] {
  const gone = priced.notes.some(({ code }) => code === "gone");
  const { coupon } = priced;
  return {
    ...deliveryProblems(request, priced),
    ...(gone ? { lines: "gone" } : {}),
    ...(isNobody ? { "customer.personId": "missing" } : {}),
    ...(coupon.state === "refused" ? { "extras.coupon": coupon.refusal.code } : {}),
    ...(ending.ok || priced.lines.length === 0 ? {} : ending.problems),
  };
}

/** What is not sent needs no address, whatever stands in its fields. */
function deliveryProblems({ problems, delivery }: DeskRequest, priced: PricedDesk): LoadedDesk["problems"] {
  const isSent = priced.needsShipping && delivery.kind !== "none";
  const kept = Object.entries(problems).filter(([field]) => isSent || !field.startsWith("delivery."));
  const rest = Object.fromEntries(kept);
  const isUnreached = isSent && priced.shipping === null && priced.lines.length > 0;
  if (!isUnreached || kept.some(([field]) => field.startsWith("delivery."))) return rest;
  return { ...rest, "delivery.methodKey": delivery.kind === "pickup" ? "no_pickup" : "not_delivered_there" };
}
