import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { readJournal } from "@/db/queries/journal";
import { listNotes } from "@/db/queries/notes";
import { letters, variants } from "@/db/schema";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenOpenOrder, givenPendingOrder, givenVariant, staffContext } from "@/db/testing/orders";
import { CLOCK, providerActor } from "@/lib/kernel/actor";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { changeOrder } from "@/lib/orders/commands/change-order";
import type { Order } from "@/lib/orders/order";
import { captured, expired } from "@/lib/orders/testing/journal";
import { type MarkPaidByHandInput, markPaidByHand, markPaidByHandInput } from "./mark-paid-by-hand";
import { acceptReceipt, rejectReceipt } from "./review-receipt";
import { submitReceipt } from "./submit-receipt";
import { voidPayment } from "./void-payment";

const base = testDatabase();
const customer = () => testContext(base.db);
const desk = () => staffContext(customer());
const TRANSFER = { methodKey: "bank_transfer", methodKind: "manual", provider: null } as const;
const HASH = "a".repeat(64);

const given = (order: Order, more: object = {}): MarkPaidByHandInput =>
  markPaidByHandInput.parse({ orderId: order.id, methodKey: "bank_transfer", ...more });
const mark = (order: Order, more: object = {}) => markPaidByHand(desk(), given(order, more));
const kindsOf = async (order: Order) => (await readJournal(base.db, order.id)).map(({ event }) => event.kind);
const paymentIn = (order: Order) => Object.keys(order.money.payments)[0] ?? "";

describe("a payment by hand", () => {
  test("an open order is placed and paid in one batch; the reference is a row of its own", async () => {
    const variantId = await givenVariant(customer(), 5);
    const order = await givenOpenOrder(customer(), { variantId });
    const paid = mustSucceed(await mark(order, { methodKey: "cash", reference: "BCO-991" }), "marking");
    expect(paid).toMatchObject({ paymentStatus: "paid", placed: { methodKey: "cash" }, captured: 20_000n });
    expect((await kindsOf(order)).slice(1)).toEqual(["order_placed", "payment_recorded"]);
    const [note] = await listNotes(base.db, order.id);
    expect(note).toMatchObject({ kind: "reference", text: "BCO-991" });
    expect(paid.money.payments[paymentIn(paid)]).toMatchObject({
      referenceId: note?.id,
      paidOn: "2026-05-04",
    });
    const [variant] = await base.db.select().from(variants).where(eq(variants.id, variantId));
    expect(variant?.stock).toBe(3);
    const sent = await base.db.select().from(letters).where(eq(letters.orderId, order.id));
    expect(sent.map(({ kind }) => kind)).toEqual(["order_paid"]);
  });

  test("three part payments add up (S43)", async () => {
    const order = await givenPendingOrder(customer(), TRANSFER);
    const seen: unknown[] = [];
    for (const amount of [5_000, 9_000, null]) {
      const { paymentStatus, badges, balanceDue } = mustSucceed(await mark(order, { amount }), "marking");
      seen.push([paymentStatus, [...badges], balanceDue]);
    }
    expect(seen).toEqual([
      ["pending", ["partially_paid"], 15_000n],
      ["pending", ["partially_paid"], 6_000n],
      ["paid", [], 0n],
    ]);
  });

  test("a paid order takes no more; an abandoned one is paid late (P11)", async () => {
    const order = await givenPendingOrder(customer(), TRANSFER);
    mustSucceed(await mark(order), "marking");
    expect(await mark(order)).toMatchObject({
      ok: false,
      refusal: { code: "move_not_allowed", from: "paid" },
    });
    const late = await givenPendingOrder(customer(), TRANSFER);
    await changeOrder({ ...customer(), actor: CLOCK }, late.id, () => ok([expired("pending")]));
    expect(mustSucceed(await mark(late), "marking")).toMatchObject({
      paymentStatus: "paid",
      flags: ["late_payment"],
    });
  });

  test("sold out: refused, unless the person accepts the shortage", async () => {
    const order = await givenOpenOrder(customer(), { variantId: await givenVariant(customer(), 1) });
    expect(await mark(order)).toMatchObject({ ok: false, refusal: { code: "out_of_stock" } });
    const paid = mustSucceed(await mark(order, { acceptShortage: true }), "marking");
    expect(paid).toMatchObject({ paymentStatus: "paid", flags: ["stock_short"] });
  });

  test("whoever saw an older version is told", async () => {
    const order = await givenPendingOrder(customer(), TRANSFER);
    const stale = await mark(order, { expectedVersion: 1 });
    expect(stale).toEqual({ ok: false, refusal: { code: "changed_meanwhile", version: 2 } });
  });

  test.each([{ amount: -1 }, { paidOn: "2026-02-30" }, { methodKey: "stripe" }, { more: 1 }])(
    "%j is no input",
    (bad) => {
      expect(markPaidByHandInput.safeParse({ orderId: 1, methodKey: "cash", ...bad }).success).toBe(false);
    },
  );
});

describe("taking one back (P13)", () => {
  test("paid becomes pending and nothing is lost from the history", async () => {
    const order = await givenPendingOrder(customer(), TRANSFER);
    const paid = mustSucceed(await mark(order), "marking");
    const input = { orderId: order.id, paymentId: paymentIn(paid), reason: "mistake" as const };
    const back = mustSucceed(await voidPayment(desk(), input), "voiding");
    expect(back).toMatchObject({ paymentStatus: "pending", captured: 0n, balanceDue: 20_000n, paidAt: null });
    expect(await voidPayment(desk(), input)).toEqual({ ok: false, refusal: { code: "not_by_hand" } });
    expect((await kindsOf(order)).at(-1)).toBe("payment_record_voided");
  });

  test("what a provider reported can only be refunded; late money taken back leaves the order pending", async () => {
    const order = await givenPendingOrder(customer());
    const online = await changeOrder({ ...customer(), actor: providerActor("demo") }, order.id, () =>
      ok([captured(20_000n)]),
    );
    const paymentId = online.ok ? paymentIn(online.value) : "";
    const refused = await voidPayment(desk(), { orderId: order.id, paymentId, reason: "other" });
    expect(refused).toEqual({ ok: false, refusal: { code: "not_by_hand" } });
    const late = await givenPendingOrder(customer(), TRANSFER);
    await changeOrder({ ...customer(), actor: CLOCK }, late.id, () => ok([expired("pending")]));
    const paid = mustSucceed(await mark(late), "marking");
    const undone = await voidPayment(desk(), {
      orderId: late.id,
      paymentId: paymentIn(paid),
      reason: "other",
    });
    expect(mustSucceed(undone, "voiding").paymentStatus).toBe("pending");
  });
});

describe("receipts", () => {
  const submit = async (order: Order, claimedAmount: bigint | null = null) =>
    mustSucceed(
      await submitReceipt(customer(), { orderId: order.id, fileHash: HASH, claimedAmount }),
      "submitting",
    );
  const accept = (order: Order, receiptId: string) =>
    acceptReceipt(desk(), {
      orderId: order.id,
      receiptId,
      methodKey: "bank_transfer",
      acceptShortage: false,
    });

  test("sent twice it waits once; accepted, the order is paid", async () => {
    const order = await givenPendingOrder(customer(), TRANSFER);
    const first = await submit(order);
    expect((await submit(order)).receiptId).toBe(first.receiptId);
    expect(first.order.flags).toEqual(["receipt_to_review"]);
    const paid = mustSucceed(await accept(order, first.receiptId), "accepting");
    expect(paid).toMatchObject({ paymentStatus: "paid", flags: [] });
    expect((await kindsOf(order)).slice(2)).toEqual([
      "receipt_submitted",
      "receipt_accepted",
      "payment_recorded",
    ]);
    expect(await accept(order, first.receiptId)).toEqual({
      ok: false,
      refusal: { code: "receipt_not_waiting" },
    });
  });

  test("the same file for another order is named; what was claimed is what is recorded", async () => {
    const order = await givenPendingOrder(customer(), TRANSFER);
    const { receiptId } = await submit(order, 8_000n);
    const event = (await readJournal(base.db, order.id)).at(-1)?.event;
    expect(event?.kind === "receipt_submitted" && event.sameAs).toHaveLength(1);
    expect(mustSucceed(await accept(order, receiptId), "accepting")).toMatchObject({
      captured: 8_000n,
      badges: ["partially_paid"],
    });
  });

  test("rejected, another may come; a voided payment opens its receipt again", async () => {
    const order = await givenPendingOrder(customer(), TRANSFER);
    const { receiptId } = await submit(order);
    const rejected = mustSucceed(
      await rejectReceipt(desk(), { orderId: order.id, receiptId, reason: "unreadable" }),
      "rejecting",
    );
    expect(rejected.flags).toEqual([]);
    const second = await submit(order);
    expect(second.receiptId).not.toBe(receiptId);
    const paid = mustSucceed(await accept(order, second.receiptId), "accepting");
    const voided = { orderId: order.id, paymentId: paymentIn(paid), reason: "mistake" as const };
    expect(mustSucceed(await voidPayment(desk(), voided), "voiding").flags).toEqual(["receipt_to_review"]);
  });
});
