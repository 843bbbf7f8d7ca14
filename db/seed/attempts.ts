import { eq } from "drizzle-orm";
import { type Db, database, inTransaction } from "@/db/client";
import { lockSettings, writeSettings } from "@/db/queries/shop";
import { people, variants } from "@/db/schema";
import { adjustStock } from "@/lib/catalog/commands/adjust-stock";
import { CUSTOMER } from "@/lib/kernel/actor";
import { mustSucceed } from "@/lib/kernel/result";
import { openOrderWithin } from "@/lib/orders/commands/change-order";
import type { NewEvent } from "@/lib/orders/events";
import { startPayment } from "@/lib/payments/commands/start-payment";
import { contextFor } from "@/lib/platform/compose";
import { type Context, pinned } from "@/lib/platform/context";
import { diceOf } from "./dice";

/** One order that waits for its provider. Amounts are minor units. */
export type OpenAttempt = { readonly orderId: number; readonly objectId: string; readonly total: bigint };

export type AttemptsAsked = {
  readonly orders: number;
  readonly seed: string;
  /** A method of the shop that a provider stands behind, such as `stripe`. */
  readonly methodKey: string;
  readonly onProgress: (done: number) => void;
};

const SKU = "CAFE-250";
const UNIT_PRICE = 12_990n;
const AT_ONCE = 6;

/**
 * Orders of one product, each with a page open at its provider: the ground of a chaos test. The shop is the one of this process's
 * environment and the provider is really asked.
 */
export async function openAttempts(asked: AttemptsAsked): Promise<readonly OpenAttempt[]> {
  const { db } = database();
  await offer(db, asked.methodKey);
  const ctx = await pinned(contextFor(CUSTOMER));
  const variantId = await fillUp(ctx, asked.orders * 10);
  const dice = diceOf(asked.seed);
  const wanted = Array.from({ length: asked.orders }, () => dice.int(1, 4));
  const opened: OpenAttempt[] = [];
  const work = async (): Promise<void> => {
    for (let quantity = wanted.pop(); quantity !== undefined; quantity = wanted.pop()) {
      opened.push(await openOne(ctx, { variantId, quantity, methodKey: asked.methodKey }));
      if (opened.length % 250 === 0) asked.onProgress(opened.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return opened;
}

async function offer(db: Db, methodKey: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const now = new Date();
    const { settings } = await lockSettings(tx, now);
    const paymentMethods = settings.paymentMethods.map((method) =>
      method.key === methodKey ? { ...method, enabled: true } : method,
    );
    await writeSettings(tx, { ...settings, paymentMethods }, now);
  });
}

async function fillUp(ctx: Context, units: number): Promise<number> {
  const [variant] = await ctx.db.select({ id: variants.id }).from(variants).where(eq(variants.sku, SKU));
  if (!variant) throw new Error(`the shop has no ${SKU}`);
  const input = { variantId: variant.id, delta: units, reason: "chaos" };
  mustSucceed(await adjustStock(ctx, input), "filling up the stock");
  return variant.id;
}

type One = { readonly variantId: number; readonly quantity: number; readonly methodKey: string };

async function openOne(ctx: Context, { variantId, quantity, methodKey }: One): Promise<OpenAttempt> {
  const total = UNIT_PRICE * BigInt(quantity);
  const opened = await inTransaction(ctx.db, async (tx) => {
    const email = `${crypto.randomUUID()}@example.test`;
    const person = { fullName: "Lucía Pérez", email, locale: "es" as const, createdAt: ctx.now() };
    const [row] = await tx.insert(people).values(person).returning({ id: people.id });
    const personId = row?.id ?? null;
    return openOrderWithin(tx, ctx, (number) => [
      orderCreated(number, { variantId, quantity, total, personId }),
    ]);
  });
  const order = mustSucceed(opened, "opening an order");
  const urls = { successUrl: `${ctx.appUrl}/`, cancelUrl: `${ctx.appUrl}/` };
  const page = await startPayment(ctx, { orderId: order.id, methodKey, ...urls });
  return { orderId: order.id, objectId: mustSucceed(page, "starting a payment").objectId, total };
}

type Given = {
  readonly variantId: number;
  readonly quantity: number;
  readonly total: bigint;
  readonly personId: number | null;
};

function orderCreated(number: number, { variantId, quantity, total, personId }: Given): NewEvent {
  const price = { unitPrice: UNIT_PRICE, listPrice: UNIT_PRICE, discount: 0n, orderDiscountPart: 0n, total };
  const goods = { variantId, tracked: true, sku: SKU, name: "Café Andes 250 g", options: [], imageId: null };
  const kept = { taxes: [], weightGrams: 250, requiresShipping: true, fileIds: [] };
  const rest = { discount: 0n, tax: 0n, shipping: 0n, shippingTax: 0n, shippingDiscount: 0n };
  const where = { shippingOption: "delivery", addressId: null, pickupLocationKey: null } as const;
  const papers = { billingAddressId: null, documentType: "none", fieldsId: null } as const;
  const origin = { attribution: {}, linkId: null, recoveredFrom: null, duplicatedFrom: null };
  return {
    kind: "order_created",
    ...{ number, source: "checkout", currency: "CLP", locale: "es", personId },
    lines: [{ lineId: "l1", quantity, ...goods, ...price, ...kept }],
    totals: { subtotal: total, total, ...rest },
    ...{ ...where, ...papers, ...origin },
    ...{ shippingMethod: null, coupon: null, ownDiscount: 0n },
  };
}
