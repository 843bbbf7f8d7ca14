import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/app/_ui/page-header";
import { StackList, StackRow } from "@/app/_ui/stack-list";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "@/app/_ui/table";
import { LetterSwitch } from "@/app/(desk)/letters/_components/letter-switch";
import { LetterTabs } from "@/app/(desk)/letters/_components/letter-tabs";
import { readHeldSettings } from "@/db/queries/shop";
import { locales } from "@/lib/i18n/locale";
import { isLetterOn, isSwitchable, LETTER_KINDS, LETTERS, letterState } from "@/lib/notifications/letters";
import { requirePermission, staffContext, userCan } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("letters"))("kinds") };
}

export default async function LetterKindsPage() {
  const user = await requirePermission("letters.read");
  const ctx = await staffContext();
  const { settings, version } = await readHeldSettings(ctx.db, ctx.now());
  const held = { switched: settings.letters, version, mayWrite: userCan(user, "letters.write") };
  const t = await getTranslations("letters");
  return (
    <>
      <PageHeader title={t("title")} />
      <LetterTabs current="kinds" />
      <KindsTable {...held} />
      <StackList label={t("kindsCaption")} narrow>
        {LETTER_KINDS.map((kind) => (
          <StackRow
            key={kind}
            href={`/letters/kinds/${kind}`}
            title={t(`kind.${kind}`)}
            figure={
              <span className="font-normal text-ink-soft">
                {t(`state.${letterState(kind, settings.letters)}`)}
              </span>
            }
            badges={<span className="text-ink-soft">{t(`occasion.${kind}`)}</span>}
            aside={t(`audience.${LETTERS[kind].audience}`)}
          />
        ))}
      </StackList>
    </>
  );
}

type HeldLetters = { switched: Readonly<Record<string, boolean>>; version: number; mayWrite: boolean };

async function KindsTable({ switched, version, mayWrite }: HeldLetters) {
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
            <Cell>
              <span className="flex items-center gap-3">
                <span className="min-w-14">{t(`state.${letterState(kind, switched)}`)}</span>
                {mayWrite && isSwitchable(kind) ? (
                  <LetterSwitch
                    kind={kind}
                    name={t(`kind.${kind}`)}
                    isOn={isLetterOn(kind, switched)}
                    version={version}
                    firstKey={crypto.randomUUID()}
                  />
                ) : null}
              </span>
            </Cell>
            <Cell>
              <span className="flex gap-3">
                {locales.map((locale) => (
                  <Link
                    key={locale}
                    href={`/letters/kinds/${kind}?language=${locale}`}
                    className="link rounded-sm"
                  >
                    <span className="sr-only">
                      {t("seeIt", { name: t(`kind.${kind}`) })} ({t(`language.${locale}`)}){" "}
                    </span>
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
