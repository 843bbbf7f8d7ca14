import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { givenOrderRows } from "@/db/testing/order-rows";
import { type Queue, readQueues, WORK_QUEUES } from "./work-queues";

const base = testDatabase();

beforeAll(async () => {
  await givenOrderRows(base.db, { count: 1_200, from: new Date("2026-05-01T03:00:00Z"), stepMs: 7_200_000 });
});

const LIVE = "archived_at is null";
const MANUAL =
  "payment_method in ('bank_transfer', 'cash', 'cheque', 'cash_on_delivery', 'card_terminal', 'other')";
const REVIEW = "'receipt_to_review' = any(flags)";
const PICKUP = "shipping_option = 'store_pickup' and payment_status = 'paid'";

/** product.md §2.2, said once more in SQL. */
const HOLDS: Record<(typeof WORK_QUEUES)[number], string> = {
  collect: `${LIVE} and not ${REVIEW}
    and (payment_status = 'open' and source = 'manual' or payment_status = 'pending' and ${MANUAL})`,
  review: `${LIVE} and ${REVIEW}`,
  prepare: `dispatchable and preparation <> 'packed' and not (${PICKUP})`,
  dispatch: `dispatchable and (preparation = 'packed' or ${PICKUP})`,
  problems: `${LIVE} and cardinality(flags) > 0`,
};

const queueOf = (queues: readonly Queue[], name: string) => queues.find((queue) => queue.name === name);

describe.each(WORK_QUEUES)("queue %s", (name) => {
  test("holds exactly its orders, the one that waits longest first", async () => {
    const { rows } = await base.pool.query<{ number: number }>(
      `select number from orders where ${HOLDS[name]} order by created_at, id`,
    );
    const expected = rows.map(({ number }) => number);
    expect(expected.length).toBeGreaterThan(5);
    const queue = queueOf(await readQueues(base.db, { seesMoney: true, most: 1_200 }), name);
    expect(queue?.rows.map(({ number }) => number)).toEqual(expected);
    expect(queue?.count).toBe(expected.length);
  });
});

test("shows a few of each, and no amounts to who may not see them", async () => {
  const queues = await readQueues(base.db, { seesMoney: false });
  expect(queues.map(({ rows }) => rows.length)).toEqual([5, 5, 5, 5, 5]);
  expect(queues.flatMap(({ rows }) => rows.map(({ total }) => total)).every((total) => total === null)).toBe(
    true,
  );
});

test("what is to be packed is not yet to be sent: no order waits in both", async () => {
  const queues = await readQueues(base.db, { seesMoney: true, most: 1_200 });
  const packing = new Set(queueOf(queues, "prepare")?.rows.map(({ number }) => number));
  expect(queueOf(queues, "dispatch")?.rows.filter(({ number }) => packing.has(number))).toEqual([]);
});
