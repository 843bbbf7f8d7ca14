import type { Db, Tx } from "@/db/client";
import type { RenderedLetter } from "@/emails";
import type { AccessData } from "@/emails/from-order/compose-access";
import type { LetterData } from "@/emails/from-order/letter-data";
import type { CarrierProvider } from "@/lib/fulfillment/carrier";
import type { Locale } from "@/lib/i18n/locale";
import type { Actor } from "@/lib/kernel/actor";
import type { Clock } from "@/lib/kernel/clock";
import type { Random } from "@/lib/kernel/ids";
import type { AccessLetterKind, OrderLetterKind } from "@/lib/notifications/letters";
import type { Mailer } from "@/lib/notifications/mailer";
import type { PaymentProvider } from "@/lib/payments/provider";
import type { ShopSettings } from "@/lib/shop/settings";

/** Every background task and what it carries. Objects of ids only: rows hold the rest. */
export type Tasks = {
  inbox: { readonly inboxId: number };
  "letter:deliver": { readonly letterId: string };
  "keys:give": Record<string, unknown>;
  "orders:expire": Record<string, unknown>;
  "orders:reproject": { readonly afterId: number };
  "inbox:sweep": Record<string, unknown>;
  "refund:send": { readonly orderId: number; readonly refundId: string };
  "refunds:sweep": Record<string, unknown>;
  "payments:watch": Record<string, unknown>;
  "payments:reconcile": { readonly runId: number; readonly repair: boolean };
  "payments:reconcile-all": Record<string, unknown>;
  "files:erase": { readonly keys: readonly string[] };
  "statement:read": { readonly statementId: string };
  "label:settle": { readonly labelId: number };
  "label:void": { readonly labelId: number };
  "demo:carry": { readonly parcelId: string; readonly step: number; readonly as?: "news" | "again" | "late" };
  "demo:send": { readonly demoPaymentId: string; readonly type: string; readonly eventId: string };
};
export type Task = keyof Tasks;

export type EnqueueOptions = {
  /** Dedupes waiting jobs only; "once ever" needs a row of ours. */
  readonly key?: string;
  readonly delayMs?: number;
  readonly maxAttempts?: number;
  readonly queue?: string;
};

/** Adds a job in the caller's transaction: it commits and rolls back with it. */
export type Enqueue = <T extends Task>(
  tx: Tx,
  task: T,
  payload: Tasks[T],
  options?: EnqueueOptions,
) => Promise<void>;

/** What a command may touch. Made once per request or job by the composition root; tests and seeds make their own. */
export type Context = {
  readonly db: Db;
  readonly now: Clock;
  readonly random: Random;
  readonly actor: Actor;
  readonly commandId: string | null;
  readonly enqueue: Enqueue;
  readonly settings: () => Promise<ShopSettings>;
  readonly mailer: Mailer;
  /** The From header for the shop's name. */
  readonly mailFrom: (shopName: string) => string;
  readonly composeAccessLetter: (
    kind: AccessLetterKind,
    locale: Locale,
    data: AccessData,
  ) => Promise<RenderedLetter>;
  readonly composeLetter: (kind: OrderLetterKind, data: LetterData) => Promise<RenderedLetter>;
  readonly providers: ReadonlyMap<string, PaymentProvider>;
  readonly carriers: ReadonlyMap<string, CarrierProvider>;
  /** Key from which link tokens are re-made (lib/kernel/hash.ts). */
  readonly linkKey: Uint8Array;
  readonly appUrl: string;
  readonly demo: boolean;
};

export const as = (ctx: Context, actor: Actor): Context => ({ ...ctx, actor });

/**
 * The context with its settings read once. Made before every transaction: asking for them inside would take a second connection,
 * and as many transactions as the pool has connections would wait for each other for ever.
 */
export async function pinned(ctx: Context): Promise<Context> {
  const settings = await ctx.settings();
  return { ...ctx, settings: async () => settings };
}
