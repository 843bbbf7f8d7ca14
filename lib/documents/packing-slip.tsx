import { Text, View } from "@react-pdf/renderer";
import { qrCode } from "./bars";
import type { PaperLine, PaperOrder, PaperShop } from "./paper-order";
import { Notes } from "./parts/blocks";
import { Code } from "./parts/code";
import { stacked } from "./parts/keyed";
import { Amount, OrderTotals } from "./parts/order-lines";
import { Sheet } from "./parts/sheet";
import { Signature } from "./parts/signature";
import { Sku } from "./parts/sku";
import { grid, mm, room, styles } from "./parts/style";
import { type Column, Table, TickBox } from "./parts/table";
import { linesToPack, unitsToPack } from "./pick-lines";
import { breakLongWords } from "./text-width";
import { fill, type PackingSlipWords } from "./words";

export type PackingSlipProps = {
  readonly shop: PaperShop;
  readonly order: PaperOrder;
  readonly words: PackingSlipWords;
  readonly demo: boolean;
  /** False for gifts and by default: neither unit prices nor totals are printed. */
  readonly showPrices: boolean;
  /** The order's page for the customer, printed as a QR code. */
  readonly orderUrl?: string;
  /** The page of whoever packs it or hands it over, printed where they sign. */
  readonly helperUrl?: string;
  readonly parcel?: { readonly n: number; readonly of: number };
};

type SlipProps = { readonly props: PackingSlipProps };

export function PackingSlip({ size, props }: SlipProps & { readonly size: "A4" | "LETTER" }) {
  const { shop, order, words, demo, showPrices, parcel, helperUrl } = props;
  const lines = linesToPack(order);
  const units = lines.reduce((sum, line) => sum + unitsToPack(line), 0);
  const created = `${words.created} ${order.createdAt}`;
  const under = parcel ? `${created} · ${fill(words.parcel, parcel)}` : created;
  return (
    <Sheet size={size} shop={shop} words={words} demo={demo} title={words.title} number={order.number}>
      <Text style={{ ...styles.title, marginTop: grid }}>{`${words.title} #${order.number}`}</Text>
      <Text>{under}</Text>
      <Destination props={props} />
      <Notes
        notes={[
          { title: words.customerNote, text: order.customerNote },
          { title: words.giftNote, text: order.giftNote },
        ]}
      />
      <View style={{ marginTop: grid }}>
        <Table columns={columns(words, showPrices)} rows={lines} />
      </View>
      {showPrices ? <OrderTotals totals={order.totals} /> : null}
      <View wrap={false} style={{ ...styles.between, marginTop: grid * 1.5, alignItems: "flex-end" }}>
        <Text style={styles.strong}>{`${words.units}: ${units}`}</Text>
        {helperUrl ? <OrderQr url={helperUrl} caption={words.helperPage} /> : null}
        <Signature label={words.packedBy} />
      </View>
    </Sheet>
  );
}

function Destination({ props: { order, words, orderUrl } }: SlipProps) {
  const address = order.addresses.find((one) => one.kind === "shipping");
  const { pickup } = order;
  const code = pickup?.code ? `${words.pickupCode}: ${pickup.code}` : undefined;
  const lines = address
    ? [...address.lines, address.phone, address.instructions]
    : [pickup?.location, code, order.customer.phone];
  const title = !address && pickup ? words.pickup : words.shipTo;
  return (
    <View style={{ ...styles.between, marginTop: grid }}>
      <View style={{ flex: 1, paddingRight: grid }}>
        <Text style={styles.label}>{title}</Text>
        <Text style={styles.big}>{breakLongWords(address?.name ?? order.customer.name, room(110, 13))}</Text>
        <Text style={{ fontSize: 11, lineHeight: 1.35 }}>
          {breakLongWords(stacked(...lines), room(110, 11))}
        </Text>
      </View>
      {orderUrl ? <OrderQr url={orderUrl} caption={words.orderPage} /> : null}
    </View>
  );
}

function OrderQr({ url, caption }: { readonly url: string; readonly caption: string }) {
  const bars = qrCode(url);
  return bars ? (
    <View style={{ alignItems: "center", width: mm(36), paddingTop: mm(2) }}>
      <Code bars={bars} module={mm(28) / bars.width} />
      <Text style={{ ...styles.label, marginTop: mm(3), textAlign: "center" }}>{caption}</Text>
    </View>
  ) : null;
}

function columns(words: PackingSlipWords, showPrices: boolean): Column<PaperLine>[] {
  const base: Column<PaperLine>[] = [
    { header: "", width: 9, cell: () => <TickBox /> },
    { header: words.product, cell: (line) => <Packed line={line} /> },
    {
      header: words.sku,
      width: 37,
      cell: (line) => <Sku sku={line.sku ?? ""} width={34} />,
    },
    {
      header: words.quantity,
      width: 14,
      right: true,
      cell: (line) => <Amount text={`${unitsToPack(line)}`} strong />,
    },
  ];
  if (!showPrices) return base;
  return [
    ...base,
    { header: words.unitPrice, width: 33, right: true, cell: (line) => <Amount text={line.unitPrice} /> },
    { header: words.total, width: 34, right: true, cell: (line) => <Amount text={line.total} /> },
  ];
}

function Packed({ line }: { readonly line: PaperLine }) {
  const details = stacked(
    line.options,
    ...(line.fields ?? []).map((field) => `${field.label}: ${field.value}`),
  );
  return (
    <View>
      <Text style={{ fontWeight: 500 }}>{breakLongWords(line.name, room(36))}</Text>
      {details ? <Text style={styles.small}>{breakLongWords(details, room(36, 8.5))}</Text> : null}
    </View>
  );
}
