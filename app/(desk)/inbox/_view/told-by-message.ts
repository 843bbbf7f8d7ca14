import { getLocale } from "next-intl/server";
import { orderWriter } from "@/app/(desk)/orders/[number]/_view/order-writer";
import { readJournal } from "@/db/queries/journal";
import { historyOf } from "@/lib/orders/history";
import type { Context } from "@/lib/platform/context";

export type ToldFact = {
  readonly seq: number;
  readonly at: Date;
  readonly words: string;
  readonly amount: string | null;
};

/** What one message wrote into its order's history, in words, oldest first. */
export async function toldByMessage(
  ctx: Context,
  message: { readonly id: number; readonly orderId: number | null; readonly eventId: string },
): Promise<ToldFact[]> {
  if (message.orderId === null) return [];
  const [journal, settings, locale] = [
    await readJournal(ctx.db, message.orderId),
    await ctx.settings(),
    await getLocale(),
  ];
  const mine = journal.filter(
    ({ sourceEventId, event }) =>
      sourceEventId === message.eventId || (event.kind === "message_adopted" && event.inboxId === message.id),
  );
  const born = journal.find(({ event }) => event.kind === "order_created")?.event;
  if (born?.kind !== "order_created" || mine.length === 0) return [];
  const write = await orderWriter(settings, born.currency, locale);
  const seqs = new Set(mine.map(({ seq }) => seq));
  return historyOf(message.orderId, journal)
    .filter(({ seq }) => seqs.has(seq))
    .map(({ seq, occurredAt, said, amount }) => ({
      ...{ seq, at: occurredAt, words: write.sentence(said) },
      amount: amount === null ? null : write.money(amount),
    }))
    .reverse();
}
