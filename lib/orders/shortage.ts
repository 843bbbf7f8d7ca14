import type { NewEvent, OrderEvent } from "./events";
import { ruleOfStep, type Step } from "./moves";

export type ShortVariant = {
  readonly variantId: number;
  readonly wanted: number;
  readonly available: number;
};
export type OutOfStock = { readonly code: "out_of_stock"; readonly short: readonly ShortVariant[] };

const eventOf = (given: NewEvent): OrderEvent => ("event" in given ? given.event : given);

const acceptedBy = (event: OrderEvent): boolean => "acceptShortage" in event && event.acceptShortage === true;

/** May this batch go below zero? Late money always (P11); a person only when it says so (P9, P14); a refund that failed afterwards. */
export function acceptsShortage(events: readonly NewEvent[], steps: readonly Step[]): boolean {
  if (events.some((given) => acceptedBy(eventOf(given)))) return true;
  if (steps.some((step) => step.event.kind === "refund_reported")) return true;
  return steps.some((step) => ruleOfStep(step)?.rule.shortage === "accept");
}
