import type { Db } from "@/db/client";
import type { Clock } from "@/lib/kernel/clock";
import type { Enqueue } from "./context";

/** What a demo provider or carrier is given: books of its own, and a way to write to the shop like a stranger. */
export type DemoSettings = {
  readonly db: () => Db;
  /** Base64, as Standard Webhooks takes it. */
  readonly secret: string;
  readonly appUrl: string;
  readonly enqueue: Enqueue;
  readonly now: Clock;
};
