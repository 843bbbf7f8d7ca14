import { type Address, addressLines, countryName } from "@/lib/customers/address";
import { formatPhone } from "@/lib/customers/phone";
import { formatTaxId, TAX_ID_TYPES, type TaxIdType } from "@/lib/customers/tax-id";
import { isLive, type Shipment } from "@/lib/fulfillment/shipment";
import { dispatchedByLine, leftToSend } from "@/lib/fulfillment/status";
import type { HistoryEntry } from "@/lib/orders/history";
import { refundedByLine } from "@/lib/orders/holds";
import type { Order } from "@/lib/orders/order";
import { balanceRows, totalRows } from "@/lib/orders/receipt";
import { type Sentence, say, type Writer } from "@/lib/orders/said";
import type { Payment } from "@/lib/payments/payment";
import type { PaperAddress, PaperLine, PaperOrder, PaperPayment, PaperShipment } from "./paper-order";

type FiscalAddress = Address & {
  readonly taxId: string | null;
  readonly taxIdType: string | null;
  readonly companyName: string | null;
  readonly businessActivity: string | null;
};

type PaperNoteRow = {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly data: unknown;
  readonly createdAt: Date;
  readonly retractedAt: Date | null;
};

type PaperPerson = {
  readonly fullName: string;
  readonly email: string | null;
  readonly phone: string | null;
};

/** An order and everything that its papers say about it, as read from the database. */
export type OrderToPrint = {
  readonly order: Order;
  readonly history: readonly HistoryEntry[];
  readonly flags: readonly Sentence[];
  readonly person: PaperPerson | null;
  readonly shippingAddress: FiscalAddress | null;
  readonly billingAddress: FiscalAddress | null;
  readonly notes: readonly PaperNoteRow[];
  readonly assignedTo: string | null;
  readonly ordersSoFar: number;
  readonly pickupLocation: string | null;
};

export type PaperWriter = Writer & {
  /** The language of the papers, for the names of countries. */
  readonly locale: string;
  readonly who: (actor: HistoryEntry["actor"]) => string;
  /** False: no amount is put on the paper's data at all. */
  readonly showsMoney: boolean;
};

const given = (text: string | null | undefined): string | undefined => text || undefined;

function noteOf(from: OrderToPrint, id: string | null): string | undefined {
  const note = from.notes.find((one) => one.id === id && !one.retractedAt);
  return given(note?.text);
}

const isType = (text: string | null): text is TaxIdType =>
  (TAX_ID_TYPES as readonly string[]).includes(text ?? "");

const taxIdOf = ({ taxId, taxIdType, country }: FiscalAddress): string =>
  taxId && isType(taxIdType) ? formatTaxId({ country, type: taxIdType, value: taxId }) : (taxId ?? "");

function paperAddress(
  kind: PaperAddress["kind"],
  row: FiscalAddress | null,
  write: PaperWriter,
  phone?: string,
): PaperAddress[] {
  if (!row) return [];
  const fields = [
    { label: write.sentence(say("page.address.company")), value: row.companyName ?? "" },
    {
      label: (row.taxIdType ?? "").toUpperCase() || write.sentence(say("page.address.taxId")),
      value: taxIdOf(row),
    },
    { label: write.sentence(say("page.address.activity")), value: row.businessActivity ?? "" },
  ].filter(({ value }) => value !== "");
  const lines = [...addressLines({ ...row, name: "" }), countryName(row.country, write.locale)];
  return [{ kind, name: row.name, lines, phone, instructions: given(row.instructions), fields }];
}

function paperLines({ order }: OrderToPrint, write: PaperWriter): PaperLine[] {
  const sent = dispatchedByLine(order);
  const refunded = refundedByLine(order);
  const left = new Map(leftToSend(order).map(({ lineId, quantity }) => [lineId, quantity]));
  // All of it left already: a slip printed again shows the whole box.
  const toPack = (lineId: string) => (left.size > 0 ? (left.get(lineId) ?? 0) : undefined);
  const amount = (minor: bigint): string => (write.showsMoney ? write.money(minor) : "");
  return order.lines.map((line) => ({
    name: line.name,
    options: given(line.options.join(" · ")),
    sku: given(line.sku),
    quantity: line.quantity,
    toPack: line.requiresShipping ? toPack(line.lineId) : 0,
    dispatched: sent.get(line.lineId) || undefined,
    refunded: refunded.get(line.lineId) || undefined,
    unitPrice: amount(line.unitPrice),
    discount: line.discount > 0n && write.showsMoney ? `−${amount(line.discount)}` : undefined,
    total: amount(line.unitPrice * BigInt(line.quantity) - line.discount),
  }));
}

const signed = (write: PaperWriter, amount: bigint): string =>
  amount < 0n ? `−${write.money(-amount)}` : write.money(amount);

function paperPayment(payment: Payment, write: PaperWriter): PaperPayment {
  return {
    at: write.moment(payment.capturedAt ?? payment.failedAt ?? payment.startedAt),
    what: write.word("method", payment.methodKey),
    state: write.sentence(say(`page.payments.state.${payment.state}`)),
    amount: write.money(payment.captured > 0n ? payment.captured : payment.amount),
    detail: given(payment.providerObjectId),
  };
}

function paperShipment(shipment: Shipment, from: OrderToPrint, write: PaperWriter): PaperShipment {
  const names = new Map(from.order.lines.map(({ lineId, name }) => [lineId, name]));
  return {
    carrier: write.word("carrier", shipment.carrier),
    state: write.word("shipment", shipment.state),
    trackingCode: given(shipment.trackingNumber),
    expected: shipment.expectedTo ? write.day(shipment.expectedTo.toISOString().slice(0, 10)) : undefined,
    contents: shipment.lines
      .map(({ lineId, quantity }) => `${quantity} × ${names.get(lineId) ?? lineId}`)
      .join(", "),
    message: noteOf(from, shipment.noteId),
  };
}

function additional({ order, notes }: OrderToPrint) {
  const data = notes.find(({ id, retractedAt }) => id === order.fieldsId && !retractedAt)?.data;
  if (data === null || typeof data !== "object") return [];
  return Object.entries(data).map(([label, value]) => ({ label, value: String(value ?? "") }));
}

function paperOrigin({ order: { attribution, source } }: OrderToPrint, write: PaperWriter) {
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    [write.sentence(say("page.origin.source")), write.sentence(say(`page.origin.sources.${source}`))],
    [write.sentence(say("page.origin.channel")), attribution.channel],
    [
      "UTM",
      [attribution.utmSource, attribution.utmMedium, attribution.utmCampaign].filter(Boolean).join(" / "),
    ],
    [write.sentence(say("page.origin.referrer")), attribution.referrerHost],
  ];
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function moneyParts({ order }: OrderToPrint, write: PaperWriter): Pick<PaperOrder, "totals" | "payments"> {
  if (!write.showsMoney) return { totals: [] };
  return {
    totals: [...totalRows(order), ...balanceRows(order)].map(({ label, amount, strong }) => ({
      label: write.sentence(label),
      value: signed(write, amount),
      strong,
    })),
    payments: Object.values(order.money.payments).map((payment) => paperPayment(payment, write)),
  };
}

function customerOf(
  { person, order, ordersSoFar }: OrderToPrint,
  write: PaperWriter,
): PaperOrder["customer"] {
  return {
    name: person?.fullName ?? write.sentence(say("page.customer.unknown")),
    email: given(person?.email),
    phone: person?.phone ? formatPhone(person.phone) : undefined,
    language: write.word("language", order.locale),
    ordersSoFar: person
      ? write.sentence(say("page.customer.ordersSoFar", { count: ordersSoFar }))
      : undefined,
  };
}

/** What a paper says of an order: everything of its page but private notes, already written. Pure. */
export function paperOrderOf(from: OrderToPrint, write: PaperWriter): PaperOrder {
  const { order, person } = from;
  const { placed } = order;
  const live = Object.values(order.parcels.shipments).filter(isLive);
  const phone = person?.phone ? formatPhone(person.phone) : undefined;
  return {
    number: String(order.number),
    createdAt: write.moment(order.createdAt),
    paymentStatus: write.word("payment", order.paymentStatus),
    shipmentStatus: order.shipmentStatus ? write.word("shipment", order.shipmentStatus) : "",
    badges: order.badges.map((badge) => write.word("badge", badge)),
    tags: order.tags,
    assignedTo: given(from.assignedTo),
    attention: from.flags.map((flag) => write.sentence(flag)),
    customer: customerOf(from, write),
    addresses: [
      ...paperAddress("shipping", from.shippingAddress, write, phone),
      ...paperAddress("billing", from.billingAddress, write),
    ],
    lines: paperLines(from, write),
    ...moneyParts(from, write),
    payment: placed
      ? {
          method: write.word("method", placed.methodKey),
          instructions: write.showsMoney ? noteOf(from, placed.instructionsId) : undefined,
          dueAt: placed.dueAt ? write.moment(placed.dueAt) : undefined,
        }
      : undefined,
    shipments: live.map((shipment) => paperShipment(shipment, from, write)),
    pickup: from.pickupLocation
      ? {
          location: from.pickupLocation,
          readySince: order.parcels.pickup ? write.moment(order.parcels.pickup.readyAt) : undefined,
          handedOverAt: order.parcels.pickup?.handedOverAt
            ? write.moment(order.parcels.pickup.handedOverAt)
            : undefined,
        }
      : undefined,
    additional: additional(from),
    origin: paperOrigin(from, write),
    sentNotes: from.notes
      .filter(({ kind, retractedAt }) => kind === "customer" && !retractedAt)
      .map(({ createdAt, text }) => ({ at: write.moment(createdAt), text })),
    history: [...from.history]
      .reverse()
      .filter(({ kind }) => kind !== "note_added" && kind !== "document_printed")
      .map(({ occurredAt, actor, said, amount }) => ({
        at: write.moment(occurredAt),
        who: write.who(actor),
        what: [write.sentence(said), amount !== null && write.showsMoney ? write.money(amount) : ""]
          .filter(Boolean)
          .join(" "),
      })),
  };
}
