import type { Tx } from "@/db/client";
import { deskReaders, insertLetters, type NewLetter } from "@/db/queries/letters";
import { mintId } from "@/lib/kernel/ids";
import type { LetterOrder } from "@/lib/orders/effects";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";

const HOUR_MS = 3_600_000;

/** Rows and jobs of the letters that a change causes. The row is unique by its business key; the job carries only its id. */
export async function writeLetters(
  tx: Tx,
  ctx: Context,
  order: Order,
  letters: readonly LetterOrder[],
): Promise<void> {
  if (letters.length === 0) return;
  const { times } = await ctx.settings();
  const due: DueLetter[] = [];
  for (const letter of letters) {
    const delayMs = delayOf(letter, times);
    for (const reader of await readersOf(tx, order, letter)) {
      due.push({ delayMs, row: rowOf(ctx, order, letter, reader, delayMs) });
    }
  }
  await enqueueLetters(tx, ctx, due);
}

type DueLetter = { readonly delayMs: number; readonly row: NewLetter };

function rowOf(
  ctx: Context,
  order: Order,
  letter: LetterOrder,
  reader: ReaderOf,
  delayMs: number,
): NewLetter {
  return {
    id: mintId(ctx.random, "ltr"),
    key: `order_${order.id}/${letter.kind}/${letter.occasion}/${reader.name}`,
    kind: letter.kind,
    audience: letter.audience,
    orderId: order.id,
    personId: letter.audience === "customer" ? order.personId : null,
    staffId: reader.staffId,
    shipmentId: letter.shipmentId,
    step: letter.step,
    locale: reader.locale,
    state: "waiting",
    dueAt: new Date(ctx.now().getTime() + delayMs),
    createdAt: ctx.now(),
    undoable: letter.undoable,
  };
}

/** Shared by every command that sends a letter: the row first, then its job, in the caller's transaction. */
export const enqueueLetter = (tx: Tx, ctx: Context, delayMs: number, row: NewLetter): Promise<void> =>
  enqueueLetters(tx, ctx, [{ delayMs, row }]);

async function enqueueLetters(tx: Tx, ctx: Context, due: readonly DueLetter[]): Promise<void> {
  const rows = due.map(({ row }) => row);
  const fresh = await insertLetters(tx, rows);
  for (const { delayMs, row } of due.filter(({ row: { id } }) => fresh.has(id))) {
    const job = { key: `letter:${row.id}`, delayMs, queue: "letters" };
    await ctx.enqueue(tx, "letter:deliver", { letterId: row.id }, job);
  }
}

type Times = { readonly undoSeconds: number; readonly recoveryHours: readonly number[] };

function delayOf(letter: LetterOrder, times: Times): number {
  if (letter.step > 0) return (times.recoveryHours[letter.step - 1] ?? 72) * HOUR_MS;
  return letter.undoable ? times.undoSeconds * 1_000 : 0;
}

type ReaderOf = { readonly name: string; readonly staffId: number | null; readonly locale: string };

async function readersOf(tx: Tx, order: Order, letter: LetterOrder): Promise<ReaderOf[]> {
  if (letter.audience === "customer") return [{ name: "customer", staffId: null, locale: order.locale }];
  const people = await deskReaders(tx, letter.kind);
  return people.map((person) => ({ name: `staff_${person.id}`, staffId: person.id, locale: person.locale }));
}
