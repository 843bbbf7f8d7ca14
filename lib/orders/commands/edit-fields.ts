import { z } from "zod";
import { inTransaction } from "@/db/client";
import { insertNote, notesById } from "@/db/queries/notes";
import { mintId } from "@/lib/kernel/ids";
import { rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Order } from "@/lib/orders/order";
import { type Context, pinned } from "@/lib/platform/context";
import type { CheckoutField } from "@/lib/shop/settings";
import { changeOrderWithin, type GateRefused } from "./change-order";
import { holdOrder } from "./hold-order";

export const editFieldsInput = z.strictObject({
  orderId: rowIdField,
  expectedVersion: rowIdField,
  /** Answers by the key of the shop's question. */
  fields: z.record(z.string().max(40), z.string().max(2_000)),
});
export type EditFieldsRefused = { readonly code: "nothing_changed" } | GateRefused;

type Answers = Readonly<Record<string, unknown>>;

/** The questions whose answer is another now, and all answers with them. Answers to questions that are not asked any more stay. */
function changesOf(
  asked: readonly CheckoutField[],
  locale: Order["locale"],
  before: Answers,
  typed: Readonly<Record<string, string>>,
): { readonly keys: readonly string[]; readonly data: Answers } {
  const data: Record<string, unknown> = { ...before };
  const keys: string[] = [];
  for (const { key, label } of asked) {
    const answer = typed[key]?.trim();
    const name = label[locale];
    if (answer === undefined || answer === String(before[name] ?? "")) continue;
    keys.push(key);
    if (answer === "") delete data[name];
    else data[name] = answer;
  }
  return { keys, data };
}

/** Corrects the answers to the shop's own questions, in any status. */
export async function editFields(
  given: Context,
  { orderId, expectedVersion, fields }: z.output<typeof editFieldsInput>,
): Promise<Result<Order, EditFieldsRefused>> {
  const ctx = await pinned(given);
  const { checkoutFields } = await ctx.settings();
  return inTransaction(ctx.db, async (tx): Promise<Result<Order, EditFieldsRefused>> => {
    const held = await holdOrder(tx, orderId, expectedVersion);
    if (!held.ok) return held;
    const { fieldsId: oldId, locale } = held.value;
    const old = oldId === null ? undefined : (await notesById(tx, [oldId])).get(oldId);
    const before = (old?.data as Answers | null | undefined) ?? {};
    const { keys, data } = changesOf(checkoutFields, locale, before, fields);
    if (keys.length === 0) return refuse({ code: "nothing_changed" });
    const id = mintId(ctx.random, "note");
    const note = { id, orderId, kind: "fields" as const, text: old?.text ?? "", data, createdAt: ctx.now() };
    return changeOrderWithin<never>(
      tx,
      ctx,
      orderId,
      () => ok([{ kind: "fields_changed", fieldsId: id, changed: [...keys] }]),
      { alongside: (open) => insertNote(open, note) },
    );
  });
}
