import { useTranslations } from "next-intl";
import { ActForm } from "@/app/_ui/act-form";
import { SubmitButton } from "@/app/_ui/submit-button";
import { acceptAttentionAction } from "@/app/(desk)/orders/[number]/attention-actions";
import { matchRefundAction } from "@/app/(desk)/orders/[number]/refund-actions";
import type { Order } from "@/lib/orders/order";
import { refundTwins } from "@/lib/payments/recorded-twice";

type TwiceProps = { order: Order; may: { readonly pay: boolean; readonly refund: boolean } };

/** The same refund heard of twice, or two of them: a person says which. */
export function RefundTwice({ order, may }: TwiceProps) {
  const t = useTranslations("orders.keep");
  const refused = useTranslations("orders.refused");
  const [twin] = refundTwins(order.money);
  const gate = {
    order_not_found: refused("order_not_found"),
    changed_meanwhile: refused("changed_meanwhile"),
    out_of_stock: refused("out_of_stock"),
  };
  return (
    <div className="flex flex-wrap items-start gap-2">
      {twin && may.refund ? (
        <ActForm
          action={matchRefundAction}
          firstKey={crypto.randomUUID()}
          done={t("kept")}
          words={{ ...gate, refund_decided: refused("refund_decided") }}
        >
          <Given order={order} />
          <input type="hidden" name="refundId" value={twin.recorded.refundId} />
          <input type="hidden" name="sameAs" value={twin.told.refundId} />
          <SubmitButton variant="secondary">{t("same_refund")}</SubmitButton>
        </ActForm>
      ) : null}
      {may.pay ? (
        <ActForm
          action={acceptAttentionAction}
          firstKey={crypto.randomUUID()}
          done={t("kept")}
          words={{ ...gate, not_flagged: t("settled") }}
        >
          <Given order={order} />
          <input type="hidden" name="flag" value="refund_recorded_twice" />
          <SubmitButton variant="ghost">
            {t(twin ? "refund_recorded_twice" : "refunded_too_much")}
          </SubmitButton>
        </ActForm>
      ) : null}
    </div>
  );
}

const Given = ({ order }: Pick<TwiceProps, "order">) => (
  <>
    <input type="hidden" name="orderId" value={order.id} />
    <input type="hidden" name="expectedVersion" value={order.version} />
  </>
);
