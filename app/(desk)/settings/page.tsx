import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Section } from "@/app/_ui/section";
import { SettingsForm } from "@/app/(desk)/settings/_components/settings-form";
import { SettingsFrame } from "@/app/(desk)/settings/_components/settings-frame";
import { ContactFields, IdentityFields, RegionFields } from "@/app/(desk)/settings/_components/shop-fields";
import { saveShopAction } from "@/app/(desk)/settings/actions";
import { hasOrders, readHeldSettings } from "@/db/queries/shop";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("title") };
}

export default async function ShopSettingsPage() {
  const user = await requirePermission("settings.read");
  const mayWrite = userCan(user, "settings.write");
  const ctx = await staffContext();
  const [{ settings, version }, isFixed] = await Promise.all([
    readHeldSettings(ctx.db, ctx.now()),
    hasOrders(ctx.db),
  ]);
  const t = await getTranslations("settings.shop");
  return (
    <SettingsFrame part="shop" mayWrite={mayWrite}>
      <SettingsForm
        action={saveShopAction}
        firstKey={crypto.randomUUID()}
        version={version}
        locked={!mayWrite}
        className="max-w-4xl"
      >
        <Section title={t("identity")} help={t("identityHelp")} split>
          <IdentityFields settings={settings} />
        </Section>
        <Section title={t("contact")} help={t("contactHelp")} split>
          <ContactFields settings={settings} />
        </Section>
        <Section title={t("region")} help={t("regionHelp")} split>
          <RegionFields settings={settings} fixed={isFixed} />
        </Section>
      </SettingsForm>
    </SettingsFrame>
  );
}
