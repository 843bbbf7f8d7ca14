import { z } from "zod";
import { inTransaction, type Reader } from "@/db/client";
import { lockOrder } from "@/db/queries/journal";
import { hasWaitingLetter } from "@/db/queries/letters";
import { findPerson } from "@/db/queries/people";
import { staffIdOf } from "@/lib/kernel/actor";
import { mintId } from "@/lib/kernel/ids";
import { rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { readOrder } from "@/lib/orders/commands/read-order";
import { enqueueLetter } from "@/lib/orders/commands/write-letters";
import { isRecoverable } from "@/lib/orders/endings";
import type { Context } from "@/lib/platform/context";

export const sendRecoveryInput = z.strictObject({ orderId: rowIdField });
type SendRecoveryInput = z.output<typeof sendRecoveryInput>;
export type SendRecoveryRefused = {
  readonly code: "order_not_found" | "not_recoverable" | "still_waiting" | Unreachable;
};
type Unreachable = "no_address" | "address_bounced" | "unsubscribed";

/** The series starts with this text, and so does a letter by hand. */
const FIRST_STEP = 1;

async function unreachable(reader: Reader, personId: number | null): Promise<Unreachable | null> {
  const person = personId === null ? null : await findPerson(reader, personId);
  if (!person?.email) return "no_address";
  if (person.undeliverableAt) return "address_bounced";
  return person.unsubscribedAt ? "unsubscribed" : null;
}

/** Sends the recovery letter of an abandoned or canceled order because a person asks for it, outside the series. */
export async function sendRecovery(
  ctx: Context,
  { orderId }: SendRecoveryInput,
): Promise<Result<{ readonly letterId: string }, SendRecoveryRefused>> {
  return inTransaction(ctx.db, async (tx) => {
    await lockOrder(tx, orderId);
    const order = await readOrder(tx, orderId);
    if (!order) return refuse({ code: "order_not_found" });
    if (!isRecoverable(order)) return refuse({ code: "not_recoverable" });
    const obstacle = await unreachable(tx, order.personId);
    if (obstacle) return refuse({ code: obstacle });
    if (await hasWaitingLetter(tx, orderId, "recovery", ctx.now())) return refuse({ code: "still_waiting" });
    const id = mintId(ctx.random, "ltr");
    await enqueueLetter(tx, ctx, 0, {
      ...{ id, orderId, kind: "recovery", audience: "customer", step: FIRST_STEP, state: "waiting" },
      key: `order_${orderId}/recovery/by-hand/customer:again_${id}`,
      personId: order.personId,
      askedBy: staffIdOf(ctx.actor),
      locale: order.locale,
      ...{ dueAt: ctx.now(), createdAt: ctx.now() },
    });
    return ok({ letterId: id });
  });
}
