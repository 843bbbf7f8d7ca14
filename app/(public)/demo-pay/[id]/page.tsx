import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Banner } from "@/app/_ui/banner";
import { TextLink } from "@/app/_ui/text-link";
import { shopWriter } from "@/app/(public)/_shop/shop-money";
import { findDemoPayment } from "@/db/queries/demo-payments";
import { decimalText, isCurrency, money } from "@/lib/kernel/money";
import { systemContext } from "@/lib/platform/compose";
import { DemoBooksPanel } from "./_components/demo-books";
import { DemoPayForm } from "./_components/demo-pay-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("demoPay");
  return { title: t("title"), robots: { index: false } };
}

/** The hosted page of the demo provider. Looking at it changes nothing. */
export default async function DemoPayPage({ params, searchParams }: PageProps<"/demo-pay/[id]">) {
  const ctx = systemContext();
  const row = ctx.demo ? await findDemoPayment(ctx.db, (await params).id) : null;
  if (!row || !isCurrency(row.currency)) notFound();
  const [t, settings, { said, did }] = await Promise.all([
    getTranslations("demoPay"),
    ctx.settings(),
    searchParams,
  ]);
  const write = await shopWriter(settings, row.currency);
  const isOver = row.state !== "open" || row.expiresAt <= ctx.now();
  return (
    <div className="mx-auto grid max-w-md gap-5">
      <Banner tone="wait" title={t("notReal")}>
        {t("notRealHelp")}
      </Banner>
      <header className="grid gap-1">
        <h1 className="text-xl font-semibold tracking-tight">{t("heading")}</h1>
        <p className="text-ink-soft">{t("payTo", { shop: settings.name })}</p>
        <p className="tnum text-2xl font-semibold">{write.amount(row.amount)}</p>
      </header>
      {said === "decline" ? <Banner tone="bad">{t("declined")}</Banner> : null}
      {row.state === "paid" ? (
        <>
          <Banner tone="good" action={<TextLink href={row.returnUrl}>{t("back")}</TextLink>}>
            {t("paid")}
          </Banner>
          <DemoBooksPanel row={row} write={write.amount} did={did} />
        </>
      ) : (
        <DemoPayForm
          id={row.id}
          currency={row.currency}
          asked={decimalText(money(row.amount, row.currency))}
          isOver={isOver}
        />
      )}
    </div>
  );
}
