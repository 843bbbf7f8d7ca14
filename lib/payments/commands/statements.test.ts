import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { readJournal } from "@/db/queries/journal";
import { countByState, findStatement, type ListedLine, listLines } from "@/db/queries/statements";
import { letters, notes } from "@/db/schema";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder, staffContext } from "@/db/testing/orders";
import { mustSucceed } from "@/lib/kernel/result";
import type { StatementColumns } from "@/lib/payments/statement-columns";
import { headingKey, MOST_STATEMENT_ROWS, sampleOf } from "@/lib/payments/statement-file";
import { openFileStore } from "@/lib/platform/files";
import { confirmStatementRow, releaseStatementRow, setRowAside } from "./decide-statement-row";
import { proposedRows } from "./propose-matches";
import { readStatement, startReading } from "./read-statement";
import { submitReceipt } from "./submit-receipt";
import { takeStatement } from "./take-statement";
import { voidPayment } from "./void-payment";

const base = testDatabase();
const customer = () => testContext(base.db);
const desk = () => staffContext(customer());
const TRANSFER = { methodKey: "bank_transfer", methodKind: "manual", provider: null } as const;

const folder = mkdtempSync(path.join(os.tmpdir(), "statements-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const files = openFileStore({
  ...{ DATA_DIR: folder, S3_REGION: "auto", S3_ENDPOINT: undefined, S3_BUCKET: undefined },
  ...{ S3_ACCESS_KEY_ID: undefined, S3_SECRET_ACCESS_KEY: undefined },
});
const keptFiles = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());

const COLUMNS: StatementColumns = {
  ...{ date: 0, dateOrder: "dmy", amount: 3, decimal: ",", description: 1 },
  ...{ reference: 2, payer: null, taxId: null },
};
const HEAD = "Fecha;Glosa;Documento;Abono";
const csv = (...lines: string[]) => ({
  name: "cartola.csv",
  bytes: new Uint8Array(Buffer.from([HEAD, ...lines].join("\r\n"), "latin1")),
});

/** Uploads, answers the question about columns when it is asked, and reads, as the job does. */
async function upload(file: ReturnType<typeof csv>) {
  const { id } = mustSucceed(await takeStatement(desk(), files, file), "upload");
  if ((await findStatement(base.db, id))?.state === "mapping") {
    const heading = headingKey(sampleOf(Buffer.from(file.bytes).toString("latin1")));
    mustSucceed(await startReading(desk(), { statementId: id, columns: COLUMNS, heading }), "columns");
  }
  await readStatement(desk(), files, id);
  const read = await findStatement(base.db, id);
  if (!read) throw new Error("no statement");
  return read;
}

async function lineWith(text: string): Promise<ListedLine> {
  for (const state of ["open", "used", "later", "dismissed"] as const) {
    const found = await listLines(base.db, { state, after: null, limit: 200 });
    const line = found.find(({ description }) => description.includes(text));
    if (line) return line;
  }
  throw new Error(`no line with ${text}`);
}

const order = () => givenPendingOrder(customer(), TRANSFER);

describe("a statement", () => {
  test("is read once: the same file again adds nothing, and a longer one only what is new", async () => {
    const lines = [
      "05/05/2026;PRIMERA Ñ;1;1.000",
      "05/05/2026;PRIMERA Ñ;1;1.000",
      "05/05/2026;CARGO;2;-5.000",
    ];
    const first = await upload(csv(...lines, "06/05/2026;RARA;3;12,34"));
    expect(first).toMatchObject({ state: "read", added: 2, known: 0, unclear: 1, passed: 2, fileKey: null });
    expect((await lineWith("PRIMERA")).description).toBe("PRIMERA Ñ");
    expect(await upload(csv(...lines))).toMatchObject({ added: 0, known: 2 });
    const longer = await upload(csv(...lines, "05/05/2026;PRIMERA Ñ;1;1.000", "07/05/2026;SEGUNDA;4;2.000"));
    expect(longer).toMatchObject({ added: 2, known: 2 });
    expect(keptFiles()).toEqual([]);
  });

  test("killed while it was read, it goes on where it was", async () => {
    const file = csv("05/05/2026;MUERTA A;11;1.000", "05/05/2026;MUERTA B;12;2.000");
    const { id } = mustSucceed(await takeStatement(desk(), files, file), "upload");
    await readStatement(desk(), { ...files, remove: () => Promise.reject(new Error("killed")) }, id).catch(
      () => undefined,
    );
    await readStatement(desk(), files, id);
    expect(await findStatement(base.db, id)).toMatchObject({ state: "read", added: 2, known: 0 });
  });

  test("with too many rows, or with cells that never end, it fails with a word", async () => {
    const many = Array.from({ length: MOST_STATEMENT_ROWS + 50 }, (_, at) => `08/05/2026;M;${at};1`);
    expect(await upload(csv(...many))).toMatchObject({ state: "failed", failure: "too_many_rows", added: 0 });
    const endless = await upload(csv("08/05/2026;A;1;1.000", `08/05/2026;"${"x\n".repeat(20_000)}`));
    expect(endless).toMatchObject({ state: "failed", failure: "unreadable" });
  }, 60_000);

  test.each([
    ["is_sheet", new Uint8Array([0x50, 0x4b, 3, 4])],
    ["empty", new Uint8Array(Buffer.from("hola"))],
  ])("a file that is none is refused: %s", async (code, bytes) => {
    expect(await takeStatement(desk(), files, { name: "a.csv", bytes })).toEqual({
      ok: false,
      refusal: { code },
    });
  });
});

describe("a row", () => {
  test("confirmed, it pays the order with its day and words, and accepts the receipt that showed it (S43)", async () => {
    const due = await order();
    const fileHash = "b".repeat(64);
    const claim = { orderId: due.id, fileHash, claimedAmount: 20_000n, reference: "OP-775533" };
    const { receiptId } = mustSucceed(await submitReceipt(customer(), claim), "receipt");
    await upload(csv(`06/05/2026;TEF LUCIA PEREZ;775533;20.000`));
    const line = await lineWith("TEF LUCIA");
    const [proposed] = await proposedRows(desk(), [line]);
    expect(proposed?.proposals[0]).toMatchObject({ number: due.number, ambiguous: false });
    expect(proposed?.proposals[0]?.reasons).toEqual(["amount_equal", "reference", "name", "same_days"]);

    const paid = mustSucceed(
      await confirmStatementRow(desk(), { rowId: line.id, number: due.number }),
      "confirm",
    );
    expect(paid).toMatchObject({ paymentStatus: "paid", captured: 20_000n, flags: [] });
    expect(paid.money.receipts[receiptId]?.state).toBe("accepted");
    const [payment] = Object.values(paid.money.payments);
    expect(payment).toMatchObject({ paidOn: "2026-05-06", receiptId, methodKey: "bank_transfer" });
    const [note] = await base.db
      .select()
      .from(notes)
      .where(eq(notes.id, payment?.referenceId ?? ""));
    expect(note?.text).toBe("775533 · TEF LUCIA PEREZ");
    const sent = await base.db.select().from(letters).where(eq(letters.orderId, due.id));
    expect(sent.map(({ kind }) => kind)).toContain("order_paid");
  });

  test("never pays two orders, even when two people press at once", async () => {
    const [one, other] = [await order(), await order()];
    await upload(csv("09/05/2026;CARRERA;901;20.000"));
    const { id } = await lineWith("CARRERA");
    const tries = await Promise.all(
      [one, other, one].map(({ number }) => confirmStatementRow(desk(), { rowId: id, number })),
    );
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = tries.flatMap((result) => (result.ok ? [] : [result.refusal]));
    expect(refused.map(({ code }) => code)).toEqual(["row_used", "row_used"]);
    const kinds = await Promise.all([one, other].map(({ id: orderId }) => readJournal(base.db, orderId)));
    const recorded = kinds.flat().filter(({ event }) => event.kind === "payment_recorded");
    expect(recorded).toHaveLength(1);
  });

  test("taken back, the payment is voided and the row pays another", async () => {
    const [wrong, right] = [await order(), await order()];
    await upload(csv("10/05/2026;EQUIVOCADA;902;20.000"));
    const { id } = await lineWith("EQUIVOCADA");
    mustSucceed(await confirmStatementRow(desk(), { rowId: id, number: wrong.number }), "confirm");
    mustSucceed(await releaseStatementRow(desk(), { rowId: id }), "release");
    const paid = mustSucceed(
      await confirmStatementRow(desk(), { rowId: id, number: right.number }),
      "confirm",
    );
    expect(paid.paymentStatus).toBe("paid");
    const kinds = (await readJournal(base.db, wrong.id)).map(({ event }) => event.kind);
    expect(kinds.slice(-2)).toEqual(["payment_recorded", "payment_record_voided"]);
  });

  test("whose payment was voided on the order's own page is told to be free", async () => {
    const due = await order();
    await upload(csv("11/05/2026;LIBRE;903;20.000"));
    const { id } = await lineWith("LIBRE");
    const paid = mustSucceed(await confirmStatementRow(desk(), { rowId: id, number: due.number }), "confirm");
    expect(await lineWith("LIBRE")).toMatchObject({ isFree: false, orderNumber: due.number });
    const [payment] = Object.values(paid.money.payments);
    const voided = { orderId: due.id, paymentId: payment?.paymentId ?? "", reason: "mistake" as const };
    mustSucceed(await voidPayment(desk(), voided), "void");
    expect(await lineWith("LIBRE")).toMatchObject({ isFree: true });
    mustSucceed(await releaseStatementRow(desk(), { rowId: id }), "release");
    expect((await lineWith("LIBRE")).state).toBe("open");
  });

  test("is put aside and taken up again; a used one is not", async () => {
    await upload(csv("12/05/2026;APARTE;904;77.777"));
    const { id } = await lineWith("APARTE");
    const before = await countByState(base.db);
    mustSucceed(await setRowAside(desk(), { rowId: id, state: "dismissed" }), "dismiss");
    expect((await countByState(base.db)).dismissed).toBe(before.dismissed + 1);
    mustSucceed(await setRowAside(desk(), { rowId: id, state: "open" }), "again");
    const due = await order();
    mustSucceed(await confirmStatementRow(desk(), { rowId: id, number: due.number }), "confirm");
    const refused = await setRowAside(desk(), { rowId: id, state: "later" });
    expect(refused).toEqual({ ok: false, refusal: { code: "row_used", number: due.number } });
  });

  test.each([
    ["row_not_found", 999_999_999, null],
    ["order_not_found", null, 999_999_999],
  ])("%s", async (code, rowId, number) => {
    await upload(csv(`13/05/2026;NADA ${code};905;1.111`));
    const line = await lineWith(`NADA ${code}`);
    const due = await order();
    const asked = { rowId: rowId ?? line.id, number: number ?? due.number };
    expect(await confirmStatementRow(desk(), asked)).toEqual({ ok: false, refusal: { code } });
  });
});
