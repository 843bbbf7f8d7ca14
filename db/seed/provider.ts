import { Webhook } from "standardwebhooks";
import { type DemoSettings, demoProvider } from "@/lib/payments/adapters/demo";
import type { PaymentProvider, ProviderFact, RawMessage } from "@/lib/payments/provider";

export type SeedProvider = {
  readonly provider: PaymentProvider;
  /** A message as its server would sign and send it. `facts`: what the demo's books cannot say (disputes, cards). */
  readonly message: (
    eventId: string,
    type: string,
    objectId: string,
    facts?: readonly ProviderFact[],
  ) => RawMessage;
};

/** The demo provider as the shop has it, only that its messages are handed over instead of sent, and that it knows disputes. */
export function seedProvider(settings: DemoSettings): SeedProvider {
  const real = demoProvider(settings);
  const known = new Map<string, readonly ProviderFact[]>();
  return {
    provider: {
      ...real,
      read: (raw, now) => {
        const read = real.read(raw, now);
        return read.ok && known.has(read.value.eventId)
          ? { ok: true, value: { ...read.value, ours: true } }
          : read;
      },
      facts: async (message) => known.get(message.eventId) ?? real.facts(message),
    },
    message: (eventId, type, objectId, facts) => {
      if (facts) known.set(eventId, facts);
      const sentAt = settings.now();
      const body = JSON.stringify({
        id: eventId,
        type,
        created: sentAt.toISOString(),
        data: { id: objectId },
      });
      const headers = {
        "content-type": "application/json",
        "user-agent": "despacho-demo",
        "webhook-id": eventId,
        "webhook-timestamp": String(Math.floor(sentAt.getTime() / 1_000)),
        "webhook-signature": new Webhook(settings.secret).sign(eventId, sentAt, body),
      };
      return { body, headers, query: {} };
    },
  };
}
