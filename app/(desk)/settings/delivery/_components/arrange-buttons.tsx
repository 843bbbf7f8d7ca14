"use client";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActForm } from "@/app/_ui/act-form";
import { SubmitButton } from "@/app/_ui/submit-button";
import { arrangeShippingMethodAction } from "@/app/(desk)/settings/actions";

type ButtonsProps = {
  methodKey: string;
  name: string;
  version: number;
  first: boolean;
  last: boolean;
  firstKeys: Readonly<Record<"up" | "down" | "remove", string>>;
};

/** Order among equal prices, and the way out; each a small form of its own. */
export function ArrangeButtons({ methodKey, name, version, first, last, firstKeys }: ButtonsProps) {
  const t = useTranslations("settings.delivery.arrange");
  const shared = { methodKey, version };
  return (
    <div className="mt-4 flex flex-wrap gap-2 border-t pt-4">
      {first ? null : (
        <Move {...shared} move="up" firstKey={firstKeys.up} label={t("upOf", { name })}>
          <ArrowUp aria-hidden />
          {t("up")}
        </Move>
      )}
      {last ? null : (
        <Move {...shared} move="down" firstKey={firstKeys.down} label={t("downOf", { name })}>
          <ArrowDown aria-hidden />
          {t("down")}
        </Move>
      )}
      <Move {...shared} move="remove" firstKey={firstKeys.remove} label={t("removeOf", { name })}>
        <Trash2 aria-hidden />
        {t("remove")}
      </Move>
    </div>
  );
}

type MoveProps = {
  methodKey: string;
  version: number;
  move: string;
  firstKey: string;
  label: string;
  children: ReactNode;
};

function Move({ methodKey, version, move, firstKey, label, children }: MoveProps) {
  const t = useTranslations("settings");
  const words = {
    stale: t("refused.stale"),
    currency_fixed: t("refused.currency_fixed"),
    bad_phone: t("refused.bad_phone"),
    bad_whatsapp: t("refused.bad_whatsapp"),
    no_payment_method: t("refused.no_payment_method"),
    same_key_twice: t("refused.same_key_twice"),
    method_not_found: t("refused.method_not_found"),
  };
  return (
    <ActForm action={arrangeShippingMethodAction} firstKey={firstKey} words={words} done={t("saved")}>
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="key" value={methodKey} />
      <input type="hidden" name="move" value={move} />
      <SubmitButton variant="ghost" size="sm" aria-label={label}>
        {children}
      </SubmitButton>
    </ActForm>
  );
}
