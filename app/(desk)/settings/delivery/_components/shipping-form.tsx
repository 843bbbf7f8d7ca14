import { CircleCheck, CircleDashed } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Badge } from "@/app/_ui/badge";
import { Input } from "@/app/_ui/input";
import { Switch } from "@/app/_ui/switch";
import { FoldRow } from "@/app/(desk)/settings/_components/fold-row";
import { SettingField, SettingsForm } from "@/app/(desk)/settings/_components/settings-form";
import { saveShippingMethodAction } from "@/app/(desk)/settings/actions";
import type { Place, ShippingMethod } from "@/lib/catalog/shipping-rates";
import { type Currency, decimalText, money } from "@/lib/kernel/money";

type FormProps = {
  /** Null makes a new one. */
  method: ShippingMethod | null;
  currency: Currency;
  version: number;
  mayWrite: boolean;
};

const placeName = (place: Place, everywhere: string): string =>
  [place.municipality, place.region, place.country].filter(Boolean).join(", ") || everywhere;

export async function ShippingForm({ method, currency, version, mayWrite }: FormProps) {
  const t = await getTranslations("settings.delivery");
  const text = (amount: bigint | null | undefined) =>
    amount === null || amount === undefined ? "" : decimalText(money(amount, currency));
  const flat = method === null || method.kind === "flat";
  return (
    <FoldRow
      title={method?.name ?? t("addMethod")}
      adds={method === null}
      aside={method ? <Aside method={method} /> : null}
    >
      <SettingsForm
        action={saveShippingMethodAction}
        firstKey={crypto.randomUUID()}
        version={version}
        locked={!mayWrite}
        submit={method === null ? t("addMethod") : undefined}
        className="grid gap-4"
      >
        <input type="hidden" name="key" value={method?.key ?? ""} />
        <SettingField name="name" label={t("name")} required>
          <Input name="name" maxLength={80} defaultValue={method?.name} />
        </SettingField>
        <Switch name="enabled" label={t("enabled")} defaultChecked={method?.enabled ?? true} />
        <div className="grid gap-4 sm:grid-cols-2">
          {flat ? (
            <SettingField name="price" label={t("price", { currency })} required>
              <Input
                name="price"
                numeric
                inputMode="decimal"
                maxLength={20}
                defaultValue={text(method?.price)}
              />
            </SettingField>
          ) : null}
          <SettingField name="freeAbove" label={t("freeAbove", { currency })} help={t("freeAboveHelp")}>
            <Input
              name="freeAbove"
              numeric
              inputMode="decimal"
              maxLength={20}
              defaultValue={text(method?.freeAbove)}
            />
          </SettingField>
        </div>
        {method ? (
          <p className="text-sm text-ink-faint">
            {t("places")}:{" "}
            {method.places.map((place) => placeName(place, t("everywhere"))).join(" · ") || t("everywhere")}
          </p>
        ) : null}
      </SettingsForm>
    </FoldRow>
  );
}

async function Aside({ method }: { method: ShippingMethod }) {
  const t = await getTranslations("settings.delivery");
  return (
    <>
      <span className="hidden text-sm text-ink-faint sm:inline">
        {t(`kind.${method.kind}`)}
        {method.kind === "table" ? `, ${t("rows", { count: method.rows.length })}` : ""}
      </span>
      <Badge tone={method.enabled ? "good" : "mute"} icon={method.enabled ? CircleCheck : CircleDashed}>
        {t(method.enabled ? "offeredYes" : "offeredNo")}
      </Badge>
    </>
  );
}
