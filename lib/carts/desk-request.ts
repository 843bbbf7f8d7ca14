import type { Discount } from "@/lib/catalog/discount";
import type { Address } from "@/lib/customers/address";
import { deskContactSchema } from "@/lib/customers/person";
import { readAddress } from "@/lib/customers/typed-address";
import { oneLine } from "@/lib/kernel/text";
import { readTypedAmount } from "@/lib/kernel/typed-amount";
import type { ShopSettings } from "@/lib/shop/settings";
import { billingProblems } from "./billing";
import { EMPTY_DRAFT } from "./cart";
import type { DeskDraft } from "./desk-draft";
import { type LineProblems, readDeskLine, readDiscount, type WantedLine } from "./desk-line";
import type { DeskDelivery } from "./priced-desk";

/** Field → code of what is wrong with it; fields as the draft names them: `customer.email`, `delivery.address.street`. */
export type DeskProblems = Readonly<Record<string, string>>;

export type DeskContact = {
  readonly fullName: string;
  readonly email: string | null;
  readonly phone: string | null;
};

/** What a typed order means: everything that can be read of it, and what cannot. Payment is read when the total is known. */
export type DeskRequest = {
  readonly lines: readonly WantedLine[];
  readonly lineProblems: Readonly<Record<string, LineProblems>>;
  /** Null: a customer who is known already, or a guest who left nothing. */
  readonly contact: DeskContact | null;
  readonly delivery: DeskDelivery;
  readonly address: Address | null;
  readonly coupon: string | null;
  readonly ownDiscount: Discount | null;
  readonly problems: DeskProblems;
};

/** Reads a draft without refusing anything: a preview shows what is there. `knownName` is that of the customer who was picked. */
export function readDesk(draft: DeskDraft, settings: ShopSettings, knownName = ""): DeskRequest {
  const lines = readLines(draft, settings);
  const customer = readCustomer(draft, settings);
  const name = customer.contact?.fullName || knownName || draft.customer.fullName;
  const delivery = readDelivery(draft, settings, name);
  const { extras } = draft;
  const own = readDiscount(extras.discount, extras.discountKind, settings.currency);
  const wrongDiscount = typeof own === "string";
  return {
    ...lines,
    ...{ contact: customer.contact, delivery: delivery.delivery, address: delivery.address },
    coupon: oneLine(extras.coupon) === "" ? null : oneLine(extras.coupon),
    ownDiscount: wrongDiscount ? null : own,
    problems: {
      ...(draft.lines.length === 0 ? { lines: "missing" } : {}),
      ...(Object.keys(lines.lineProblems).length > 0 ? { lines: "bad_lines" } : {}),
      ...customer.problems,
      ...billing(draft, settings),
      ...delivery.problems,
      ...(wrongDiscount ? { "extras.discount": own } : {}),
    },
  };
}

function readLines({ lines }: DeskDraft, { currency }: ShopSettings) {
  const read = lines.map((line) => ({ key: line.key, read: readDeskLine(line, currency) }));
  return {
    lines: read.flatMap(({ read: one }) => (one.ok ? [one.line] : [])),
    lineProblems: Object.fromEntries(
      read.flatMap(({ key, read: one }) => (one.ok ? [] : [[key, one.problems] as const])),
    ),
  };
}

type Customer = { readonly contact: DeskContact | null; readonly problems: DeskProblems };

function readCustomer({ customer }: DeskDraft, { country }: ShopSettings): Customer {
  const { kind, personId, fullName, email, phone } = customer;
  if (kind === "existing") {
    return { contact: null, problems: personId === null ? { "customer.personId": "missing" } : {} };
  }
  const isBlank = [fullName, email, phone].every((text) => text.trim() === "");
  if (kind === "guest" && isBlank) return { contact: null, problems: {} };
  const parsed = deskContactSchema(country).safeParse({
    fullName: fullName || guestName(kind, email),
    email,
    phone,
  });
  if (!parsed.success) {
    const found = parsed.error.issues.map(({ path, message }) => [`customer.${String(path[0])}`, message]);
    return { contact: null, problems: Object.fromEntries(found) as DeskProblems };
  }
  const isUnreachable = parsed.data.email === null && parsed.data.phone === null;
  const problems: DeskProblems =
    kind === "new" && isUnreachable ? { "customer.email": "email_or_phone" } : {};
  return { contact: parsed.data, problems };
}

/** A guest may leave only an address to write to; it stands for the name. */
const guestName = (kind: string, email: string): string =>
  kind === "guest" ? (email.split("@")[0] ?? "") : "";

function billing({ billing: typed }: DeskDraft, settings: ShopSettings): DeskProblems {
  const found = billingProblems({ ...EMPTY_DRAFT, billing: { ...typed, addressId: null } }, settings);
  return Object.fromEntries(Object.entries(found).map(([field, code]) => [`billing.${field}`, code]));
}

type Delivery = {
  readonly delivery: DeskDelivery;
  readonly address: Address | null;
  readonly problems: DeskProblems;
};

function readDelivery({ delivery }: DeskDraft, settings: ShopSettings, name: string): Delivery {
  if (delivery.kind === "none") return { delivery: { kind: "none" }, address: null, problems: {} };
  if (delivery.kind === "pickup") {
    return { delivery: { kind: "pickup", key: delivery.pickupKey }, address: null, problems: {} };
  }
  const sent = readPlace(delivery, settings, name);
  return delivery.kind === "method" ? byMethod(delivery, sent) : byOwnWay(delivery, sent, settings);
}

type Typed = DeskDraft["delivery"];
type Sent = { readonly address: Address | null; readonly problems: DeskProblems };

function readPlace({ address: fields }: Typed, { country }: ShopSettings, name: string): Sent {
  const typed = fields.name?.trim() ? fields : { ...fields, name };
  const read = readAddress(typed, country);
  if ("address" in read) return { address: read.address, problems: {} };
  // The comuna is asked and knows its region: nobody can fill the region in by itself.
  const isAsked = (field: string) => country !== "CL" || field !== "region";
  const wrong = Object.entries(read.problems).filter(([field]) => isAsked(field));
  return {
    address: null,
    problems: Object.fromEntries(wrong.map(([field, code]) => [`delivery.address.${field}`, code])),
  };
}

function byMethod({ methodKey }: Typed, { address, problems }: Sent): Delivery {
  const place = address && {
    country: address.country,
    region: address.region,
    municipality: address.municipality ?? address.city,
  };
  return { delivery: { kind: "method", key: methodKey, place }, address, problems };
}

function byOwnWay(
  { ownName, ownPrice }: Typed,
  { address, problems }: Sent,
  settings: ShopSettings,
): Delivery {
  const name = oneLine(ownName);
  const price = readTypedAmount(ownPrice, settings.currency);
  const wrongPrice = ownPrice.trim() === "" ? "missing" : "bad_amount";
  return {
    delivery: { kind: "own", name, price: price ?? 0n },
    address,
    problems: {
      ...problems,
      ...(name === "" ? { "delivery.ownName": "missing" } : {}),
      ...(price === null ? { "delivery.ownPrice": wrongPrice } : {}),
    },
  };
}
