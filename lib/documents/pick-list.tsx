import { Text, View } from "@react-pdf/renderer";
import type { PaperLine, PaperOrder, PaperShop } from "./paper-order";
import { keyed } from "./parts/keyed";
import { Amount } from "./parts/order-lines";
import { Sheet } from "./parts/sheet";
import { Signature } from "./parts/signature";
import { Sku } from "./parts/sku";
import { grid, mm, room, styles } from "./parts/style";
import { type Column, Table, TickBox } from "./parts/table";
import { linesToPack, type PickLine, pickLines, unitsToPack } from "./pick-lines";
import { breakLongWords } from "./text-width";
import type { PickListWords } from "./words";

export type PickListProps = {
  readonly shop: PaperShop;
  /** In the order in which they will be packed. */
  readonly orders: readonly PaperOrder[];
  readonly words: PickListWords;
  readonly demo: boolean;
};

/** What to fetch for several orders at once: first summed per SKU, then order by order. */
export function PickList({ size, props }: { readonly size: "A4" | "LETTER"; readonly props: PickListProps }) {
  const { shop, orders, words, demo } = props;
  const products = pickLines(orders);
  const units = products.reduce((sum, product) => sum + product.quantity, 0);
  return (
    <Sheet size={size} shop={shop} words={words} demo={demo} title={words.title}>
      <View style={{ ...styles.between, marginTop: grid, alignItems: "flex-end" }}>
        <View>
          <Text style={styles.title}>{words.title}</Text>
          <Text>{`${words.orders}: ${orders.length} · ${words.units}: ${units}`}</Text>
        </View>
        <Signature label={words.pickedBy} />
      </View>
      <Text style={{ ...styles.heading, marginTop: grid }}>{words.perProduct}</Text>
      <Table columns={productColumns(words)} rows={products} />
      <Text style={{ ...styles.heading, marginTop: grid * 1.5 }} minPresenceAhead={grid * 4}>
        {words.perOrder}
      </Text>
      {keyed(orders).map(({ key, row: order }) => (
        <OrderToPack key={key} order={order} words={words} />
      ))}
    </Sheet>
  );
}

function productColumns(words: PickListWords): Column<PickLine>[] {
  return [
    { header: "", width: 9, cell: () => <TickBox /> },
    { header: words.sku, width: 38, cell: (line) => <Fetched line={line} words={words} /> },
    { header: words.product, cell: (line) => <Name name={line.name} options={line.options} /> },
    { header: words.wantedBy, width: 44, cell: (line) => <Text style={styles.small}>{wantedBy(line)}</Text> },
    { header: words.quantity, width: 15, right: true, cell: (line) => <Units count={line.quantity} /> },
  ];
}

const wantedBy = (line: PickLine): string =>
  line.orders.map((order) => `#${order.number}\u00a0×\u00a0${order.quantity}`).join(", ");

const Fetched = ({ line, words }: { readonly line: PickLine; readonly words: PickListWords }) =>
  line.sku ? <Sku sku={line.sku} width={35} /> : <Named text={words.withoutSku} />;

function Named({ text }: { readonly text: string }) {
  return <Text style={styles.mono}>{breakLongWords(text, room(34, 9))}</Text>;
}

function Name({ name, options }: { readonly name: string; readonly options: string | undefined }) {
  return (
    <View>
      <Text style={{ fontWeight: 500 }}>{breakLongWords(name, room(58))}</Text>
      {options ? <Text style={styles.small}>{breakLongWords(options, room(58, 8.5))}</Text> : null}
    </View>
  );
}

function Units({ count }: { readonly count: number }) {
  return (
    <Text style={{ ...styles.amount, fontSize: 13, fontWeight: 600, lineHeight: 1.1 }}>{`${count}`}</Text>
  );
}

function OrderToPack({ order, words }: { readonly order: PaperOrder; readonly words: PickListWords }) {
  const columns: Column<PaperLine>[] = [
    { header: "", width: 9, cell: () => <TickBox /> },
    { header: words.product, cell: (line) => <Name name={line.name} options={line.options} /> },
    { header: words.sku, width: 38, cell: (line) => <Named text={line.sku ?? ""} /> },
    {
      header: words.quantity,
      width: 15,
      right: true,
      cell: (line) => <Amount text={`${unitsToPack(line)}`} strong />,
    },
  ];
  return (
    <View style={{ marginTop: grid / 2, marginBottom: grid / 2 }}>
      <View
        style={{ ...styles.row, alignItems: "baseline", marginBottom: mm(1.5) }}
        minPresenceAhead={grid * 3}
      >
        <Text
          style={{ ...styles.mono, fontSize: 11, fontWeight: 500, marginRight: mm(4) }}
        >{`#${order.number}`}</Text>
        <Text style={{ ...styles.strong, flex: 1 }}>{breakLongWords(order.customer.name, room(140))}</Text>
      </View>
      {order.customerNote ? (
        <Text style={{ ...styles.small, marginBottom: mm(1.5) }}>
          {breakLongWords(`${words.customerNote}: ${order.customerNote}`, room(165, 8.5))}
        </Text>
      ) : null}
      <Table columns={columns} rows={linesToPack(order)} />
    </View>
  );
}
