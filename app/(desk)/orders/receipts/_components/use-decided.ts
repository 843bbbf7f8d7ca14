"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { useRefusalWords } from "@/app/_ui/refusal";
import { useNotify } from "@/app/_ui/use-notify";
import { reopenReceiptAction } from "@/app/(desk)/orders/receipts/actions";
import type { Answer } from "@/lib/platform/answer";
import { type ReceiptCode, useReceiptWords } from "./use-receipt-words";

type About = { readonly orderId: number; readonly receiptId: string; readonly nextHref: string };
type Decide<V, C extends ReceiptCode> = (
  previous: Answer<unknown> | null,
  form: FormData,
) => Promise<Answer<V, C>>;

/** Sends a decision. Done, it says so with a way back and brings the next receipt: its own form is gone by then. */
export function useDecided<V, C extends ReceiptCode>(decide: Decide<V, C>, done: string, about: About) {
  const t = useTranslations("receipts");
  const notify = useNotify();
  const router = useRouter();
  const words = useReceiptWords();
  const say = useRefusalWords();
  const { orderId, receiptId, nextHref } = about;
  const undo = async () => {
    const back = await reopenReceiptAction({ orderId, receiptId, idempotencyKey: crypto.randomUUID() });
    if (!back.ok) return notify.problem(say<ReceiptCode>(back, words));
    notify.done(t("reopened"));
    router.push(`/orders/receipts?receipt=${receiptId}`);
  };
  return useActionState(async (previous: Answer<unknown, C> | null, form: FormData) => {
    const answer = await decide(previous, form);
    if (answer.ok) {
      notify.done(done, { undo });
      router.push(nextHref);
    }
    return answer;
  }, null);
}
