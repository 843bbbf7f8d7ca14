import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Banner } from "@/app/_ui/banner";
import { PageHeader } from "@/app/_ui/page-header";
import { Panel } from "@/app/_ui/panel";
import { findErasable } from "@/db/queries/erasing";
import { findOrderPage } from "@/db/queries/order-page";
import { requirePermission, staffContext } from "@/lib/platform/session";
import { EraseForm } from "./erase-form";

type Props = { params: Promise<{ number: string }> };

const NUMBER = /^[1-9]\d{0,9}$/;
const KINDS = ["addresses", "notes", "letters", "messages"] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("orders.erase"))("title") };
}

/** What erasing the customer of an order takes away, and what stays: seen first, since there is no way back (product.md §10.3). */
export default async function ErasePage({ params }: Props) {
  await requirePermission("privacy.write");
  const { number } = await params;
  if (!NUMBER.test(number)) notFound();
  const ctx = await staffContext();
  const page = await findOrderPage(ctx.db, Number(number));
  if (!page?.person) notFound();
  const t = await getTranslations("orders.erase");
  const back = { href: `/orders/${number}`, label: t("back", { number }) };
  if (page.person.erasedAt) {
    return (
      <>
        <PageHeader back={back} title={t("title")} />
        <Banner title={t("gone")} />
      </>
    );
  }
  const { orders, fileKeys, ...counts } = await findErasable(ctx.db, page.person.id);
  const { fullName, email, phone } = page.person;
  return (
    <>
      <PageHeader back={back} title={t("title")} />
      <div className="grid max-w-2xl gap-4">
        <Panel title={t("goes")}>
          <ul className="list-disc space-y-1 pl-5">
            <li className="wrap-anywhere">{[fullName, email, phone].filter(Boolean).join(" · ")}</li>
            <li>{t("texts")}</li>
            {KINDS.filter((kind) => counts[kind] > 0).map((kind) => (
              <li key={kind}>{t(`count.${kind}`, { count: counts[kind] })}</li>
            ))}
            {fileKeys.length > 0 ? <li>{t("count.files", { count: fileKeys.length })}</li> : null}
          </ul>
          <p className="mt-3">
            {t("orders", {
              count: orders.length,
              numbers: orders.map((one) => `#${one.number}`).join(", "),
            })}
          </p>
        </Panel>
        <Panel title={t("stays")}>
          <p>{t("staysText")}</p>
        </Panel>
        <EraseForm personId={page.person.id} number={number} firstKey={crypto.randomUUID()} />
      </div>
    </>
  );
}
