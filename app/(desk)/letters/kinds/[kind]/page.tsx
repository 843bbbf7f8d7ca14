import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { LinkTabs } from "@/app/_ui/link-tabs";
import { PageHeader } from "@/app/_ui/page-header";
import { LetterFrame } from "@/app/(desk)/letters/_components/letter-frame";
import { LetterSwitch } from "@/app/(desk)/letters/_components/letter-switch";
import { PlainLetter } from "@/app/(desk)/letters/_components/plain-letter";
import { readHeldSettings } from "@/db/queries/shop";
import { previewProps, renderLetter } from "@/emails";
import { isLocale, locales } from "@/lib/i18n/locale";
import {
  isLetterKind,
  isLetterOn,
  isSwitchable,
  type LetterKind,
  letterState,
} from "@/lib/notifications/letters";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("letters"))("kinds") };
}

export default async function LetterPreviewPage({
  params,
  searchParams,
}: PageProps<"/letters/kinds/[kind]">) {
  const user = await requirePermission("letters.read");
  const { kind } = await params;
  if (!isLetterKind(kind)) notFound();
  const { language } = await searchParams;
  const locale = typeof language === "string" && isLocale(language) ? language : await getLocale();
  const { subject, html, text } = await renderLetter(kind, locale, previewProps(kind));
  const t = await getTranslations("letters");
  const mailbox = await getTranslations("mailbox");
  return (
    <>
      <PageHeader
        title={t(`kind.${kind}`)}
        back={{ href: "/letters/kinds", label: t("kinds") }}
        description={t("previewLead")}
        actions={userCan(user, "letters.write") ? <Switch kind={kind} /> : null}
      />
      <LinkTabs
        label={t("languages")}
        className="mb-4"
        tabs={locales.map((one) => ({
          href: `/letters/kinds/${kind}?language=${one}`,
          label: t(`language.${one}`),
          current: one === locale,
        }))}
      />
      <p className="mb-3">
        <span className="text-sm text-ink-faint">{t("subject")}: </span>
        <span className="font-medium">{subject}</span>
      </p>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        <div className="min-w-0 xl:sticky xl:top-[calc(var(--head-top)+1rem)]">
          <LetterFrame html={html} title={mailbox("frame", { subject })} />
        </div>
        <details className="min-w-0 rounded-lg border bg-sheet p-4" open>
          <summary className="mb-2 cursor-pointer font-semibold">{mailbox("plain")}</summary>
          <PlainLetter text={text} />
        </details>
      </div>
    </>
  );
}

/** Its state and the button that changes it; nothing for letters that are nobody's to switch. */
async function Switch({ kind }: { kind: LetterKind }) {
  if (!isSwitchable(kind)) return null;
  const ctx = await staffContext();
  const { settings, version } = await readHeldSettings(ctx.db, ctx.now());
  const t = await getTranslations("letters");
  return (
    <span className="flex items-center gap-3">
      <span className="text-ink-soft">{t(`state.${letterState(kind, settings.letters)}`)}</span>
      <LetterSwitch
        kind={kind}
        name={t(`kind.${kind}`)}
        isOn={isLetterOn(kind, settings.letters)}
        version={version}
        firstKey={crypto.randomUUID()}
      />
    </span>
  );
}
