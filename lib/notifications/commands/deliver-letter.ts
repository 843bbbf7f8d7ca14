import { readJournal } from "@/db/queries/journal";
import { findLetter, type LetterRow, type NewLetter, updateLetter } from "@/db/queries/letters";
import { findPerson, type PersonRow } from "@/db/queries/people";
import { findStaff } from "@/db/queries/staff";
import { staffActor } from "@/lib/kernel/actor";
import { ok } from "@/lib/kernel/result";
import {
  isAccessLetter,
  isLetterKind,
  isLetterOn,
  isOrderLetter,
  type LetterKind,
} from "@/lib/notifications/letters";
import type { OutgoingLetter } from "@/lib/notifications/mailer";
import { unsubscribeHeaders } from "@/lib/notifications/mailer";
import { changeOrder } from "@/lib/orders/commands/change-order";
import { isRecoverable } from "@/lib/orders/endings";
import type { OrderEvent } from "@/lib/orders/events";
import { fold } from "@/lib/orders/fold";
import type { Order } from "@/lib/orders/order";
import { notPayable } from "@/lib/orders/pay-links";
import type { Context } from "@/lib/platform/context";
import { isSentAgain, loadLetter, localeOf, receiptIdOf } from "./load-letter";

type Skipped = "off" | "unsubscribed" | "undone" | "no_address" | "paid";

/** The series speaks of abandoned orders only; a person may also write about a canceled one, and after the series ended. */
const recoveryOver = (order: Order, row: LetterRow): Skipped | null => {
  if (isSentAgain(row)) return isRecoverable(order) ? null : "paid";
  if (order.paymentStatus !== "abandoned" || order.recoveredBy !== null) return "paid";
  return order.recoveryStopped === null ? null : "unsubscribed";
};

const undoneUnless = (stands: boolean | undefined): Skipped | null => (stands ? null : "undone");

/** A letter goes out for its own link; one that a person sends again takes whichever works then. */
function paymentLinkOver(order: Order, row: LetterRow): Skipped | null {
  if (notPayable(order)) return order.paymentStatus === "paid" ? "paid" : "undone";
  const linkId = /\/(lnk_[^/:]+)\/customer$/.exec(row.key)?.[1];
  return linkId === undefined || order.payLinks[linkId] ? null : "undone";
}

/** Nobody is reminded of what is paid, placed anew, or under review. */
function reminderOver(order: Order, row: LetterRow): Skipped | null {
  if (order.paymentStatus === "paid") return "paid";
  const isReviewed = Object.values(order.money.receipts).some(({ state }) => state === "submitted");
  const isDue = order.paymentStatus === "pending" && order.placed?.methodKind === "manual";
  const isAsItWas = row.key.includes(`/${order.placed?.seq}:`);
  return undoneUnless(isDue && isAsItWas && !isReviewed);
}

const parcelOf = (order: Order, row: LetterRow) => order.parcels.shipments[row.shipmentId ?? ""];

/** What a letter speaks of must still be so when it leaves; otherwise the letter would be wrong. */
const OVERTAKEN: Partial<Record<LetterKind, (order: Order, row: LetterRow) => Skipped | null>> = {
  recovery: recoveryOver,
  payment_link: paymentLinkOver,
  payment_reminder: reminderOver,
  order_shipped: (order, row) => undoneUnless(parcelOf(order, row)?.canceled === false),
  order_out_for_delivery: (order, row) => undoneUnless(parcelOf(order, row)?.detail === "out_for_delivery"),
  order_attempt_failed: (order, row) => undoneUnless(parcelOf(order, row)?.detail === "attempt_failed"),
  order_delivered: (order, row) => undoneUnless(parcelOf(order, row)?.state === "delivered"),
  order_paid: (order) => undoneUnless(order.captured > 0n || order.totals.total === 0n),
  receipt_rejected: (order, row) =>
    undoneUnless(order.money.receipts[receiptIdOf(row) ?? ""]?.state === "rejected"),
  order_canceled: (order) => undoneUnless(order.paymentStatus === "canceled"),
  downloads_renewed: (order) => undoneUnless(order.paymentStatus === "paid"),
  order_ready_for_pickup: (order) => undoneUnless(order.parcels.pickup !== null),
};

type Addressee = { readonly to: string | null; readonly skip: Skipped | null };

/** A customer's letter goes to whom the order belongs now: a corrected address holds for what still waits, and for what is sent again. */
async function addresseeOf(ctx: Context, row: LetterRow, person: PersonRow | null): Promise<Addressee> {
  if (row.staffId !== null) {
    const member = await findStaff(ctx.db, row.staffId);
    return { to: member?.disabledAt ? null : (member?.email ?? null), skip: null };
  }
  const unsubscribed = row.kind === "recovery" && person?.unsubscribedAt;
  return {
    to: person?.undeliverableAt ? null : (person?.email ?? null),
    skip: unsubscribed ? "unsubscribed" : null,
  };
}

/** Writes how it ended on the letter and in the journal, in one commit; what a person asked for is theirs. */
async function close(
  given: Context,
  row: LetterRow,
  change: Partial<NewLetter>,
  event: OrderEvent,
): Promise<void> {
  const ctx = row.askedBy === null ? given : { ...given, actor: staffActor(row.askedBy) };
  if (row.orderId === null) return updateLetter(ctx.db, row.id, change);
  await changeOrder<never>(ctx, row.orderId, () => ok([event]), {
    alongside: (tx) => updateLetter(tx, row.id, change),
  });
}

const skip = (ctx: Context, row: LetterRow, cause: Skipped): Promise<void> =>
  close(ctx, row, { state: "skipped", cause }, { kind: "letter_skipped", letter: row.kind, cause });

type Sending = { readonly order: Order; readonly person: PersonRow | null; readonly to: string };

async function send(ctx: Context, row: LetterRow, { order, person, to }: Sending): Promise<void> {
  if (!isOrderLetter(row.kind)) throw new Error(`${row.kind} is no letter about an order`);
  const data = await loadLetter(ctx, row, order, person);
  const { subject, html, text } = await ctx.composeLetter(row.kind, data);
  const letter: OutgoingLetter = {
    from: ctx.mailFrom(data.settings.name),
    replyTo: data.settings.email,
    to,
    subject,
    html,
    text,
    headers:
      row.kind === "recovery" && data.recoverUrl ? unsubscribeHeaders(`${data.recoverUrl}/unsubscribe`) : {},
    tags: { order_id: `ord_${order.id}`, kind: row.kind },
  };
  const sent = await ctx.mailer.send(letter, { idempotencyKey: row.key });
  const personId = row.staffId === null ? order.personId : null;
  const kept = { toAddress: to, personId, subject, html, plainText: text, mailer: ctx.mailer.name };
  if (sent.ok) {
    const { id: letterId, locale } = row;
    const channel = ctx.mailer.name === "mailbox" ? "mailbox" : "email";
    const event = {
      kind: "letter_sent",
      letterId,
      letter: row.kind,
      channel,
      personId,
      locale,
      version: 1,
    } as const;
    const { providerId } = sent.value;
    return close(ctx, row, { ...kept, state: "sent", sentAt: ctx.now(), providerId }, event);
  }
  if (!sent.refusal.permanent) throw new Error(`${sent.refusal.code}: ${sent.refusal.detail}`);
  const event = { kind: "letter_failed", letterId: row.id, cause: "rejected" } as const;
  return close(ctx, row, { ...kept, state: "refused", cause: sent.refusal.code }, event);
}

/** Invites, magic links and resets: about a person's own access, never about an order. */
async function sendAccess(ctx: Context, row: LetterRow): Promise<void> {
  if (!isAccessLetter(row.kind) || !row.link) throw new Error(`${row.kind} is no letter about access`);
  const person = row.staffId === null ? null : await findStaff(ctx.db, row.staffId);
  const to = row.toAddress ?? person?.email ?? null;
  if (!to) return updateLetter(ctx.db, row.id, { state: "skipped", cause: "no_address" });
  const settings = await ctx.settings();
  const about = { settings, appUrl: ctx.appUrl, demo: ctx.demo, name: person?.name ?? null, url: row.link };
  const { subject, html, text } = await ctx.composeAccessLetter(row.kind, localeOf(row), about);
  const from = ctx.mailFrom(settings.name);
  const letter = {
    from,
    replyTo: settings.email,
    to,
    subject,
    html,
    text,
    headers: {},
    tags: { kind: row.kind },
  };
  const sent = await ctx.mailer.send(letter, { idempotencyKey: row.key });
  if (!sent.ok && !sent.refusal.permanent) throw new Error(`${sent.refusal.code}: ${sent.refusal.detail}`);
  const kept = { toAddress: to, subject, html, plainText: text, mailer: ctx.mailer.name };
  const end = sent.ok
    ? ({ state: "sent", sentAt: ctx.now(), providerId: sent.value.providerId } as const)
    : ({ state: "refused", cause: sent.refusal.code } as const);
  await updateLetter(ctx.db, row.id, { ...kept, ...end });
}

/**
 * Job: sends one letter, at least once with the same key each time; what is known to be done is not done again.
 * @throws when the mailer could not take it now: the job is repeated with backoff, and shown when it is dead.
 */
export async function deliverLetter(ctx: Context, letterId: string): Promise<void> {
  const row = await findLetter(ctx.db, letterId);
  if (row?.state !== "waiting") return;
  if (row.orderId === null) return sendAccess(ctx, row);
  const order = fold(row.orderId, await readJournal(ctx.db, row.orderId));
  const person = order.personId === null ? null : await findPerson(ctx.db, order.personId);
  const { to, skip: cause } = await addresseeOf(ctx, row, person);
  const overtaken = isOrderLetter(row.kind) ? (OVERTAKEN[row.kind]?.(order, row) ?? null) : null;
  const reason = cause ?? overtaken ?? ((await isSwitchedOff(ctx, row)) ? "off" : null);
  if (reason) return skip(ctx, row, reason);
  if (!to) return skip(ctx, row, "no_address");
  return send(ctx, row, { order, person, to });
}

/** What a person sends again goes out whatever the switch says. */
async function isSwitchedOff(ctx: Context, row: LetterRow): Promise<boolean> {
  if (!isLetterKind(row.kind) || isSentAgain(row)) return false;
  return !isLetterOn(row.kind, (await ctx.settings()).letters);
}
