import { useTranslations } from "next-intl";
import { Cell, HeadCell, Row, Table, TableBody, TableHead } from "@/app/_ui/table";
import type { Sample } from "@/lib/payments/statement-file";

const SHOWN = 6;

/** The first rows as the bank wrote them. */
export function SampleTable({ sample }: { sample: Sample }) {
  const t = useTranslations("receipts.statement");
  const columns = sample.heading.map((name, at) => ({
    at,
    key: `column ${at}`,
    name: name || t("column", { at: at + 1 }),
  }));
  const rows = sample.rows.slice(0, SHOWN).map((cells, at) => ({ cells, key: `row ${at}` }));
  return (
    <Table caption={t("sample")}>
      <TableHead>
        {columns.map(({ key, name }) => (
          <HeadCell key={key}>{name}</HeadCell>
        ))}
      </TableHead>
      <TableBody>
        {rows.map(({ cells, key: row }) => (
          <Row key={row}>
            {columns.map(({ at, key }) => (
              <Cell key={key} className="max-w-64 truncate">
                {cells[at]}
              </Cell>
            ))}
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}
