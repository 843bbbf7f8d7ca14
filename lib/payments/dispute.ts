import { DAY_MS } from "@/lib/kernel/clock";
import type { Dispute } from "./payment";

/** Whole days until a dispute must be answered, 0 on the last one; null when nobody waits or the time is over. */
export function daysToAnswer({ stage, dueBy }: Pick<Dispute, "stage" | "dueBy">, now: Date): number | null {
  if (stage !== "open" || !dueBy || dueBy <= now) return null;
  return Math.floor((dueBy.getTime() - now.getTime()) / DAY_MS);
}

/** Where the shop answers it; null for providers whose dashboard has no address for one dispute. */
export function disputeUrl(provider: string | null, disputeId: string): string | null {
  if (provider !== "stripe" || !/^[a-z]+_[A-Za-z0-9]+$/.test(disputeId)) return null;
  return `https://dashboard.stripe.com/disputes/${disputeId}`;
}
