"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/app/_ui/button";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog";
import type { OrderCode } from "@/app/(desk)/orders/[number]/_actions/refusals";
import { useMove } from "@/app/(desk)/orders/[number]/_actions/use-move";
import {
  approveRefundAction,
  recordRefundAction,
  rejectRefundAction,
  retryRefundAction,
} from "@/app/(desk)/orders/[number]/refund-actions";
import type { RefundStep } from "@/lib/payments/refund-steps";
import type { Answer } from "@/lib/platform/answer";
import { MoveDialog } from "./move-dialog";
import { RecordFields } from "./refund-fields";

export type StepFacts = {
  readonly orderId: number;
  readonly refundId: string;
  readonly amount: string;
  readonly byHand: boolean;
  readonly askedBy: string;
  readonly cancels: boolean;
  readonly email: string | null;
  readonly methods: readonly { readonly key: string; readonly name: string }[];
  readonly today: string;
  readonly steps: readonly RefundStep[];
};

type StepProps = { facts: StepFacts };

const STEPS: Record<RefundStep, (props: StepProps) => ReactNode> = {
  approve: Approval,
  refuse: (props) => <Rejection {...props} step="refuse" />,
  withdraw: (props) => <Rejection {...props} step="withdraw" />,
  let_go: (props) => <Rejection {...props} step="letGo" />,
  retry: (props) => <Retry {...props} step="retry" />,
  ask_again: (props) => <Retry {...props} step="askAgain" />,
  record: Recording,
};

/** What this person may do about a refund now; nothing when there is nothing to do. */
export function RefundSteps({ facts }: StepProps) {
  if (facts.steps.length === 0) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {facts.steps.map((step) => {
        const Step = STEPS[step];
        return <Step key={step} facts={facts} />;
      })}
    </div>
  );
}

function Approval({ facts }: StepProps) {
  const t = useTranslations("orders.refund");
  const { orderId, refundId, amount, askedBy } = facts;
  return (
    <Ask
      label={t("approve")}
      title={t("approveTitle", { amount })}
      text={t(facts.byHand ? "approveManual" : "approveText", { name: askedBy })}
      more={facts.cancels ? t("approveCancels") : null}
      done={t("approved")}
      send={(idempotencyKey) => approveRefundAction({ orderId, refundId, idempotencyKey })}
      main
    />
  );
}

const REJECTED = { refuse: "refused", withdraw: "withdrawn", letGo: "letGone" } as const;

function Rejection({ facts, step }: StepProps & { step: keyof typeof REJECTED }) {
  const t = useTranslations("orders.refund");
  const { orderId, refundId, amount } = facts;
  return (
    <Ask
      label={t(step)}
      title={t(`${step}Title`, { amount })}
      text={t(`${step}Text`)}
      done={t(REJECTED[step])}
      send={(idempotencyKey) => rejectRefundAction({ orderId, refundId, undo: false, idempotencyKey })}
    />
  );
}

function Retry({ facts, step }: StepProps & { step: "retry" | "askAgain" }) {
  const t = useTranslations("orders.refund");
  const { orderId, refundId } = facts;
  const send = (idempotencyKey: string) => retryRefundAction({ orderId, refundId, idempotencyKey });
  return <Now label={t(step)} done={t("retried")} send={send} main={step === "retry"} />;
}

type Send = (idempotencyKey: string) => Promise<Answer<unknown, OrderCode>>;
type NowProps = { label: string; done: string; send: Send; main?: boolean };

function Now({ label, done, send, main }: NowProps) {
  const move = useMove();
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    await move(send, { done }).finally(() => setBusy(false));
  };
  return (
    <Button size="sm" variant={main ? "secondary" : "ghost"} loading={busy} onClick={() => void go()}>
      {label}
    </Button>
  );
}

type AskProps = NowProps & { title: string; text: string; more?: string | null };

function Ask({ label, title, text, more, done, send, main }: AskProps) {
  const move = useMove();
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" variant={main ? "secondary" : "ghost"}>
          {label}
        </Button>
      }
      title={title}
      description={text}
      consequences={more ? [more] : undefined}
      tone={main ? "primary" : "danger"}
      confirmLabel={label}
      onConfirm={async () => void (await move(send, { done }))}
    />
  );
}

function Recording({ facts }: { facts: StepFacts }) {
  const t = useTranslations("orders.refund");
  const [open, setOpen] = useState(false);
  const { orderId, refundId, amount, email } = facts;
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {t("record")}
      </Button>
      {open ? (
        <MoveDialog
          title={t("recordTitle", { amount })}
          confirmLabel={t("record")}
          done={t("recordDone")}
          onClose={() => setOpen(false)}
          send={(form, idempotencyKey) =>
            recordRefundAction({
              ...{ orderId, refundId, idempotencyKey },
              methodKey: String(form.get("methodKey")) as "other",
              paidOn: String(form.get("paidOn") ?? ""),
              reference: String(form.get("reference") ?? ""),
            })
          }
          consequences={[email ? t("recordLetter", { email }) : t("noLetter")]}
        >
          <RecordFields methods={facts.methods} today={facts.today} />
        </MoveDialog>
      ) : null}
    </>
  );
}
