import { Webhook } from "standardwebhooks";
import { providerActor } from "@/lib/kernel/actor";
import { mustSucceed } from "@/lib/kernel/result";
import { demoProvider } from "@/lib/payments/adapters/demo";
import { receiveProviderMessage } from "@/lib/payments/commands/receive-provider-message";
import type { PaymentProvider, ProviderFact, RawMessage } from "@/lib/payments/provider";
import { as, type Context } from "@/lib/platform/context";
import type { DemoSettings } from "@/lib/platform/demo-settings";

export type Sent = {
  readonly eventId: string;
  readonly type: string;
  readonly objectId: string;
  /** What the demo's own books cannot say: disputes. */
  readonly facts?: readonly ProviderFact[] | undefined;
};

export type SeedProvider = {
  readonly provider: PaymentProvider;
  /** Hands over a signed message, as its server would send it over HTTP. */
  readonly send: (ctx: Context, message: Sent) => Promise<void>;
};

function signed({ eventId, type, objectId }: Sent, { secret, now }: DemoSettings): RawMessage {
  const sentAt = now();
  const body = JSON.stringify({ id: eventId, type, created: sentAt.toISOString(), data: { id: objectId } });
  const headers = {
    "content-type": "application/json",
    "user-agent": "despacho-demo",
    "webhook-id": eventId,
    "webhook-timestamp": String(Math.floor(sentAt.getTime() / 1_000)),
    "webhook-signature": new Webhook(secret).sign(eventId, sentAt, body),
  };
  return { body, headers, query: {} };
}

/** The demo provider as the shop has it; its messages take the short way, and it knows disputes. */
export function seedProvider(settings: DemoSettings): SeedProvider {
  const real = demoProvider(settings);
  const known = new Map<string, readonly ProviderFact[]>();
  const provider: PaymentProvider = {
    ...real,
    read: (raw, now) => {
      const read = real.read(raw, now);
      const isKnown = read.ok && known.has(read.value.eventId);
      return isKnown ? { ok: true, value: { ...read.value, ours: true, about: null } } : read;
    },
    facts: async (message) => known.get(message.eventId) ?? real.facts(message),
  };
  return {
    provider,
    send: async (ctx, message) => {
      if (message.facts) known.set(message.eventId, message.facts);
      const heard = await receiveProviderMessage(
        as(ctx, providerActor("demo")),
        provider,
        signed(message, settings),
      );
      mustSucceed(heard, message.type);
    },
  };
}
