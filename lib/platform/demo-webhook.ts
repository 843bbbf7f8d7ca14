import { Webhook } from "standardwebhooks";

const PATIENCE_MS = 10_000;

export type DemoDelivery = {
  readonly url: string;
  /** Base64. */
  readonly secret: string;
  readonly eventId: string;
  readonly sentAt: Date;
  readonly body: string;
};

/** One delivery of a demo provider or carrier: signed, over HTTP, like a stranger's. @throws unless it is answered with 2xx. */
export async function deliverDemo({ url, secret, eventId, sentAt, body }: DemoDelivery): Promise<void> {
  const answer = await fetch(url, {
    method: "POST",
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE_MS),
    headers: {
      "content-type": "application/json",
      "webhook-id": eventId,
      "webhook-timestamp": String(Math.floor(sentAt.getTime() / 1_000)),
      "webhook-signature": new Webhook(secret).sign(eventId, sentAt, body),
    },
    body,
  });
  if (!answer.ok) throw new Error(`the shop answered ${answer.status} to a demo message`);
}
