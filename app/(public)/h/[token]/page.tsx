import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Banner } from "@/app/_ui/banner";
import { Notice } from "@/app/_ui/notice";
import { Panel } from "@/app/_ui/panel";
import { TokenRefusedPage } from "@/app/(public)/_shop/calm-page";
import { type OpenedLink, openOrderLink } from "@/app/(public)/_shop/find-link";
import { one } from "@/app/(public)/_shop/refused";
import { type HelperEnd, type HelperJob, helperJob, helperScope } from "@/lib/fulfillment/helper";
import { DeliverForm } from "./_components/deliver-form";
import { HandOverForm } from "./_components/hand-over-form";
import { OneButton } from "./_components/one-button";
import { PhotoForm } from "./_components/photo-form";
import { ProblemForm } from "./_components/problem-form";
import { ToPack } from "./_components/to-pack";
import { WhereTo } from "./_components/where-to";
import { placeOf } from "./_view/place";
import { helperPackAction } from "./actions";

export async function generateMetadata({ params }: PageProps<"/h/[token]">): Promise<Metadata> {
  const found = await openOrderLink("helper", (await params).token);
  const t = await getTranslations("shop.h");
  return { title: found.ok ? t("title", { number: found.value.order.number }) : t("plainTitle") };
}

/** For whoever holds the box and has no account: what is in it, where it goes, and four things to tell the shop. */
export default async function HelperPage({ params, searchParams }: PageProps<"/h/[token]">) {
  const { token } = await params;
  const found = await openOrderLink("helper", token);
  if (!found.ok) return <TokenRefusedPage refusal={found.refusal} />;
  const { link, order, state } = found.value;
  const scope = helperScope.safeParse(link.content);
  if (state !== "live" || !scope.success) return <Over end="link" />;
  const job = helperJob(order, scope.data);
  if (job.over) return <Over end={job.over} number={order.number} />;
  const query = await searchParams;
  return (
    <div className="mx-auto grid max-w-xl grid-cols-1 gap-5">
      <Head found={found.value} job={job} />
      <div className="grid grid-cols-1 gap-3 empty:hidden">
        <Done what={one(query.done)} />
        {order.heldAt ? <Held /> : null}
      </div>
      <Contents job={job} />
      <WhereTo place={await placeOf(found.value, job, await getLocale())} />
      <Steps job={job} token={token} photo={one(query.photo)} />
    </div>
  );
}

async function Head({ found: { order }, job }: { found: OpenedLink; job: HelperJob }) {
  const t = await getTranslations("shop.h");
  const said = job.delivers ? job.delivers.kind : job.isPacked ? "packed" : "pack";
  return (
    <div className="grid gap-1">
      <h1 className="text-xl font-semibold tracking-tight">{t("title", { number: order.number })}</h1>
      <p className="text-ink-soft">{t(`lead.${said}`)}</p>
    </div>
  );
}

async function Contents({ job }: { job: HelperJob }) {
  const t = await getTranslations("shop.h");
  return (
    <Panel title={t("contents")}>
      <ToPack lines={job.lines} />
    </Panel>
  );
}

type StepsProps = { job: HelperJob; token: string; photo: string };

async function Steps({ job, token, photo }: StepsProps) {
  const t = await getTranslations("shop.h");
  const { delivers, mayPack } = job;
  return (
    <>
      {mayPack ? (
        <OneButton action={helperPackAction} firstKey={crypto.randomUUID()} token={token} label={t("pack")} />
      ) : null}
      {delivers?.kind === "parcel" ? <DeliverForm token={token} firstKey={crypto.randomUUID()} /> : null}
      {delivers?.kind === "pickup" ? <HandOverForm token={token} firstKey={crypto.randomUUID()} /> : null}
      <PhotoForm token={token} said={photo} />
      <ProblemForm token={token} firstKey={crypto.randomUUID()} isParcel={delivers?.kind === "parcel"} />
    </>
  );
}

const DONE = ["packed", "problem"] as const;

async function Done({ what }: { what: string }) {
  const t = await getTranslations("shop.h.done");
  const known = DONE.find((one) => one === what);
  return known ? <Banner tone="good">{t(known)}</Banner> : null;
}

async function Held() {
  const t = await getTranslations("shop.h");
  return (
    <Banner tone="wait" title={t("heldTitle")}>
      {t("heldBody")}
    </Banner>
  );
}

/** Nothing of the order is shown any more, but for its number. */
async function Over({ end, number }: { end: HelperEnd | "link"; number?: number }) {
  const t = await getTranslations("shop.h.over");
  const title = number === undefined ? t("linkTitle") : t(`${end}Title`, { number });
  return <Notice title={title}>{t(`${end}Body`)}</Notice>;
}
