import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DateTime } from "@/app/_ui/date-time";
import { DefinitionList } from "@/app/_ui/definition-list";
import { PageHeader } from "@/app/_ui/page-header";
import { LetterFrame } from "@/app/(desk)/letters/_components/letter-frame";
import { LetterStateBadge } from "@/app/(desk)/letters/_components/letter-state";
import { letterWords } from "@/app/(desk)/letters/_components/letter-words";
import { OrderLink } from "@/app/(desk)/letters/_components/order-link";
import { PlainLetter } from "@/app/(desk)/letters/_components/plain-letter";
import { findLoggedLetter, type WholeLetter } from "@/db/queries/letter-log";
import { requirePermission, staffContext } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mailbox"))("title") };
}

export default async function MailboxLetterPage({ params }: PageProps<"/mailbox/[id]">) {
  await requirePermission("letters.read");
  const ctx = await staffContext();
  const letter = ctx.demo ? await findLoggedLetter(ctx.db, (await params).id) : null;
  if (!letter?.html) notFound();
  const t = await getTranslations("mailbox");
  return (
    <article>
      <PageHeader
        title={letter.subject ?? t("noSubject")}
        back={{ href: "/mailbox", label: t("title") }}
        badges={<LetterStateBadge state={letter.state} />}
      />
      <Facts letter={letter} />
      <div className="mt-5 grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <section aria-label={t("asSent")} className="min-w-0 xl:sticky xl:top-[calc(var(--head-top)+1rem)]">
          <h2 className="mb-2 text-base font-semibold">{t("asSent")}</h2>
          <LetterFrame html={letter.html} title={t("frame", { subject: letter.subject ?? "" })} />
        </section>
        <section aria-label={t("plain")} className="min-w-0">
          <h2 className="mb-2 text-base font-semibold">{t("plain")}</h2>
          <div className="rounded-lg border bg-sheet p-4">
            <PlainLetter text={letter.plainText ?? ""} />
          </div>
        </section>
      </div>
    </article>
  );
}

async function Facts({ letter }: { letter: WholeLetter }) {
  const t = await getTranslations("mailbox");
  const words = await letterWords();
  return (
    <DefinitionList
      items={[
        { term: t("to"), value: <span className="break-all">{letter.toAddress}</span> },
        { term: t("kind"), value: words.kind(letter.kind) },
        { term: t("language"), value: words.language(letter.locale) },
        {
          term: t("orderHead"),
          value: letter.orderNumber === null ? null : <OrderLink number={letter.orderNumber} />,
        },
        { term: t("sent"), value: <DateTime value={letter.sentAt ?? letter.createdAt} /> },
      ]}
    />
  );
}
