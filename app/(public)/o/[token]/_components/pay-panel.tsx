import { useTranslations } from "next-intl";
import { Panel } from "@/app/_ui/panel";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { OpenedLink } from "@/app/(public)/_shop/find-link";
import { MethodChoice } from "@/app/(public)/_shop/method-choice";
import { PayInstructions } from "@/app/(public)/_shop/pay-instructions";
import { PublicForm } from "@/app/(public)/_shop/public-form";
import type { Writer } from "@/app/(public)/_shop/shop-money";
import { payOrderAction } from "@/app/(public)/o/[token]/actions";
import { methodsOn } from "@/lib/carts/placing";
import type { Order } from "@/lib/orders/order";
import { lastMomentBefore } from "@/lib/shop/day";
import { methodKind } from "@/lib/shop/payment-methods";
import type { ShopSettings } from "@/lib/shop/settings";

type Props = {
  found: OpenedLink;
  token: string;
  settings: ShopSettings;
  instructions: string | null;
  write: Writer;
  /** Just back from the provider: paying again is possible, not proposed. */
  isConfirming: boolean;
};

/** Only while something is due: how much, until when, how to pay by hand, and a provider's page to try again. */
export function PayPanel({ found, token, settings, instructions, write, isConfirming }: Props) {
  const t = useTranslations("shop.o");
  const { order, ctx } = found;
  if (order.balanceDue === 0n || order.paymentStatus !== "pending") return null;
  const online = methodsOn(settings, ctx.providers).filter((method) => methodKind(method.key) === "provider");
  return (
    <Panel id="pay" title={t("due")}>
      <div className="grid grid-cols-1 gap-5">
        <p className="tnum text-xl font-semibold tracking-tight">{write.amount(order.balanceDue)}</p>
        <Deadline order={order} write={write} />
        {hasFailed(order) ? <p className="text-bad">{t("failed")}</p> : null}
        {instructions ? <PayInstructions text={instructions} /> : null}
        {online.length > 0 ? (
          <PublicForm action={payOrderAction} firstKey={crypto.randomUUID()} label={t("paymentTitle")}>
            <input type="hidden" name="token" value={token} readOnly />
            <MethodChoice
              methods={online}
              chosen={order.placed?.methodKey ?? null}
              locale={write.locale}
              settings={settings}
            />
            <SubmitButton size="lg" wide variant={instructions || isConfirming ? "secondary" : "primary"}>
              {payWords(order, instructions !== null, t, write)}
            </SubmitButton>
          </PublicForm>
        ) : null}
      </div>
    </Panel>
  );
}

type Words = ReturnType<typeof useTranslations<"shop.o">>;

function payWords(order: Order, isManual: boolean, t: Words, write: Writer): string {
  if (hasFailed(order)) return t("tryAgain");
  return isManual ? t("payOnline") : t("payNow", { amount: write.amount(order.balanceDue) });
}

function hasFailed(order: Order): boolean {
  const attempts = Object.values(order.money.payments).filter((payment) => payment.provider !== null);
  const last = attempts.toSorted((a, b) => b.attempt - a.attempt)[0];
  return last?.state === "failed";
}

function Deadline({ order, write }: { order: Order; write: Writer }) {
  const t = useTranslations("shop.o");
  const { dueAt, expiresAt } = order.placed ?? { dueAt: null, expiresAt: null };
  if (dueAt) return <p className="text-ink-soft">{t("dueBy", { date: write.day(dueAt) })}</p>;
  if (!expiresAt) return null;
  return <p className="text-ink-soft">{t("expires", { date: write.day(lastMomentBefore(expiresAt)) })}</p>;
}
