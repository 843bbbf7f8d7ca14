import Link from "next/link";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/app/_ui/copy-button";
import { DateTime } from "@/app/_ui/date-time";
import { Money } from "@/app/_ui/money";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "@/app/_ui/table";
import { LinkStateBadge } from "@/app/(desk)/links/_components/link-state";
import { type LineOfOrder, OrderLinkSteps } from "@/app/(desk)/links/_components/order-link-steps";
import type { OrderLinkPurpose, OrderLinkRow } from "@/db/queries/order-links";
import { type Money as Amount, isCurrency, money } from "@/lib/kernel/money";
import type { LinkState } from "@/lib/links/token";

export type ShownOrderLink = Omit<OrderLinkRow, "grants"> & {
  readonly state: LinkState;
  readonly expiresAt: Date | null;
  /** Of a link to downloads: whose, and how many of them were made. */
  readonly downloads: (LineOfOrder & { readonly used: number; readonly max: number }) | null;
  /** Only of one that works, for people who may hand it over. */
  readonly url: string | null;
  readonly canRevoke: boolean;
  readonly canRenew: boolean;
};
type ListProps = { rows: readonly ShownOrderLink[]; seesMoney: boolean };

function amountOf({ link, currency }: ShownOrderLink): Amount | null {
  const { amount } = link.content as { readonly amount?: string };
  return amount !== undefined && isCurrency(currency) ? money(BigInt(amount), currency) : null;
}

const purposeOf = ({ link }: ShownOrderLink) => link.purpose as OrderLinkPurpose;

/** Links of orders: what for, whose, by whom, until when, what came of it; end one, make another. */
export function OrderLinkList(props: ListProps) {
  return (
    <>
      <Wide {...props} />
      <Narrow {...props} />
    </>
  );
}

function Wide({ rows, seesMoney }: ListProps) {
  const t = useTranslations("links.orders");
  return (
    <Table caption={t("caption")} wide>
      <TableHead>
        <HeadCell>{t("head.purpose")}</HeadCell>
        <HeadCell>{t("head.order")}</HeadCell>
        {seesMoney ? <HeadCell numeric>{t("head.amount")}</HeadCell> : null}
        <HeadCell>{t("head.madeBy")}</HeadCell>
        <HeadCell>{t("head.expires")}</HeadCell>
        <HeadCell numeric>{t("head.visits")}</HeadCell>
        <HeadCell>{t("head.state")}</HeadCell>
        <HeadCell>
          <span className="sr-only">{t("head.steps")}</span>
        </HeadCell>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <WideRow key={row.link.id} row={row} seesMoney={seesMoney} />
        ))}
      </TableBody>
    </Table>
  );
}

function WideRow({ row, seesMoney }: { row: ShownOrderLink; seesMoney: boolean }) {
  const t = useTranslations("links.orders");
  const amount = amountOf(row);
  return (
    <Row>
      <RowHead>
        <span className="flex items-center gap-1">
          {t(`purposes.${purposeOf(row)}`)}
          {row.url ? <CopyButton value={row.url} name={t("copyName")} className="-my-1.5" /> : null}
        </span>
      </RowHead>
      <Cell>
        <OrderNumber number={row.number} />
      </Cell>
      {seesMoney ? <Cell numeric>{amount ? <Money value={amount} /> : null}</Cell> : null}
      <Cell>{row.madeBy ?? t("byItself")}</Cell>
      <Cell>{row.expiresAt ? <DateTime value={row.expiresAt} /> : t("never")}</Cell>
      <Cell numeric>{row.downloads ? t("made", row.downloads) : row.link.visits}</Cell>
      <Cell>
        <LinkStateBadge state={row.state} />
      </Cell>
      <Cell className="text-right">
        <OrderLinkSteps {...stepsOf(row)} />
      </Cell>
    </Row>
  );
}

const stepsOf = ({ link, number, canRevoke, canRenew, downloads }: ShownOrderLink) => ({
  ...{ linkId: link.id, number, canRevoke, canRenew },
  line: downloads && { orderId: downloads.orderId, lineId: downloads.lineId },
});

const OrderNumber = ({ number }: { number: number }) => (
  <Link href={`/orders/${number}`} className="link font-mono">
    #{number}
  </Link>
);

function Narrow({ rows, seesMoney }: ListProps) {
  const t = useTranslations("links.orders");
  return (
    <ul
      aria-label={t("caption")}
      className="divide-y divide-line rounded-lg border bg-sheet lg:hidden print:hidden"
    >
      {rows.map((row) => {
        const amount = seesMoney ? amountOf(row) : null;
        return (
          <li key={row.link.id} className="grid gap-1.5 px-3.5 py-3">
            <span className="flex items-baseline justify-between gap-3">
              <span className="font-medium">
                {t(`purposes.${purposeOf(row)}`)} · <OrderNumber number={row.number} />
              </span>
              {amount ? <Money value={amount} /> : null}
            </span>
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-soft">
              <LinkStateBadge state={row.state} />
              {row.expiresAt ? <DateTime value={row.expiresAt} /> : t("never")}
              {row.downloads ? <span>{t("made", row.downloads)}</span> : null}
              <span>{row.madeBy ?? t("byItself")}</span>
            </span>
            <span className="flex flex-wrap items-center gap-2 empty:hidden">
              {row.url ? (
                <CopyButton value={row.url} name={t("copyName")} text={t("copy")} size="sm" />
              ) : null}
              <OrderLinkSteps {...stepsOf(row)} />
            </span>
          </li>
        );
      })}
    </ul>
  );
}
