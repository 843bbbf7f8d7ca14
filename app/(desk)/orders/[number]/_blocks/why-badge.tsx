"use client";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DefinitionList } from "@/app/_ui/definition-list";
import { Popover, PopoverContent, PopoverTrigger } from "@/app/_ui/popover";
import type { WrittenReason } from "@/app/(desk)/orders/[number]/_view/order-view";

type WhyBadgeProps = { reason: WrittenReason; state: string; children: ReactNode };

/** A badge that opens "¿Por qué está así?": one sentence, what proves it, what comes next. */
export function WhyBadge({ reason, state, children }: WhyBadgeProps) {
  const t = useTranslations("orders.why.label");
  return (
    <Popover>
      <PopoverTrigger asChild>{children}</PopoverTrigger>
      <PopoverContent aria-label={t("open", { state })}>
        <div className="grid gap-3">
          <div className="grid gap-1">
            <h2 className="text-sm text-ink-faint">{t("title")}</h2>
            <p className="font-medium">{reason.said}</p>
          </div>
          {reason.evidence.length > 0 ? (
            <div className="grid gap-1 border-t pt-3">
              <h3 className="text-sm text-ink-faint">{t("evidence")}</h3>
              <DefinitionList className="text-sm [&_dd]:break-words" items={reason.evidence} />
            </div>
          ) : null}
          {reason.next ? (
            <div className="grid gap-1 border-t pt-3">
              <h3 className="text-sm text-ink-faint">{t("next")}</h3>
              <p>{reason.next}</p>
            </div>
          ) : null}
        </div>
      </PopoverContent>
    </Popover>
  );
}
