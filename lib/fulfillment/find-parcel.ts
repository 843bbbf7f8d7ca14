import type { CarrierReport } from "./carrier";
import { isSameCarrier } from "./carrier-names";

/** A parcel as the tables know it: enough to tell which one a message is about. */
export type KnownParcel = {
  readonly orderId: number;
  readonly shipmentId: string;
  readonly carrier: string;
  readonly trackingNumber: string | null;
  readonly live: boolean;
  readonly createdAt: Date;
};

type Asked = Pick<CarrierReport, "trackingNumber" | "carrier">;

/** Carriers use numbers again: the parcel that still counts, then the newest. */
const firstOf = (parcels: readonly KnownParcel[]): KnownParcel | null =>
  [...parcels].sort(
    (a, b) => Number(b.live) - Number(a.live) || b.createdAt.getTime() - a.createdAt.getTime(),
  )[0] ?? null;

const numberOf = (text: string | null): string => (text ?? "").replace(/\s/g, "").toUpperCase();

const hasNumber = (parcel: KnownParcel, { trackingNumber }: Asked): boolean =>
  trackingNumber !== null && numberOf(parcel.trackingNumber) === numberOf(trackingNumber);

/** By carrier and number; a message that names no carrier is believed by its number alone. */
export function parcelByNumber(parcels: readonly KnownParcel[], asked: Asked): KnownParcel | null {
  const { carrier } = asked;
  return firstOf(
    parcels.filter(
      (parcel) => hasNumber(parcel, asked) && (carrier === null || isSameCarrier(parcel.carrier, carrier)),
    ),
  );
}

/**
 * Among the parcels of the order that a message names: the one with its number, else the only one that counts and has no other number.
 * `isChosen`: a person named the order, so the newest that counts will do.
 */
export function parcelOfOrder(
  parcels: readonly KnownParcel[],
  asked: Asked,
  isChosen: boolean,
): KnownParcel | null {
  const numbered = firstOf(parcels.filter((parcel) => hasNumber(parcel, asked)));
  if (numbered) return numbered;
  const live = parcels.filter((parcel) => parcel.live);
  if (isChosen) return firstOf(live);
  const fits = live.filter(({ trackingNumber }) => asked.trackingNumber === null || trackingNumber === null);
  return live.length === 1 ? (fits[0] ?? null) : null;
}
