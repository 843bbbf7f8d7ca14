import { isOrderLetter, type OrderLetterKind } from "@/lib/notifications/letters";
import { isRecoverable } from "@/lib/orders/endings";
import type { OrderView } from "./order-view";

export type SentLetter = {
  readonly id: string;
  readonly kind: OrderLetterKind;
  readonly state: "sent" | "skipped" | "refused" | "stopped";
  /** Written in the shop's time. */
  readonly at: string;
  /** Where it went, or nothing when it never left. */
  readonly to: string | null;
  readonly isToCustomer: boolean;
};

/** What the letters of an order need in the browser; only for people who may send them. */
export type LetterFacts = {
  /** Where a letter to the customer would go now. */
  readonly email: string | null;
  /** The address sent letters back: nothing more goes there until it is changed. */
  readonly bounced: boolean;
  readonly canRecover: boolean;
  /** Newest first. */
  readonly had: readonly SentLetter[];
};

export function letterFacts({ page, order, may, write }: OrderView): LetterFacts | null {
  if (!may.write) return null;
  const had = page.letters.flatMap((letter): SentLetter[] => {
    const { id, kind, state, audience, toAddress } = letter;
    if (!isOrderLetter(kind) || state === "waiting") return [];
    const at = write.moment(letter.sentAt ?? letter.dueAt);
    return [{ id, kind, state, at, to: toAddress, isToCustomer: audience === "customer" }];
  });
  return {
    email: page.person?.email ?? null,
    bounced: Boolean(page.person?.undeliverableAt),
    canRecover: isRecoverable(order),
    had: had.toReversed(),
  };
}
