import { MapPin, Truck } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { EmptyState } from "@/app/_ui/empty-state";
import { SettingsFrame } from "@/app/(desk)/settings/_components/settings-frame";
import { HandCarriers } from "@/app/(desk)/settings/delivery/_components/hand-carriers";
import { PickupForm } from "@/app/(desk)/settings/delivery/_components/pickup-form";
import { RatePreview } from "@/app/(desk)/settings/delivery/_components/rate-preview";
import { PLACES_LIST, ShippingForm } from "@/app/(desk)/settings/delivery/_components/shipping-form";
import { readHeldSettings } from "@/db/queries/shop";
import { placeChoices } from "@/lib/catalog/place-text";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tab.delivery") };
}

export default async function DeliverySettingsPage({ searchParams }: PageProps<"/settings/delivery">) {
  const user = await requirePermission("settings.read");
  const mayWrite = userCan(user, "settings.write");
  const ctx = await staffContext();
  const { settings, version } = await readHeldSettings(ctx.db, ctx.now());
  const { shippingMethods, pickupLocations } = settings;
  const t = await getTranslations("settings.delivery");
  const shared = { version, mayWrite };
  const shop = { country: settings.country, currency: settings.currency, weightUnit: settings.weightUnit };
  const asked = await searchParams;
  const count = shippingMethods.length;
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
            {shippingMethods.map((method, index) => (
              <ShippingForm
                key={method.key}
                {...{ ...shared, method, shop, count }}
                at={{ first: index === 0, last: index === count - 1 }}
              />
            ))}
            {mayWrite ? <ShippingForm key="new" {...{ ...shared, method: null, shop, count }} /> : null}
          </div>
          <datalist id={PLACES_LIST}>
            {placeChoices(settings.country, await getLocale()).map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </Group>
        <Group id="preview" title={t("preview.title")}>
          <RatePreview
            settings={settings}
            typed={{
              to: textOf(asked.to),
              weight: textOf(asked.weight),
              amount: textOf(asked.amount),
              pieces: textOf(asked.pieces),
            }}
          />
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
        <Group id="carriers" title={t("carriers.title")}>
          <HandCarriers {...shared} settings={settings} />
        </Group>
      </div>
    </SettingsFrame>
  );
}

const textOf = (value: string | string[] | undefined): string | undefined =>
  typeof value === "string" ? value.slice(0, 200) : undefined;

function Group({ id, title, children }: { id?: string; title: string; children: ReactNode }) {
  return (
    <section id={id} className="grid scroll-mt-16 gap-3">
      <h2 className="text-base font-semibold">{title}</h2>
      {children}
    </section>
  );
}
