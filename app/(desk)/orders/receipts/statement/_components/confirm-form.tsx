"use client";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FormKey } from "@/app/_ui/form-key";
import { Input } from "@/app/_ui/input";
import { Refusal, useRefusalWords } from "@/app/_ui/refusal";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useNotify } from "@/app/_ui/use-notify";
import { confirmRowAction, releaseRowAction } from "@/app/(desk)/orders/receipts/statement/actions";
import type { Answer } from "@/lib/platform/answer";
import { useRowWords } from "./use-row-words";

type Props = { rowId: number; number: number | null; firstKey: string };

/** This row paid that order: the proposed one, or one that somebody types. */
export function ConfirmForm({ rowId, number, firstKey }: Props) {
  const t = useTranslations("receipts.statement");
  const [answer, act] = useConfirm(rowId);
  const words = useRowWords();
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

/** The row leaves the list when it is confirmed, and this form with it: what is said afterwards does not hang on it. */
function useConfirm(rowId: number) {
  const t = useTranslations("receipts.statement");
  const notify = useNotify();
  const words = useRowWords();
  const say = useRefusalWords();
  const undo = async () => {
    const back = await releaseRowAction({ rowId, idempotencyKey: crypto.randomUUID() });
    if (back.ok) notify.done(t("released"));
    else notify.problem(say(back, words));
  };
  type Confirmed = Awaited<ReturnType<typeof confirm>>;
  const confirm = (previous: Answer<unknown> | null, form: FormData) => confirmRowAction(previous, form);
  return useActionState(async (previous: Confirmed | null, form: FormData) => {
    const answer = await confirm(previous, form);
    if (answer.ok) notify.done(t("confirmed", { number: answer.value.number }), { undo });
    return answer;
  }, null);
}
