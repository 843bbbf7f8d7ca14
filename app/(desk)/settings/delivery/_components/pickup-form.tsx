import { CircleCheck, CircleDashed } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Badge } from "@/app/_ui/badge";
import { Input } from "@/app/_ui/input";
import { Switch } from "@/app/_ui/switch";
import { Textarea } from "@/app/_ui/textarea";
import { FoldRow } from "@/app/(desk)/settings/_components/fold-row";
import { SettingField, SettingsForm } from "@/app/(desk)/settings/_components/settings-form";
import { savePickupLocationAction } from "@/app/(desk)/settings/actions";
import type { PickupLocation } from "@/lib/catalog/shipping-rates";

type FormProps = {
  /** Null makes a new one. */
  location: PickupLocation | null;
  version: number;
  mayWrite: boolean;
};

export async function PickupForm({ location, version, mayWrite }: FormProps) {
  const t = await getTranslations("settings.delivery");
  const state = location ? (
    <Badge tone={location.enabled ? "good" : "mute"} icon={location.enabled ? CircleCheck : CircleDashed}>
      {t(location.enabled ? "offeredYes" : "offeredNo")}
    </Badge>
  ) : null;
  return (
    <FoldRow title={location?.name ?? t("addPickup")} adds={location === null} aside={state}>
      <SettingsForm
        action={savePickupLocationAction}
        firstKey={crypto.randomUUID()}
        version={version}
        locked={!mayWrite}
        submit={location === null ? t("addPickup") : undefined}
        className="grid gap-4"
      >
        <input type="hidden" name="key" value={location?.key ?? ""} />
        <SettingField name="name" label={t("name")} required>
          <Input name="name" maxLength={80} defaultValue={location?.name} />
        </SettingField>
        <Switch name="enabled" label={t("enabled")} defaultChecked={location?.enabled ?? true} />
        <SettingField name="address" label={t("address")} required>
          <Input name="address" maxLength={200} defaultValue={location?.address} />
        </SettingField>
        <SettingField name="hours" label={t("hours")}>
          <Input name="hours" maxLength={200} defaultValue={location?.hours} />
        </SettingField>
        <SettingField name="description" label={t("description")}>
          <Input name="description" maxLength={300} defaultValue={location?.description} />
        </SettingField>
        <SettingField name="instructions" label={t("instructions")}>
          <Textarea name="instructions" maxLength={2000} defaultValue={location?.instructions} />
        </SettingField>
      </SettingsForm>
    </FoldRow>
  );
}
