import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Age, DateTime } from "@/app/_ui/date-time";
import { StackList, StackRow } from "@/app/_ui/stack-list";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "@/app/_ui/table";
import { LetterStateBadge } from "@/app/(desk)/letters/_components/letter-state";
import { letterWords } from "@/app/(desk)/letters/_components/letter-words";
import { OrderLink } from "@/app/(desk)/letters/_components/order-link";
import type { LoggedLetter } from "@/db/queries/letter-log";

type LogProps = { rows: readonly LoggedLetter[] };

export function LetterLog({ rows }: LogProps) {
  return (
    <>
      <Wide rows={rows} />
      <Narrow rows={rows} />
    </>
  );
}

async function Wide({ rows }: LogProps) {
  const t = await getTranslations("letters");
  const words = await letterWords();
  return (
    <Table caption={t("caption")} wide>
      <TableHead>
        <HeadCell>{t("head.kind")}</HeadCell>
        <HeadCell>{t("head.to")}</HeadCell>
        <HeadCell>{t("head.order")}</HeadCell>
        <HeadCell>{t("head.state")}</HeadCell>
        <HeadCell>{t("head.language")}</HeadCell>
        <HeadCell>{t("head.when")}</HeadCell>
      </TableHead>
      <TableBody>
        {rows.map((letter) => (
          <Row key={letter.id}>
            <RowHead>
              <Link href={`/letters/${letter.id}`} className="underline-offset-3 hover:underline">
                {words.kind(letter.kind)}
              </Link>
            </RowHead>
            <Cell fill className="text-ink-soft">
              {letter.toAddress ?? t(`audience.${letter.audience}`)}
            </Cell>
            <Cell>
              <OrderLink number={letter.orderNumber} />
            </Cell>
            <Cell>
              <span className="grid justify-items-start gap-0.5 py-1">
                <LetterStateBadge state={letter.state} />
                {letter.cause ? (
                  <span className="text-sm text-ink-soft">{words.cause(letter.cause)}</span>
                ) : null}
              </span>
            </Cell>
            <Cell className="text-ink-soft">{words.language(letter.locale)}</Cell>
            <Cell className="whitespace-nowrap text-ink-soft">
              <When letter={letter} />
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

async function When({ letter }: { letter: LoggedLetter }) {
  return <DateTime value={letter.sentAt ?? (letter.state === "waiting" ? letter.dueAt : letter.createdAt)} />;
}

async function Narrow({ rows }: LogProps) {
  const t = await getTranslations("letters");
  const words = await letterWords();
  return (
    <StackList label={t("caption")} narrow>
      {rows.map((letter) => (
        <StackRow
          key={letter.id}
          href={`/letters/${letter.id}`}
          title={words.kind(letter.kind)}
          figure={
            letter.orderNumber === null ? null : <span className="font-mono">#{letter.orderNumber}</span>
          }
          badges={
            <>
              <span className="w-full truncate text-ink-soft">
                {letter.toAddress ?? t(`audience.${letter.audience}`)}
              </span>
              <LetterStateBadge state={letter.state} />
              {letter.cause ? (
                <span className="text-sm text-ink-soft">{words.cause(letter.cause)}</span>
              ) : null}
            </>
          }
          aside={<Age value={letter.sentAt ?? letter.createdAt} />}
        />
      ))}
    </StackList>
  );
}
