import { getTranslations } from "next-intl/server";
import { cx } from "@/app/_ui/cx";
import { DateTime } from "@/app/_ui/date-time";
import { EmptyState } from "@/app/_ui/empty-state";
import { Cell, HeadCell, Row, RowHead, Table, TableBody, TableHead } from "@/app/_ui/table";
import { OrderLink } from "@/app/(desk)/letters/_components/order-link";
import type { ListedMovement } from "@/db/queries/product-list";

const signed = (delta: number): string => (delta > 0 ? `+${delta}` : `\u2212${-delta}`);

export async function MovementList({ rows }: { rows: readonly ListedMovement[] }) {
  const t = await getTranslations("products");
  if (rows.length === 0) return <EmptyState title={t("noMovements")}>{t("noMovementsHelp")}</EmptyState>;
  return (
    <Table caption={t("movements")}>
      <TableHead>
        <HeadCell>{t("move.kind")}</HeadCell>
        <HeadCell numeric>{t("move.delta")}</HeadCell>
        <HeadCell numeric>{t("move.balance")}</HeadCell>
        <HeadCell>{t("move.cause")}</HeadCell>
        <HeadCell>{t("move.person")}</HeadCell>
        <HeadCell>{t("move.when")}</HeadCell>
      </TableHead>
      <TableBody>
        {rows.map((move) => (
          <Movement key={move.id} move={move} />
        ))}
      </TableBody>
    </Table>
  );
}

async function Movement({ move }: { move: ListedMovement }) {
  const t = await getTranslations("products");
  return (
    <Row>
      <RowHead className="whitespace-nowrap">{t(`moveKind.${move.kind}`)}</RowHead>
      <Cell numeric className={cx("font-medium", move.delta > 0 && "text-good")}>
        {signed(move.delta)}
      </Cell>
      <Cell numeric className={cx(move.shortage && "text-bad")}>
        {move.balanceAfter}
        {move.shortage ? <span className="text-sm"> {t("shortage")}</span> : null}
      </Cell>
      <Cell className="min-w-32">
        <OrderLink number={move.orderNumber} />
        {move.reason ? <span className="text-ink-soft">{move.reason}</span> : null}
      </Cell>
      <Cell className="whitespace-nowrap text-ink-soft">{move.person}</Cell>
      <Cell className="whitespace-nowrap text-ink-soft">
        <DateTime value={move.at} />
      </Cell>
    </Row>
  );
}
