import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { inTransaction } from "@/db/client";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { startScript } from "@/db/testing/processes";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { changeOrder, openOrderWithin } from "@/lib/orders/commands/change-order";
import { aLine, captured, created, placed } from "@/lib/orders/testing/journal";

const base = testDatabase();

/** What `npm run verify` runs, as a process of its own. */
async function verify(): Promise<{ code: number | null; lines: string[] }> {
  const env = {
    ...{ DATABASE_URL: base.url, AUTH_SECRET: "only-for-this-test-0123456789-abcdefgh" },
    ...{ CRON_SECRET: "0123456789abcdef", LOG_LEVEL: "error" },
  };
  const child = startScript("db/verify.ts", [], { env });
  let said = "";
  child.stdout?.on("data", (chunk) => {
    said += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, lines: said.trim().split("\n") };
}

async function givenPaidOrder(): Promise<{ id: number; number: number }> {
  const ctx = testContext(base.db);
  const lines = [aLine({ variantId: null, tracked: false })];
  const opened = await inTransaction(base.db, (tx) =>
    openOrderWithin(tx, ctx, (number) => [created({ number, lines, personId: null, addressId: null })]),
  );
  const { id, number } = mustSucceed(opened, "open");
  mustSucceed(await changeOrder(ctx, id, () => ok([placed(), captured(20_000n)])), "pay");
  return { id, number };
}

test("npm run verify ends well, and after a row was tampered with it names order, sequence and column (S60)", async () => {
  const [, { id, number }] = [await givenPaidOrder(), await givenPaidOrder()];
  expect(await verify()).toEqual({ code: 0, lines: ["2 orders verified, 0 differences"] });
  await base.db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(
      sql`update order_events set payload = jsonb_set(payload, '{amount}', '"1"') where order_id = ${id} and seq = 3`,
    );
  });
  const { code, lines } = await verify();
  expect(code).toBe(1);
  expect(lines[0]).toMatch(new RegExp(`^order ${number}, sequence 3, column order_events\\.hash: expected `));
  expect(lines.at(-1)).toMatch(/^2 orders verified, [1-9]\d* differences?$/);
});
