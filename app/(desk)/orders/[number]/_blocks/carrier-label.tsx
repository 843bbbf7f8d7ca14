"use client";
import { Printer, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AutoRefresh } from "@/app/_ui/auto-refresh";
import { Badge } from "@/app/_ui/badge";
import { Button } from "@/app/_ui/button";
import { Money } from "@/app/_ui/money";
import { useMove } from "@/app/(desk)/orders/[number]/_actions/use-move";
import type { LabelFacts } from "@/app/(desk)/orders/[number]/_view/label-facts";
import { pushDemoParcelAction, voidLabelAction } from "@/app/(desk)/orders/[number]/carrier-actions";
import { DEMO_PUSHES } from "@/lib/fulfillment/demo-route";
import { MoveDialog } from "./move-dialog";

/** The label of a parcel that a carrier sold: to open it, and to give it back. */
export function CarrierLabel({ label }: { label: LabelFacts }) {
  const t = useTranslations("orders.page.label");
  const { href, price, mayVoid, isDemo } = label;
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {href ? (
          <Button asChild size="sm">
            <a href={href} target="_blank" rel="noopener">
              <Printer aria-hidden />
              {t("open")}
            </a>
          </Button>
        ) : null}
        {mayVoid ? <VoidLabel label={label} /> : null}
        <span className="text-sm text-ink-faint">
          {price ? t.rich("bought", { price: () => <Money value={price} /> }) : t("boughtPlain")}
        </span>
      </div>
      {isDemo ? <DemoPushes label={label} /> : null}
    </div>
  );
}

export function VoidLabel({ label }: { label: LabelFacts }) {
  const t = useTranslations("orders.page.label");
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const { orderId, shipmentId, carrier } = label;
  const send = async (_form: FormData, idempotencyKey: string) => {
    const answer = await voidLabelAction({ orderId, shipmentId, idempotencyKey });
    if (!answer.ok) setSaid(typeof answer.detail === "string" ? answer.detail : null);
    return answer;
  };
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        <Undo2 aria-hidden />
        {t("void")}
      </Button>
      {open ? (
        <MoveDialog
          title={t("voidTitle", { carrier })}
          confirmLabel={t("void")}
          danger
          size="sm"
          done={t("voidDone")}
          onClose={() => setOpen(false)}
          send={send}
          consequences={[t("voidUnits"), t("voidMoney")]}
        >
          {said ? <p className="text-sm text-ink-soft wrap-anywhere">{t("said", { said })}</p> : null}
        </MoveDialog>
      ) : null}
    </>
  );
}

/** Demo only: what the demo carrier would do by itself, now. */
function DemoPushes({ label: { orderId, shipmentId } }: { label: LabelFacts }) {
  const t = useTranslations("orders.page.label");
  const move = useMove();
  // The carrier's message comes a moment later, from outside: the page looks for it.
  const [isPushed, setPushed] = useState(false);
  return (
    <section aria-label={t("demo")} className="grid gap-2 rounded-md border border-dashed px-3 py-2.5">
      {isPushed ? <AutoRefresh everyMs={2_500} /> : null}
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone="wait">{t("demo")}</Badge>
        <span className="text-sm text-ink-soft">{t("demoText")}</span>
      </div>
      <div className="flex flex-wrap gap-2">
        {DEMO_PUSHES.map((push) => (
          <Button
            key={push}
            size="sm"
            onClick={() => {
              setPushed(true);
              void move(
                (idempotencyKey) => pushDemoParcelAction({ orderId, shipmentId, push, idempotencyKey }),
                { done: t("pushed") },
              );
            }}
          >
            {t(`push.${push}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}
