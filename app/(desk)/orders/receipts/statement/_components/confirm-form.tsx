"use client";
import { useTranslations } from "next-intl";
import { useActionState, useEffect, useRef } from "react";
import { FormKey } from "@/app/_ui/form-key";
import { Input } from "@/app/_ui/input";
import { Refusal, useRefusalWords } from "@/app/_ui/refusal";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useNotify } from "@/app/_ui/use-notify";
import { confirmRowAction, releaseRowAction } from "@/app/(desk)/orders/receipts/statement/actions";
import { useRowWords } from "./use-row-words";

type Props = { rowId: number; number: number | null; firstKey: string };

/** This row paid that order: the proposed one, or one that somebody types. */
export function ConfirmForm({ rowId, number, firstKey }: Props) {
  const t = useTranslations("receipts.statement");
  const [answer, act] = useActionState(confirmRowAction, null);
  const words = useRowWords();
  useConfirmed(answer, rowId);
  return (
    <form action={act} className="grid gap-2" aria-label={t("confirmRow", { number: number ?? "" })}>
      <FormKey first={firstKey} answer={answer} />
      <Refusal answer={answer} words={words} />
      <input type="hidden" name="rowId" value={rowId} readOnly />
      {number === null ? (
        <div className="flex gap-2">
          <Input
            name="number"
            inputMode="numeric"
            required
            mono
            aria-label={t("orderNumber")}
            placeholder={t("orderNumber")}
            className="w-44"
          />
          <SubmitButton variant="secondary">{t("confirm")}</SubmitButton>
        </div>
      ) : (
        <>
          <input type="hidden" name="number" value={number} readOnly />
          <SubmitButton variant="secondary" size="sm" aria-label={t("confirmOrder", { number })}>
            {t("confirm")}
          </SubmitButton>
        </>
      )}
    </form>
  );
}

type Confirmed = Parameters<typeof Refusal>[0]["answer"];

function useConfirmed(answer: Awaited<ReturnType<typeof confirmRowAction>> | Confirmed, rowId: number): void {
  const t = useTranslations("receipts.statement");
  const notify = useNotify();
  const words = useRowWords();
  const say = useRefusalWords();
  const told = useRef<string | null>(null);
  useEffect(() => {
    if (!answer?.ok || told.current === answer.nextKey) return;
    told.current = answer.nextKey;
    const { number } = answer.value as { number: number };
    const undo = async () => {
      const back = await releaseRowAction({ rowId, idempotencyKey: crypto.randomUUID() });
      if (back.ok) notify.done(t("released"));
      else notify.problem(say(back, words));
    };
    notify.done(t("confirmed", { number }), { undo });
  });
}
