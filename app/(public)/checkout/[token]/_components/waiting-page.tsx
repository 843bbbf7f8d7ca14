import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { SubmitButton } from "@/app/_ui/submit-button";
import { PublicForm } from "@/app/(public)/_shop/public-form";
import { RefusedBanner } from "@/app/(public)/_shop/refused-banner";
import type { Writer } from "@/app/(public)/_shop/shop-money";
import { returnToShopAction } from "@/app/(public)/checkout/[token]/actions";
import type { StatusLink } from "@/lib/links/commands/status-link";
import type { Order } from "@/lib/orders/order";

type Props = {
  order: Order;
  token: string;
  status: StatusLink | null;
  write: Writer;
  refused: string | string[] | undefined;
};

/** Placed and not paid yet: pay it, or take it back to change it. */
export function WaitingPage({ order, token, status, write, refused }: Props) {
  const t = useTranslations("shop.checkout");
  return (
    <div className="mx-auto grid max-w-md gap-5 py-6">
      <RefusedBanner code={refused} />
      <h1 className="text-xl font-semibold tracking-tight">{t("waitingTitle", { number: order.number })}</h1>
      <p className="tnum text-xl font-semibold">{write.amount(order.balanceDue)}</p>
      <p className="text-ink-soft">{t("waitingBody")}</p>
      {status ? (
        <Button asChild variant="primary" size="lg" wide>
          <a href={`/o/${status.token}#pay`}>{t("payNow", { amount: write.amount(order.balanceDue) })}</a>
        </Button>
      ) : null}
      <PublicForm action={returnToShopAction} firstKey={crypto.randomUUID()}>
        <input type="hidden" name="token" value={token} readOnly />
        <SubmitButton variant="secondary" size="lg" wide>
          {t("goBack")}
        </SubmitButton>
      </PublicForm>
    </div>
  );
}
