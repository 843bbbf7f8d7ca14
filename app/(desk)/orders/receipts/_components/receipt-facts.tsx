import { useTranslations } from "next-intl";
import { PaymentBadges } from "@/app/_status/payment-badge";
import { Badge } from "@/app/_ui/badge";
import { DateTime } from "@/app/_ui/date-time";
import { type Definition, DefinitionList } from "@/app/_ui/definition-list";
import { Money } from "@/app/_ui/money";
import { Panel } from "@/app/_ui/panel";
import { TextLink } from "@/app/_ui/text-link";
import type { Review } from "@/app/(desk)/orders/receipts/_view/load-review";
import { type Currency, money } from "@/lib/kernel/money";

/** The order, and what the customer says about the transfer. */
export function ReceiptFacts({ review }: { review: Review }) {
  const t = useTranslations("receipts");
  const { order, row, person } = review;
  const amount = (minor: bigint) => <Money value={money(minor, order.currency as Currency)} />;
  const ofOrder: Definition[] = [
    { term: t("fact.customer"), value: person?.fullName },
    { term: t("fact.placed"), value: <DateTime value={order.createdAt} /> },
    { term: t("fact.total"), value: amount(order.totals.total) },
    { term: t("fact.due"), value: <strong className="font-semibold">{amount(order.balanceDue)}</strong> },
  ];
  const claimed: Definition[] = [
    { term: t("fact.amount"), value: row.claimedAmount === null ? null : <Claimed review={review} /> },
    { term: t("fact.date"), value: row.claimedOn === null ? null : <Day day={row.claimedOn} /> },
    { term: t("fact.reference"), value: row.reference },
    { term: t("fact.bank"), value: row.bank },
    { term: t("fact.payer"), value: row.payer },
    { term: t("fact.sent"), value: <DateTime value={row.createdAt} /> },
  ];
  return (
    <Panel
      title={
        <TextLink href={`/orders/${order.number}`} className="font-mono">
          #{order.number}
        </TextLink>
      }
      aside={<PaymentBadges status={order.paymentStatus} badges={order.badges} />}
    >
      <DefinitionList items={ofOrder} />
      <h3 className="mt-4 mb-1.5 border-t pt-3 text-sm font-medium text-ink-soft">{t("says")}</h3>
      <DefinitionList items={claimed} />
      <Before review={review} />
    </Panel>
  );
}

function Claimed({ review: { row, order } }: { review: Review }) {
  const t = useTranslations("receipts");
  const claimed = row.claimedAmount ?? 0n;
  const difference = claimed - order.balanceDue;
  const isOpen = order.balanceDue > 0n;
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Money value={money(claimed, order.currency as Currency)} />
      {isOpen && difference === 0n ? <Badge tone="good">{t("same")}</Badge> : null}
      {isOpen && difference !== 0n ? (
        <Badge tone="bad">
          {t(difference < 0n ? "less" : "more")}{" "}
          <Money value={money(difference < 0n ? -difference : difference, order.currency as Currency)} />
        </Badge>
      ) : null}
    </span>
  );
}

/** A day has no zone: noon of it is the same day everywhere. */
const Day = ({ day }: { day: string }) => <DateTime value={new Date(`${day}T12:00:00Z`)} style="day" />;

function Before({ review }: { review: Review }) {
  const t = useTranslations("receipts");
  if (review.others.length === 0) return null;
  return (
    <>
      <h3 className="mt-4 mb-1.5 border-t pt-3 text-sm font-medium text-ink-soft">{t("others")}</h3>
      <ul className="grid gap-1">
        {review.others.map(({ row, fact }) => (
          <li key={row.id} className="flex flex-wrap items-baseline gap-x-2">
            <TextLink href={`/orders/receipts?receipt=${row.id}`}>
              <DateTime value={row.createdAt} />
            </TextLink>
            <span className="text-ink-soft">
              {t(`alarm.state.${fact.state}`)}
              {fact.reason && t.has(`reason.${fact.reason}` as "reason.other")
                ? `: ${t(`reason.${fact.reason}` as "reason.other")}`
                : null}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
