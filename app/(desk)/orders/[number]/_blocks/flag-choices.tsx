import Link from "next/link";
import { useTranslations } from "next-intl";
import { ActForm } from "@/app/_ui/act-form";
import { Button } from "@/app/_ui/button";
import { SubmitButton } from "@/app/_ui/submit-button";
import { acceptAttentionAction, keepOwedAction } from "@/app/(desk)/orders/[number]/attention-actions";
import type { AcceptableFlag } from "@/lib/orders/accepted";
import { keepingOf, type RescueFlag } from "@/lib/orders/rescue";

type ChoiceOrder = { readonly id: number; readonly number: number; readonly version: number };
export type MayChoose = { readonly accept: boolean; readonly refund: boolean };
type ChoicesProps = { flag: RescueFlag; order: ChoiceOrder; may: MayChoose };

/** Keep or give back: each a recorded decision of a person. The refund opens on the order's own page. */
export function FlagChoices({ flag, order, may }: ChoicesProps) {
  const t = useTranslations("orders.keep");
  const keeping = keepingOf(flag);
  return (
    <div className="flex flex-wrap items-start gap-2">
      {keeping.by === "accept" && may.accept ? <Accept flag={keeping.flag} order={order} /> : null}
      {keeping.by === "waive" && may.refund ? <Waive flag={flag} order={order} /> : null}
      {may.refund && flag !== "stock_short" ? (
        <Button asChild>
          <Link href={`/orders/${order.number}?refund=1`}>{t("refund")}</Link>
        </Button>
      ) : null}
    </div>
  );
}

/** The words of what the gate refuses. */
function useGateWords() {
  const t = useTranslations("orders.refused");
  return {
    order_not_found: t("order_not_found"),
    changed_meanwhile: t("changed_meanwhile"),
    out_of_stock: t("out_of_stock"),
  };
}

function Accept({ flag, order }: { flag: AcceptableFlag; order: ChoiceOrder }) {
  const t = useTranslations("orders.keep");
  const gate = useGateWords();
  return (
    <ActForm
      action={acceptAttentionAction}
      firstKey={crypto.randomUUID()}
      done={t("kept")}
      words={{ ...gate, not_flagged: t("settled") }}
    >
      <Order order={order} />
      <input type="hidden" name="flag" value={flag} />
      <SubmitButton variant="secondary">{t(flag)}</SubmitButton>
    </ActForm>
  );
}

function Waive({ flag, order }: { flag: RescueFlag; order: ChoiceOrder }) {
  const t = useTranslations("orders.keep");
  const gate = useGateWords();
  return (
    <ActForm
      action={keepOwedAction}
      firstKey={crypto.randomUUID()}
      done={t("kept")}
      words={{ ...gate, nothing_owed: t("settled") }}
    >
      <Order order={order} />
      <SubmitButton variant="secondary">{t(flag)}</SubmitButton>
    </ActForm>
  );
}

function Order({ order }: { order: ChoiceOrder }) {
  return (
    <>
      <input type="hidden" name="orderId" value={order.id} />
      <input type="hidden" name="expectedVersion" value={order.version} />
    </>
  );
}
