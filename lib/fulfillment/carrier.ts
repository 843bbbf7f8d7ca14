import type { Address } from "@/lib/customers/address";
import type { Money } from "@/lib/kernel/money";
import type { Result } from "@/lib/kernel/result";
import type { ParcelDetail, ParcelState } from "./shipment";

/** What a carrier's word means here. */
export type ParcelMeaning =
  | { readonly kind: "state"; readonly state: ParcelState; readonly detail: ParcelDetail | null }
  /** The label was taken back: as if it had never been sent. */
  | { readonly kind: "void" }
  /** A known word that says nothing about a parcel yet. */
  | { readonly kind: "nothing" }
  /** A word that our map of this provider does not hold: it changes nothing and must be seen. */
  | { readonly kind: "unknown" };

/** What a message says about one parcel, in our words. The rest of the product sees nothing else of a carrier. */
export type CarrierReport = {
  /** The provider's own name for what it watches: one parcel for ever, while tracking numbers are used again. */
  readonly trackerId: string | null;
  /** The provider's shipment that a label was bought for. */
  readonly sellerRef: string | null;
  readonly trackingNumber: string | null;
  /** As the provider names the carrier; null when it does not say. */
  readonly carrier: string | null;
  readonly orderNumber: number | null;
  /** Our `ord_…`. */
  readonly orderRef: string | null;
  readonly meaning: ParcelMeaning;
  /** The provider's own word for the state. */
  readonly word: string;
  readonly occurredAt: Date;
  readonly expectedTo: Date | null;
  readonly eventId: string;
  readonly text: string | null;
  readonly place: string | null;
};

export type RawMessage = {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** A message whose signature holds. `live` is null when the provider has no modes. */
export type CarrierMessage = {
  readonly eventId: string;
  readonly type: string;
  readonly live: boolean | null;
  /** False: valid, but of a type that we do not use. */
  readonly ours: boolean;
};

export type ReadRefused = "bad_signature" | "malformed";

/** Grams and centimetres. */
export type ParcelPackage = {
  readonly weightGrams: number;
  readonly lengthCm?: number | null | undefined;
  readonly widthCm?: number | null | undefined;
  readonly heightCm?: number | null | undefined;
};

export type ParcelEnd = Address & {
  readonly company: string | null;
  readonly phone: string | null;
  readonly email: string | null;
};

export type ParcelToSend = {
  readonly orderRef: string;
  readonly orderNumber: number;
  readonly from: ParcelEnd;
  readonly to: ParcelEnd;
  readonly parcel: ParcelPackage;
  readonly currency: string;
};

export type Rate = {
  readonly id: string;
  readonly carrier: string;
  readonly service: string;
  /** Null: in a currency that we cannot write. */
  readonly price: Money | null;
  readonly days: number | null;
};

export type Quote = { readonly sellerRef: string; readonly rates: readonly Rate[] };

export type BoughtLabel = {
  readonly sellerRef: string;
  readonly trackerId: string | null;
  readonly carrier: string;
  readonly service: string;
  readonly trackingNumber: string;
  readonly trackingUrl: string | null;
  readonly price: Money | null;
  readonly expectedTo: Date | null;
};

export type LabelFile = { readonly bytes: Uint8Array; readonly type: string };

/** `seller_unavailable`: no answer came, asking again may help. `detail` is what the seller said, in its words. */
export type SellerRefused = {
  readonly code: "seller_refused" | "seller_unavailable";
  readonly detail: string;
};

/** Who sells labels. Nothing here is called inside a transaction. */
export type LabelSeller = {
  quote(parcel: ParcelToSend): Promise<Result<Quote, SellerRefused>>;
  /** The key was stored before the call. A label that was bought already is given back, never bought again. */
  buy(sellerRef: string, rateId: string, key: string): Promise<Result<BoughtLabel, SellerRefused>>;
  /** What became of a purchase whose answer was lost; null: nothing was bought. */
  find(sellerRef: string): Promise<Result<BoughtLabel | null, SellerRefused>>;
  /** The label as the carrier drew it; null when there is none, and ours is printed instead. */
  file(sellerRef: string): Promise<Result<LabelFile | null, SellerRefused>>;
  /** Gives the label back. Also right when it was given back before. */
  void(sellerRef: string): Promise<Result<"voided", SellerRefused>>;
};

/** Whoever reports on parcels, and may sell labels for them, behind our words. */
export type CarrierProvider = {
  /** As journal and inbox name it. */
  readonly name: string;
  /** The last part of its webhook's address. */
  readonly path: string;
  readonly live: boolean | null;
  /** Verifies the signature over the raw body. */
  read(message: RawMessage, now: Date): Result<CarrierMessage, ReadRefused>;
  /** What a message that was verified when it came says. Pure: the body itself is believed, since only its sender can sign it. */
  reports(body: string, eventId: string, receivedAt: Date): readonly CarrierReport[];
  readonly labels: LabelSeller | null;
};
