import { beforeAll, expect, test } from "vitest";
import { inTransaction } from "@/db/client";
import { addresses, notes, people } from "@/db/schema";
import { staff, testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { ok } from "@/lib/kernel/result";
import { changeOrder, openOrderWithin } from "@/lib/orders/commands/change-order";
import type { NewEvent } from "@/lib/orders/events";
import { parseOrdersFilter } from "@/lib/orders/list-filter";
import { aLine, captured, created, placed, shipped } from "@/lib/orders/testing/journal";
import { countOrders } from "./order-counts";
import { listOrders } from "./order-list";

const base = testDatabase();
const at = new Date("2026-05-04T13:00:00Z");

type Given = {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly taxId?: string;
  readonly sku: string;
  readonly product: string;
  readonly life?: readonly NewEvent[];
  readonly note?: string;
};

const GIVEN: readonly Given[] = [
  {
    ...{ name: "Pérez, José", email: "jose.perez@example.test", phone: "+56987654321", taxId: "125319092" },
    ...{ sku: "CAFE-250", product: "Café Andes 250 g", note: "Llamar antes: portón azul" },
    life: [
      placed(),
      captured(20_000n, { providerObjectId: "mp_77001" }),
      shipped({ trackingNumber: "ST-4455-66" }),
    ],
  },
  {
    ...{ name: "Lucía Ñandú", email: "lucia@example.test", phone: "+56912345678", sku: "TAZA_AZUL" },
    ...{
      product: "Taza 100% azul",
      life: [placed(), captured(20_000n), shipped({ trackingNumber: "998877665544" })],
    },
  },
  { name: "Josefa Soto", email: null, phone: null, sku: "TAZAXAZUL", product: "Taza 100 azul" },
];

async function givenOrder(given: Given): Promise<void> {
  const ctx = { ...testContext(base.db), actor: staff() };
  const { name, email, phone } = given;
  const [person] = await base.db
    .insert(people)
    .values({ fullName: name, email, phone, locale: "es", createdAt: at })
    .returning();
  const [billing] = await base.db
    .insert(addresses)
    .values({ name, street: "Los Alerces 1", country: "CL", taxId: given.taxId ?? null, createdAt: at })
    .returning();
  const lines = [aLine({ sku: given.sku, name: given.product, variantId: null })];
  const parts = {
    lines,
    personId: person?.id ?? null,
    addressId: null,
    billingAddressId: billing?.id ?? null,
  };
  const opened = await inTransaction(base.db, (tx) =>
    openOrderWithin(tx, ctx, (number) => [created({ number, ...parts })]),
  );
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  const moved = await changeOrder(ctx, opened.value.id, () => ok([...(given.life ?? [])]));
  if (!moved.ok) throw new Error(JSON.stringify(moved.refusal));
  if (given.note) {
    const note = { id: "note_1", orderId: opened.value.id, kind: "private" as const, text: given.note };
    await base.db.insert(notes).values({ ...note, createdAt: at });
    await base.db
      .insert(notes)
      .values({ ...note, id: "note_2", text: "secreto", createdAt: at, retractedAt: at });
  }
}

beforeAll(async () => {
  for (const given of GIVEN) await givenOrder(given);
});

const find = async (typed: string, more = ""): Promise<number[]> => {
  const filter = parseOrdersFilter(new URLSearchParams(`${more}&q=${encodeURIComponent(typed)}`));
  const view = { filter, span: null, seesMoney: true };
  const { rows } = await listOrders(base.db, view);
  expect(await countOrders(base.db, view)).toBe(rows.length);
  return rows.map(({ number }) => number).sort();
};

/** José is 1001, Lucía 1002, Josefa 1003. */
test.each<[string, string, number[]]>([
  ["a name in any order, without accents", "jose perez", [1001]],
  ["the same with a comma", "Perez, Jose", [1001]],
  ["part of a name", "jos", [1001, 1003]],
  ["ñ typed as n", "nandu", [1002]],
  ["capital letters", "LUCÍA", [1002]],
  ["a number", "1002", [1002]],
  ["a number with #", "#1002", [1002]],
  ["a number that nobody has", "#1999", []],
  ["a whole e-mail", "Jose.Perez@Example.test", [1001]],
  ["part of an e-mail", "lucia@exam", [1002]],
  ["an e-mail that nobody has", "nobody@example.test", []],
  ["a phone with its country", "+56 9 8765 4321", [1001]],
  ["the same without it", "9 8765 4321", [1001]],
  ["the same without spaces", "987654321", [1001]],
  ["the last digits of a phone", "5678", [1002]],
  ["a RUT with dots", "12.531.909-2", [1001]],
  ["a RUT without dots", "12531909-2", [1001]],
  ["a bare RUT", "125319092", [1001]],
  ["a SKU", "cafe-250", [1001]],
  ["part of a product's name", "andes", [1001]],
  ["a tracking code with hyphens", "st-4455-66", [1001]],
  ["a tracking code of digits", "998877665544", [1002]],
  ["a provider's payment id", "mp_77001", [1001]],
  ["a word of a note", "portón", [1001]],
  ["two words of a note", "azul portón", [1001]],
  ["a note that was taken back", "secreto", []],
  ["_ means only itself", "taza_azul", [1002]],
  ["% means only itself", "100%", [1002]],
  ["words of one order, not of two", "lucia soto", []],
  ["nothing at all", "   ", [1001, 1002, 1003]],
])("finds by %s: %s", async (_, typed, numbers) => {
  expect(await find(typed)).toEqual(numbers);
});

test("a search keeps to the filters", async () => {
  expect(await find("jos", "payment=paid")).toEqual([1001]);
  expect(await find("jos", "payment=open")).toEqual([1003]);
  expect(await find("1001", "payment=open")).toEqual([]);
});

test("a search among all orders finds archived ones too; a tab keeps to itself", async () => {
  await changeOrder({ ...testContext(base.db), actor: staff() }, 3, () =>
    ok([{ kind: "order_archived", reason: null }]),
  );
  expect(await find("josefa")).toEqual([1003]);
  expect(await find("")).toEqual([1001, 1002]);
  expect(await find("josefa", "tab=archived")).toEqual([1003]);
  expect(await find("josefa", "tab=problem")).toEqual([]);
});
