import type { JournalEntry } from "@/db/queries/journal";
import type { OrderPage } from "@/db/queries/order-page";
import { findAddress, findPerson } from "@/db/queries/people";
import { type AsItWas, asItWas } from "@/lib/orders/as-it-was";
import type { Context } from "@/lib/platform/context";
import type { CurrentUser } from "@/lib/platform/session";
import { onlyReading } from "./may";
import { type OrderView, orderView } from "./order-view";

export type PastView = { readonly view: OrderView; readonly was: AsItWas<JournalEntry> };

/**
 * The order's page as it was after one step, for reading only. Personal data are no part of the journal:
 * they are the rows named then, as they are kept today, so what was erased stays erased.
 */
export async function pastView(
  ctx: Context,
  page: OrderPage,
  user: CurrentUser,
  seq: number,
): Promise<PastView> {
  const was = asItWas(page.order.id, page.journal, seq);
  const { order, journal, step, knows } = was;
  const [person, shippingAddress, billingAddress] = await Promise.all([
    order.personId === null ? null : findPerson(ctx.db, order.personId),
    order.addressId === null ? null : findAddress(ctx.db, order.addressId),
    order.billingAddressId === null ? null : findAddress(ctx.db, order.billingAddressId),
  ]);
  const then: OrderPage = {
    ...page,
    ...{ order, journal, person, shippingAddress, billingAddress },
    notes: page.notes.filter(({ id }) => knows(id)),
    letters: page.letters.filter(({ id }) => knows(id)),
    movements: page.movements.filter(({ eventSeq }) => eventSeq !== null && eventSeq <= seq),
  };
  const view = await orderView(then, user, await ctx.settings(), step.recordedAt);
  return { view: { ...view, may: onlyReading(view.may), choices: [] }, was };
}
