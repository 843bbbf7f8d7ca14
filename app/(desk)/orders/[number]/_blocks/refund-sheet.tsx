"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";
import { DialogClose } from "@/app/_ui/dialog";
import { Sheet, SheetContent } from "@/app/_ui/sheet";
import { useNotify } from "@/app/_ui/use-notify";
import { useRegion } from "@/app/_ui/use-region";
import type { OrderCode } from "@/app/(desk)/orders/[number]/_actions/refusals";
import { useMove, useRefusalSentence } from "@/app/(desk)/orders/[number]/_actions/use-move";
import type { RefundFacts } from "@/app/(desk)/orders/[number]/_view/refund-facts";
import { rejectRefundAction, requestRefundAction } from "@/app/(desk)/orders/[number]/refund-actions";
import { formatMoney } from "@/lib/i18n/format";
import { type Currency, money } from "@/lib/kernel/money";
import type { RefundReason } from "@/lib/payments/refund-request";
import type { Refused } from "@/lib/platform/answer";
import { RefundFields } from "./refund-fields";
import { RefundLines } from "./refund-lines";
import { RefundOutcome } from "./refund-outcome";
import { useRefund } from "./use-refund";

/** Opens with `?refund=1`, so that a flag, a queue or a letter can lead to it. */
export function RefundSheet({ facts }: { facts: RefundFacts }) {
  const [router, path, query] = [useRouter(), usePathname(), useSearchParams()];
  const close = () => router.replace(path, { scroll: false });
  return (
    <Sheet open={query.has("refund")} onOpenChange={(open) => (open ? undefined : close())}>
      <RefundQuestion facts={facts} onClose={close} />
    </Sheet>
  );
}

type QuestionProps = { facts: RefundFacts; onClose: () => void };

function RefundQuestion({ facts, onClose }: QuestionProps) {
  const t = useTranslations("orders.refund");
  const common = useTranslations("common");
  const { numbers } = useRegion();
  const choice = useRefund(facts);
  const answer = choice.preview;
  const preview = answer?.ok ? answer.value : null;
  const [cancels, setCancels] = useState<boolean | null>(null);
  const alsoCancel = facts.canCancel && (cancels ?? (preview?.isAll === true && facts.isUnsent));
  const [recorded, setRecorded] = useState(false);
  const sending = useSending(facts, choice.wish, { alsoCancel, onClose });
  const write = (amount: bigint) => formatMoney(money(amount, facts.currency as Currency), numbers);
  const word = preview?.needsApproval
    ? t("confirmSecond")
    : t("confirm", { amount: write(preview?.total ?? 0n) });
  return (
    <SheetContent
      title={t("title", { number: String(facts.number) })}
      description={t("left", { amount: facts.leftText })}
      footer={
        <>
          <DialogClose asChild>
            <Button>{common("back")}</Button>
          </DialogClose>
          <Button
            type="submit"
            form="refund"
            variant="primary"
            disabled={!preview || choice.isOld}
            loading={sending.busy}
          >
            {preview ? word : t("confirmNone")}
          </Button>
        </>
      }
    >
      <form id="refund" className="grid grid-cols-[minmax(0,1fr)] gap-5" onSubmit={sending.submit}>
        <RefundLines
          facts={facts}
          choice={choice}
          worth={new Map(preview?.lines.map(({ lineId, amount }) => [lineId, amount]))}
        />
        <RefundFields
          facts={facts}
          choice={choice}
          preview={preview}
          cancel={{ isOn: alsoCancel, set: setCancels }}
          recorded={{ isOn: recorded, set: setRecorded }}
        />
        <Problem refused={sending.refused ?? (answer && !answer.ok ? answer : null)} />
        {preview ? <RefundOutcome {...{ facts, choice, preview, alsoCancel, recorded, write }} /> : null}
      </form>
    </SheetContent>
  );
}

function Problem({ refused }: { refused: Refused<string> | null }) {
  const sentence = useRefusalSentence();
  return refused ? <Banner tone="bad" title={sentence(refused as Refused<OrderCode>)} /> : null;
}

type Wish = ReturnType<typeof useRefund>["wish"];
type SendingOptions = { alsoCancel: boolean; onClose: () => void };

const METHODS_FIELD = "methodKey";

function recordedIn(form: FormData) {
  if (form.get("recorded") !== "on") return null;
  return {
    methodKey: String(form.get(METHODS_FIELD)) as "other",
    paidOn: String(form.get("paidOn") ?? ""),
    reference: String(form.get("reference") ?? ""),
  };
}

function useSending({ orderId, version }: RefundFacts, wish: Wish, { alsoCancel, onClose }: SendingOptions) {
  const t = useTranslations("orders.refund");
  const notify = useNotify();
  const move = useMove();
  const [key] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused<string> | null>(null);
  const undo = async (refundIds: readonly string[]) => {
    for (const refundId of refundIds) {
      await move((idempotencyKey) => rejectRefundAction({ orderId, refundId, undo: true, idempotencyKey }), {
        done: t("undone"),
      });
    }
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const recorded = recordedIn(form);
    setBusy(true);
    const answer = await requestRefundAction({
      ...wish,
      ...{ alsoCancel, recorded, expectedVersion: version, idempotencyKey: key },
      reason: form.get("reason") as RefundReason,
      note: String(form.get("note") ?? ""),
    }).finally(() => setBusy(false));
    if (!answer.ok) return setRefused(answer);
    onClose();
    const { isWaiting, isCanceled, refundIds } = answer.value;
    const done = isWaiting ? t("doneWaiting") : recorded ? t("doneRecorded") : t("done");
    notify.done(done, { undo: isCanceled || recorded ? undefined : () => undo(refundIds) });
  };
  return { busy, refused, submit: (event: FormEvent<HTMLFormElement>) => void submit(event) };
}
