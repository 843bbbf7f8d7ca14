import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Banner } from "@/app/_ui/banner";
import { DateTime } from "@/app/_ui/date-time";
import { DefinitionList } from "@/app/_ui/definition-list";
import { PageHeader } from "@/app/_ui/page-header";
import { LetterFrame } from "@/app/(desk)/letters/_components/letter-frame";
import { LetterStateBadge } from "@/app/(desk)/letters/_components/letter-state";
import { letterWords } from "@/app/(desk)/letters/_components/letter-words";
import { OrderLink } from "@/app/(desk)/letters/_components/order-link";
import { ResendForm } from "@/app/(desk)/letters/_components/resend-form";
import { findLoggedLetter, type WholeLetter } from "@/db/queries/letter-log";
import { isOrderLetter } from "@/lib/notifications/letters";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("letters"))("title") };
}

export default async function LetterPage({ params }: PageProps<"/letters/[id]">) {
  const user = await requirePermission("letters.read");
  const { db } = await staffContext();
  const letter = await findLoggedLetter(db, (await params).id);
  if (!letter) notFound();
  const t = await getTranslations("letters");
  const words = await letterWords();
  const mayResend = userCan(user, "letters.send") && isOrderLetter(letter.kind) && letter.state !== "waiting";
  return (
    <>
      <PageHeader
        title={letter.subject ?? words.kind(letter.kind)}
        back={{ href: "/letters", label: t("title") }}
        badges={<LetterStateBadge state={letter.state} />}
      />
      <div className="grid gap-4">
        {letter.cause ? (
          <Banner tone={letter.state === "refused" ? "bad" : "mute"} title={words.cause(letter.cause)} />
        ) : null}
        <Facts letter={letter} />
        {mayResend ? <ResendForm letterId={letter.id} to={letter.toAddress} /> : null}
        <Contents letter={letter} />
      </div>
    </>
  );
}

async function Facts({ letter }: { letter: WholeLetter }) {
  const t = await getTranslations("letters.head");
  const words = await letterWords();
  const when = letter.sentAt ?? (letter.state === "waiting" ? letter.dueAt : letter.createdAt);
  return (
    <DefinitionList
      items={[
        { term: t("kind"), value: words.kind(letter.kind) },
        { term: t("to"), value: letter.toAddress },
        {
          term: t("order"),
          value: letter.orderNumber === null ? null : <OrderLink number={letter.orderNumber} />,
        },
        { term: t("language"), value: words.language(letter.locale) },
        { term: t("when"), value: <DateTime value={when} /> },
      ]}
    />
  );
}

/** Letters about access open the desk to whoever reads them: their text is for their reader alone. */
async function Contents({ letter }: { letter: WholeLetter }) {
  const t = await getTranslations("letters");
  const mailbox = await getTranslations("mailbox");
  if (!isOrderLetter(letter.kind)) return <p className="text-ink-soft">{t("private")}</p>;
  if (!letter.html) return <p className="text-ink-soft">{t("notWritten")}</p>;
  return <LetterFrame html={letter.html} title={mailbox("frame", { subject: letter.subject ?? "" })} />;
}
