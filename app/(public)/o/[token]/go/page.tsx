import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { TokenRefusedPage } from "@/app/(public)/_shop/calm-page";
import { type OpenedLink, openOrderLink } from "@/app/(public)/_shop/find-link";
import { shopWriter } from "@/app/(public)/_shop/shop-money";
import { liveAttempts } from "@/lib/payments/attempts";
import { LeaveForm } from "./_components/leave-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shop.go"))("title") };
}

/** Between our page and one that is opened by POST: the form is made again from the journal, and looking at it changes nothing. */
export default async function LeavePage({ params }: PageProps<"/o/[token]/go">) {
  const { token } = await params;
  const found = await openOrderLink("status", token);
  if (!found.ok) return <TokenRefusedPage refusal={found.refusal} />;
  const page = pageOf(found.value);
  if (!page) redirect(`/o/${token}`);
  const { ctx, order } = found.value;
  const t = await getTranslations("shop.go");
  const write = await shopWriter(await ctx.settings(), order.currency);
  return (
    <div className="mx-auto grid w-full max-w-md gap-5 py-[10vh]">
      <div className="grid gap-2">
        <h1 className="text-lg font-semibold tracking-tight">{t("title")}</h1>
        <p className="tnum text-xl font-semibold tracking-tight">{write.amount(page.amount)}</p>
        <p className="text-ink-soft">{t("body")}</p>
      </div>
      <LeaveForm url={page.url} fields={page.form} label={t("title")} button={t("button")} />
      <a className="link inline-flex min-h-11 items-center justify-self-center" href={`/o/${token}`}>
        {t("back")}
      </a>
    </div>
  );
}

/** Of the attempt that can still be paid, if its provider's page wants a POST. */
function pageOf({ order, state, ctx }: OpenedLink) {
  const isPayable = order.paymentStatus === "open" || order.paymentStatus === "pending";
  if (state !== "live" || !isPayable) return null;
  for (const attempt of liveAttempts(order.money)) {
    const { provider, providerObjectId, expiresAt, amount } = attempt;
    if (providerObjectId === null || expiresAt === null || expiresAt <= ctx.now()) continue;
    const page = ctx.providers.get(provider ?? "")?.reopen?.(providerObjectId);
    if (page?.form) return { url: page.url, form: page.form, amount };
  }
  return null;
}
