import { CircleCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Panel } from "@/app/_ui/panel";
import { PaymentLinkPanel } from "@/app/(desk)/_share/payment-link-panel";
import type { PaymentLinkView } from "@/app/(desk)/_share/payment-link-view";
import type { OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";

type MadeProps = { view: OrderView; link: PaymentLinkView | null };

/** Right after an order was made by hand: what became of it, and its link to be handed over. */
export function MadePanel({ view, link }: MadeProps) {
  const t = useTranslations("orders.new.made");
  const { order, page, may } = view;
  const letter = page.letters.find(({ kind }) => kind === "payment_link");
  const email = letter ? page.person?.email : null;
  const words = { paid: t("paid"), pending: t("pending"), open: t("open") };
  const status = order.paymentStatus;
  const state = status === "canceled" || status === "abandoned" ? null : words[status];
  return (
    <Panel
      className="mb-6"
      title={
        <span className="flex items-center gap-2">
          <CircleCheck aria-hidden className="size-4 text-good" strokeWidth={1.75} />
          {t("title")}
        </span>
      }
      action={
        <span className="flex gap-1">
          {may.create ? (
            <Button asChild size="sm" variant="ghost">
              <Link href="/orders/new">{t("another")}</Link>
            </Button>
          ) : null}
          <Button asChild size="sm" variant="ghost">
            <Link href={`/orders/${order.number}`} replace>
              {t("close")}
            </Link>
          </Button>
        </span>
      }
    >
      <div className="grid gap-4">
        <p>{link === null ? state : email ? t("linkSent", { email }) : t("link")}</p>
        {link === null ? null : <PaymentLinkPanel link={link} />}
      </div>
    </Panel>
  );
}
