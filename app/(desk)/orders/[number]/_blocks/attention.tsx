import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";
import type { Tone } from "@/app/_ui/tone";
import type { OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import { keysMissing } from "@/lib/fulfillment/grants";
import type { AttentionFlag, Order } from "@/lib/orders/order";
import { isRescue } from "@/lib/orders/rescue";
import { FlagChoices } from "./flag-choices";
import { ProblemSeen } from "./problem-seen";
import { RefundTwice } from "./refund-twice";

const TONE: Record<AttentionFlag, Tone> = {
  receipt_to_review: "wait",
  amount_mismatch: "bad",
  overpaid: "bad",
  paid_twice: "bad",
  late_payment: "wait",
  money_without_order: "bad",
  refund_due: "bad",
  refund_failed: "bad",
  refund_recorded_twice: "wait",
  dispute_open: "bad",
  stock_short: "bad",
  shipment_failed: "bad",
  live_parcel_of_canceled: "bad",
  letter_bounced: "wait",
  payment_overdue: "wait",
  keys_missing: "bad",
  provider_silent: "wait",
  helper_problem: "bad",
};

/** One line per flag: what, how much, since when, and what settles it. */
export function Attention({ view }: { view: OrderView }) {
  const t = useTranslations("orders.page.attention");
  const { why, write, order } = view;
  const quiet = why.flags.length === 0 && !order.heldAt && !order.archivedAt;
  if (quiet) return null;
  return (
    <div className="grid gap-2">
      {why.flags.map(({ flag, reason: { said, evidence, next } }) => (
        <Banner
          key={flag}
          tone={TONE[flag]}
          title={write.sentence(said)}
          action={<FlagAction flag={flag} view={view} />}
        >
          <Line>
            {[
              evidence?.amount ? write.money(evidence.amount) : null,
              evidence ? t("since", { at: write.moment(evidence.at) }) : null,
              next ? write.sentence(next) : null,
            ]
              .filter(Boolean)
              .join(" · ")}
          </Line>
        </Banner>
      ))}
      {order.heldAt ? (
        <Banner tone="wait" title={t("held")}>
          <Line>{t("since", { at: write.moment(order.heldAt) })}</Line>
        </Banner>
      ) : null}
      {order.archivedAt ? (
        <Banner title={t("archived")}>
          <Line>{t("since", { at: write.moment(order.archivedAt) })}</Line>
        </Banner>
      ) : null}
    </div>
  );
}

function ReviewLink({ number }: { number: number }) {
  const t = useTranslations("receipts");
  return (
    <Button asChild>
      <Link href={`/orders/receipts?order=${number}`}>{t("review")}</Link>
    </Button>
  );
}

/** To the pool of the first product that lacks keys. */
function KeysLink({ order }: { order: Order }) {
  const t = useTranslations("orders.page.attention");
  const short = Object.values(order.parcels.grants).find((grant) => keysMissing(grant) > 0);
  const line = order.lines.find(({ lineId }) => lineId === short?.lineId);
  return line?.variantId ? (
    <Button asChild>
      <Link href={`/products/${line.variantId}#files`}>{t("addKeys")}</Link>
    </Button>
  ) : null;
}

const SEEN_AT: Partial<Record<AttentionFlag, "shipments" | "payments">> = {
  shipment_failed: "shipments",
  live_parcel_of_canceled: "shipments",
  refund_failed: "payments",
  dispute_open: "payments",
};

/** To the block of the page where it is settled. */
function SeeLink({ flag, seeMoney }: { flag: AttentionFlag; seeMoney: boolean }) {
  const t = useTranslations("orders.page.attention");
  const block = SEEN_AT[flag];
  if (!block || (block === "payments" && !seeMoney)) return null;
  return (
    <Button asChild>
      <a href={`#${block}`}>{t(block === "payments" ? "seePayments" : "seeShipments")}</a>
    </Button>
  );
}

/** What settles a flag, for who may. */
function FlagAction({ flag, view: { order, may } }: { flag: AttentionFlag; view: OrderView }) {
  if (isRescue(flag)) {
    return <FlagChoices flag={flag} order={order} may={{ accept: may.pay, refund: may.refund }} />;
  }
  if (flag === "helper_problem" && may.ship) return <ProblemSeen order={order} />;
  if (flag === "keys_missing" && may.catalog) return <KeysLink order={order} />;
  if (flag === "receipt_to_review" && may.review) return <ReviewLink number={order.number} />;
  if (flag === "refund_recorded_twice" && may.seeMoney) return <RefundTwice order={order} may={may} />;
  return <SeeLink flag={flag} seeMoney={may.seeMoney} />;
}

/** Whatever comes first in it begins the sentence. */
const Line = ({ children }: { children: ReactNode }) => (
  <span className="block first-letter:uppercase">{children}</span>
);
