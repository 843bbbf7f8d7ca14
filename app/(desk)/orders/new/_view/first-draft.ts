import "server-only";
import type { ListedDraft } from "@/app/(desk)/orders/new/_form/draft-list";
import type { Saved } from "@/app/(desk)/orders/new/_form/use-desk-draft";
import { draftKeyOf, findDraft, listDrafts } from "@/db/queries/desk-drafts";
import { findOrderPage } from "@/db/queries/order-page";
import { findAddress } from "@/db/queries/people";
import { loadDesk } from "@/lib/carts/commands/load-desk";
import { type DeskDraft, deskDraftSchema, emptyDeskDraft } from "@/lib/carts/desk-draft";
import { typedAddress } from "@/lib/customers/typed-address";
import { addressOf } from "@/lib/notifications/commands/load-letter";
import type { Context } from "@/lib/platform/context";

/** A draft that was begun before; null when there is none any more. `used`: it is an order by now. */
export async function savedDraft(ctx: Context, id: number): Promise<(Saved & { used: boolean }) | null> {
  const row = await findDraft(ctx.db, id);
  const parsed = row && deskDraftSchema.safeParse(row.draft);
  if (!row || !parsed?.success) return null;
  const { version, orderId } = row;
  return { draftKey: draftKeyOf(row), version, draft: parsed.data, used: orderId !== null };
}

export async function newDraft(ctx: Context): Promise<Saved> {
  const { defaultLocale } = await ctx.settings();
  return { draftKey: crypto.randomUUID(), version: 0, draft: emptyDeskDraft(defaultLocale) };
}

/** For more of the same customer, to the same place: what an order that has left already can no longer take. */
export async function complementOf(ctx: Context, number: number): Promise<Saved | null> {
  const page = await findOrderPage(ctx.db, number);
  if (!page) return null;
  const { order, person } = page;
  const fresh = await newDraft(ctx);
  const address = order.addressId === null ? null : await findAddress(ctx.db, order.addressId);
  const known = person && !person.erasedAt ? person : null;
  const draft: DeskDraft = {
    ...fresh.draft,
    complements: number,
    customer: {
      kind: known ? "existing" : "guest",
      personId: known?.id ?? null,
      fullName: known?.fullName ?? "",
      email: known?.email ?? "",
      phone: known?.phone ?? "",
      locale: order.locale,
    },
    delivery: {
      ...fresh.draft.delivery,
      kind: order.shippingOption === "store_pickup" ? "pickup" : "method",
      pickupKey: order.pickupLocationKey,
      address: address ? typedAddress(addressOf(address)) : {},
    },
  };
  return { ...fresh, draft };
}

/** Drafts of the shop with their customer and what they come to today. */
export async function listedDrafts(ctx: Context): Promise<ListedDraft[]> {
  const rows = await listDrafts(ctx.db);
  const listed = await Promise.all(
    rows.map(async ({ id, by, changedAt, draft }) => {
      const parsed = deskDraftSchema.safeParse(draft);
      if (!parsed.success) return null;
      const desk = await loadDesk(ctx.db, ctx, parsed.data);
      const customer = parsed.data.customer.fullName.trim() || parsed.data.customer.email.trim();
      const total = desk.priced.totals.total;
      return { ...{ id, by, changedAt, customer, total }, lines: parsed.data.lines.length };
    }),
  );
  return listed.filter((one) => one !== null);
}
