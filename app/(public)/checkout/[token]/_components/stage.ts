import type { LoadedCart } from "@/lib/carts/commands/load-cart";

export type StepName = "contact" | "delivery" | "payment";
export type StepState = "open" | "done" | "later";
export type Stage = Readonly<Record<StepName, StepState>>;

/** Which of the three steps is open: the first that lacks something, or the one that somebody wants to change. */
export function stageOf(
  { order, priced, draft }: Pick<LoadedCart, "order" | "priced" | "draft">,
  edit: string,
): Stage {
  const isKnown = order !== null;
  const isSent =
    !priced.needsShipping ||
    (priced.shipping !== null &&
      (priced.shipping.option === "store_pickup" || draft.delivery.addressId !== null));
  const first: StepName = !isKnown ? "contact" : isSent ? "payment" : "delivery";
  const open = wanted(edit, first);
  const state = (step: StepName, done: boolean): StepState =>
    step === open ? "open" : done ? "done" : "later";
  return {
    contact: state("contact", isKnown),
    delivery: state("delivery", isKnown && isSent),
    payment: state("payment", false),
  };
}

const ORDER: readonly StepName[] = ["contact", "delivery", "payment"];

/** Only a step that was reached can be gone back to. */
function wanted(edit: string, first: StepName): StepName {
  const asked = ORDER.find((step) => step === edit);
  return asked && ORDER.indexOf(asked) <= ORDER.indexOf(first) ? asked : first;
}
