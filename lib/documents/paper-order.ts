/**
 * An order as the papers show it: plain data (structured clone), every amount, date and status already written as text
 * in the shop's language and region. One query fills it for all papers; a block that is empty or absent is not printed.
 * Private notes have no field here on purpose.
 */
export type PaperOrder = {
  /** Without `#`; it is also the text of the barcode. */
  readonly number: string;
  readonly createdAt: string;
  readonly paymentStatus: string;
  readonly shipmentStatus: string;
  readonly badges?: readonly string[];
  readonly tags?: readonly string[];
  readonly assignedTo?: string;
  readonly attention?: readonly string[];
  readonly customer: PaperCustomer;
  readonly addresses: readonly PaperAddress[];
  readonly lines: readonly PaperLine[];
  /** Subtotal, discounts, shipping, taxes, total, paid, refunded, balance: in the order in which they are printed. */
  readonly totals: readonly PaperTotal[];
  readonly payment?: PaperPaymentInformation;
  /** Attempts, payments, refunds and disputes, oldest first. */
  readonly payments?: readonly PaperPayment[];
  readonly shipments?: readonly PaperShipment[];
  readonly pickup?: PaperPickup;
  readonly downloads?: readonly PaperDownload[];
  readonly documents?: readonly PaperDocument[];
  /** The answers to the shop's own checkout fields. */
  readonly additional?: readonly PaperField[];
  readonly customerNote?: string;
  readonly giftNote?: string;
  readonly origin?: readonly PaperField[];
  readonly sentNotes?: readonly PaperNote[];
  readonly history?: readonly PaperHistoryEntry[];
};

export type PaperField = { readonly label: string; readonly value: string };

export type PaperShop = {
  readonly name: string;
  readonly addressLines: readonly string[];
  /** Phone, e-mail, site. */
  readonly contact: readonly string[];
  /** With its name: "RUT 76.543.210-K". */
  readonly taxId?: string;
  /** PNG or JPEG bytes that we made or checked; never a URL. */
  readonly logo?: Uint8Array;
};

export type PaperCustomer = {
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  readonly language?: string;
  readonly taxId?: string;
  readonly company?: string;
  /** "3 pedidos hasta hoy" */
  readonly ordersSoFar?: string;
};

export type PaperAddress = {
  readonly kind: "shipping" | "billing";
  readonly name: string;
  /** Street, complement, city, region, country: as an envelope of that country would say them. */
  readonly lines: readonly string[];
  readonly phone?: string;
  readonly instructions?: string;
  /** Document type, tax id, company, activity. */
  readonly fields?: readonly PaperField[];
};

export type PaperLine = {
  readonly name: string;
  /** "Talla M · Azul" */
  readonly options?: string;
  readonly sku?: string;
  readonly quantity: number;
  /** Units that go into the box now; absent: all of them. 0 leaves the line out of slip and pick list. */
  readonly toPack?: number;
  readonly dispatched?: number;
  readonly refunded?: number;
  readonly unitPrice: string;
  readonly discount?: string;
  readonly tax?: string;
  readonly total: string;
  /** Personalisation, the customer's files. */
  readonly fields?: readonly PaperField[];
  /** PNG or JPEG bytes that we made or checked; never a URL. */
  readonly image?: Uint8Array;
};

export type PaperTotal = { readonly label: string; readonly value: string; readonly strong?: boolean };

export type PaperPaymentInformation = {
  readonly method: string;
  readonly instructions?: string;
  readonly reference?: string;
  readonly dueAt?: string;
};

export type PaperPayment = {
  readonly at: string;
  /** "Pago con tarjeta · Visa 4242", "Reembolso" */
  readonly what: string;
  readonly state: string;
  readonly amount: string;
  /** Provider's id, fee, who recorded it, due date of a dispute. */
  readonly detail?: string;
};

export type PaperShipment = {
  readonly carrier: string;
  readonly state: string;
  readonly trackingCode?: string;
  readonly expected?: string;
  /** "2 × Polera, 1 × Gorro" */
  readonly contents?: string;
  readonly message?: string;
};

export type PaperPickup = {
  readonly location: string;
  readonly readySince?: string;
  readonly code?: string;
  readonly handedOverAt?: string;
};

export type PaperDownload = { readonly name: string; readonly state: string; readonly detail?: string };
export type PaperDocument = { readonly what: string; readonly number?: string; readonly detail?: string };
export type PaperNote = { readonly at: string; readonly text: string };
export type PaperHistoryEntry = { readonly at: string; readonly who: string; readonly what: string };
