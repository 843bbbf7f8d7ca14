"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { useRefusalWords } from "@/app/_ui/refusal";
import { useNotify } from "@/app/_ui/use-notify";
import { usePayLinkRefusals } from "@/app/(desk)/_share/payment-link-refusals";
import { revokeLinkAction } from "@/app/(desk)/links/actions";
import { renewLinkAction } from "@/app/(desk)/links/order-link-actions";

type StepsProps = { linkId: string; number: number; canRevoke: boolean; canRenew: boolean };

/** Ends a link, or makes another in its place. */
export function OrderLinkSteps({ linkId, number, canRevoke, canRenew }: StepsProps) {
  const t = useTranslations("links.orders");
  const notify = useNotify();
  const say = useRefusalWords();
  const words = usePayLinkRefusals();
  const [busy, setBusy] = useState<"renew" | "revoke" | null>(null);
  const act = async (step: "renew" | "revoke") => {
    setBusy(step);
    const send = step === "renew" ? renewLinkAction : revokeLinkAction;
    const answer = await send({ linkId, idempotencyKey: crypto.randomUUID() });
    setBusy(null);
    if (answer.ok) notify.done(t(`done.${step}`));
    else notify.problem(say(answer, words));
  };
  const of = { number: String(number) };
  return (
    <span className="inline-flex gap-1 empty:hidden">
      {canRenew ? (
        <Button
          size="sm"
          variant="ghost"
          loading={busy === "renew"}
          aria-label={t("renewOf", of)}
          onClick={() => void act("renew")}
        >
          {t("renew")}
        </Button>
      ) : null}
      {canRevoke ? (
        <Button
          size="sm"
          variant="ghost"
          loading={busy === "revoke"}
          aria-label={t("revokeOf", of)}
          onClick={() => void act("revoke")}
        >
          {t("revoke")}
        </Button>
      ) : null}
    </span>
  );
}
