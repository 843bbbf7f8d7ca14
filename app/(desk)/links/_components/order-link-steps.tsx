"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { useRefusalWords } from "@/app/_ui/refusal";
import { useNotify } from "@/app/_ui/use-notify";
import { usePayLinkRefusals } from "@/app/(desk)/_share/payment-link-refusals";
import { revokeLinkAction } from "@/app/(desk)/links/actions";
import { renewLinkAction } from "@/app/(desk)/links/order-link-actions";
import { renewDownloadAction, revokeDownloadAction } from "@/app/(desk)/orders/[number]/digital-actions";

export type LineOfOrder = { readonly orderId: number; readonly lineId: string };

type StepsProps = {
  linkId: string;
  number: number;
  canRevoke: boolean;
  canRenew: boolean;
  /** Of a link to downloads: its grants end and begin with it. */
  line: LineOfOrder | null;
};

type Step = "renew" | "revoke";

function sent(step: Step, { linkId, line }: StepsProps) {
  const idempotencyKey = crypto.randomUUID();
  if (!line) return (step === "renew" ? renewLinkAction : revokeLinkAction)({ linkId, idempotencyKey });
  if (step === "revoke") return revokeDownloadAction({ ...line, idempotencyKey });
  return renewDownloadAction({ ...line, notify: false, idempotencyKey });
}

/** Ends a link, or makes another in its place. */
export function OrderLinkSteps(props: StepsProps) {
  const { number, canRevoke, canRenew } = props;
  const t = useTranslations("links.orders");
  const notify = useNotify();
  const say = useRefusalWords();
  const words = { ...usePayLinkRefusals(), no_downloads: t("noDownloads") };
  const [busy, setBusy] = useState<Step | null>(null);
  const act = async (step: Step) => {
    setBusy(step);
    const answer = await sent(step, props);
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
