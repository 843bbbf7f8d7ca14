import { inTransaction } from "@/db/client";
import { lockDemoPayment, updateDemoPayment } from "@/db/queries/demo-payments";
import { settledRefunds } from "@/lib/payments/demo-books";
import type { Tasks } from "@/lib/platform/context";
import type { DemoSettings } from "@/lib/platform/demo-settings";
import { deliverDemo } from "@/lib/platform/demo-webhook";

/**
 * One delivery of the demo provider: signed, over HTTP, to the same address as a stranger's. @throws unless it is answered with
 * 2xx: the job tries again, with a new signature and the same event id. Null settings: the demo is off, nothing is sent.
 */
export async function sendDemoMessage(
  settings: DemoSettings | null,
  payload: Tasks["demo:send"],
): Promise<void> {
  if (!settings) return;
  const { demoPaymentId, type, eventId } = payload;
  if (type === "refund.updated") await settleRefunds(settings, demoPaymentId);
  const sentAt = settings.now();
  const body = JSON.stringify({
    id: eventId,
    type,
    created: sentAt.toISOString(),
    data: { id: demoPaymentId },
  });
  const url = `${settings.appUrl}/api/webhooks/payments/demo`;
  await deliverDemo({ url, secret: settings.secret, eventId, sentAt, body });
}

/** Refunds take their time at a real provider; here, until the message about them leaves. */
async function settleRefunds({ db, now }: DemoSettings, id: string): Promise<void> {
  await inTransaction(db(), async (tx) => {
    const row = await lockDemoPayment(tx, id);
    if (!row?.refunds.some((refund) => refund.state === "pending")) return;
    const refunds = settledRefunds(row);
    await updateDemoPayment(tx, id, { refunds, changedAt: now(), version: row.version + 1 });
  });
}
