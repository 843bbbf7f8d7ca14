import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import type { Tone } from "@/app/_ui/tone";
import type { OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import type { Receipt } from "@/lib/payments/payment";
import { Entry } from "./payment-entry";

const TONE: Record<Receipt["state"], Tone> = { submitted: "wait", accepted: "good", rejected: "mute" };

/** A customer's proof of a transfer, with the way to its file and its decision. */
export function ReceiptRow({ receipt, view }: { receipt: Receipt; view: OrderView }) {
  const t = useTranslations("receipts");
  const { write, may } = view;
  const key = `reason.${receipt.reason ?? ""}` as "reason.other";
  return (
    <Entry
      what={t("file")}
      badge={<Badge tone={TONE[receipt.state]}>{t(`alarm.state.${receipt.state}`)}</Badge>}
      amount={receipt.claimedAmount === null ? null : write.money(receipt.claimedAmount)}
      facts={[
        write.moment(receipt.submittedAt),
        receipt.reason !== null && t.has(key) ? t(key) : null,
        receipt.sameAs.length > 0 ? t("alarm.file") : null,
      ]}
      action={
        may.review ? (
          <Button asChild size="sm" variant={receipt.state === "submitted" ? "secondary" : "ghost"}>
            <a href={`/orders/receipts?receipt=${receipt.receiptId}`}>
              {receipt.state === "submitted" ? t("review") : t("see")}
            </a>
          </Button>
        ) : null
      }
    />
  );
}
