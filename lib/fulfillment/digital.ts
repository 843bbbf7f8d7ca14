import type { OrderLine } from "@/lib/orders/events/parts";
import type { Step } from "@/lib/orders/moves";
import type { Order } from "@/lib/orders/order";
import type { RefundState } from "@/lib/payments/refund";
import { type Grant, grantsOfLine, keysMissing } from "./grants";

/** A file of a line that its buyer has a right to and no grant for. */
export type Owed = { readonly lineId: string; readonly fileId: number; readonly units: number };

/** Ended by the order itself: when it is paid again, the downloads are there again. Other ends are a person's. */
export const ENDED_BY_ORDER = ["canceled", "unpaid", "refunded", "line_removed"] as const;
type EndedByOrder = (typeof ENDED_BY_ORDER)[number];

/** A refund that waits for its second person has not happened yet; one that failed never did. */
const GOING_BACK: readonly RefundState[] = ["approved", "pending", "succeeded"];

export const digitalLines = (lines: readonly OrderLine[]): readonly OrderLine[] =>
  lines.filter(({ fileIds }) => fileIds.length > 0);

function unitsKept({ money }: Order, { lineId, quantity }: OrderLine): number {
  const back = Object.values(money.refunds)
    .filter(({ state }) => GOING_BACK.includes(state))
    .flatMap(({ lines }) => lines)
    .filter((line) => line.lineId === lineId);
  return quantity - back.reduce((sum, line) => sum + line.quantity, 0);
}

const isAllRefunded = ({ badges }: Order): boolean => badges.includes("refunded");

/** Whether what was bought with a line may be downloaded at all, whatever its grants say. */
export const isEntitled = (order: Order, line: OrderLine): boolean =>
  order.paymentStatus === "paid" && !isAllRefunded(order) && unitsKept(order, line) > 0;

const standing = ({ parcels }: Order): Grant[] =>
  Object.values(parcels.grants).filter(({ revoked }) => !revoked);

function isOwed(last: Grant | undefined): boolean {
  if (!last) return true;
  return last.revoked && (ENDED_BY_ORDER as readonly (string | null)[]).includes(last.endedBy);
}

/** What is paid and not granted: each file of each line once, whichever road led to the money. */
export function owedGrants(order: Order): Owed[] {
  if (order.paymentStatus !== "paid") return [];
  return digitalLines(order.lines).flatMap((line) => {
    if (!isEntitled(order, line)) return [];
    const granted = new Map(
      grantsOfLine(order.parcels.grants, line.lineId).map((one) => [one.fileId, one] as const),
    );
    return line.fileIds
      .filter((fileId) => isOwed(granted.get(fileId)))
      .map((fileId) => ({ lineId: line.lineId, fileId, units: unitsKept(order, line) }));
  });
}

/** Lines whose units grew since their keys were given. */
export const toppedUp = (order: Order): { readonly grant: Grant; readonly units: number }[] =>
  order.paymentStatus === "paid"
    ? standing(order).flatMap((grant) => {
        const line = order.lines.find(({ lineId }) => lineId === grant.lineId);
        const units = line ? unitsKept(order, line) : 0;
        return grant.keysWanted > 0 && units > grant.keysWanted ? [{ grant, units }] : [];
      })
    : [];

const isVoided = (steps: readonly Step[]): boolean =>
  steps.some(
    ({ event, before, after }) =>
      event.kind === "payment_record_voided" &&
      before?.paymentStatus === "paid" &&
      after.paymentStatus !== "paid",
  );

function endOf(order: Order, grant: Grant, steps: readonly Step[]): EndedByOrder | null {
  if (order.paymentStatus === "canceled" || order.paymentStatus === "abandoned") return "canceled";
  // An edit that raises the total leaves what was paid for; a payment taken back does not.
  if (isVoided(steps)) return "unpaid";
  if (isAllRefunded(order)) return "refunded";
  const line = order.lines.find(({ lineId }) => lineId === grant.lineId);
  if (!line) return "line_removed";
  return unitsKept(order, line) <= 0 ? "refunded" : null;
}

/** Grants that a change of the order ends: refunded, canceled, or no longer paid. */
export const endedGrants = (
  order: Order,
  steps: readonly Step[],
): { readonly grantId: string; readonly cause: EndedByOrder }[] =>
  standing(order).flatMap((grant) => {
    const cause = endOf(order, grant, steps);
    return cause ? [{ grantId: grant.grantId, cause }] : [];
  });

/** Keys that are owed to a grant since its pool was empty when it was paid. */
export const waitingForKeys = (order: Order): Grant[] =>
  order.paymentStatus === "paid" ? standing(order).filter((grant) => keysMissing(grant) > 0) : [];
