import { Image, Text, View } from "@react-pdf/renderer";
import type { PaperLine, PaperTotal } from "@/lib/documents/paper-order";
import { breakLongWords } from "@/lib/documents/text-width";
import type { OrderSheetWords } from "@/lib/documents/words";
import { keyed, stacked } from "./keyed";
import { grid, hairline, mm, room, styles } from "./style";
import { type Column, Table } from "./table";

type LinesProps = { readonly lines: readonly PaperLine[]; readonly words: OrderSheetWords };

export function OrderLines({ lines, words }: LinesProps) {
  const discounted = lines.some((line) => line.discount);
  const columns: Column<PaperLine>[] = [
    { header: words.product, cell: (line) => <Product line={line} words={words} /> },
    { header: words.quantity, width: 12, right: true, cell: (line) => <Amount text={`${line.quantity}`} /> },
    { header: words.unitPrice, width: 34, right: true, cell: (line) => <Amount text={line.unitPrice} /> },
    { header: words.total, width: 34, right: true, cell: (line) => <Amount text={line.total} /> },
  ];
  const discount: Column<PaperLine> = {
    header: words.discount,
    width: 34,
    right: true,
    cell: (line) => <Amount text={line.discount ?? ""} />,
  };
  return (
    <View style={{ marginTop: grid }}>
      <Table columns={discounted ? columns.toSpliced(3, 0, discount) : columns} rows={lines} />
    </View>
  );
}

export function Amount({ text, strong }: { readonly text: string; readonly strong?: boolean }) {
  return <Text style={strong ? { ...styles.amount, ...styles.strong } : styles.amount}>{text}</Text>;
}

function Product({ line, words }: { readonly line: PaperLine; readonly words: OrderSheetWords }) {
  const details = stacked(
    line.options,
    ...(line.fields ?? []).map((field) => `${field.label}: ${field.value}`),
    line.tax ? `${words.tax}: ${line.tax}` : undefined,
    line.dispatched ? `${words.dispatched}: ${line.dispatched}` : undefined,
    line.refunded ? `${words.refunded}: ${line.refunded}` : undefined,
  );
  return (
    <View style={styles.row}>
      {line.image ? (
        <Image
          src={Buffer.from(line.image)}
          style={{ width: mm(12), height: mm(12), objectFit: "contain", marginRight: mm(3) }}
        />
      ) : null}
      <View style={{ flex: 1 }}>
        <Text style={{ fontWeight: 500 }}>{breakLongWords(line.name, room(line.image ? 41 : 56))}</Text>
        {line.sku ? (
          <Text style={styles.mono}>{breakLongWords(line.sku, room(line.image ? 40 : 55, 9))}</Text>
        ) : null}
        {details ? (
          <Text style={styles.small}>{breakLongWords(details, room(line.image ? 40 : 55, 8.5))}</Text>
        ) : null}
      </View>
    </View>
  );
}

/** The totals as a receipt: to the right, one under the other, never torn apart. */
export function OrderTotals({ totals }: { readonly totals: readonly PaperTotal[] }) {
  return (
    <View wrap={false} style={{ marginTop: grid / 2, marginLeft: "auto", width: mm(96) }}>
      {keyed(totals).map(({ key, row: total }) => (
        <View
          key={key}
          style={{
            ...styles.between,
            paddingVertical: mm(0.75),
            ...(total.strong ? { borderTopWidth: hairline, marginTop: mm(0.75), paddingTop: mm(1.5) } : {}),
          }}
        >
          <Text style={{ flex: 1, paddingRight: mm(4), ...(total.strong ? styles.strong : {}) }}>
            {breakLongWords(total.label, room(50))}
          </Text>
          <Amount text={total.value} strong={total.strong ?? false} />
        </View>
      ))}
    </View>
  );
}
