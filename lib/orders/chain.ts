import type { Actor } from "@/lib/kernel/actor";
import { canonicalJson, sha256Hex } from "@/lib/kernel/hash";

/** The hash before the first event of an order. */
export const CHAIN_START = "0".repeat(64);

/** Everything of an event that its hash covers. */
export type Sealed = {
  readonly orderId: number;
  readonly seq: number;
  readonly kind: string;
  readonly version: number;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
  readonly sourceEventId: string | null;
  readonly commandId: string | null;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
};

/** sha256(previous hash ‖ canonical event): one chain per order (quality.md §1.7). */
export const chainHash = (prevHash: string, event: Sealed): string =>
  sha256Hex(prevHash + canonicalJson(event));
