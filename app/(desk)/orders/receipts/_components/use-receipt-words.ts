"use client";
import { useTranslations } from "next-intl";
import { type OrderCode, useOrderRefusals } from "@/app/(desk)/orders/[number]/_actions/refusals";

const OWN = ["receipt_not_waiting", "receipt_not_decided", "bad_amount"] as const;
export type ReceiptCode = OrderCode | (typeof OWN)[number];

/** One sentence for everything that deciding a receipt may be refused for. */
export function useReceiptWords(): Record<ReceiptCode, string> {
  const t = useTranslations("receipts.refused");
  const words = useOrderRefusals();
  const own = Object.fromEntries(OWN.map((code) => [code, t(code)])) as Record<(typeof OWN)[number], string>;
  return { ...words, ...own };
}
