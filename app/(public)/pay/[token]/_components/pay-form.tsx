import { useTranslations } from "next-intl";
import { SubmitButton } from "@/app/_ui/submit-button";
import { MethodChoice } from "@/app/(public)/_shop/method-choice";
import { PublicForm } from "@/app/(public)/_shop/public-form";
import { payByLinkAction } from "@/app/(public)/pay/[token]/actions";
import { methodsOn } from "@/lib/carts/placing";
import { attemptNews } from "@/lib/payments/attempts";
import type { PayGiven } from "./pay-given";

/** The shop's ways to pay. Nothing is opened before the button is pressed. */
export function PayForm({ found, token, asked, settings, write }: PayGiven) {
  const t = useTranslations("shop");
  const { order, ctx } = found;
  const { placed } = order;
  const isManual = placed?.methodKind === "manual";
  const methods = methodsOn(settings, ctx.providers).filter(
    ({ key }) => !isManual || key !== placed.methodKey,
  );
  if (methods.length === 0) return isManual ? null : <p>{t("checkout.noMethods")}</p>;
  const declined = attemptNews(order.money, ctx.now())?.kind === "declined";
  return (
    <PublicForm action={payByLinkAction} firstKey={crypto.randomUUID()} label={t("o.paymentTitle")}>
      <input type="hidden" name="token" value={token} readOnly />
      <MethodChoice
        methods={methods}
        chosen={placed?.methodKey ?? null}
        locale={write.locale}
        settings={settings}
        legend={isManual ? t("pay.otherWay") : undefined}
      />
      <SubmitButton size="lg" wide variant={isManual ? "secondary" : "primary"}>
        {declined ? t("o.tryAgain") : t("pay.go", { amount: write.amount(asked) })}
      </SubmitButton>
    </PublicForm>
  );
}
