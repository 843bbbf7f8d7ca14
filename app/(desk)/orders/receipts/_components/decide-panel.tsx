import { useTranslations } from "next-intl";
import { Banner } from "@/app/_ui/banner";
import { Panel } from "@/app/_ui/panel";
import type { Review } from "@/app/(desk)/orders/receipts/_view/load-review";
import { isCurrency } from "@/lib/kernel/money";
import { typedAmount } from "@/lib/kernel/typed-amount";
import { AcceptForm } from "./accept-form";
import { RejectForm } from "./reject-form";
import { ReopenForm } from "./reopen-form";

type Props = { review: Review; today: string; nextHref: string };

/** What can be decided now: accept or reject while it waits, else what was decided and how to take it back. */
export function DecidePanel({ review, today, nextHref }: Props) {
  const { row, fact, order, person } = review;
  const about = { orderId: order.id, receiptId: row.id, version: order.version, nextHref };
  if (fact.state !== "submitted") return <Decided review={review} />;
  const currency = isCurrency(order.currency) ? order.currency : null;
  const proposed = row.claimedAmount ?? order.balanceDue;
  const claimedOn = row.claimedOn !== null && row.claimedOn <= today ? row.claimedOn : today;
  return (
    <div className="grid grid-cols-1 gap-4">
      <AcceptForm
        key={`accept ${row.id}`}
        {...about}
        firstKey={crypto.randomUUID()}
        currency={order.currency}
        due={order.balanceDue.toString()}
        amount={currency ? typedAmount(proposed, currency) : ""}
        paidOn={claimedOn}
        today={today}
        reference={row.reference ?? ""}
      />
      <RejectForm
        key={`reject ${row.id}`}
        {...about}
        firstKey={crypto.randomUUID()}
        email={person?.undeliverableAt ? null : (person?.email ?? null)}
      />
    </div>
  );
}

function Decided({ review: { row, fact, order } }: { review: Review }) {
  const t = useTranslations("receipts");
  const key = `reason.${fact.reason ?? "other"}` as "reason.other";
  const isAccepted = fact.state === "accepted";
  return (
    <Panel title={t("decision")}>
      <div className="grid gap-3">
        <Banner tone={isAccepted ? "good" : "mute"} title={t(`alarm.state.${fact.state}`)}>
          {isAccepted ? t("acceptedHelp") : t.has(key) ? t(key) : t("reason.other")}
        </Banner>
        <ReopenForm
          orderId={order.id}
          receiptId={row.id}
          version={order.version}
          isAccepted={isAccepted}
          firstKey={crypto.randomUUID()}
        />
      </div>
    </Panel>
  );
}
