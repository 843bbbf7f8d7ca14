import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Banner } from "@/app/_ui/banner";
import { Notice } from "@/app/_ui/notice";
import { Panel } from "@/app/_ui/panel";
import { TokenRefusedPage } from "@/app/(public)/_shop/calm-page";
import { type OpenedLink, openOrderLink } from "@/app/(public)/_shop/find-link";
import { OrderLines } from "@/app/(public)/_shop/order-lines";
import { findInstructions } from "@/app/(public)/_shop/pay-instructions";
import { hasProof } from "@/app/(public)/_shop/proof";
import { ReceiptUpload } from "@/app/(public)/_shop/receipt-upload";
import { one } from "@/app/(public)/_shop/refused";
import { RefusedBanner } from "@/app/(public)/_shop/refused-banner";
import { shopWriter, type Writer } from "@/app/(public)/_shop/shop-money";
import { TotalsList } from "@/app/(public)/_shop/totals-list";
import { readJournal } from "@/db/queries/journal";
import { findAddress, findPerson } from "@/db/queries/people";
import { carrierName } from "@/lib/fulfillment/carriers";
import { listDownloads } from "@/lib/fulfillment/commands/list-downloads";
import { pickupCodeOf } from "@/lib/fulfillment/pickup";
import { Downloads } from "./_components/downloads";
import { Help } from "./_components/help";
import { History } from "./_components/history";
import { Parcels } from "./_components/parcels";
import { PayPanel } from "./_components/pay-panel";
import { PersonPanel } from "./_components/person-panel";
import { Pickup } from "./_components/pickup";
import { publicEvents } from "./_components/public-events";
import { StatusHead } from "./_components/status-head";

export async function generateMetadata({ params }: PageProps<"/o/[token]">): Promise<Metadata> {
  const found = await openOrderLink("status", (await params).token);
  const t = await getTranslations("shop.o");
  return { title: found.ok ? t("title", { number: found.value.order.number }) : t("paymentTitle") };
}

export default async function StatusPage({ params, searchParams }: PageProps<"/o/[token]">) {
  const { token } = await params;
  const found = await openOrderLink("status", token);
  if (!found.ok) return <TokenRefusedPage refusal={found.refusal} />;
  const { order, state, ctx } = found.value;
  const t = await getTranslations("shop.o");
  if (state !== "live") return <Notice title={t("expiredTitle")}>{t("expiredBody")}</Notice>;
  const settings = await ctx.settings();
  const write = await shopWriter(settings, order.currency);
  const query = await searchParams;
  const [journal, notes, downloads, isProved] = await Promise.all([
    readJournal(ctx.db, order.id),
    findInstructions(found.value),
    listDownloads(ctx, order),
    hasProof(ctx, order.id),
  ]);
  const place = settings.pickupLocations.find(({ key }) => key === order.pickupLocationKey) ?? null;
  return (
    <div className="grid grid-cols-1 gap-6">
      <StatusHead order={order} />
      <div className="empty:hidden">
        <RefusedBanner code={query.refused} />
        <CameBack from={one(query.from)} found={found.value} />
      </div>
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start">
        <div className="grid min-w-0 grid-cols-1 gap-6">
          <PayPanel
            found={found.value}
            token={token}
            settings={settings}
            instructions={notes}
            write={write}
            isConfirming={one(query.from) === "payment"}
          />
          <ReceiptUpload {...{ found: found.value, token, write }} page="o" said={one(query.receipt)} />
          <Pickup {...{ order, place, write }} code={isProved ? pickupCodeOf(ctx.linkKey, order) : null} />
          <Parcels {...{ order, write }} carriers={settings.carriers} />
          <Downloads lines={downloads} isProved={isProved} />
          <Panel title={t("timeline")}>
            <History
              events={publicEvents(journal, (key) => carrierName(key, settings.carriers))}
              createdAt={order.createdAt}
              label={t("timeline")}
              write={write}
            />
          </Panel>
        </div>
        <div className="grid min-w-0 grid-cols-1 gap-6">
          <Bought found={found.value} write={write} pricesIncludeTax={settings.pricesIncludeTax} />
          <Person found={found.value} token={token} isProved={isProved} />
          <Help settings={settings} number={order.number} />
        </div>
      </div>
    </div>
  );
}

/** Back from a provider: the journal has the last word, until it has spoken the page says that it waits. */
async function CameBack({ from, found }: { from: string; found: OpenedLink }) {
  const t = await getTranslations("shop.o");
  if (found.order.paymentStatus !== "pending") return null;
  if (from === "payment") {
    return (
      <Banner
        tone="wait"
        action={
          <a className="link inline-flex min-h-11 items-center" href="?from=payment">
            {t("refresh")}
          </a>
        }
      >
        {t("fromPayment")}
      </Banner>
    );
  }
  return from === "cancel" ? <Banner tone="mute">{t("fromCancel")}</Banner> : null;
}

type BoughtProps = { found: OpenedLink; write: Writer; pricesIncludeTax: boolean };

async function Bought({ found: { order }, write, pricesIncludeTax }: BoughtProps) {
  const t = await getTranslations("shop.o");
  const shown = { delivery: "priced", store_pickup: "pickup", no_shipping: "none" } as const;
  return (
    <Panel title={t("lines")}>
      <div className="grid gap-4">
        <OrderLines lines={order.lines} write={write} />
        <div className="border-t pt-4">
          <TotalsList
            lines={order.lines}
            totals={order.totals}
            coupon={order.coupon?.code ?? null}
            shipping={shown[order.shippingOption]}
            pricesIncludeTax={pricesIncludeTax}
            write={write}
          />
        </div>
      </div>
    </Panel>
  );
}

type PersonProps = { found: OpenedLink; token: string; isProved: boolean };

async function Person({ found: { ctx, order }, token, isProved }: PersonProps) {
  const person = order.personId === null ? null : await findPerson(ctx.db, order.personId);
  if (!person) return null;
  const address = order.addressId === null ? null : await findAddress(ctx.db, order.addressId);
  return <PersonPanel {...{ person, address, isProved, token }} />;
}
