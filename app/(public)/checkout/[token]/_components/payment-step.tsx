import { useTranslations } from "next-intl";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { OpenedCart } from "@/app/(public)/_shop/find-cart";
import { MethodChoice } from "@/app/(public)/_shop/method-choice";
import { PublicForm } from "@/app/(public)/_shop/public-form";
import type { Writer } from "@/app/(public)/_shop/shop-money";
import { placeOrderAction } from "@/app/(public)/checkout/[token]/actions";
import { methodsOn, seenOf } from "@/lib/carts/placing";
import { DocumentFields, ShopFields } from "./billing-fields";
import { ShippingChoice } from "./shipping-choice";
import type { Stage } from "./stage";
import { Step } from "./step";

type Props = { found: OpenedCart; token: string; stage: Stage; write: Writer };

/** The last step: how it is sent, the papers, how it is paid, and the button that says what happens. */
export function PaymentStep({ found, token, stage, write }: Props) {
  const t = useTranslations("shop.checkout");
  const { priced, settings, ctx } = found;
  const methods = methodsOn(settings, ctx.providers);
  const isFree = priced.totals.total === 0n;
  return (
    <Step name="payment" number={priced.needsShipping ? 3 : 2} state={stage.payment} token={token}>
      <ShippingChoice found={found} token={token} write={write} />
      <PublicForm action={placeOrderAction} firstKey={crypto.randomUUID()} label={t("payment")}>
        <input type="hidden" name="token" value={token} readOnly />
        <input type="hidden" name="seen" value={seenOf(priced)} readOnly />
        {isFree ? null : (
          <MethodChoice methods={methods} chosen={null} locale={write.locale} settings={settings} />
        )}
        <ShopFields found={found} locale={write.locale} />
        <DocumentFields found={found} />
        {isFree || methods.length > 0 ? (
          <div className="grid gap-2">
            <SubmitButton size="lg" wide>
              {isFree ? t("placeFree") : t("confirm", { amount: write.amount(priced.totals.total) })}
            </SubmitButton>
            {isFree ? null : <p className="text-center text-sm text-ink-faint">{t("confirmHelp")}</p>}
          </div>
        ) : (
          <p>{t("noMethods")}</p>
        )}
      </PublicForm>
    </Step>
  );
}
