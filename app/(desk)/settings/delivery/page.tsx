import { MapPin, Truck } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { EmptyState } from "@/app/_ui/empty-state";
import { SettingsFrame } from "@/app/(desk)/settings/_components/settings-frame";
import { PickupForm } from "@/app/(desk)/settings/delivery/_components/pickup-form";
import { ShippingForm } from "@/app/(desk)/settings/delivery/_components/shipping-form";
import { readHeldSettings } from "@/db/queries/shop";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tab.delivery") };
}

export default async function DeliverySettingsPage() {
  const user = await requirePermission("settings.read");
  const mayWrite = userCan(user, "settings.write");
  const ctx = await staffContext();
  const { settings, version } = await readHeldSettings(ctx.db, ctx.now());
  const { shippingMethods, pickupLocations, currency } = settings;
  const t = await getTranslations("settings.delivery");
  const shared = { version, mayWrite };
  return (
    <SettingsFrame part="delivery" mayWrite={mayWrite}>
      <div className="grid max-w-4xl gap-8">
        <Group title={t("methods")}>
          {shippingMethods.length === 0 ? (
            <EmptyState icon={Truck} title={t("noMethods")}>
              {t("noMethodsHelp")}
            </EmptyState>
          ) : null}
          <div className="divide-y divide-line rounded-lg border bg-sheet empty:hidden">
            {shippingMethods.map((method) => (
              <ShippingForm key={method.key} {...shared} method={method} currency={currency} />
            ))}
            {mayWrite ? <ShippingForm key="new" {...shared} method={null} currency={currency} /> : null}
          </div>
        </Group>
        <Group title={t("pickups")}>
          {pickupLocations.length === 0 ? (
            <EmptyState icon={MapPin} title={t("noPickups")}>
              {t("noPickupsHelp")}
            </EmptyState>
          ) : null}
          <div className="divide-y divide-line rounded-lg border bg-sheet empty:hidden">
            {pickupLocations.map((location) => (
              <PickupForm key={location.key} {...shared} location={location} />
            ))}
            {mayWrite ? <PickupForm key="new" {...shared} location={null} /> : null}
          </div>
        </Group>
      </div>
    </SettingsFrame>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-3">
      <h2 className="text-base font-semibold">{title}</h2>
      {children}
    </section>
  );
}
