import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readJournal } from "@/db/queries/journal";
import { insertNote } from "@/db/queries/notes";
import { addresses, carts, inbox, labels, letters, orders, people, statementRows } from "@/db/schema";
import { staff, testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder } from "@/db/testing/orders";
import { verifyOrders } from "@/db/verify/verify-orders";
import { EMPTY_DRAFT } from "@/lib/carts/cart";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { deliverLetter } from "@/lib/notifications/commands/deliver-letter";
import { addNote } from "@/lib/orders/commands/add-note";
import { changeOrder } from "@/lib/orders/commands/change-order";
import type { OrderEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { recorded, shipped } from "@/lib/orders/testing/journal";
import { takeReceipt } from "@/lib/payments/commands/take-receipt";
import type { Context } from "@/lib/platform/context";
import { newFileKey, openFileStore } from "@/lib/platform/files";
import { eraseFiles, erasePerson } from "./erase-person";

const base = testDatabase();
let ctx: Context;
beforeAll(() => {
  ctx = testContext(base.db, { actor: staff(1) });
});
const folder = mkdtempSync(path.join(os.tmpdir(), "erase-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const files = openFileStore({
  ...{ DATA_DIR: folder, S3_REGION: "auto", S3_ENDPOINT: undefined, S3_BUCKET: undefined },
  ...{ S3_ACCESS_KEY_ID: undefined, S3_SECRET_ACCESS_KEY: undefined },
});

/** Everything that is known of one person; each may stand nowhere afterwards. */
const NAME = "Ximena Huenchumilla";
const MINE = {
  name: NAME,
  email: "ximena.huen@correo.test",
  phone: "+56987650011",
  taxId: "15777333K",
  street: "Pasaje Lago Ranco",
  streetNumber: "9417 interior Q",
  city: "Panguipulli",
  note: "prefiere que llamen a su vecina",
  payer: "X HUENCHUMILLA SOTO",
  reference: "OP-7713-QW",
  file: "transferencia de Ximena.pdf",
  taker: "su hermano Nahuel",
};
const BERTA = {
  ...{ name: "Berta Calfucura", email: "berta@correo.test", phone: "+56911112222", taxId: "99999999" },
  ...{ street: "Los Aromos", streetNumber: "12", city: "Temuco", note: "tocar el timbre" },
};
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));

async function keep(room: "photos" | "labels", text: string): Promise<string> {
  const key = newFileKey(room);
  await files.put(key, bytesOf(text), "application/pdf");
  return key;
}

const happens = async ({ id }: Order, ...events: OrderEvent[]) =>
  mustSucceed(await changeOrder<never>(ctx, id, () => ok(events)), "happening");

type Buyer = Pick<
  typeof MINE,
  "name" | "email" | "phone" | "taxId" | "street" | "streetNumber" | "city" | "note"
>;

async function givenBuyer(who: Buyer): Promise<{ order: Order; personId: number }> {
  const { name, email, phone, taxId, street, streetNumber, city } = who;
  const [person] = await base.db
    .insert(people)
    .values({
      ...{ fullName: name, email, phone, locale: "es", createdAt: ctx.now() },
      taxId: { country: "CL", type: "rut", value: taxId },
    })
    .returning();
  const personId = person?.id ?? 0;
  const [address] = await base.db
    .insert(addresses)
    .values({
      ...{ personId, name, street, streetNumber, city, taxId },
      ...{ region: "Los Ríos", postalCode: "5210000", country: "CL" },
      ...{ companyName: name, instructions: who.note, createdAt: ctx.now() },
    })
    .returning();
  const addressId = address?.id ?? null;
  const order = await givenPendingOrder(
    ctx,
    { methodKey: "bank_transfer", methodKind: "manual", provider: null },
    { created: { personId, addressId, billingAddressId: addressId } },
  );
  return { order, personId };
}

/** A whole life: receipt, notes, photo, label, letters, a provider's message, a statement's row, the cart. */
async function givenLife(order: Order): Promise<Order> {
  const file = { name: MINE.file, bytes: bytesOf(`%PDF-1.7\n${NAME}`) };
  const typed = { payer: MINE.payer, reference: MINE.reference, bank: "", amount: "", date: "" };
  mustSucceed(await takeReceipt(ctx, files, { order, file, typed }), "receipt");
  mustSucceed(await addNote(ctx, { orderId: order.id, text: MINE.note }), "note");
  const photo = { key: await keep("photos", NAME), type: "image/jpeg", size: 1 };
  const common = { orderId: order.id, createdAt: ctx.now() };
  await base.db.transaction(async (tx) => {
    await insertNote(tx, { ...common, id: `note_p${order.id}`, kind: "photo", text: "", data: photo });
    await insertNote(tx, { ...common, id: `note_n${order.id}`, kind: "name", text: MINE.taker });
    const fields = { Regalo: `para ${NAME}` };
    await insertNote(tx, { ...common, id: `note_f${order.id}`, kind: "fields", text: "", data: fields });
  });
  const plan = { lines: [], packages: [], notify: false, noteId: null, observationsId: null, replaces: null };
  await base.db.insert(labels).values({
    ...{ orderId: order.id, shipmentId: `shp_${order.id}`, quoteId: `q_${order.id}`, provider: "easypost" },
    ...{ sellerRef: "x", rateId: "r", idempotencyKey: `k_${order.id}`, state: "bought", plan },
    ...{ fileKey: await keep("labels", `${NAME} ${MINE.street}`), fileType: "application/pdf" },
    ...{ lastError: `cannot ship to ${MINE.street}`, askedAt: ctx.now() },
  });
  const message = { provider: "stripe", type: "charge", bodyHash: "h", headers: {}, receivedAt: ctx.now() };
  const rawBody = JSON.stringify({ receipt_email: MINE.email, name: NAME });
  await base.db.insert(inbox).values([
    { ...message, room: "payments", eventId: `evt_${order.id}`, rawBody, orderId: order.id },
    { ...message, room: "payments", eventId: `evt_x${order.id}`, rawBody, orderId: null },
  ]);
  await base.db.insert(statementRows).values({
    ...{ statementId: "st_1", hash: `h_${order.id}`, line: 1, bookedOn: "2026-05-04", amount: 20_000n },
    ...{ description: `TRANSF DE ${MINE.payer}`, reference: MINE.reference, payer: MINE.payer },
    ...{ taxId: MINE.taxId, state: "used", orderId: order.id },
  });
  const contact = { fullName: NAME, email: MINE.email, phone: MINE.phone };
  const cart = { kind: "public", lines: [], draft: { ...EMPTY_DRAFT, contact }, locale: "es" } as const;
  await base.db.insert(carts).values(
    [order.id, null].map((orderId) => ({
      ...{ ...cart, tokenHash: `t_${order.id}_${orderId}`, source: "checkout", attribution: {}, orderId },
      ...{ changedAt: ctx.now(), createdAt: ctx.now() },
    })),
  );
  const lines = order.lines.map(({ lineId, quantity }) => ({ lineId, quantity }));
  const done = await happens(order, recorded(20_000n), shipped({ shipmentId: "shp_1", lines }));
  for (const { id } of await base.db.select().from(letters).where(eq(letters.orderId, order.id)))
    await deliverLetter(ctx, id);
  return done;
}

const delivered = {
  kind: "shipment_reported",
  shipmentId: "shp_1",
  state: "delivered",
  detail: null,
} as const;
const erase = (order: Order, personId: number, typed = String(order.number)) =>
  erasePerson(ctx, { personId, number: String(order.number), typed });

/** Every row of every table and every file, searched for every text. */
async function found(texts: readonly string[]): Promise<string[]> {
  const tables = await base.db.execute<{ name: string }>(sql`select quote_ident(table_schema) || '.' ||
    quote_ident(table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
  const hits: string[] = [];
  for (const { name } of tables.rows) {
    const rows = await base.db.execute<{ text: string }>(sql.raw(`select t::text as text from ${name} t`));
    const all = rows.rows.map(({ text }) => text.toLowerCase()).join("\n");
    hits.push(...texts.filter((text) => all.includes(text.toLowerCase())).map((text) => `${name}: ${text}`));
  }
  const kept = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  for (const one of kept) {
    const text = readFileSync(path.join(one.parentPath, one.name), "utf8");
    hits.push(...texts.filter((each) => text.includes(each)).map((each) => `${one.name}: ${each}`));
  }
  return hits;
}

/** The job, as the worker would run it. */
async function runFileJobs(): Promise<void> {
  const jobs = await base.db.execute<{ payload: { keys: string[] } }>(sql`select p.payload from
    graphile_worker._private_jobs p join graphile_worker._private_tasks t on t.id = p.task_id
    where t.identifier = 'files:erase'`);
  for (const { payload } of jobs.rows) await eraseFiles(files, payload);
}

describe("erasing a person", () => {
  test("is refused while an order is under way, and without the number typed again", async () => {
    const { order, personId } = await givenBuyer({ ...BERTA, name: "Otra", email: "o@correo.test" });
    expect(await erase(order, personId)).toEqual({
      ok: false,
      refusal: { code: "still_needed", numbers: [order.number] },
    });
    expect(await erase(order, personId, "1")).toEqual({ ok: false, refusal: { code: "not_typed" } });
  });

  test("leaves the address that an order of somebody else goes to by now", async () => {
    const typo = await givenBuyer({
      ...BERTA,
      name: "Por error",
      email: "tipo@correo.test",
      street: "Real 1",
    });
    const right = await givenBuyer({ ...BERTA, name: "La de verdad", email: "verdad@correo.test" });
    const { addressId } = await happens(typo.order, { kind: "contact_changed", personId: right.personId });
    mustSucceed(await erase(typo.order, typo.personId), "erasing");
    const streetOf = async () =>
      (
        await base.db
          .select()
          .from(addresses)
          .where(eq(addresses.id, addressId ?? 0))
      )[0]?.street;
    expect(await streetOf()).toBe("Real 1");
    const canceled = {
      kind: "order_canceled" as const,
      reason: "other" as const,
      noteId: null,
      notify: false,
    };
    for (const { order } of [typo, right]) await happens(order, canceled);
    mustSucceed(await erase(right.order, right.personId), "erasing whose it is");
    expect(await streetOf()).toBe("—");
  });

  test("leaves none of it in any table or file, keeps sums and chain, and touches nobody else (R17, S85)", async () => {
    await givenBuyer(BERTA);
    const { order, personId } = await givenBuyer(MINE);
    await happens(await givenLife(order), delivered);
    const before = await found(Object.values(MINE));
    expect(before.length).toBeGreaterThan(20);
    expect(
      new Set(before.map((hit) => hit.split(":")[0]).filter((place) => !place?.includes("."))).size,
    ).toBe(3);
    mustSucceed(await erase(order, personId), "erasing");
    await runFileJobs();
    expect(await found(Object.values(MINE))).toEqual([]);

    const [row] = await base.db.select().from(orders).where(eq(orders.id, order.id));
    expect(row).toMatchObject({ total: 20_000n, captured: 20_000n, paymentStatus: "paid" });
    const [place] = await base.db.select().from(addresses).where(eq(addresses.personId, personId));
    expect(place).toMatchObject({ country: "CL", region: "Los Ríos", postalCode: "521", city: null });
    const last = (await readJournal(base.db, order.id)).at(-1)?.event;
    expect(last?.kind).toBe("person_erased");
    expect((await verifyOrders(base.db)).differences).toEqual([]);
    expect((await found(["Berta Calfucura"])).length).toBeGreaterThan(1);
    expect(await erase(order, personId)).toEqual({ ok: false, refusal: { code: "person_not_found" } });
  });
});
