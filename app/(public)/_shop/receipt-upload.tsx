import { useTranslations } from "next-intl";
import { Banner } from "@/app/_ui/banner";
import { Panel } from "@/app/_ui/panel";
import type { OpenedLink } from "@/app/(public)/_shop/find-link";
import type { Order } from "@/lib/orders/order";
import type { Receipt } from "@/lib/payments/payment";
import { ReceiptForm } from "./receipt-form";
import type { Writer } from "./shop-money";

type Props = {
  found: OpenedLink;
  token: string;
  page: "o" | "pay";
  /** How the last upload ended, from the address. */
  said: string;
  write: Writer;
};

/** Methods whose money arrives in the shop's account without a word: the customer shows that it was sent. */
const WITH_RECEIPT = ["bank_transfer", "other"];

export function takesReceipt({ placed, paymentStatus, balanceDue }: Order): boolean {
  return paymentStatus === "pending" && balanceDue > 0n && WITH_RECEIPT.includes(placed?.methodKey ?? "");
}

/** While a transfer is awaited: what became of the receipts sent so far, and the form for one more. */
export function ReceiptUpload({ found, token, page, said, write }: Props) {
  const t = useTranslations("shop.receipt");
  const { order } = found;
  if (!takesReceipt(order)) return null;
  const sent = Object.values(order.money.receipts);
  const waiting = sent.filter(({ state }) => state === "submitted");
  const rejected = waiting.length === 0 ? sent.findLast(({ state }) => state === "rejected") : undefined;
  return (
    <Panel id="receipt" title={t("title")}>
      <div className="grid grid-cols-1 gap-4">
        <Refused said={said} />
        {waiting.length > 0 ? <Waiting receipts={waiting} write={write} /> : null}
        {rejected ? <Rejected receipt={rejected} /> : null}
        {waiting.length === 0 ? (
          <>
            {rejected ? null : <p className="text-ink-soft">{t("lead")}</p>}
            <Form token={token} page={page} order={order} write={write} />
          </>
        ) : (
          <details>
            <summary className="link inline-flex min-h-11 cursor-pointer items-center">
              {t("another")}
            </summary>
            <div className="pt-2">
              <Form token={token} page={page} order={order} write={write} />
            </div>
          </details>
        )}
      </div>
    </Panel>
  );
}

type FormProps = Pick<Props, "token" | "page" | "write"> & { order: Order };

const Form = ({ token, page, order, write }: FormProps) => (
  <ReceiptForm action={`/api/receipts/${page}/${token}`} due={write.amount(order.balanceDue)} />
);

function Waiting({ receipts, write }: { receipts: readonly Receipt[]; write: Writer }) {
  const t = useTranslations("shop.receipt");
  const last = receipts.at(-1);
  return (
    <Banner tone="wait" title={t("waiting", { count: receipts.length })}>
      {last ? t("waitingSince", { day: write.day(last.submittedAt) }) : null}
    </Banner>
  );
}

function Rejected({ receipt }: { receipt: Receipt }) {
  const t = useTranslations("shop.receipt");
  const key = `reason.${receipt.reason ?? "other"}` as "reason.other";
  return (
    <Banner tone="bad" title={t("rejected")}>
      {t.has(key) ? t(key) : t("reason.other")}
    </Banner>
  );
}

function Refused({ said }: { said: string }) {
  const t = useTranslations("shop.receipt");
  if (said === "" || said === "sent") return null;
  const key = `refused.${said}` as "refused.unexpected";
  return <Banner tone="bad">{t.has(key) ? t(key) : t("refused.unexpected")}</Banner>;
}
