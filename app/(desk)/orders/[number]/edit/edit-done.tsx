"use client";
import { CircleCheck } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { useNotify } from "@/app/_ui/use-notify";
import { useRegion } from "@/app/_ui/use-region";
import { PaymentLinkDialog } from "@/app/(desk)/_share/payment-link-dialog";
import type { PaymentLinkFacts } from "@/app/(desk)/_share/payment-link-facts";
import { formatMoney } from "@/lib/i18n/format";
import { money } from "@/lib/kernel/money";
import type { Refused } from "@/lib/platform/answer";
import { undoEditAction } from "./actions";
import type { EditStart } from "./edit-start";
import type { EditCode } from "./edit-words";
import { type SavedEdit, useEditSentence } from "./use-save";

type DoneProps = {
  start: EditStart;
  saved: SavedEdit;
  payLink: PaymentLinkFacts | null;
  mayRefund: boolean;
  again: () => void;
};

/** After an edit: what is left to collect or to return, with the step for it, and the way back. */
export function EditDone({ start, saved, payLink, mayRefund, again }: DoneProps) {
  const t = useTranslations("orders.edit.done");
  const heading = useRef<HTMLHeadingElement>(null);
  const [asks, setAsks] = useState(false);
  useUndoToast(start, saved);
  useEffect(() => heading.current?.focus(), []);
  const href = `/orders/${start.number}`;
  const owes = saved.owedBack > 0n;
  const collects = saved.due > 0n && payLink !== null;
  return (
    <section className="grid max-w-2xl gap-4 rounded-lg border bg-sheet p-6">
      <h2 ref={heading} tabIndex={-1} className="flex items-center gap-2 text-md font-semibold outline-none">
        <CircleCheck aria-hidden className="size-5 text-good" strokeWidth={1.75} />
        {t("title", { number: String(start.number) })}
      </h2>
      <p>{useOutcome(start, saved)}</p>
      <div className="flex flex-wrap gap-2">
        {collects ? (
          <Button variant="primary" onClick={() => setAsks(true)}>
            {t("link")}
          </Button>
        ) : null}
        {owes && mayRefund ? (
          <Button variant="primary" asChild>
            <Link href={`${href}?refund=1`}>{t("refund")}</Link>
          </Button>
        ) : null}
        <Button asChild>
          <Link href={href}>{t("order")}</Link>
        </Button>
        <Button variant="ghost" onClick={again}>
          {t("again")}
        </Button>
      </div>
      {asks && payLink ? <PaymentLinkDialog facts={payLink} onClose={() => setAsks(false)} /> : null}
    </section>
  );
}

function useOutcome({ currency }: EditStart, { due, owedBack }: SavedEdit): string {
  const t = useTranslations("orders.edit.done");
  const { numbers } = useRegion();
  const amount = (value: bigint) => formatMoney(money(value, currency), numbers);
  if (owedBack > 0n) return t("owed", { amount: amount(owedBack) });
  return due > 0n ? t("due", { amount: amount(due) }) : t("even");
}

/** Offered once, for as long as an undo is offered anywhere. */
function useUndoToast({ orderId, number }: EditStart, { before }: SavedEdit) {
  const t = useTranslations("orders.edit");
  const notify = useNotify();
  const router = useRouter();
  const sentence = useEditSentence();
  const isSaid = useRef(false);
  useEffect(() => {
    if (isSaid.current) return;
    isSaid.current = true;
    const undo = async () => {
      const answer = await undoEditAction({ orderId, before, idempotencyKey: crypto.randomUUID() });
      if (!answer.ok) return notify.problem(sentence(answer as Refused<EditCode>));
      notify.done(t("undone"));
      router.push(`/orders/${number}`);
    };
    notify.done(t("saved"), { undo });
  });
}
