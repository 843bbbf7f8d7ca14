import { useTranslations } from "next-intl";
import { AutoRefresh } from "@/app/_ui/auto-refresh";
import { Banner } from "@/app/_ui/banner";
import { type Purchase, purchasesOf } from "@/app/(desk)/orders/[number]/_view/label-facts";
import type { OrderView } from "@/app/(desk)/orders/[number]/_view/order-view";
import { VoidLabel } from "./carrier-label";

const TONES = { asked: "wait", lost: "bad", voiding: "wait", orphan: "wait" } as const;

/** Purchases whose answer is missing, and labels that are of no use any more; nothing when all is settled. */
export function CarrierPurchases({ view }: { view: OrderView }) {
  const purchases = purchasesOf(view);
  if (purchases.length === 0) return null;
  const isOpen = purchases.some(({ kind }) => kind !== "orphan");
  return (
    <div className="grid gap-3">
      {isOpen ? <AutoRefresh /> : null}
      {purchases.map((purchase) => (
        <One key={purchase.label.shipmentId} purchase={purchase} />
      ))}
    </div>
  );
}

function One({ purchase: { kind, label } }: { purchase: Purchase }) {
  const t = useTranslations("orders.page.label");
  return (
    <Banner
      tone={TONES[kind]}
      title={t(kind)}
      action={kind === "orphan" && label.mayVoid ? <VoidLabel label={label} /> : undefined}
    >
      <p>{t(`${kind}Text`)}</p>
      {label.said ? (
        <p className="text-sm text-ink-soft wrap-anywhere">{t("said", { said: label.said })}</p>
      ) : null}
    </Banner>
  );
}
