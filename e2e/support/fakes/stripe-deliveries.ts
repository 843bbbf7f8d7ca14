import Stripe from "stripe";
import type { FakeEvent } from "./stripe-world";
import { Timers } from "./timers";

export type Delivered = { readonly eventId: string; readonly type: string; readonly status: number };

export type DeliveryKnobs = {
  /** Milliseconds before the first try of an event. */
  delayMs: number;
  /** How often each event is sent, even when it was answered well. */
  copies: number;
  /** Holds events back; `release` sends them in the order that it is given. */
  hold: boolean;
};

const MOST_TRIES = 8;
const RETRY_MS = 150;
const signer = new Stripe("sk_test_only_signs").webhooks;

/** The header as Stripe writes it: one `v1` for each secret while one is rotated. */
export function signatureOf(payload: string, secrets: readonly string[], at: Date): string {
  const timestamp = Math.floor(at.getTime() / 1_000);
  const headers = secrets.map((secret) => signer.generateTestHeaderString({ payload, secret, timestamp }));
  const rest = headers.slice(1).map((header) => header.split(",").slice(1).join(","));
  return [headers[0] ?? "", ...rest].join(",");
}

/** Sends events to a shop, signs each try anew and tries again until it is answered with 2xx; a redirect is a failure. */
export class StripeDeliveries {
  readonly log: Delivered[] = [];
  readonly knobs: DeliveryKnobs = { delayMs: 0, copies: 1, hold: false };
  private readonly held: FakeEvent[] = [];
  private readonly timers = new Timers();
  private readonly target: { readonly url: string; readonly secrets: readonly string[] } | null;
  private readonly now: () => Date;

  constructor(target: StripeDeliveries["target"], now: () => Date) {
    this.target = target;
    this.now = now;
  }

  add(event: FakeEvent): void {
    if (!this.target) return;
    if (this.knobs.hold) {
      this.held.push(event);
      return;
    }
    for (let copy = 0; copy < this.knobs.copies; copy++)
      this.timers.later(() => this.attempt(event, 1), this.knobs.delayMs);
  }

  release(order: (events: readonly FakeEvent[]) => readonly FakeEvent[] = (events) => events): void {
    this.knobs.hold = false;
    for (const event of order(this.held.splice(0))) this.add(event);
  }

  stop = (): void => this.timers.stop();

  private async attempt(event: FakeEvent, tries: number): Promise<void> {
    const status = await this.post(JSON.stringify(event)).catch(() => 0);
    this.log.push({ eventId: event.id, type: event.type, status });
    const isTaken = status >= 200 && status < 300;
    if (!isTaken && tries < MOST_TRIES)
      this.timers.later(() => this.attempt(event, tries + 1), RETRY_MS * tries);
  }

  private async post(body: string): Promise<number> {
    if (!this.target) return 0;
    const { url, secrets } = this.target;
    const signature = signatureOf(body, secrets, this.now());
    const headers = { "content-type": "application/json", "stripe-signature": signature };
    const answer = await fetch(url, { method: "POST", redirect: "manual", headers, body });
    await answer.arrayBuffer();
    return answer.status;
  }
}
