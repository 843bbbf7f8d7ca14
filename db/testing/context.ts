import { randomBytes } from "node:crypto";
import type { Db, Tx } from "@/db/client";
import { enqueueJob } from "@/db/queries/jobs";
import { readSettings } from "@/db/queries/shop";
import { composeAccessLetter } from "@/emails/from-order/compose-access";
import { composeLetter } from "@/emails/from-order/compose-letter";
import type { CarrierProvider } from "@/lib/fulfillment/carrier";
import { type Actor, CUSTOMER } from "@/lib/kernel/actor";
import type { Mailer } from "@/lib/notifications/mailer";
import type { PaymentProvider } from "@/lib/payments/provider";
import type { Context } from "@/lib/platform/context";

export type TestClock = { now: Date };

/** Keeps what it was given, like the mailbox, and fails when a test says so. */
export function testMailer(): Mailer & { readonly sent: { to: string; subject: string; key: string }[] } {
  const sent: { to: string; subject: string; key: string }[] = [];
  return {
    name: "test",
    sent,
    send: async (letter, { idempotencyKey }) => {
      sent.push({ to: letter.to, subject: letter.subject, key: idempotencyKey });
      return { ok: true, value: { providerId: `test:${idempotencyKey}` } };
    },
  };
}

type Overrides = Partial<Omit<Context, "db" | "now">> & { readonly clock?: TestClock };

/** A context on a real database: only the ports to the outside are the test's own. */
export function testContext(db: Db, overrides: Overrides = {}): Context {
  const { clock = { now: new Date("2026-05-04T13:00:00.000Z") }, ...rest } = overrides;
  return {
    db,
    now: () => clock.now,
    random: { number: () => 0.5, bytes: (length) => new Uint8Array(randomBytes(length)) },
    actor: CUSTOMER,
    commandId: null,
    enqueue: (tx: Tx, task, payload, options) => enqueueJob(tx, task, payload, options),
    settings: () => readSettings(db),
    mailer: testMailer(),
    mailFrom: (shopName) => `"${shopName}" <shop@example.test>`,
    composeLetter,
    composeAccessLetter,
    providers: new Map<string, PaymentProvider>(),
    carriers: new Map<string, CarrierProvider>(),
    linkKey: new Uint8Array(32).fill(7),
    appUrl: "http://shop.test",
    demo: true,
    ...rest,
  };
}

export const staff = (id = 1): Actor => ({ kind: "staff", id: String(id) });
