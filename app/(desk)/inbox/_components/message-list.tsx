import Link from "next/link";
import { useTranslations } from "next-intl";
import { CheckboxMark } from "@/app/_ui/checkbox";
import { Age, DateTime } from "@/app/_ui/date-time";
import { StackList, StackRow } from "@/app/_ui/stack-list";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "@/app/_ui/table";
import { EffectBadge } from "@/app/(desk)/inbox/_components/effect-badge";
import { useProviderName } from "@/app/(desk)/inbox/_components/provider-name";
import { SelectAllMessages } from "@/app/(desk)/inbox/_components/replay-form";
import { verdictOf } from "@/app/(desk)/inbox/_components/verdict";
import { OrderLink } from "@/app/(desk)/letters/_components/order-link";
import type { LoggedMessage } from "@/db/queries/inbox-log";

type ListProps = { rows: readonly LoggedMessage[]; mayReplay: boolean };

export function MessageList(props: ListProps) {
  return (
    <>
      <Wide {...props} />
      <Narrow {...props} />
    </>
  );
}

/** Belongs to the form around the list, which works on what is ticked once more. */
function Box({ message }: { message: LoggedMessage }) {
  const t = useTranslations("inbox.many");
  return (
    <CheckboxMark
      name="inboxIds[]"
      value={message.id}
      aria-label={t("select", { type: message.type, id: message.id })}
    />
  );
}

function Wide({ rows, mayReplay }: ListProps) {
  const t = useTranslations("inbox");
  const name = useProviderName();
  return (
    <Table caption={t("caption")} wide>
      <TableHead>
        {mayReplay ? (
          <HeadCell className="w-8">
            <SelectAllMessages />
          </HeadCell>
        ) : null}
        <HeadCell>{t("head.type")}</HeadCell>
        <HeadCell>{t("head.provider")}</HeadCell>
        <HeadCell>{t("head.received")}</HeadCell>
        <HeadCell>{t("head.effect")}</HeadCell>
        <HeadCell>{t("head.order")}</HeadCell>
        <HeadCell numeric>{t("head.repeats")}</HeadCell>
        <HeadCell numeric>{t("head.took")}</HeadCell>
      </TableHead>
      <TableBody>
        {rows.map((message) => (
          <Row key={message.id}>
            {mayReplay ? (
              <Cell>
                <Box message={message} />
              </Cell>
            ) : null}
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
              <Effect message={message} />
            </Cell>
            <Cell>
              <OrderLink number={message.orderNumber} />
            </Cell>
            <Cell numeric className="text-ink-soft">
              {message.repeats === 0 ? "" : message.repeats}
            </Cell>
            <Cell numeric className="text-ink-soft">
              {message.tookMs === null ? "" : t("ms", { ms: message.tookMs })}
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

function Effect({ message }: { message: LoggedMessage }) {
  return (
    <span className="grid justify-items-start gap-0.5 py-1">
      <EffectBadge verdict={verdictOf(message)} />
      {message.error ? (
        <span className="line-clamp-2 max-w-prose text-sm text-ink-soft">{message.error}</span>
      ) : null}
    </span>
  );
}

function Narrow({ rows, mayReplay }: ListProps) {
  const t = useTranslations("inbox");
  const name = useProviderName();
  return (
    <StackList label={t("caption")} narrow>
      {rows.map((message) => (
        <StackRow
          key={message.id}
          href={`/inbox/${message.id}`}
          before={
            mayReplay ? (
              <span className="pr-2">
                <Box message={message} />
              </span>
            ) : null
          }
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
