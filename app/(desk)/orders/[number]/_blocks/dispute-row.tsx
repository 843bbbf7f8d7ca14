import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { Money } from "@/app/_ui/money";
import type { Tone } from "@/app/_ui/tone";
import type { OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import { money } from "@/lib/kernel/money";
import { daysToAnswer, disputeUrl } from "@/lib/payments/dispute";
import type { Dispute, DisputeStage } from "@/lib/payments/payment";

const TONE: Record<DisputeStage, Tone> = { open: "bad", won: "good", lost: "bad" };

const TEXT = { open: "openText", won: "wonText", lost: "lostText" } as const satisfies Record<
  DisputeStage,
  string
>;

/** Reasons that banks give most; another one is shown as it came. */
const REASONS = [
  ...(["fraudulent", "product_not_received", "product_unacceptable", "duplicate"] as const),
  ...(["credit_not_processed", "subscription_canceled", "unrecognized", "general"] as const),
];
type KnownReason = (typeof REASONS)[number];
const isReason = (text: string | null): text is KnownReason => REASONS.some((one) => one === text);

/** A charge that the customer's bank took back: how far it is, why, until when to answer, and where. */
export function DisputeRow({ dispute, view }: { dispute: Dispute; view: OrderView }) {
  const t = useTranslations("orders.dispute");
  const stages = useTranslations("orders.page.payments.disputeStage");
  const reasons = useTranslations("orders.dispute.reasons");
  const { write, order, currency, now } = view;
  const { stage, dueBy, disputeId } = dispute;
  const provider = order.money.payments[dispute.paymentId]?.provider ?? null;
  const url = disputeUrl(provider, disputeId);
  const days = daysToAnswer(dispute, now);
  const late = stage === "open" && dueBy && days === null;
  const facts = [
    isReason(dispute.reason) ? reasons(dispute.reason) : dispute.reason,
    t("reportedAt", { at: write.moment(dispute.reportedAt) }),
    stage === "open" && dueBy ? t("by", { at: write.moment(dueBy) }) : null,
  ];
  return (
    <li className="grid gap-1 py-3 first:pt-1 last:pb-0">
      <div className="flex items-baseline justify-between gap-3">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="font-medium">{t("title")}</h3>
          <Badge tone={TONE[stage]}>{stages(stage)}</Badge>
          {days === null ? null : <Badge tone={days < 3 ? "bad" : "wait"}>{t("left", { days })}</Badge>}
          {late ? <Badge tone="bad">{t("overdue")}</Badge> : null}
        </div>
        <span className="font-medium whitespace-nowrap">
          <Money value={money(dispute.amount, currency)} />
        </span>
      </div>
      <p className="text-sm text-ink">{t(TEXT[stage])}</p>
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <p className="min-w-0 text-sm text-ink-soft">
          {facts.filter(Boolean).join(" · ")}
          <span className="ml-2 font-mono text-xs break-all text-ink-faint">{disputeId}</span>
        </p>
        {url ? (
          <Button asChild size="sm">
            <a href={url} target="_blank" rel="noreferrer">
              {t("open", { provider: write.word("provider", provider ?? "") })}
            </a>
          </Button>
        ) : null}
      </div>
    </li>
  );
}
