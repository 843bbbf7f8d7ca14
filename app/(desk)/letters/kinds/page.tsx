import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/app/_ui/page-header";
import { StackList, StackRow } from "@/app/_ui/stack-list";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "@/app/_ui/table";
import { LetterTabs } from "@/app/(desk)/letters/_components/letter-tabs";
import { locales } from "@/lib/i18n/locale";
import { LETTER_KINDS, LETTERS } from "@/lib/notifications/letters";
import { requirePermission } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("letters"))("kinds") };
}

export default async function LetterKindsPage() {
  await requirePermission("letters.read");
  const t = await getTranslations("letters");
  return (
    <>
      <PageHeader title={t("title")} />
      <LetterTabs current="kinds" />
      <KindsTable />
      <StackList label={t("kindsCaption")} narrow>
        {LETTER_KINDS.map((kind) => (
          <StackRow
            key={kind}
            href={`/letters/kinds/${kind}`}
            title={t(`kind.${kind}`)}
            figure={
              <span className="font-normal text-ink-soft">{t(`byDefault.${LETTERS[kind].byDefault}`)}</span>
            }
            badges={<span className="text-ink-soft">{t(`occasion.${kind}`)}</span>}
            aside={t(`audience.${LETTERS[kind].audience}`)}
          />
        ))}
      </StackList>
    </>
  );
}

async function KindsTable() {
  const t = await getTranslations("letters");
  return (
    <Table caption={t("kindsCaption")} wide>
      <TableHead>
        <HeadCell>{t("head.kind")}</HeadCell>
        <HeadCell>{t("head.audience")}</HeadCell>
        <HeadCell>{t("head.occasion")}</HeadCell>
        <HeadCell>{t("head.on")}</HeadCell>
        <HeadCell>{t("head.preview")}</HeadCell>
      </TableHead>
      <TableBody>
        {LETTER_KINDS.map((kind) => (
          <Row key={kind}>
            <RowHead>
              <Link href={`/letters/kinds/${kind}`} className="underline-offset-3 hover:underline">
                {t(`kind.${kind}`)}
              </Link>
            </RowHead>
            <Cell className="text-ink-soft">{t(`audience.${LETTERS[kind].audience}`)}</Cell>
            <Cell className="text-ink-soft">{t(`occasion.${kind}`)}</Cell>
            <Cell>{t(`byDefault.${LETTERS[kind].byDefault}`)}</Cell>
            <Cell>
              <span className="flex gap-3">
                {locales.map((locale) => (
                  <Link
                    key={locale}
                    href={`/letters/kinds/${kind}?language=${locale}`}
                    className="link rounded-sm"
                    aria-label={`${t("seeIt", { name: t(`kind.${kind}`) })} (${t(`language.${locale}`)}, ${locale})`}
                  >
                    {locale}
                  </Link>
                ))}
              </span>
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
