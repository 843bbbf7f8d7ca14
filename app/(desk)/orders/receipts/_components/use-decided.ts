"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useRefusalWords } from "@/app/_ui/refusal";
import { useNotify } from "@/app/_ui/use-notify";
import { reopenReceiptAction } from "@/app/(desk)/orders/receipts/actions";
import type { Answer } from "@/lib/platform/answer";
import { type ReceiptCode, useReceiptWords } from "./use-receipt-words";

type About = { readonly orderId: number; readonly receiptId: string; readonly nextHref: string };

/** After a decision: says so, offers to take it back, and brings the next receipt. */
export function useDecided(answer: Answer<unknown, ReceiptCode> | null, done: string, about: About): void {
  const t = useTranslations("receipts");
  const notify = useNotify();
  const router = useRouter();
  const words = useReceiptWords();
  const say = useRefusalWords();
  const told = useRef<string | null>(null);
  useEffect(() => {
    if (!answer?.ok || told.current === answer.nextKey) return;
    told.current = answer.nextKey;
    const { orderId, receiptId, nextHref } = about;
    const undo = async () => {
      const back = await reopenReceiptAction({ orderId, receiptId, idempotencyKey: crypto.randomUUID() });
      if (!back.ok) return notify.problem(say<ReceiptCode>(back, words));
      notify.done(t("reopened"));
      router.push(`/orders/receipts?receipt=${receiptId}`);
    };
    notify.done(done, { undo });
    router.push(nextHref);
  });
}
