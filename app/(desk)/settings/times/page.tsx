import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Input } from "@/app/_ui/input";
import { Section } from "@/app/_ui/section";
import { SettingField, SettingsForm } from "@/app/(desk)/settings/_components/settings-form";
import { SettingsFrame } from "@/app/(desk)/settings/_components/settings-frame";
import { saveTimesAction } from "@/app/(desk)/settings/actions";
import { NumberFields } from "@/app/(desk)/settings/times/_components/number-fields";
import { readHeldSettings } from "@/db/queries/shop";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tab.times") };
}

export default async function TimesPage() {
  const user = await requirePermission("settings.read");
  const mayWrite = userCan(user, "settings.write");
  const ctx = await staffContext();
  const { settings, version } = await readHeldSettings(ctx.db, ctx.now());
  const { times } = settings;
  const t = await getTranslations("settings.times");
  return (
    <SettingsFrame part="times" mayWrite={mayWrite}>
      <SettingsForm
        action={saveTimesAction}
        firstKey={crypto.randomUUID()}
        version={version}
        locked={!mayWrite}
        className="max-w-4xl"
      >
        <Section title={t("orders")} help={t("ordersHelp")} split>
          <NumberFields
            times={times}
            names={["openExpiryHours", "pendingExpiryHours", "rejectionGraceMinutes", "undoSeconds"]}
          />
          <SettingField
            name="cancelUnpaidAfterDays"
            label={t("cancelUnpaidAfterDays")}
            help={t("cancelUnpaidHelp")}
          >
            <Input
              name="cancelUnpaidAfterDays"
              type="number"
              min={1}
              max={90}
              numeric
              className="max-w-40"
              defaultValue={times.cancelUnpaidAfterDays ?? ""}
            />
          </SettingField>
        </Section>
        <Section title={t("recovery")} help={t("recoveryHelp")} split>
          <SettingField name="recoveryHours" label={t("recoveryHours")} help={t("recoveryHoursHelp")}>
            <Input name="recoveryHours" className="max-w-60" defaultValue={times.recoveryHours.join(", ")} />
          </SettingField>
          <div className="grid gap-4 sm:grid-cols-2">
            <SettingField name="quietFrom" label={t("quietFrom")}>
              <Input name="quietFrom" type="time" className="max-w-40" defaultValue={times.quietFrom} />
            </SettingField>
            <SettingField name="quietTo" label={t("quietTo")}>
              <Input name="quietTo" type="time" className="max-w-40" defaultValue={times.quietTo} />
            </SettingField>
          </div>
        </Section>
        <Section title={t("links")} help={t("linksHelp")} split>
          <NumberFields
            times={times}
            names={[
              "paymentLinkHours",
              "recoveryLinkDays",
              "downloadDays",
              "downloadCount",
              "downloadMegabytes",
              "statusPageDays",
              "providerBodyDays",
            ]}
          />
        </Section>
      </SettingsForm>
    </SettingsFrame>
  );
}
