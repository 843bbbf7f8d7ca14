import { CircleCheck, CircleDashed } from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/app/_ui/badge";
import { Input } from "@/app/_ui/input";
import { Select } from "@/app/_ui/select";
import { Switch } from "@/app/_ui/switch";
import { FoldRow } from "@/app/(desk)/settings/_components/fold-row";
import { SettingField, SettingsForm } from "@/app/(desk)/settings/_components/settings-form";
import { saveHandCarrierAction } from "@/app/(desk)/settings/actions";
import { countryName } from "@/lib/customers/address";
import { CARRIERS, carriersFor, type ShopCarrier } from "@/lib/fulfillment/carriers";
import type { ShopSettings } from "@/lib/shop/settings";

type CarriersProps = { settings: ShopSettings; version: number; mayWrite: boolean };

/** Carriers that the shop hands parcels to by itself, in the order in which a dispatch offers them. */
export async function HandCarriers({ settings, version, mayWrite }: CarriersProps) {
  const t = await getTranslations("settings.delivery.carriers");
  const listed = carriersFor(settings.country, settings.carriers);
  const shared = { version, mayWrite, country: settings.country };
  return (
    <>
      <p className="max-w-prose text-ink-soft">{t("help")}</p>
      <div className="divide-y divide-line rounded-lg border bg-sheet">
        {listed.map((carrier, index) => (
          <CarrierForm
            key={`${carrier.key}-${version}`}
            {...shared}
            carrier={carrier}
            place={index + 1}
            of={listed.length}
          />
        ))}
        {mayWrite ? (
          <CarrierForm
            key={`new-${version}`}
            {...shared}
            carrier={null}
            place={listed.length + 1}
            of={listed.length + 1}
          />
        ) : null}
      </div>
    </>
  );
}

type FormProps = {
  /** Null makes a new one. */
  carrier: ShopCarrier | null;
  version: number;
  mayWrite: boolean;
  country: string;
  place: number;
  of: number;
};

async function CarrierForm({ carrier, version, mayWrite, country, place, of }: FormProps) {
  const t = await getTranslations("settings.delivery.carriers");
  const own = carrier?.own ?? true;
  return (
    <FoldRow
      title={carrier?.name ?? t("add")}
      adds={carrier === null}
      aside={carrier ? <Aside carrier={carrier} /> : null}
    >
      <SettingsForm
        action={saveHandCarrierAction}
        firstKey={crypto.randomUUID()}
        version={version}
        locked={!mayWrite}
        submit={carrier === null ? t("add") : undefined}
        className="grid gap-4"
      >
        <input type="hidden" name="key" value={carrier?.key ?? ""} />
        <div className="grid gap-4 sm:grid-cols-2">
          <SettingField name="name" label={t("name")} required>
            <Input name="name" maxLength={80} defaultValue={carrier?.name} readOnly={!own} />
          </SettingField>
          {own ? <CountryField chosen={carrier ? carrier.country : country} /> : null}
        </div>
        <Switch name="enabled" label={t("enabled")} defaultChecked={carrier?.enabled ?? true} />
        <SettingField name="template" label={t("template")} help={t("templateHelp")} optional>
          <Input
            name="template"
            inputMode="url"
            mono
            maxLength={2_000}
            placeholder="https://"
            spellCheck={false}
            defaultValue={carrier?.template ?? ""}
          />
        </SettingField>
        <SettingField name="place" label={t("place")} className="max-w-40">
          <Select
            name="place"
            defaultValue={String(place)}
            options={Array.from({ length: of }, (_, at) => ({
              value: String(at + 1),
              label: String(at + 1),
            }))}
          />
        </SettingField>
      </SettingsForm>
    </FoldRow>
  );
}

const COUNTRIES = [...new Set(CARRIERS.flatMap(({ country }) => (country ? [country] : [])))];

async function CountryField({ chosen }: { chosen: string | null }) {
  const t = await getTranslations("settings.delivery.carriers");
  const locale = await getLocale();
  const codes = [...new Set([...COUNTRIES, ...(chosen ? [chosen] : [])])];
  return (
    <SettingField name="country" label={t("country")}>
      <Select
        name="country"
        defaultValue={chosen ?? ""}
        placeholder={t("everywhere")}
        options={codes.map((code) => ({ value: code, label: countryName(code, locale) }))}
      />
    </SettingField>
  );
}

async function Aside({ carrier }: { carrier: ShopCarrier }) {
  const t = await getTranslations("settings.delivery.carriers");
  const kind = carrier.template === null ? "none" : carrier.acceptsNumber ? "number" : "typed";
  return (
    <>
      <span className="hidden text-sm text-ink-faint sm:inline">{t(`page.${kind}`)}</span>
      <Badge tone={carrier.enabled ? "good" : "mute"} icon={carrier.enabled ? CircleCheck : CircleDashed}>
        {t(carrier.enabled ? "used" : "notUsed")}
      </Badge>
    </>
  );
}
