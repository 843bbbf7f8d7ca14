import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Panel } from "@/app/_ui/panel";
import { SettingsFrame } from "@/app/(desk)/settings/_components/settings-frame";
import { MethodPanel } from "@/app/(desk)/settings/payments/_components/method-panel";
import { readHeldSettings } from "@/db/queries/shop";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";
import { isAvailable, missingProviders } from "@/lib/shop/provider-keys";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tab.payments") };
}

export default async function PaymentSettingsPage() {
  const user = await requirePermission("settings.read");
  const mayWrite = userCan(user, "settings.write");
  const ctx = await staffContext();
  const { settings, version } = await readHeldSettings(ctx.db, ctx.now());
  const methods = settings.paymentMethods.filter(({ key }) => isAvailable(key, ctx.providers.keys()));
  const t = await getTranslations("settings.payments");
  return (
    <SettingsFrame part="payments" mayWrite={mayWrite}>
      <div className="grid max-w-4xl gap-4">
        <p className="text-ink-soft">{t("lead")}</p>
        <div className="divide-y divide-line rounded-lg border bg-sheet">
          {methods.map((method) => (
            <MethodPanel key={method.key} {...{ method, version, mayWrite }} country={settings.country} />
          ))}
        </div>
        <Missing providers={[...ctx.providers.keys()]} />
      </div>
    </SettingsFrame>
  );
}

async function Missing({ providers }: { providers: readonly string[] }) {
  const missing = missingProviders(providers);
  const t = await getTranslations("settings.payments");
  if (missing.length === 0) return null;
  return (
    <Panel title={t("missing")}>
      <p className="mb-3 text-ink-soft">{t("missingHelp")}</p>
      <ul className="grid gap-1.5">
        {missing.map(({ key, variables }) => (
          <li key={key} className="flex flex-wrap gap-x-3">
            <span className="min-w-28 font-medium">{PROVIDER_NAMES[key]}</span>
            <span className="font-mono text-sm break-all text-ink-soft">{variables.join(", ")}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const PROVIDER_NAMES = {
  demo: "Demo",
  stripe: "Stripe",
  mercado_pago: "Mercado Pago",
  webpay: "Webpay Plus",
} as const;
