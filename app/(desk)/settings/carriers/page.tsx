import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Banner } from "@/app/_ui/banner";
import { SettingsFrame } from "@/app/(desk)/settings/_components/settings-frame";
import { CarrierPanel, type CarrierState } from "@/app/(desk)/settings/carriers/_components/carrier-panel";
import { lastMessage } from "@/db/queries/inbox-last";
import { countRefusals } from "@/db/queries/inbox-log";
import { addressInLine } from "@/lib/customers/address";
import { carrierSetups } from "@/lib/fulfillment/carrier-keys";
import { DAY_MS, plus } from "@/lib/kernel/clock";
import type { Context } from "@/lib/platform/context";
import { env } from "@/lib/platform/env";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";

const WEEK_MS = 7 * DAY_MS;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("tab.carriers") };
}

export default async function CarrierSettingsPage() {
  const user = await requirePermission("settings.read");
  const ctx = await staffContext();
  const { address } = await ctx.settings();
  const t = await getTranslations("settings.carriers");
  return (
    <SettingsFrame part="carriers" mayWrite={userCan(user, "settings.write")}>
      <div className="grid max-w-4xl gap-4">
        <p className="text-ink-soft">{t("lead")}</p>
        {address ? (
          <p>
            {t("sender")} <span className="font-medium">{addressInLine(address)}</span>.
          </p>
        ) : (
          <Banner
            tone="wait"
            title={t("noSender")}
            action={
              <Link href="/settings" className="link">
                {t("toShop")}
              </Link>
            }
          />
        )}
        <CarrierPanel carriers={await carrierStates(ctx)} mayReadInbox={userCan(user, "inbox.read")} />
      </div>
    </SettingsFrame>
  );
}

/** Never a value of the environment, only whether it is there. */
async function carrierStates(ctx: Context): Promise<CarrierState[]> {
  const given = env();
  const { carriers, appUrl } = ctx;
  const setups = carrierSetups({ isSet: (variable) => Boolean(given[variable]), carriers, appUrl });
  const refusals = await countRefusals(ctx.db, plus(ctx.now(), -WEEK_MS));
  return Promise.all(
    setups.map(async (setup) => ({
      setup,
      last: setup.isReady ? await lastMessage(ctx.db, setup.key, "shipping") : null,
      refused: refusals.find(({ provider }) => provider === setup.key)?.count ?? 0,
    })),
  );
}
