import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { findVariant, listMovements, sumOfMovements } from "@/db/queries/product-list";
import { givenVariant } from "@/db/testing/catalog";
import { staff, testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { mustSucceed } from "@/lib/kernel/result";
import { adjustStock, adjustStockInput } from "./adjust-stock";

const base = testDatabase();
const ctx = () => testContext(base.db, { actor: staff(7) });

/** Opening stock as a movement, so that the sums can be compared. */
async function given(sku: string, stock: number, unlimited = false): Promise<number> {
  const id = await givenVariant(base.db, { sku, stock, unlimited });
  await base.db.execute(
    sql`insert into stock_movements (variant_id, delta, kind, balance_after, at) values (${id}, ${stock}, 'import', ${stock}, now())`,
  );
  return id;
}

test("each correction is a movement with its reason and person, and the sums equal the stock (S59)", async () => {
  const id = await given("ADJ-1", 10);
  for (const [delta, reason] of [
    [5, "Llegó una caja"],
    [-3, "Se rompieron"],
    [-12, "Inventario"],
  ] as const) {
    mustSucceed(await adjustStock(ctx(), { variantId: id, delta, reason }), reason);
  }
  const page = await listMovements(base.db, id, null);
  expect(
    page.rows.map(({ kind, delta, balanceAfter, reason }) => [kind, delta, balanceAfter, reason]),
  ).toEqual([
    ["adjust", -12, 0, "Inventario"],
    ["adjust", -3, 12, "Se rompieron"],
    ["adjust", 5, 15, "Llegó una caja"],
    ["import", 10, 10, null],
  ]);
  expect(await sumOfMovements(base.db, id)).toBe((await findVariant(base.db, id))?.stock);
});

test("never below zero, never for what is not counted, never for what is not there", async () => {
  const few = await given("ADJ-2", 2);
  expect(await adjustStock(ctx(), { variantId: few, delta: -3, reason: "x" })).toEqual({
    ok: false,
    refusal: { code: "below_zero", left: 2 },
  });
  const free = await givenVariant(base.db, { sku: "ADJ-3", stock: 0, unlimited: true });
  expect(await adjustStock(ctx(), { variantId: free, delta: 1, reason: "x" })).toMatchObject({
    refusal: { code: "not_tracked" },
  });
  expect(await adjustStock(ctx(), { variantId: 999_999, delta: 1, reason: "x" })).toMatchObject({
    refusal: { code: "variant_not_found" },
  });
  expect((await listMovements(base.db, few, null)).rows).toHaveLength(1);
});

test("twenty people at once lose no unit", async () => {
  const id = await given("ADJ-4", 5);
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      adjustStock(ctx(), { variantId: id, delta: -1, reason: "venta en feria" }),
    ),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
  expect((await findVariant(base.db, id))?.stock).toBe(0);
  expect(await sumOfMovements(base.db, id)).toBe(0);
});

test.each([
  [{ variantId: "1", delta: "-2", reason: " roto " }, true],
  [{ variantId: "1", delta: "+5", reason: "caja" }, true],
  [{ variantId: "1", delta: "0", reason: "nada" }, false],
  [{ variantId: "1", delta: "1.5", reason: "medio" }, false],
  [{ variantId: "1", delta: "5", reason: "  " }, false],
  [{ variantId: "1", delta: "5", reason: "x", stock: "99" }, false],
])("the form %o is taken: %s", (form, taken) => {
  expect(adjustStockInput.safeParse(form).success).toBe(taken);
});
