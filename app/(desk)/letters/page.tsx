import { Mail } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Button } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { Pagination } from "@/app/_ui/pagination";
import { LetterLog } from "@/app/(desk)/letters/_components/letter-log";
import { LetterTabs } from "@/app/(desk)/letters/_components/letter-tabs";
import { StateFilter } from "@/app/(desk)/letters/_components/state-filter";
import { countLetters, listLetters } from "@/db/queries/letter-log";
import { pageHrefs, placeIn, TIMED_KEY } from "@/lib/kernel/keyset";
import { isLetterState } from "@/lib/notifications/letter-state";
import { requirePermission, staffContext } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("letters"))("title") };
}

export default async function LettersPage({ searchParams }: PageProps<"/letters">) {
  await requirePermission("letters.read");
  const ctx = await staffContext();
  const params = await searchParams;
  const wanted = typeof params.state === "string" ? params.state : undefined;
  const state = isLetterState(wanted) ? wanted : undefined;
  const [page, counts] = await Promise.all([
    listLetters(ctx.db, { state }, placeIn(params, TIMED_KEY)),
    countLetters(ctx.db),
  ]);
  const t = await getTranslations("letters");
  const mailbox = (
    <Button asChild>
      <Link href="/mailbox">{t("mailbox")}</Link>
    </Button>
  );
  return (
    <>
      <PageHeader title={t("title")} actions={ctx.demo ? mailbox : null} />
      <LetterTabs current="log" />
      <StateFilter current={state ?? null} counts={counts} />
      {page.rows.length === 0 ? (
        <EmptyState icon={Mail} title={t(state ? "nothing" : "empty")}>
          {state ? null : t("emptyHelp")}
        </EmptyState>
      ) : (
        <LetterLog rows={page.rows} />
      )}
      <Pagination {...pageHrefs("/letters", params, page)} />
    </>
  );
}
