import Stripe from "stripe";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { ProviderMessage, RawMessage, ReadRefused } from "@/lib/payments/provider";
import { intentIdOf } from "./stripe-truth";

const TOLERANCE_S = 300;

/** The events that the endpoint subscribes to (integrations of the shop's Stripe account). */
export const STRIPE_TYPES: readonly string[] = [
  "checkout.session.completed",
  "checkout.session.async_payment_succeeded",
  "checkout.session.async_payment_failed",
  "checkout.session.expired",
  "payment_intent.succeeded",
  "payment_intent.payment_failed",
  "payment_intent.processing",
  "payment_intent.canceled",
  "payment_intent.requires_action",
  "charge.refunded",
  "charge.refund.updated",
  "refund.created",
  "refund.updated",
  "refund.failed",
  "charge.dispute.created",
  "charge.dispute.updated",
  "charge.dispute.closed",
  "charge.dispute.funds_withdrawn",
  "charge.dispute.funds_reinstated",
];

/** Messages of the newer kind hold no object, and nothing about payments that the others do not say. */
function isThin(body: string): boolean {
  try {
    return (JSON.parse(body) as { object?: string } | null)?.object === "v2.core.event";
  } catch {
    return false;
  }
}

function thinMessage(body: string): ProviderMessage {
  const { id, type, livemode } = JSON.parse(body) as { id: string; type: string; livemode?: boolean };
  return { eventId: id, type, live: livemode ?? null, ours: false, body: null };
}

/** Any of the secrets may have signed, and the header may hold a signature by each. An age is told by the past only, as Stripe does. */
export function readStripe(
  client: Stripe,
  secrets: readonly string[],
  { body, headers }: RawMessage,
  now: Date,
): Result<ProviderMessage, ReadRefused> {
  const signature = headers["stripe-signature"];
  if (!signature) return refuse("bad_signature");
  for (const secret of secrets) {
    try {
      const { webhooks } = client;
      const event = webhooks.constructEvent(body, signature, secret, TOLERANCE_S, undefined, now.getTime());
      const { id: eventId, type, livemode: live } = event;
      const ours = STRIPE_TYPES.includes(type);
      return ok({ eventId, type, live, ours, about: ours ? aboutOf(event) : null, body: event });
    } catch (error) {
      if (error instanceof Stripe.errors.StripeSignatureVerificationError) continue;
      return isThin(body) ? ok(thinMessage(body)) : refuse("malformed");
    }
  }
  return refuse("bad_signature");
}

/** An attempt is one page and one intent: whichever of the two a message names, the question about it is the same. */
function aboutOf(event: Stripe.Event): string | null {
  const { data } = event as { data?: { object?: Parameters<typeof intentIdOf>[0] } };
  return data?.object ? (intentIdOf(data.object) ?? objectOf(event).objectId) : null;
}

/** When the latest of several messages was made. */
export const lastSaidAt = (bodies: readonly unknown[]): Date =>
  new Date(Math.max(...bodies.map((body) => objectOf(body as Stripe.Event).saidAt.getTime())));

/** Which object a message is about, and when it was made. Nothing else of its body is believed. */
export function objectOf(event: Stripe.Event): { objectId: string | null; saidAt: Date } {
  const saidAt = new Date(event.created * 1_000);
  const object = event.data.object as {
    object?: string;
    id?: string;
    payment_intent?: string | { id: string };
  };
  const isItself = object.object === "checkout.session" || object.object === "payment_intent";
  return { objectId: isItself ? (object.id ?? null) : intentIdOf(object), saidAt };
}
