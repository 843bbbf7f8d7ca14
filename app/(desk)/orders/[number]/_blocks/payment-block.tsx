import { useTranslations } from "next-intl";
import { DefinitionList } from "@/app/_ui/definition-list";
import { noteText, type OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import { SideBlock } from "./side-block";

/** The method that was chosen, with its instructions as they were given then (S37). */
export function PaymentBlock({ view }: { view: OrderView }) {
  const t = useTranslations("orders.page.payment");
  const { order, write } = view;
  const { placed } = order;
  if (!placed) return null;
  const instructions = view.may.seeMoney ? noteText(view, placed.instructionsId) : null;
  const due = placed.dueAt ?? placed.expiresAt;
  return (
    <SideBlock title={t("title")}>
      <DefinitionList
        items={[
          { term: t("method"), value: write.word("method", placed.methodKey) },
          { term: t("reference"), value: placed.methodKind === "manual" ? `#${order.number}` : null },
          {
            term: placed.dueAt ? t("due") : t("expires"),
            value: due && order.paymentStatus === "pending" ? write.moment(due) : null,
          },
        ]}
      />
      {instructions ? (
        <div className="grid gap-0.5">
          <h3 className="text-sm text-ink-faint">{t("instructions")}</h3>
          <p className="break-words whitespace-pre-line">{instructions}</p>
        </div>
      ) : null}
    </SideBlock>
  );
}
