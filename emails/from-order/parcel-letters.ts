import { carrierName } from "@/lib/fulfillment/carriers";
import { isLive, type Report, type Shipment } from "@/lib/fulfillment/shipment";
import { formatDayRange } from "@/lib/i18n/format";
import { regionLocale } from "@/lib/i18n/locale";
import type { DestinationProps, FailedOutcome, LetterProps, ShipmentProps } from "../letter-props";
import type { LetterData } from "./letter-data";
import { dateText, lineProps, noteText, orderLetter, shopProps } from "./order-props";

type ParcelLetter = LetterProps["order_shipped"];

/** The parcel that the letter is about; a letter that names none tells of the last one on its way. */
function shipmentOf({ order, shipmentId }: LetterData): Shipment | null {
  const parcels = Object.values(order.parcels.shipments);
  return parcels.find((parcel) => parcel.shipmentId === shipmentId) ?? parcels.filter(isLive).at(-1) ?? null;
}

const carrierOf = (data: LetterData, parcel: Shipment | null): string | null =>
  parcel ? carrierName(parcel.carrier, data.settings.carriers) : null;

/** The days between which a parcel should come, as the shop counts days. */
function expectedText(data: LetterData, { expectedFrom, expectedTo }: Shipment): string | null {
  const last = expectedTo ?? expectedFrom;
  if (!last) return null;
  const locale = regionLocale(data.settings.country, data.locale);
  return formatDayRange(expectedFrom ?? last, last, { locale, timeZone: data.settings.timeZone });
}

/** Null when the parcel holds all that is sent of the order. */
function contentsOf(data: LetterData, { lines }: Shipment): ShipmentProps["contents"] {
  const whole = data.order.lines.every(
    (line) =>
      !line.requiresShipping ||
      lines.some((sent) => sent.lineId === line.lineId && sent.quantity === line.quantity),
  );
  if (whole) return null;
  return lines.flatMap(({ lineId, quantity }) => {
    const line = data.order.lines.find((candidate) => candidate.lineId === lineId);
    return line ? [{ ...lineProps(data, line), quantity }] : [];
  });
}

function shipmentProps(data: LetterData): ShipmentProps {
  const parcel = shipmentOf(data);
  return {
    carrier: carrierOf(data, parcel),
    trackingNumber: parcel?.trackingNumber ?? null,
    trackingUrl: parcel?.trackingUrl ?? null,
    message: noteText(data, parcel?.noteId),
    expected: parcel && expectedText(data, parcel),
    expectedFromIso: parcel?.expectedFrom?.toISOString() ?? null,
    expectedIso: (parcel?.expectedTo ?? parcel?.expectedFrom)?.toISOString() ?? null,
    contents: parcel && contentsOf(data, parcel),
  };
}

function destination({ address }: LetterData): DestinationProps | null {
  if (!address) return null;
  const { name, street, streetNumber, complement, municipality, city, region, postalCode, country } = address;
  const line = [street, streetNumber].filter(Boolean).join(" ");
  return {
    name,
    street: [line, complement].filter(Boolean).join(", "),
    locality: municipality ?? city ?? "",
    region,
    postalCode,
    country,
  };
}

export const parcelLetter = (data: LetterData): ParcelLetter => ({
  ...orderLetter(data),
  shipment: shipmentProps(data),
  destination: destination(data),
});

const reportedText = (data: LetterData): string | null => {
  const at = shipmentOf(data)?.reportedAt;
  return at ? dateText(data, at) : null;
};

/** The words of the carrier or of a person for the report that stands. */
function reasonOf(data: LetterData): string | null {
  const parcel = shipmentOf(data);
  const standing = parcel?.reports.findLast(
    (report: Report) => report.state === parcel.state && report.detail === parcel.detail,
  );
  return noteText(data, standing?.noteId);
}

export const deliveredLetter = (data: LetterData): LetterProps["order_delivered"] => ({
  ...parcelLetter(data),
  deliveredAt: reportedText(data),
});

export const attemptLetter = (data: LetterData): LetterProps["order_attempt_failed"] => ({
  ...parcelLetter(data),
  triedAt: reportedText(data),
  reason: reasonOf(data),
});

const OUTCOMES: readonly FailedOutcome[] = ["attempt_failed", "returned", "refused", "lost"];

export function failedShipment(data: LetterData): LetterProps["desk_shipment_failed"] {
  const parcel = shipmentOf(data);
  return {
    shop: shopProps(data),
    number: String(data.order.number),
    customerName: data.customer.name,
    carrier: carrierOf(data, parcel),
    trackingNumber: parcel?.trackingNumber ?? null,
    trackingUrl: parcel?.trackingUrl ?? null,
    outcome: OUTCOMES.find((outcome) => outcome === parcel?.detail) ?? "failed",
    reason: reasonOf(data),
    failedAt: dateText(data, parcel?.reportedAt ?? data.order.createdAt),
    deskUrl: `${data.appUrl}/orders/${data.order.number}`,
  };
}
