import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findReceipt, likeReceipts, receiptsOfOrder, waitingReceipts } from "@/db/queries/receipts";
import { letters, staff as people } from "@/db/schema";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder, staffContext } from "@/db/testing/orders";
import { mustSucceed } from "@/lib/kernel/result";
import { deliverLetter } from "@/lib/notifications/commands/deliver-letter";
import type { Order } from "@/lib/orders/order";
import { MOST_RECEIPTS } from "@/lib/payments/receipt-file";
import { openFileStore } from "@/lib/platform/files";
import { markPaidByHand, markPaidByHandInput } from "./mark-paid-by-hand";
import { reopenReceipt } from "./reopen-receipt";
import { acceptReceipt, rejectReceipt } from "./review-receipt";
import { takeReceipt } from "./take-receipt";

const base = testDatabase();
const customer = () => testContext(base.db);
const desk = () => staffContext(customer());
const TRANSFER = { methodKey: "bank_transfer", methodKind: "manual", provider: null } as const;
const order = () => givenPendingOrder(customer(), TRANSFER);

const folder = mkdtempSync(path.join(os.tmpdir(), "receipts-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const files = openFileStore({
  ...{ DATA_DIR: folder, S3_REGION: "auto", S3_ENDPOINT: undefined, S3_BUCKET: undefined },
  ...{ S3_ACCESS_KEY_ID: undefined, S3_SECRET_ACCESS_KEY: undefined },
});
const keptFiles = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length;

let made = 0;
const aPdf = (text = `one of a kind ${made++}`) => ({
  name: "C:\\descargas\\pago ñ.pdf",
  bytes: new Uint8Array(Buffer.from(`%PDF-1.7\n${text}`)),
});
const take = (
  of: Order,
  file: ReturnType<typeof aPdf> | null = aPdf(),
  typed: Record<string, unknown> = {},
) => takeReceipt(customer(), files, { order: of, file, typed });
const taken = async (...given: Parameters<typeof take>) => mustSucceed(await take(...given), "receipt");

beforeAll(async () => {
  await base.db.insert(people).values({
    ...{ name: "Vale", email: "vale@shop.test", role: "owner", permissions: [], locale: "es" },
    ...{ letters: ["desk_receipt"], createdAt: customer().now() },
  });
});

const letterOf = async (due: Order, kind: string) => {
  const found = await base.db
    .select()
    .from(letters)
    .where(and(eq(letters.orderId, due.id), eq(letters.kind, kind)));
  return found.at(-1);
};

describe("a receipt from a customer", () => {
  test("is kept under a name of ours, with what was said of it, and people who asked are told", async () => {
    const due = await order();
    const file = aPdf();
    const said = { amount: "$ 20.000", date: "2026-05-03", reference: " OP 77-88 ", bank: "", payer: "Rosa" };
    const { receiptId } = await taken(due, file, said);
    const row = await findReceipt(base.db, receiptId);
    expect(row).toMatchObject({
      ...{ fileName: "pago ñ.pdf", fileType: "application/pdf", fileSize: file.bytes.length },
      ...{ claimedAmount: 20_000n, claimedOn: "2026-05-03", reference: "OP 77-88", referenceKey: "op7788" },
      ...{ bank: null, payer: "Rosa" },
    });
    expect(readFileSync(path.join(folder, "files", row?.fileKey ?? ""))).toEqual(Buffer.from(file.bytes));
    await deliverLetter(customer(), (await letterOf(due, "desk_receipt"))?.id ?? "");
    const sent = await letterOf(due, "desk_receipt");
    expect(sent).toMatchObject({ state: "sent", toAddress: "vale@shop.test" });
    expect(sent?.subject).toBe(`Comprobante por revisar: pedido #${due.number}, $20.000`);
    expect(sent?.plainText).toContain(`/orders/receipts?order=${due.number}`);
  });

  test("sent again while it waits is the same one, and its file is kept once", async () => {
    const due = await order();
    const file = aPdf();
    const first = await taken(due, file);
    const before = keptFiles();
    const [again, atOnce] = await Promise.all([taken(due, file), taken(due, file)]);
    expect([again.receiptId, atOnce.receiptId]).toEqual([first.receiptId, first.receiptId]);
    expect(keptFiles()).toBe(before);
    expect(await receiptsOfOrder(base.db, due.id)).toHaveLength(1);
  });

  test("what cannot be understood of the rest is left out: the file counts", async () => {
    const typed = { amount: "mucho", date: "ayer", reference: "x".repeat(500), bank: 3, payer: "\0" };
    const { receiptId } = await taken(await order(), aPdf(), typed);
    const nothing = { claimedAmount: null, claimedOn: null, reference: null, bank: null, payer: null };
    expect(await findReceipt(base.db, receiptId)).toMatchObject(nothing);
  });

  test.each([
    ["no_file", null],
    ["wrong_type", { name: "a.jpg", bytes: aPdf().bytes }],
    ["wrong_type", { name: "a.svg", bytes: new Uint8Array(Buffer.from("<svg onload='x'/>")) }],
  ])("%s: nothing is stored", async (code, file) => {
    const due = await order();
    const before = keptFiles();
    expect(await take(due, file)).toEqual({ ok: false, refusal: { code } });
    expect(keptFiles()).toBe(before);
    expect(await receiptsOfOrder(base.db, due.id)).toEqual([]);
  });

  test("an order that is paid takes none, and none takes more than ten", async () => {
    const paid = await order();
    const input = markPaidByHandInput.parse({ orderId: paid.id, methodKey: "cash" });
    mustSucceed(await markPaidByHand(desk(), input), "pay");
    const before = keptFiles();
    expect(await take(paid)).toEqual({ ok: false, refusal: { code: "not_payable" } });
    expect(keptFiles()).toBe(before);
    const due = await order();
    for (let sent = 0; sent < MOST_RECEIPTS; sent++) await taken(due);
    expect(await take(due)).toEqual({ ok: false, refusal: { code: "too_many_receipts" } });
    expect(keptFiles()).toBe(before + MOST_RECEIPTS);
  });
});

describe("a decision", () => {
  const reject = async (due: Order, receiptId: string) =>
    mustSucceed(
      await rejectReceipt(desk(), { orderId: due.id, receiptId, reason: "wrong_amount" }),
      "reject",
    );

  test("to reject it tells the customer why, and where to send another", async () => {
    const due = await order();
    const { receiptId } = await taken(due);
    await reject(due, receiptId);
    const waiting = await letterOf(due, "receipt_rejected");
    expect(waiting?.dueAt).toEqual(new Date("2026-05-04T13:00:08.000Z"));
    await deliverLetter(customer(), waiting?.id ?? "");
    const sent = await letterOf(due, "receipt_rejected");
    expect(sent).toMatchObject({ state: "sent" });
    expect(sent?.plainText).toContain("El monto transferido no es el del pedido.");
    expect(sent?.plainText).toMatch(/\/o\/[\w-]{22}#receipt/);
    const again = await taken(due);
    expect(again.order.flags).toEqual(["receipt_to_review"]);
  });

  test("taken back in time, the letter does not leave", async () => {
    const due = await order();
    const { receiptId } = await taken(due);
    await reject(due, receiptId);
    const reopened = await reopenReceipt(desk(), { orderId: due.id, receiptId });
    expect(mustSucceed(reopened, "reopen").flags).toEqual(["receipt_to_review"]);
    await deliverLetter(customer(), (await letterOf(due, "receipt_rejected"))?.id ?? "");
    expect(await letterOf(due, "receipt_rejected")).toMatchObject({ state: "skipped", cause: "undone" });
  });

  test("to accept it, taken back, voids what was recorded; twice is refused", async () => {
    const due = await order();
    const { receiptId } = await taken(due);
    const accepted = {
      orderId: due.id,
      receiptId,
      methodKey: "bank_transfer" as const,
      acceptShortage: false,
    };
    expect(mustSucceed(await acceptReceipt(desk(), accepted), "accept").paymentStatus).toBe("paid");
    const back = mustSucceed(await reopenReceipt(desk(), { orderId: due.id, receiptId }), "reopen");
    expect(back).toMatchObject({ paymentStatus: "pending", captured: 0n, flags: ["receipt_to_review"] });
    const twice = await reopenReceipt(desk(), { orderId: due.id, receiptId });
    expect(twice).toEqual({ ok: false, refusal: { code: "receipt_not_decided" } });
  });
});

describe("the queue", () => {
  test("holds what waits, what fits the amount first; decided ones leave it", async () => {
    const [first, likely] = [await order(), await order()];
    const one = await taken(first, aPdf(), { amount: "100" });
    const two = await taken(likely, aPdf(), { amount: "20000" });
    const ids = async () => (await waitingReceipts(base.db)).map(({ id }) => id);
    const waiting = await ids();
    expect(waiting.indexOf(two.receiptId)).toBeLessThan(waiting.indexOf(one.receiptId));
    const rejected = { orderId: first.id, receiptId: one.receiptId, reason: "other" as const };
    mustSucceed(await rejectReceipt(desk(), rejected), "reject");
    expect(await ids()).toEqual(waiting.filter((id) => id !== one.receiptId));
  });

  test("the same file, the same number and a payment with that number are all named", async () => {
    const [one, other, paid, new_] = [await order(), await order(), await order(), await order()];
    const file = aPdf();
    await taken(one, file);
    await taken(other, aPdf(), { reference: "900-11-22" });
    const input = { orderId: paid.id, methodKey: "bank_transfer", reference: "N.º 9001122" };
    mustSucceed(await markPaidByHand(desk(), markPaidByHandInput.parse(input)), "pay");
    const { receiptId } = await taken(new_, file, { reference: "N 9001122" });
    const row = await findReceipt(base.db, receiptId);
    if (!row) throw new Error("no receipt");
    const alike = await likeReceipts(base.db, row);
    expect(alike.map(({ number, likeness }) => [number, likeness])).toContainEqual([one.number, "file"]);
    expect(alike.map(({ number, likeness }) => [number, likeness])).toContainEqual([
      paid.number,
      "reference",
    ]);
    const plain = await findReceipt(
      base.db,
      (await taken(await order(), aPdf(), { reference: "9001122" })).receiptId,
    );
    if (!plain) throw new Error("no receipt");
    expect((await likeReceipts(base.db, plain)).map(({ number }) => number)).toEqual([other.number]);
  });
});
