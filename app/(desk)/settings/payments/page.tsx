import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsFrame } from "@/app/(desk)/settings/_components/settings-frame";
import { MethodPanel } from "@/app/(desk)/settings/payments/_components/method-panel";
import { ProviderPanel, type ProviderState } from "@/app/(desk)/settings/payments/_components/provider-panel";
import { lastMessage } from "@/db/queries/inbox-last";
import { countRefusals } from "@/db/queries/inbox-log";
import { readHeldSettings } from "@/db/queries/shop";
import { DAY_MS, plus } from "@/lib/kernel/clock";
import type { Context } from "@/lib/platform/context";
import { env } from "@/lib/platform/env";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";
import { isAvailable, providerSetups } from "@/lib/shop/provider-keys";

const WEEK_MS = 7 * DAY_MS;

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
        <ProviderPanel providers={await providerStates(ctx)} mayReadInbox={userCan(user, "inbox.read")} />
      </div>
    </SettingsFrame>
  );
}

/** Never a value of the environment, only whether it is there. */
async function providerStates(ctx: Context): Promise<ProviderState[]> {
  const given = env();
  const setups = providerSetups({
    isSet: (variable) => Boolean(given[variable]),
    providers: ctx.providers,
    appUrl: ctx.appUrl,
  });
  const refusals = await countRefusals(ctx.db, plus(ctx.now(), -WEEK_MS));
  return Promise.all(
    setups.map(async (setup) => ({
      setup,
      last: setup.isReady ? await lastMessage(ctx.db, setup.name) : null,
      refused: refusals.find(({ provider }) => provider === setup.name) ?? null,
    })),
  );
}
