import { Text } from "@react-pdf/renderer";
import type { PaperField, PaperOrder } from "@/lib/documents/paper-order";
import { breakLongWords } from "@/lib/documents/text-width";
import type { OrderSheetWords } from "@/lib/documents/words";
import { Block, Entries, Fields, given } from "./blocks";
import { room } from "./style";

type RecordProps = { readonly order: PaperOrder; readonly words: OrderSheetWords };

/** What happened around the order: payments, parcels, files, papers, answers, origin, notes sent, history. */
export function OrderRecord({ order, words }: RecordProps) {
  return (
    <>
      <PaymentBlocks order={order} words={words} />
      <DeliveryBlocks order={order} words={words} />
      <PaperTrail order={order} words={words} />
      <FieldsBlock title={words.additional} fields={order.additional} />
      <FieldsBlock title={words.origin} fields={order.origin} />
      <EntriesBlock title={words.sentNotes} rows={order.sentNotes} />
      <EntriesBlock
        title={words.history}
        rows={order.history?.map(({ at, who, what }) => ({ at, text: `${who}: ${what}` }))}
      />
    </>
  );
}

function PaymentBlocks({ order, words }: RecordProps) {
  const { payment } = order;
  const rows = order.payments?.map((entry) => ({
    at: entry.at,
    text: sentence(entry.what, entry.state, entry.detail),
    aside: entry.amount,
  }));
  return (
    <>
      {payment ? (
        <Block title={words.paymentInformation}>
          <Text>{payment.method}</Text>
          {payment.instructions ? <Text>{breakLongWords(payment.instructions, room(165))}</Text> : null}
          <Fields
            fields={given([words.reference, payment.reference], [words.due, payment.dueAt])}
            columns={3}
          />
        </Block>
      ) : null}
      <EntriesBlock title={words.payments} rows={rows} />
    </>
  );
}

function DeliveryBlocks({ order, words }: RecordProps) {
  const { pickup } = order;
  const shipments = order.shipments?.map((shipment) => ({
    at: shipment.trackingCode ?? "",
    text: [
      sentence(shipment.carrier, shipment.state, shipment.contents),
      shipment.expected ? `${words.expected}: ${shipment.expected}` : undefined,
      shipment.message,
    ]
      .filter(Boolean)
      .join("\n"),
  }));
  const downloads = order.downloads?.map(({ name, state, detail }) => ({
    at: state,
    text: sentence(name, detail),
  }));
  const pickupFields = given(
    [words.readySince, pickup?.readySince],
    [words.pickupCode, pickup?.code],
    [words.handedOver, pickup?.handedOverAt],
  );
  return (
    <>
      <EntriesBlock title={words.shipments} rows={shipments} />
      {pickup ? (
        <Block title={words.pickup}>
          <Text>{breakLongWords(pickup.location, room(165))}</Text>
          <Fields fields={pickupFields} columns={3} />
        </Block>
      ) : null}
      <EntriesBlock title={words.downloads} rows={downloads} />
    </>
  );
}

function PaperTrail({ order, words }: RecordProps) {
  const rows = order.documents?.map(({ what, number, detail }) => ({
    at: number ?? "",
    text: sentence(what, detail),
  }));
  return <EntriesBlock title={words.documents} rows={rows} />;
}

const sentence = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(" · ");

function FieldsBlock({ title, fields }: { title: string; fields: readonly PaperField[] | undefined }) {
  return fields?.length ? (
    <Block title={title}>
      <Fields fields={fields} columns={3} />
    </Block>
  ) : null;
}

type EntryRow = { readonly at: string; readonly text: string; readonly aside?: string };

function EntriesBlock({ title, rows }: { title: string; rows: readonly EntryRow[] | undefined }) {
  return rows?.length ? (
    <Block title={title}>
      <Entries rows={rows} />
    </Block>
  ) : null;
}
