import { describe, expect, test } from "vitest";
import { readJournal } from "@/db/queries/journal";
import { testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenPendingOrder } from "@/db/testing/orders";
import { cancelShipment } from "@/lib/fulfillment/commands/cancel-shipment";
import { dispatch } from "@/lib/fulfillment/commands/dispatch";
import { reportShipment } from "@/lib/fulfillment/commands/report-shipment";
import { ACTOR_KINDS, type ActorKind } from "@/lib/kernel/actor";
import type { Result } from "@/lib/kernel/result";
import type { Order } from "@/lib/orders/order";
import { markPaidByHand } from "@/lib/payments/commands/mark-paid-by-hand";
import { voidPayment } from "@/lib/payments/commands/void-payment";
import type { Context } from "@/lib/platform/context";
import { addNote } from "./add-note";
import { cancelOrder } from "./cancel-order";
import { changeTags } from "./change-tags";
import { markOrder } from "./mark-order";
import { uncancelOrder } from "./uncancel-order";

const base = testDatabase();

type Command = (ctx: Context, order: Order) => Promise<Result<Order, unknown>>;

const firstParcel = (order: Order): string => Object.keys(order.parcels.shipments)[0] ?? "";
const firstPayment = (order: Order): string => Object.keys(order.money.payments)[0] ?? "";
const at = ({ id, version }: Order) => ({ orderId: id, expectedVersion: version });
const parcel = { carrier: "starken", trackingNumber: "123", lines: [], notify: false };
const reason = "customer_asked";
const cash = { methodKey: "cash", amount: 20_000n, paidOn: "2026-05-04", acceptShortage: false } as const;

/** In the order of a life, so that each finds the state it needs. */
const COMMANDS: readonly (readonly [string, Command])[] = [
  ["addNote", (ctx, { id }) => addNote(ctx, { orderId: id, text: "Llamar antes" })],
  ["changeTags", (ctx, { id }) => changeTags(ctx, { orderId: id, tags: ["regalo"] })],
  ["markOrder", (ctx, { id }) => markOrder(ctx, { orderId: id, mark: "packed" })],
  ["markPaidByHand", (ctx, order) => markPaidByHand(ctx, { ...at(order), ...cash })],
  [
    "voidPayment",
    (ctx, order) => voidPayment(ctx, { ...at(order), paymentId: firstPayment(order), reason: "undo" }),
  ],
  ["dispatch", (ctx, order) => dispatch(ctx, { ...at(order), ...parcel })],
  [
    "reportShipment",
    (ctx, order) =>
      reportShipment(ctx, { orderId: order.id, shipmentId: firstParcel(order), state: "in_transit" }),
  ],
  [
    "cancelShipment",
    (ctx, order) => cancelShipment(ctx, { orderId: order.id, shipmentId: firstParcel(order) }),
  ],
  ["cancelOrder", (ctx, order) => cancelOrder(ctx, { ...at(order), reason, notify: false, notReturned: [] })],
  ["uncancelOrder", (ctx, order) => uncancelOrder(ctx, { ...at(order), acceptShortage: false })],
];

/** The step as this actor; where the rules refuse it, staff takes it, so that the life goes on. */
async function live(ctx: Context, order: Order, [name, command]: (typeof COMMANDS)[number]) {
  const answer = await command(ctx, order);
  const added = (await readJournal(base.db, order.id)).slice(order.version);
  if (!answer.ok) expect(added, `${name} refused`).toEqual([]);
  for (const entry of added) expect([name, entry.actor]).toEqual([name, ctx.actor]);
  const done = answer.ok ? answer : await command({ ...ctx, actor: { kind: "staff", id: "1" } }, order);
  return { order: done.ok ? done.value : order, written: added.length };
}

describe("who did it (S58)", () => {
  test.each(ACTOR_KINDS)(
    "every command writes %s as the actor, or is refused and writes nothing",
    async (kind: ActorKind) => {
      const open = testContext(base.db);
      const ctx: Context = { ...open, actor: { kind, id: kind === "clock" ? null : "7" } };
      let order = await givenPendingOrder(open, { methodKind: "manual", provider: null, methodKey: "cash" });
      let written = 0;
      for (const command of COMMANDS) {
        const lived = await live(ctx, order, command);
        order = lived.order;
        written += lived.written;
      }
      expect(written).toBeGreaterThan(0);
    },
  );
});
