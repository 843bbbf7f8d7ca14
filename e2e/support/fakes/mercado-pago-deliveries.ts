import { createHmac, randomUUID } from "node:crypto";
import type { FakeNotification } from "./mercado-pago-objects";
import { Timers } from "./timers";

export type MercadoPagoKnobs = {
  delayMs: number;
  /** How often each notification is sent, even when it was answered well. */
  copies: number;
  /** Holds notifications back; `release` sends them in the order that it is given. */
  hold: boolean;
  /** The documentation says milliseconds, its examples are in seconds. */
  unit: "ms" | "s";
  /** An old-style, unsigned notice beside each. */
  legacyTwins: boolean;
};

const MOST_TRIES = 8;
const RETRY_MS = 150;

export type SignedNotification = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

type Signing = {
  readonly secret: string;
  readonly at: Date;
  readonly unit?: "ms" | "s";
  readonly signedId?: string;
};

/** As it is sent: the id in the address and its signature in a header; the body is not signed. */
export function signNotification(
  notification: FakeNotification,
  to: string,
  { secret, at, unit = "ms", signedId = notification.data.id }: Signing,
): SignedNotification {
  const url = new URL(to);
  url.searchParams.set("data.id", notification.data.id);
  url.searchParams.set("type", notification.type);
  const ts = String(unit === "ms" ? at.getTime() : Math.floor(at.getTime() / 1_000));
  const requestId = randomUUID();
  const manifest = `id:${signedId};request-id:${requestId};ts:${ts};`;
  const v1 = createHmac("sha256", secret).update(manifest).digest("hex");
  return {
    url: url.href,
    headers: {
      "content-type": "application/json",
      "x-request-id": requestId,
      "x-signature": `ts=${ts},v1=${v1}`,
    },
    body: JSON.stringify(notification),
  };
}

type Waiting = { readonly notification: FakeNotification; readonly url: string };

/** Sends notifications to the address that each preference gave, and again until they are answered with 2xx. */
export class MercadoPagoDeliveries {
  readonly log: { readonly dataId: string; readonly action: string; readonly status: number }[] = [];
  readonly knobs: MercadoPagoKnobs = { delayMs: 0, copies: 1, hold: false, unit: "ms", legacyTwins: false };
  private readonly held: Waiting[] = [];
  private readonly timers = new Timers();
  private readonly secret: string | null;
  private readonly now: () => Date;

  constructor(secret: string | null, now: () => Date) {
    this.secret = secret;
    this.now = now;
  }

  add(waiting: Waiting): void {
    if (this.secret === null || waiting.url === "") return;
    if (this.knobs.hold) {
      this.held.push(waiting);
      return;
    }
    if (this.knobs.legacyTwins) this.timers.later(() => this.legacyTwin(waiting), 0);
    for (let copy = 0; copy < this.knobs.copies; copy++) {
      this.timers.later(() => this.attempt(waiting, 1), this.knobs.delayMs);
    }
  }

  release(order: (all: readonly Waiting[]) => readonly Waiting[] = (all) => all): void {
    this.knobs.hold = false;
    for (const waiting of order(this.held.splice(0))) this.add(waiting);
  }

  stop = (): void => this.timers.stop();

  private async attempt({ notification, url }: Waiting, tries: number): Promise<void> {
    const { unit } = this.knobs;
    const sent = signNotification(notification, url, { secret: this.secret ?? "", at: this.now(), unit });
    const status = await post(sent.url, sent.headers, sent.body);
    this.log.push({ dataId: notification.data.id, action: notification.action, status });
    const isTaken = status >= 200 && status < 300;
    if (!isTaken && tries < MOST_TRIES) {
      this.timers.later(() => this.attempt({ notification, url }, tries + 1), RETRY_MS * tries);
    }
  }

  private async legacyTwin({ notification, url }: Waiting): Promise<void> {
    const { id } = notification.data;
    const body = JSON.stringify({ resource: id, topic: "payment" });
    const old = `${url.split("?")[0]}?topic=payment&id=${id}`;
    const status = await post(old, { "content-type": "application/json" }, body);
    this.log.push({ dataId: id, action: "legacy", status });
  }
}

async function post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<number> {
  try {
    const answer = await fetch(url, { method: "POST", redirect: "manual", headers, body });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}
