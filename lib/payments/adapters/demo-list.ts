import type { Db } from "@/db/client";
import { type DemoPayment, listDemoPayments } from "@/db/queries/demo-payments";
import { isCurrency, money } from "@/lib/kernel/money";
import type { ListedPayment, Period } from "@/lib/payments/provider";

const PAGE = 200;
const STATE = { open: "pending", paid: "captured", failed: "over", expired: "over" } as const;

/** The demo provider's own list, read page by page as a real one's is. */
export async function listDemo(db: Db, { from, to }: Period): Promise<ListedPayment[]> {
  const listed: ListedPayment[] = [];
  for (let after = ""; ; ) {
    const rows = await listDemoPayments(db, { from, to, after, limit: PAGE });
    listed.push(...rows.flatMap(lineOf));
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return listed;
    after = last.id;
  }
}

function lineOf(row: DemoPayment): ListedPayment[] {
  const currency = row.capturedCurrency ?? row.currency;
  if (!isCurrency(currency)) return [];
  const refunded = row.refunds.reduce(
    (sum, { state, amount }) => (state === "succeeded" ? sum + BigInt(amount) : sum),
    0n,
  );
  return [
    {
      ...{ orderRef: row.orderRef, paymentId: row.paymentId, objectId: row.id },
      state: STATE[row.state],
      captured: money(row.captured, currency),
      refunded: money(refunded, currency),
      fee: null,
      occurredAt: row.capturedAt ?? row.createdAt,
    },
  ];
}
