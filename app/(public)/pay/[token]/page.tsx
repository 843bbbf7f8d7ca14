import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Button } from "@/app/_ui/button";
import { Notice } from "@/app/_ui/notice";
import { TokenRefusedPage } from "@/app/(public)/_shop/calm-page";
import { type OpenedLink, openOrderLink } from "@/app/(public)/_shop/find-link";
import { findInstructions } from "@/app/(public)/_shop/pay-instructions";
import { ReceiptUpload } from "@/app/(public)/_shop/receipt-upload";
import { one } from "@/app/(public)/_shop/refused";
import { RefusedBanner } from "@/app/(public)/_shop/refused-banner";
import { shopWriter } from "@/app/(public)/_shop/shop-money";
import { VisitBeacon } from "@/app/(public)/_shop/visit-beacon";
import { findStatusLink } from "@/lib/links/commands/status-link";
import { askedByLink } from "@/lib/orders/pay-links";
import { AttemptNote } from "./_components/attempt-note";
import { Bought } from "./_components/bought";
import { HowToPay } from "./_components/how-to-pay";
import { PayForm } from "./_components/pay-form";
import { PayHead } from "./_components/pay-head";

export async function generateMetadata({ params }: PageProps<"/pay/[token]">): Promise<Metadata> {
  const found = await openOrderLink("payment", (await params).token);
  const t = await getTranslations("shop");
  return {
    title: found.ok ? t("pay.title", { number: found.value.order.number }) : t("o.paymentTitle"),
  };
}

export default async function PayPage({ params, searchParams }: PageProps<"/pay/[token]">) {
  const { token } = await params;
  const found = await openOrderLink("payment", token);
  if (!found.ok) return <TokenRefusedPage refusal={found.refusal} />;
  const { order, link, ctx } = found.value;
  if (order.paymentStatus === "paid") return <PaidAlready found={found.value} />;
  const asked = found.value.state === "live" ? askedByLink(order, link.id, ctx.now()) : null;
  if (asked === null) return <Over />;
  const settings = await ctx.settings();
  const write = await shopWriter(settings, order.currency);
  const query = await searchParams;
  const given = { found: found.value, token, asked, settings, write };
  return (
    <div className="mx-auto grid max-w-xl grid-cols-1 gap-5">
      <VisitBeacon path={`/pay/${token}`} />
      <PayHead {...given} />
      <div className="empty:hidden">
        <RefusedBanner code={query.refused} />
        <AttemptNote {...given} />
      </div>
      <HowToPay {...given} instructions={await findInstructions(found.value)} />
      <ReceiptUpload {...given} page="pay" said={one(query.receipt)} />
      <PayForm {...given} />
      <Bought {...given} />
    </div>
  );
}

/** The same for a link that expired, was ended, or whose amount changed: nobody learns of another one. */
async function Over() {
  const t = await getTranslations("shop.pay");
  return <Notice title={t("endedTitle")}>{t("endedBody")}</Notice>;
}

async function PaidAlready({ found }: { found: OpenedLink }) {
  const t = await getTranslations("shop.pay");
  const status = await findStatusLink(found.ctx, found.order.id);
  return (
    <Notice
      title={t("paidTitle")}
      action={
        status ? (
          <Button asChild variant="primary">
            <a href={`/o/${status.token}`}>{t("seeStatus")}</a>
          </Button>
        ) : null
      }
    >
      {t("paidBody")}
    </Notice>
  );
}
