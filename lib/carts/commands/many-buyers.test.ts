import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { stockMovements, variants } from "@/db/schema";
import { givenShop, givenVariant } from "@/db/testing/catalog";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { mustSucceed } from "@/lib/kernel/result";
import { openTypedLink } from "./open-direct-buy";
import { placeOrder } from "./place-order";
import { saveContact } from "./save-contact";

const database = testDatabase({ max: 20 });
const BUYERS = 400;
const UNITS = 50;

test("400 buyers who confirm at the same moment buy exactly the 50 units that there are", {
  timeout: 90_000,
}, async () => {
  const { db } = database;
  await givenShop(db);
  const variant = await givenVariant(db, { sku: "LAST-50", price: 1_000n, stock: UNITS, digital: true });
  const ctx = testContext(db);
  const buyers = Array.from({ length: BUYERS }, (_, index) => index);
  const visit = { attribution: {}, locale: "es" as const, coupon: null };
  const tokens = await Promise.all(
    buyers.map(async (index) => {
      const { token } = mustSucceed(await openTypedLink(ctx, { ...visit, p: "LAST-50:1" }), "open");
      const email = `buyer${index}@example.test`;
      const contact = { token, email, fullName: `Buyer ${index}`, phone: "", locale: "es" as const };
      mustSucceed(await saveContact(ctx, contact), "contact");
      return token;
    }),
  );
  const answers = {
    documentType: "none" as const,
    taxId: "",
    companyName: "",
    businessActivity: "",
    fields: {},
  };
  const seen = `${variant}x1@1000=1000`;
  const results = await Promise.all(
    tokens.map((token) => placeOrder(ctx, { token, seen, methodKey: "bank_transfer", ...answers })),
  );
  const refused = results.flatMap((result) => (result.ok ? [] : [result.refusal.code]));
  expect(refused).toHaveLength(BUYERS - UNITS);
  expect(new Set(refused)).toEqual(new Set(["out_of_stock"]));
  const [row] = await db.select().from(variants).where(eq(variants.id, variant));
  expect(row?.stock).toBe(0);
  const moves = await db.select().from(stockMovements).where(eq(stockMovements.variantId, variant));
  expect(moves).toHaveLength(UNITS);
  expect(moves.map((move) => move.balanceAfter).sort((a, b) => a - b)).toEqual(
    Array.from({ length: UNITS }, (_, index) => index),
  );
  const counted = await db.execute<{ status: string; orders: string }>(
    sql`select payment_status as status, count(*) as orders from orders group by 1 order by 1`,
  );
  expect(counted.rows).toEqual([
    { status: "open", orders: String(BUYERS - UNITS) },
    { status: "pending", orders: String(UNITS) },
  ]);
});
