import type { Db, Tx } from "@/db/client";
import { enqueueJob } from "@/db/queries/jobs";
import { composeAccessLetter } from "@/emails/from-order/compose-access";
import { composeLetter } from "@/emails/from-order/compose-letter";
import { giveKeys } from "@/lib/fulfillment/commands/give-keys";
import { type Actor, CLOCK, CUSTOMER } from "@/lib/kernel/actor";
import { plus } from "@/lib/kernel/clock";
import type { Random } from "@/lib/kernel/ids";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { mailbox } from "@/lib/notifications/adapters/mailbox";
import { deliverLetter } from "@/lib/notifications/commands/deliver-letter";
import { senderOf } from "@/lib/notifications/mailer";
import { changeOrder } from "@/lib/orders/commands/change-order";
import type { NewEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { processInboxMessage } from "@/lib/payments/commands/process-inbox-message";
import { as, type Context, type Enqueue, type Tasks } from "@/lib/platform/context";
import type { FileStore } from "@/lib/platform/files";
import type { ShopSettings } from "@/lib/shop/settings";
import type { SeedLink, Shelf } from "./catalogue";
import { type SeedProvider, seedProvider } from "./provider";
import type { Crew } from "./staff";
import type { Timeline } from "./timeline";

/** Everything that a story can reach. */
export type World = {
  readonly ctx: Context;
  readonly tx: Tx;
  readonly time: Timeline;
  readonly end: Date;
  readonly crew: Crew;
  readonly shelf: Shelf;
  readonly links: readonly SeedLink[];
  readonly demo: SeedProvider;
  /** Where customers' files go; null in tests, which keep none. */
  readonly files: FileStore | null;
  /** What the clock's job does every minute, done when it matters. */
  readonly sweep: () => Promise<void>;
  /** Stock by hand: units that came, or all that is left gone. */
  readonly adjust: (sku: string, delta: number | "empty", reason: string) => Promise<void>;
};

/** What the server has in its environment; tests bring their own. */
export type Keys = { readonly linkKey: Uint8Array; readonly demoSecret: string; readonly appUrl: string };

export type Ground = {
  readonly tx: Tx;
  readonly time: Timeline;
  readonly end: Date;
  readonly random: Random;
  readonly settings: ShopSettings;
  readonly keys: Keys;
};

/** The context of the past: our clock, repeatable chance, letters into the mailbox, jobs in the order of time. */
export function makeContext({ tx, time, end, random, settings, keys }: Ground): {
  readonly ctx: Context;
  readonly demo: SeedProvider;
} {
  const { linkKey, appUrl, demoSecret } = keys;
  const db = tx as unknown as Db;
  const enqueue: Enqueue = (...job) => enqueueInTime(...job);
  const demo = seedProvider({ db: () => db, secret: demoSecret, appUrl, enqueue, now: time.now });
  const ctx: Context = {
    // One transaction holds the whole past: a start that is killed leaves an empty database, not half a shop.
    db,
    now: time.now,
    random,
    actor: CUSTOMER,
    commandId: null,
    enqueue,
    settings: async () => settings,
    mailer: mailbox,
    mailFrom: (shopName) => senderOf(shopName, "pedidos@despacho.invalid"),
    composeLetter,
    composeAccessLetter,
    providers: new Map([[demo.provider.name, demo.provider]]),
    carriers: new Map(),
    linkKey,
    appUrl,
    demo: true,
  };
  const run: Partial<Record<string, (payload: never) => Promise<void>>> = {
    "letter:deliver": ({ letterId }: Tasks["letter:deliver"]) => deliverLetter(as(ctx, CLOCK), letterId),
    "keys:give": () => giveKeys(as(ctx, CLOCK)),
    inbox: async ({ inboxId }: Tasks["inbox"]) => {
      await processInboxMessage(as(ctx, CLOCK), inboxId);
    },
    "demo:send": ({ demoPaymentId, type, eventId }: Tasks["demo:send"]) =>
      demo.send(ctx, { eventId, type, objectId: demoPaymentId }),
  };
  /** What falls behind the end is a real job: it leaves when its time comes. */
  const enqueueInTime: Enqueue = async (open, task, payload, options = {}) => {
    const due = plus(time.now(), options.delayMs ?? 0);
    const handler = run[task];
    if (due > end || !handler) {
      const delayMs = Math.max(0, due.getTime() - end.getTime());
      return enqueueJob(open, task, payload, { ...options, delayMs });
    }
    time.at(due, () => handler(payload as never));
  };
  return { ctx, demo };
}

export const by = (world: World, actor: Actor): Context => as(world.ctx, actor);

/** Facts that no command writes yet, through the gate like everything else. */
export async function tell(
  world: World,
  actor: Actor,
  orderId: number,
  events: readonly NewEvent[],
): Promise<Order> {
  return mustSucceed(
    await changeOrder<never>(by(world, actor), orderId, () => ok(events)),
    `events ${events.map((given) => ("event" in given ? given.event.kind : given.kind)).join(", ")}`,
  );
}
