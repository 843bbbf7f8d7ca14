import type { Clock } from "@/lib/kernel/clock";

const clock = globalThis as typeof globalThis & { despachoClockOffset?: number };

/** The one place that asks the machine for the time. The offset is only ever set when the server runs for browser tests. */
export const now: Clock = () => new Date(Date.now() + (clock.despachoClockOffset ?? 0));

export const moveClock = (offsetMs: number): void => {
  clock.despachoClockOffset = offsetMs;
};
