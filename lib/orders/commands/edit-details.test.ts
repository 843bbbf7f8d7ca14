import { beforeAll, describe, expect, test } from "vitest";
import { inTransaction } from "@/db/client";
import { readJournal } from "@/db/queries/journal";
import { notesById } from "@/db/queries/notes";
import { findAddress, findPerson, insertAddress } from "@/db/queries/people";
import { givenShop } from "@/db/testing/catalog";
import { staff, testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenOpenOrder, givenVariant } from "@/db/testing/orders";
import { mustSucceed, ok } from "@/lib/kernel/result";
import type { NewEvent } from "@/lib/orders/events";
import { historyOf } from "@/lib/orders/history";
import type { Order } from "@/lib/orders/order";
import { aLine, canceled, captured, placed, shipped, totalsOf } from "@/lib/orders/testing/journal";
import type { Context } from "@/lib/platform/context";
import { changeOrder } from "./change-order";
import { editAddress } from "./edit-address";
import { editBilling } from "./edit-billing";
import { editContact } from "./edit-contact";
import { editFields } from "./edit-fields";

const base = testDatabase({ max: 5 });
let ctx: Context;

beforeAll(async () => {
  ctx = testContext(base.db, { actor: staff() });
  const method = (region: string | null, price: bigint) => ({
    place: { country: "CL", region, municipality: null },
    ...{ upTo: null, price },
  });
  await givenShop(base.db, {
    shippingMethods: [
      {
        ...{ key: "tabla", name: "Por región", enabled: true, kind: "table", places: [], price: 0n },
        ...{ measure: "weight", freeAbove: null },
        rows: [method("Metropolitana de Santiago", 3_000n), method("Valparaíso", 5_000n)],
      },
    ],
    checkoutFields: [
      {
        ...{ key: "regalo", type: "text", area: "other", required: false, options: [] },
        label: { es: "Mensaje de regalo", en: "Gift message", pt: "Mensagem" },
      },
    ],
  });
});

const PROVIDENCIA = { name: "Lucía", street: "Italia", streetNumber: "1", municipality: "RM|Providencia" };
const VALPARAISO = { ...PROVIDENCIA, municipality: "VS|Valparaíso" };
const IN_SANTIAGO = {
  ...{ name: "Lucía", street: "Italia", streetNumber: "1439", complement: null, neighbourhood: null },
  ...{ city: "Providencia", municipality: "Providencia", region: "Metropolitana de Santiago" },
  ...{ regionCode: "RM", postalCode: null, country: "CL", latitude: null, longitude: null },
  instructions: null,
};

/** 2 × 10.000 sent to Providencia for 3.000, all with the tax inside. */
async function sentOrder(...events: NewEvent[]): Promise<Order> {
  const createdAt = ctx.now();
  const addressId = await inTransaction(base.db, (tx) => insertAddress(tx, { ...IN_SANTIAGO, createdAt }));
  const lines = [
    aLine({
      variantId: await givenVariant(ctx),
      taxes: [{ name: "IVA", rate: 1_900, amount: 3_193n }],
    }),
  ];
  const totals = {
    ...totalsOf(lines),
    ...{ subtotal: 16_807n, tax: 3_193n, shipping: 2_521n, shippingTax: 479n, total: 23_000n },
  };
  const shippingMethod = { key: "tabla", name: "Por región" };
  const order = await givenOpenOrder(ctx, { created: { lines, totals, addressId, shippingMethod } });
  const changed = await changeOrder<never>(ctx, order.id, () => ok(events));
  return mustSucceed(changed, "preparing");
}

const at = (order: Order) => ({ orderId: order.id, expectedVersion: order.version });

describe("the address", () => {
  test("at the same price it is corrected in any status, and the old row stays", async () => {
    const order = await sentOrder(placed(), captured(23_000n), shipped());
    const moved = mustSucceed(
      await editAddress(ctx, { ...at(order), address: { ...PROVIDENCIA, street: "Condell" }, price: "ask" }),
      "moving",
    );
    expect(moved.totals).toEqual(order.totals);
    expect(await findAddress(base.db, order.addressId ?? 0)).toMatchObject({ street: "Italia" });
    expect(await findAddress(base.db, moved.addressId ?? 0)).toMatchObject({ street: "Condell" });
    const [told] = historyOf(order.id, await readJournal(base.db, order.id));
    expect(told).toMatchObject({ kind: "delivery_changed", said: { values: { moved: "true" } } });
  });

  test("at another price the person is asked first, and may charge it or not", async () => {
    const order = await sentOrder(placed(), captured(23_000n));
    const moving = { ...at(order), address: VALPARAISO };
    expect(await editAddress(ctx, { ...moving, price: "ask" })).toEqual({
      ok: false,
      refusal: { code: "shipping_price_changes", before: 23_000n, after: 25_000n },
    });
    const kept = mustSucceed(await editAddress(ctx, { ...moving, price: "keep" }), "keeping");
    expect([kept.totals.total, kept.paymentStatus]).toEqual([23_000n, "paid"]);
    const other = await sentOrder(placed(), captured(23_000n));
    const charged = mustSucceed(
      await editAddress(ctx, { ...at(other), address: VALPARAISO, price: "new" }),
      "charging",
    );
    expect([charged.totals.total, charged.paymentStatus, charged.balanceDue]).toEqual([
      25_000n,
      "pending",
      2_000n,
    ]);
    expect(charged.shippingMethod?.key).toBe("tabla");
  });

  test("what has left keeps its price wherever it goes; a place that nothing reaches is said", async () => {
    const sent = await sentOrder(placed(), captured(23_000n), shipped());
    const moved = await editAddress(ctx, { ...at(sent), address: VALPARAISO, price: "ask" });
    expect(moved.ok && moved.value.totals.total).toBe(23_000n);
    const order = await sentOrder(placed());
    const far = { ...PROVIDENCIA, municipality: "AP|Arica" };
    expect(await editAddress(ctx, { ...at(order), address: far, price: "ask" })).toMatchObject({
      refusal: { code: "not_reached" },
    });
    const bad = await editAddress(ctx, { ...at(order), address: { name: "Lucía" }, price: "ask" });
    expect(bad).toMatchObject({ refusal: { code: "details_invalid" } });
  });
});

describe("other details, in any status", () => {
  test("another name stays the same person, another e-mail is another one", async () => {
    const order = await sentOrder(placed(), canceled());
    const before = await findPerson(base.db, order.personId ?? 0);
    const email = before?.email ?? "";
    const renamed = mustSucceed(
      await editContact(ctx, { ...at(order), fullName: "Lucía P. Soto", email, phone: "" }),
      "renaming",
    );
    expect(renamed.personId).toBe(order.personId);
    const moved = mustSucceed(
      await editContact(ctx, { ...at(renamed), fullName: "Ana", email: "ana-x@example.test", phone: "" }),
      "moving",
    );
    expect(await findPerson(base.db, moved.personId ?? 0)).toMatchObject({ email: "ana-x@example.test" });
    expect(moved.personId).not.toBe(order.personId);
    const bad = await editContact(ctx, { ...at(moved), fullName: "Ana", email: "ana@", phone: "12" });
    expect(bad).toMatchObject({
      refusal: { code: "details_invalid", problems: { email: "bad_email", phone: "bad_phone" } },
    });
    const stale = await editContact(ctx, {
      ...at(order),
      fullName: "Tarde",
      email: "t@example.test",
      phone: "",
    });
    expect(stale).toMatchObject({ refusal: { code: "changed_meanwhile" } });
  });

  test("whoever has only a phone stays the same person when the name or the number is corrected", async () => {
    const order = await sentOrder(placed());
    const given = { fullName: "Rosa Pino", email: "", phone: "+56 9 1234 5678" };
    const first = mustSucceed(await editContact(ctx, { ...at(order), ...given }), "no e-mail");
    expect(first.personId).not.toBe(order.personId);
    const again = { ...given, fullName: "Rosa Pinto", phone: "+56 9 1234 9999" };
    const second = mustSucceed(await editContact(ctx, { ...at(first), ...again }), "correcting");
    expect(second.personId).toBe(first.personId);
    expect(await findPerson(base.db, first.personId ?? 0)).toMatchObject({
      ...{ fullName: "Rosa Pinto", phone: "+56912349999", email: null },
    });
  });

  test("an invoice needs to know whose it is; prices stay", async () => {
    const order = await sentOrder(placed());
    const company = { companyName: "Andes SpA", businessActivity: "Café", taxId: "76.192.083-9" };
    const open = await editBilling(ctx, { ...at(order), ...company, documentType: "invoice", taxId: "" });
    expect(open).toMatchObject({ refusal: { problems: { taxId: "missing" } } });
    const billed = mustSucceed(
      await editBilling(ctx, { ...at(order), ...company, documentType: "invoice" }),
      "billing",
    );
    expect(billed.totals).toEqual(order.totals);
    expect(await findAddress(base.db, billed.billingAddressId ?? 0)).toMatchObject({
      ...{ companyName: "Andes SpA", taxId: "761920839", street: "Italia" },
    });
  });

  test("answers are kept under the words of their question, and an equal one changes nothing", async () => {
    const order = await sentOrder(placed());
    const answered = mustSucceed(
      await editFields(ctx, { ...at(order), fields: { regalo: "Feliz día", otra: "x" } }),
      "answering",
    );
    const id = answered.fieldsId ?? "";
    expect((await notesById(base.db, [id])).get(id)?.data).toEqual({ "Mensaje de regalo": "Feliz día" });
    expect(await editFields(ctx, { ...at(answered), fields: { regalo: "Feliz día" } })).toMatchObject({
      refusal: { code: "nothing_changed" },
    });
  });
});
