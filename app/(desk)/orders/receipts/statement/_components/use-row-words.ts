"use client";
import { useTranslations } from "next-intl";
import { type OrderCode, useOrderRefusals } from "@/app/(desk)/orders/[number]/_actions/refusals";

const OWN = ["row_not_found", "row_used", "row_not_used"] as const;
type RowCode = OrderCode | (typeof OWN)[number];

export function useRowWords(): Record<RowCode, string> {
  const t = useTranslations("receipts.statement.refused");
  const words = useOrderRefusals();
  const own = Object.fromEntries(OWN.map((code) => [code, t(code)])) as Record<(typeof OWN)[number], string>;
  return { ...words, ...own };
}
