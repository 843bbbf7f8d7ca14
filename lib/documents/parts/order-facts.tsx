import { Text, View } from "@react-pdf/renderer";
import type { PaperAddress, PaperOrder } from "@/lib/documents/paper-order";
import { breakLongWords } from "@/lib/documents/text-width";
import type { OrderSheetWords } from "@/lib/documents/words";
import { Fields, given } from "./blocks";
import { keyed, stacked } from "./keyed";
import { grid, mm, room, styles } from "./style";

type OrderProps = { readonly order: PaperOrder; readonly words: OrderSheetWords };

export function OrderFacts({ order, words }: OrderProps) {
  const payment = [order.paymentStatus, ...(order.badges ?? [])].join(" · ");
  const fields = given(
    [words.created, order.createdAt],
    [words.paymentStatus, payment],
    [words.shipmentStatus, order.shipmentStatus],
    [words.assignedTo, order.assignedTo],
    [words.tags, order.tags?.join(", ")],
  );
  return (
    <View style={{ marginTop: mm(1) }}>
      <Fields fields={fields} columns={3} />
    </View>
  );
}

/** Customer, shipping and billing address side by side. */
export function Addresses({ order, words }: OrderProps) {
  const { customer } = order;
  const titles = { shipping: words.shippingAddress, billing: words.billingAddress };
  const facts = [customer.company, customer.taxId, customer.email, customer.phone, customer.ordersSoFar];
  const language = customer.language ? `${words.language}: ${customer.language}` : undefined;
  return (
    <View style={{ ...styles.row, flexWrap: "wrap", marginTop: grid, rowGap: grid / 2 }}>
      <Column title={words.customer} name={customer.name} lines={[...facts, language]} />
      {keyed(order.addresses).map(({ key, row: address }) => (
        <Column key={key} title={titles[address.kind]} name={address.name} lines={addressLines(address)} />
      ))}
    </View>
  );
}

const addressLines = (address: PaperAddress): (string | undefined)[] => [
  ...address.lines,
  address.phone,
  address.instructions,
  ...(address.fields ?? []).map((field) => `${field.label}: ${field.value}`),
];

type ColumnProps = {
  readonly title: string;
  readonly name: string;
  readonly lines: readonly (string | undefined)[];
};

function Column({ title, name, lines }: ColumnProps) {
  return (
    <View style={{ width: "33.33%", paddingRight: mm(5) }}>
      <Text style={styles.label}>{title}</Text>
      <Text style={styles.strong}>{breakLongWords(name, room(50))}</Text>
      <Text>{breakLongWords(stacked(...lines), room(51))}</Text>
    </View>
  );
}
