import { Text, View } from "@react-pdf/renderer";
import type { PaperOrder, PaperShop } from "./paper-order";
import { Notes } from "./parts/blocks";
import { stacked } from "./parts/keyed";
import { Addresses, OrderFacts } from "./parts/order-facts";
import { OrderLines, OrderTotals } from "./parts/order-lines";
import { OrderRecord } from "./parts/order-record";
import { Sheet } from "./parts/sheet";
import { grid, styles } from "./parts/style";
import type { OrderSheetWords } from "./words";

export type OrderSheetProps = {
  readonly shop: PaperShop;
  readonly order: PaperOrder;
  readonly words: OrderSheetWords;
  readonly demo: boolean;
};

/** Everything that the order page shows, but notes marked private. */
export function OrderSheet({
  size,
  props,
}: {
  readonly size: "A4" | "LETTER";
  readonly props: OrderSheetProps;
}) {
  const { shop, order, words, demo } = props;
  return (
    <Sheet size={size} shop={shop} words={words} demo={demo} title={words.title} number={order.number}>
      <Text style={{ ...styles.title, marginTop: grid }}>{`${words.title} #${order.number}`}</Text>
      <OrderFacts order={order} words={words} />
      {order.attention?.length ? <Attention title={words.attention} reasons={order.attention} /> : null}
      <Addresses order={order} words={words} />
      <Notes
        notes={[
          { title: words.customerNote, text: order.customerNote },
          { title: words.giftNote, text: order.giftNote },
        ]}
      />
      <OrderLines lines={order.lines} words={words} />
      <OrderTotals totals={order.totals} />
      <OrderRecord order={order} words={words} />
    </Sheet>
  );
}

function Attention({ title, reasons }: { readonly title: string; readonly reasons: readonly string[] }) {
  return (
    <View style={{ ...styles.boxed, borderWidth: 1.5, marginTop: grid }} wrap={false}>
      <Text style={styles.heading}>{title}</Text>
      <Text>{stacked(...reasons)}</Text>
    </View>
  );
}
