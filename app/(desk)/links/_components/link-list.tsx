import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { CopyButton } from "@/app/_ui/copy-button";
import { Money } from "@/app/_ui/money";
import { StackList, StackRow } from "@/app/_ui/stack-list";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "@/app/_ui/table";
import { channelNames } from "@/app/(desk)/links/_components/channel-name";
import { LinkStateBadge } from "@/app/(desk)/links/_components/link-state";
import type { ListedLink } from "@/db/queries/link-list";
import type { Currency } from "@/lib/kernel/money";
import type { LinkState } from "@/lib/links/token";

export type ShownLink = ListedLink & { readonly url: string | null; readonly state: LinkState };
type ListProps = {
  rows: readonly ShownLink[];
  /** Null for who may not see amounts. */
  currency: Currency | null;
};

export function LinkList(props: ListProps) {
  return (
    <>
      <Wide {...props} />
      <Narrow {...props} />
    </>
  );
}

const bareUrl = (url: string): string => url.replace(/^https?:\/\//, "");

async function Wide({ rows, currency }: ListProps) {
  const t = await getTranslations("links");
  return (
    <Table caption={t("caption")} wide>
      <TableHead>
        <HeadCell>{t("head.name")}</HeadCell>
        <HeadCell>{t("head.channel")}</HeadCell>
        <HeadCell numeric>{t("head.visits")}</HeadCell>
        <HeadCell numeric>{t("head.carts")}</HeadCell>
        <HeadCell numeric>{t("head.orders")}</HeadCell>
        <HeadCell numeric>{t("head.paid")}</HeadCell>
        {currency === null ? null : (
          <HeadCell numeric>
            {t("head.revenue")} ({currency})
          </HeadCell>
        )}
        <HeadCell>{t("head.state")}</HeadCell>
      </TableHead>
      <TableBody>
        {rows.map((link) => (
          <WideRow key={link.id} link={link} currency={currency} />
        ))}
      </TableBody>
    </Table>
  );
}

async function WideRow({ link, currency }: { link: ShownLink; currency: Currency | null }) {
  const t = await getTranslations("links");
  const channel = await channelNames();
  const { figures, url } = link;
  return (
    <Row>
      <RowHead className="w-1/3 max-w-0">
        <Link
          href={`/links/${link.id}`}
          className="block truncate leading-6 underline-offset-3 hover:underline"
        >
          {link.name ?? link.slug}
        </Link>
        {url === null ? null : (
          <span className="flex items-center gap-1">
            <span className="truncate font-mono text-sm font-normal text-ink-faint">{bareUrl(url)}</span>
            <CopyButton value={url} name={t("copy")} className="-my-1.5" />
          </span>
        )}
      </RowHead>
      <Cell>{channel(link.channel)}</Cell>
      <Cell numeric>{link.visits}</Cell>
      <Cell numeric>{figures.carts}</Cell>
      <Cell numeric>{figures.orders}</Cell>
      <Cell numeric>{figures.paid}</Cell>
      {currency === null ? null : (
        <Cell numeric className="font-medium">
          <Money value={{ amount: figures.revenue, currency }} bare />
        </Cell>
      )}
      <Cell>
        <LinkStateBadge state={link.state} />
      </Cell>
    </Row>
  );
}

async function Narrow({ rows, currency }: ListProps) {
  const t = await getTranslations("links");
  const channel = await channelNames();
  return (
    <StackList label={t("caption")} narrow>
      {rows.map((link) => (
        <StackRow
          key={link.id}
          href={`/links/${link.id}`}
          title={<span className="line-clamp-2 max-w-[22ch]">{link.name ?? link.slug}</span>}
          figure={currency === null ? null : <Money value={{ amount: link.figures.revenue, currency }} />}
          badges={
            <>
              <LinkStateBadge state={link.state} />
              <span className="self-center text-sm text-ink-soft">{channel(link.channel)}</span>
            </>
          }
          aside={`${t("head.visits")} ${link.visits} · ${t("head.orders")} ${link.figures.orders}`}
        />
      ))}
    </StackList>
  );
}
