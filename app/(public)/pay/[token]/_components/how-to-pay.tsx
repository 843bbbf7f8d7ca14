import { useTranslations } from "next-intl";
import { Panel } from "@/app/_ui/panel";
import { PayInstructions } from "@/app/(public)/_shop/pay-instructions";
import type { PayGiven } from "./pay-given";

/** After a manual method was chosen: what to do, each row of the account ready to be copied, and by when. */
export function HowToPay({
  found,
  asked,
  settings,
  write,
  instructions,
}: PayGiven & { instructions: string | null }) {
  const t = useTranslations("shop.pay");
  const { placed } = found.order;
  if (placed?.methodKind !== "manual") return null;
  const name = settings.paymentMethods.find(({ key }) => key === placed.methodKey)?.names[write.locale];
  return (
    <Panel id="how" title={t("how", { method: name ?? placed.methodKey })}>
      <div className="grid grid-cols-1 gap-4">
        <p>{t("howAmount", { amount: write.amount(asked), number: found.order.number })}</p>
        {instructions ? <PayInstructions bare text={instructions} /> : null}
        {placed.dueAt ? (
          <p className="text-ink-soft">{t("dueBy", { date: write.day(placed.dueAt) })}</p>
        ) : null}
      </div>
    </Panel>
  );
}
