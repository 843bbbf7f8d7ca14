import { useTranslations } from "next-intl";
import { Banner } from "@/app/_ui/banner";
import { SubmitButton } from "@/app/_ui/submit-button";
import { PublicForm } from "@/app/(public)/_shop/public-form";
import { payByLinkAction } from "@/app/(public)/pay/[token]/actions";
import { methodsOn } from "@/lib/carts/placing";
import { attemptNews } from "@/lib/payments/attempts";
import type { PayGiven } from "./pay-given";

/** A payment that is under way and may be gone on with, or how the last one ended; nothing before the first. */
export function AttemptNote({ found, token, settings, write }: PayGiven) {
  const t = useTranslations("shop.pay.attempt");
  const { order, ctx } = found;
  const news = attemptNews(order.money, ctx.now());
  if (!news) return null;
  const { kind, attempt } = news;
  const method = settings.paymentMethods.find(({ key }) => key === attempt.methodKey)?.names[write.locale];
  const values = { method: method ?? attempt.methodKey, amount: write.amount(attempt.amount) };
  if (kind !== "live") return <Banner tone={kind === "declined" ? "bad" : "mute"}>{t(kind, values)}</Banner>;
  if (attempt.state === "authorized") return <Banner tone="wait">{t("confirming", values)}</Banner>;
  const isOffered = methodsOn(settings, ctx.providers).some(({ key }) => key === attempt.methodKey);
  return (
    <Banner tone="wait" title={t("live", { ...values, at: write.moment(attempt.startedAt) })}>
      <p>{t("liveHelp")}</p>
      {isOffered ? (
        <PublicForm
          action={payByLinkAction}
          firstKey={crypto.randomUUID()}
          label={t("goOn")}
          className="mt-3"
        >
          <input type="hidden" name="token" value={token} readOnly />
          <input type="hidden" name="methodKey" value={attempt.methodKey} readOnly />
          <SubmitButton variant="secondary">{t("goOn")}</SubmitButton>
        </PublicForm>
      ) : null}
    </Banner>
  );
}
