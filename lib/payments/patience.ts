import { HOUR_MS, plus } from "@/lib/kernel/clock";

const LONGEST_MS = 6 * HOUR_MS;

/** When a provider is asked about an attempt again: its own patience, twice as long after each try, at most six hours. */
export const nextAskAt = (now: Date, patienceMs: number, tries: number): Date =>
  plus(now, Math.min(patienceMs * 2 ** Math.min(tries, 20), LONGEST_MS));
