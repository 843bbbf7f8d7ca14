"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogContent } from "@/app/_ui/dialog";
import { useRefusalWords } from "@/app/_ui/refusal";
import { useNotify } from "@/app/_ui/use-notify";
import { issuePaymentLinkAction } from "@/app/(desk)/_share/payment-link-actions";
import type { PaymentLinkFacts } from "@/app/(desk)/_share/payment-link-facts";
import { PaymentLinkForm } from "@/app/(desk)/_share/payment-link-form";
import { PaymentLinkPanel } from "@/app/(desk)/_share/payment-link-panel";
import { usePayLinkRefusals } from "@/app/(desk)/_share/payment-link-refusals";
import { revokeLinkAction } from "@/app/(desk)/links/actions";

type DialogProps = { facts: PaymentLinkFacts; onClose: () => void };

/** The payment link of an order: the one that works, with everything to hand it over, or the few questions to make one. */
export function PaymentLinkDialog({ facts, onClose }: DialogProps) {
  const t = useTranslations("links.pay.form");
  const [renews, setRenews] = useState(false);
  const { live } = facts;
  const title = t("title", { number: String(facts.number) });
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      {live && !renews ? (
        <DialogContent title={title} footer={<LinkSteps facts={facts} onRenew={() => setRenews(true)} />}>
          <PaymentLinkPanel link={live} />
        </DialogContent>
      ) : (
        <PaymentLinkForm title={title} facts={facts} onMade={() => setRenews(false)} />
      )}
    </Dialog>
  );
}

function LinkSteps({ facts, onRenew }: { facts: PaymentLinkFacts; onRenew: () => void }) {
  const t = useTranslations("links.pay.form");
  const notify = useNotify();
  const say = useRefusalWords();
  const words = usePayLinkRefusals();
  const [busy, setBusy] = useState<"end" | "send" | null>(null);
  const { live, orderId, email } = facts;
  if (!live) return null;
  const key = () => crypto.randomUUID();
  const end = async () => {
    setBusy("end");
    const answer = await revokeLinkAction({ linkId: live.linkId, idempotencyKey: key() });
    setBusy(null);
    if (answer.ok) notify.done(t("revoked"));
    else notify.problem(say(answer, words));
  };
  const send = async () => {
    setBusy("send");
    const answer = await issuePaymentLinkAction({
      ...{ orderId, amount: live.asked.toString(), letter: "on", idempotencyKey: key() },
    });
    setBusy(null);
    if (answer.ok) notify.done(t("sent"));
    else notify.problem(say(answer, words));
  };
  return (
    <>
      <Button variant="ghost" loading={busy === "end"} onClick={() => void end()}>
        {t("revoke")}
      </Button>
      <Button onClick={onRenew}>{t("renew")}</Button>
      {email ? (
        <Button loading={busy === "send"} onClick={() => void send()}>
          {t("send")}
        </Button>
      ) : null}
    </>
  );
}
