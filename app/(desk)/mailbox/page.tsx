import { Inbox, SearchX } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Age } from "@/app/_ui/date-time";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { Pagination } from "@/app/_ui/pagination";
import { SearchField } from "@/app/_ui/search-field";
import { StackList, StackRow } from "@/app/_ui/stack-list";
import { LetterStateBadge } from "@/app/(desk)/letters/_components/letter-state";
import { letterWords } from "@/app/(desk)/letters/_components/letter-words";
import { listLetters } from "@/db/queries/letter-log";
import { pageHrefs, placeIn, TIMED_KEY } from "@/lib/kernel/keyset";
import { requirePermission, staffContext } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mailbox"))("title") };
}

export default async function MailboxPage({ searchParams }: PageProps<"/mailbox">) {
  await requirePermission("letters.read");
  const ctx = await staffContext();
  if (!ctx.demo) notFound();
  const params = await searchParams;
  const text = typeof params.q === "string" ? params.q.trim().slice(0, 200) : "";
  const page = await listLetters(ctx.db, { written: true, text }, placeIn(params, TIMED_KEY));
  const t = await getTranslations("mailbox");
  const words = await letterWords();
  return (
    <>
      <PageHeader title={t("title")} description={t("lead")} />
      <search className="mb-3 block max-w-md">
        <form action="/mailbox">
          <SearchField name="q" label={t("search")} defaultValue={text} />
        </form>
      </search>
      {page.rows.length === 0 ? (
        <EmptyState icon={text ? SearchX : Inbox} title={t(text ? "nothing" : "empty")}>
          {text ? null : t("emptyHelp")}
        </EmptyState>
      ) : (
        <StackList label={t("list")}>
          {page.rows.map((letter) => (
            <StackRow
              key={letter.id}
              href={`/mailbox/${letter.id}`}
              title={
                <span className="block max-w-[calc(100vw-8.5rem)] truncate sm:max-w-none">
                  {letter.toAddress}
                </span>
              }
              detail={<span className="hidden md:inline">{letter.subject ?? t("noSubject")}</span>}
              figure={
                letter.orderNumber === null ? null : <span className="font-mono">#{letter.orderNumber}</span>
              }
              badges={
                <>
                  <span className="w-full truncate text-ink-soft md:hidden">
                    {letter.subject ?? t("noSubject")}
                  </span>
                  <LetterStateBadge state={letter.state} />
                  <span className="self-center text-sm text-ink-faint">
                    {words.kind(letter.kind)} · {words.language(letter.locale)}
                  </span>
                </>
              }
              aside={<Age value={letter.sentAt ?? letter.createdAt} />}
            />
          ))}
        </StackList>
      )}
      <Pagination {...pageHrefs("/mailbox", params, page)} />
    </>
  );
}
