"use client";
import { useTranslations } from "next-intl";
import { useRegion } from "@/app/_ui/use-region";
import { formatDateTime } from "@/lib/i18n/format";
import type { EditOrderRefused } from "@/lib/orders/commands/edit-order";
import type { UndoEditRefused } from "@/lib/orders/commands/undo-edit";
import type { RefusalFacts } from "./refusal-facts";

export type EditCode = (EditOrderRefused | UndoEditRefused)["code"];

const KEYS = {
  order_not_found: "order_not_found",
  changed_meanwhile: "changed_meanwhile",
  out_of_stock: "out_of_stock",
  move_not_allowed: "move_not_allowed",
  order_closed: "order_closed",
  already_dispatched: "already_dispatched",
  line_unknown: "line_unknown",
  variant_not_sold: "variant_not_sold",
  line_settled: "line_settled",
  no_lines: "no_lines",
  nothing_changed: "nothing_changed",
  lines_invalid: "lines_invalid",
  bad_discount: "bad_discount",
  bad_shipping_price: "bad_shipping_price",
  delivery_not_named: "delivery_not_named",
  not_delivered_there: "not_delivered_there",
  coupon_unknown: "coupon_unknown",
  coupon_ended: "coupon_ended",
  coupon_not_started: "coupon_not_started",
  coupon_minimum: "coupon_minimum",
  coupon_minimum_items: "coupon_minimum_items",
  coupon_used_up: "coupon_used_up",
  coupon_used_by_you: "coupon_used_by_you",
  attempt_live: "attempt_live",
  checkout_in_progress: "checkout_in_progress",
  not_undoable: "not_undoable",
} as const satisfies Record<EditCode, string>;

/** Why an edit cannot be made, in one sentence that says what to do instead. */
export function useEditRefusals() {
  const t = useTranslations("orders.edit.refused");
  const region = useRegion();
  const time = (at: Date) =>
    formatDateTime(at, { locale: region.words, timeZone: region.timeZone, style: "time" });
  const short = (facts: RefusalFacts | null) =>
    (facts?.short ?? [])
      .map(({ name, wanted, available }) => t("shortLine", { name, wanted, available }))
      .join("; ");
  return {
    has: (code: string): code is EditCode => Object.hasOwn(KEYS, code),
    say: (code: EditCode, facts: RefusalFacts | null): string =>
      t(KEYS[code], {
        name: facts?.name ?? "",
        least: facts?.least ?? 0,
        until: facts?.until ? time(facts.until) : "none",
        lines: short(facts),
      }),
  };
}
