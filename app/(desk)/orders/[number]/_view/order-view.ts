import { getLocale } from "next-intl/server";
import type { LabelRow } from "@/db/queries/labels";
import type { OrderPage } from "@/db/queries/order-page";
import type { Currency } from "@/lib/kernel/money";
import { type Explanation, explainOrder, type Reason, reasonWithoutMoney } from "@/lib/orders/explain";
import { type HistoryEntry, historyOf, withoutMoney } from "@/lib/orders/history";
import type { Order } from "@/lib/orders/order";
import { say, type Writer } from "@/lib/orders/said";
import { type StatusChoice, statusChoices } from "@/lib/orders/status-menu";
import type { CurrentUser } from "@/lib/platform/session";
import type { ShopSettings } from "@/lib/shop/settings";
import { type May, mayOf } from "./may";
import { orderWriter } from "./order-writer";

/** What every block of the page is given. Nothing that the person may not see is in `history` and `why`. */
export type OrderView = {
  readonly page: OrderPage;
  readonly order: Order;
  readonly settings: ShopSettings;
  readonly currency: Currency;
  readonly write: Writer;
  readonly may: May;
  readonly choices: readonly StatusChoice[];
  readonly why: Explanation;
  readonly history: readonly HistoryEntry[];
  readonly now: Date;
  /** Carriers that sell labels here, and what was bought of them for this order; left out: by hand only. */
  readonly sellers?: readonly string[];
  readonly labels?: readonly LabelRow[];
  /** Who looks at it. */
  readonly userId: number;
};

const hidden = (explanation: Explanation): Explanation => ({
  payment: reasonWithoutMoney(explanation.payment),
  shipment: explanation.shipment && reasonWithoutMoney(explanation.shipment),
  badges: explanation.badges.map(({ badge, reason }) => ({ badge, reason: reasonWithoutMoney(reason) })),
  flags: explanation.flags.map(({ flag, reason }) => ({ flag, reason: reasonWithoutMoney(reason) })),
});

export async function orderView(
  page: OrderPage,
  user: CurrentUser,
  settings: ShopSettings,
  now: Date,
): Promise<OrderView> {
  const { order, journal } = page;
  const may = mayOf(user.permissions);
  const why = explainOrder(order, journal, settings.times);
  const history = historyOf(order.id, journal);
  return {
    ...{ page, order, settings, may, now, userId: user.id },
    currency: order.currency as Currency,
    write: await orderWriter(settings, order.currency, await getLocale()),
    choices: statusChoices(order, user.permissions),
    why: may.seeMoney ? why : hidden(why),
    history: may.seeMoney ? history : history.map(withoutMoney),
  };
}

type Actor = HistoryEntry["actor"];

/** Enough of a link's id to tell two helpers apart. */
const LINK_SIGNS = 5;

/** Names an actor for people: a person by name, the customer by theirs, the rest by what they are. */
export function actorName(
  { page, write }: Pick<OrderView, "page" | "write">,
  actor: Actor,
  words: Record<Actor["kind"], string>,
): string {
  if (actor.kind === "staff") return page.staffNames.get(Number(actor.id)) ?? words.staff;
  if (actor.kind === "customer") return page.person?.fullName ?? words.customer;
  if (actor.kind === "helper" && actor.id)
    return write.sentence(say("actorLink", { id: actor.id.slice(-LINK_SIGNS) }));
  if (actor.kind === "provider" && actor.id) return write.word("provider", actor.id);
  if (actor.kind === "carrier" && actor.id) return write.word("carrier", actor.id);
  return words[actor.kind];
}

/** What a badge's popover shows: plain text only, since it travels to the browser. */
export type WrittenReason = {
  readonly said: string;
  readonly next: string | null;
  readonly evidence: readonly { readonly term: string; readonly value: string }[];
};

type Labels = {
  readonly when: string;
  readonly event: string;
  readonly who: string;
  readonly object: string;
  readonly amount: string;
};

export function writeReason(
  view: OrderView,
  reason: Reason,
  labels: Labels,
  who: (actor: Actor) => string,
): WrittenReason {
  const { write, history } = view;
  const { evidence } = reason;
  const told = evidence ? history.find(({ seq }) => seq === evidence.seq) : undefined;
  const rows = evidence
    ? [
        { term: labels.event, value: told ? write.sentence(told.said) : "" },
        { term: labels.when, value: write.moment(evidence.at) },
        { term: labels.who, value: who(evidence.actor) },
        { term: labels.object, value: evidence.providerObject ?? "" },
        { term: labels.amount, value: evidence.amount === null ? "" : write.money(evidence.amount) },
      ]
    : [];
  return {
    said: write.sentence(reason.said),
    next: reason.next ? write.sentence(reason.next) : null,
    evidence: rows.filter(({ value }) => value !== ""),
  };
}

/** Notes by id; a retracted one has no text any more. */
export const noteText = ({ page }: OrderView, id: string | null): string | null => {
  const note = id === null ? undefined : page.notes.find((one) => one.id === id);
  return note && !note.retractedAt ? note.text : null;
};
