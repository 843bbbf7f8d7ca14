import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Age, DateTime } from "@/app/_ui/date-time";
import { StackList, StackRow } from "@/app/_ui/stack-list";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "@/app/_ui/table";
import { EffectBadge } from "@/app/(desk)/inbox/_components/effect-badge";
import { verdictOf } from "@/app/(desk)/inbox/_components/verdict";
import { OrderLink } from "@/app/(desk)/letters/_components/order-link";
import type { LoggedMessage } from "@/db/queries/inbox-log";
import { PROVIDER_METHODS } from "@/lib/shop/payment-methods";

type ListProps = { rows: readonly LoggedMessage[] };

export function MessageList({ rows }: ListProps) {
  return (
    <>
      <Wide rows={rows} />
      <Narrow rows={rows} />
    </>
  );
}

/** A provider in words; one that we do not know by the name it has given itself. */
async function providerNames() {
  const t = await getTranslations("orders.words.provider");
  return (key: string): string => {
    const known = PROVIDER_METHODS.find((one) => one === key);
    return known ? t(known) : key;
  };
}

async function Wide({ rows }: ListProps) {
  const t = await getTranslations("inbox");
  const name = await providerNames();
  return (
    <Table caption={t("caption")} wide>
      <TableHead>
        <HeadCell>{t("head.type")}</HeadCell>
        <HeadCell>{t("head.provider")}</HeadCell>
        <HeadCell>{t("head.received")}</HeadCell>
        <HeadCell>{t("head.effect")}</HeadCell>
        <HeadCell>{t("head.order")}</HeadCell>
        <HeadCell numeric>{t("head.took")}</HeadCell>
        <HeadCell numeric>{t("head.attempts")}</HeadCell>
      </TableHead>
      <TableBody>
        {rows.map((message) => (
          <Row key={message.id}>
            <RowHead mono>
              <Link href={`/inbox/${message.id}`} className="underline-offset-3 hover:underline">
                {message.type}
              </Link>
            </RowHead>
            <Cell>{name(message.provider)}</Cell>
            <Cell className="whitespace-nowrap text-ink-soft">
              <DateTime value={message.receivedAt} />
            </Cell>
            <Cell>
              <span className="grid justify-items-start gap-0.5 py-1">
                <EffectBadge verdict={verdictOf(message)} />
                {message.error ? (
                  <span className="line-clamp-2 max-w-prose text-sm text-ink-soft">{message.error}</span>
                ) : null}
              </span>
            </Cell>
            <Cell>
              <OrderLink number={message.orderNumber} />
            </Cell>
            <Cell numeric className="text-ink-soft">
              {message.tookMs === null ? "" : t("ms", { ms: message.tookMs })}
            </Cell>
            <Cell numeric className="text-ink-soft">
              {message.attempts}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

async function Narrow({ rows }: ListProps) {
  const t = await getTranslations("inbox");
  const name = await providerNames();
  return (
    <StackList label={t("caption")} narrow>
      {rows.map((message) => (
        <StackRow
          key={message.id}
          href={`/inbox/${message.id}`}
          title={<span className="font-mono text-sm break-all">{message.type}</span>}
          figure={
            message.orderNumber === null ? null : <span className="font-mono">#{message.orderNumber}</span>
          }
          badges={
            <>
              <EffectBadge verdict={verdictOf(message)} />
              <span className="self-center text-sm text-ink-soft">{name(message.provider)}</span>
            </>
          }
          aside={<Age value={message.receivedAt} />}
        />
      ))}
    </StackList>
  );
}
