"use client";
import { useTranslations } from "next-intl";
import type { IssuePaymentRefused } from "@/lib/links/commands/issue-payment-link";
import type { RevokeLinkRefused } from "@/lib/links/commands/revoke-link";

type Code = (IssuePaymentRefused | RevokeLinkRefused)["code"];

/** One sentence for whatever making or ending a link can be refused for. */
export function usePayLinkRefusals(): Record<Code, string> {
  const t = useTranslations("links.refused");
  return {
    order_not_found: t("order_not_found"),
    link_not_found: t("link_not_found"),
    out_of_stock: t("out_of_stock"),
    changed_meanwhile: t("changed_meanwhile"),
    not_payable: t("not_payable"),
    nothing_due: t("nothing_due"),
    more_than_due: t("more_than_due"),
  };
}
