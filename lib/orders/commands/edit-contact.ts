import { z } from "zod";
import { inTransaction } from "@/db/client";
import { correctPerson } from "@/db/queries/people";
import { deskContactSchema } from "@/lib/customers/person";
import { rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Order } from "@/lib/orders/order";
import { type Context, pinned } from "@/lib/platform/context";
import { changeOrderWithin, type GateRefused } from "./change-order";
import { holdOrder } from "./hold-order";

const typed = z.string().max(300);

export const editContactInput = z.strictObject({
  orderId: rowIdField,
  expectedVersion: rowIdField,
  fullName: typed,
  email: typed.default(""),
  phone: typed.default(""),
});

/** Something typed cannot be used: field → code. */
export type DetailsInvalid = {
  readonly code: "details_invalid";
  readonly problems: Readonly<Record<string, string>>;
};
export type EditContactRefused = DetailsInvalid | GateRefused;

/** Corrects who an order is for, in any status. One e-mail is one person: another e-mail moves the order to its owner. */
export async function editContact(
  given: Context,
  { orderId, expectedVersion, ...contact }: z.output<typeof editContactInput>,
): Promise<Result<Order, EditContactRefused>> {
  const ctx = await pinned(given);
  const { country } = await ctx.settings();
  const read = deskContactSchema(country).safeParse(contact);
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => [String(path[0] ?? "form"), message]);
    return refuse({ code: "details_invalid", problems: Object.fromEntries(problems) });
  }
  return inTransaction(ctx.db, async (tx): Promise<Result<Order, EditContactRefused>> => {
    const held = await holdOrder(tx, orderId, expectedVersion);
    if (!held.ok) return held;
    const { personId, locale } = held.value;
    const person = await correctPerson(tx, personId, { ...read.data, locale }, ctx.now());
    return changeOrderWithin<never>(tx, ctx, orderId, () =>
      ok([{ kind: "contact_changed", personId: person.id }]),
    );
  });
}
