/** Every letter that can leave today, customers first. */
export const LETTER_KINDS = [
  "order_placed",
  "payment_link",
  "payment_reminder",
  "order_paid",
  "order_shipped",
  "order_out_for_delivery",
  "order_attempt_failed",
  "order_delivered",
  "order_ready_for_pickup",
  "order_canceled",
  "refund_made",
  "receipt_rejected",
  "downloads_renewed",
  "recovery",
  "desk_new_order",
  "desk_receipt",
  "desk_late_payment",
  "desk_dispute",
  "desk_shipment_failed",
  "staff_invite",
  "magic_link",
  "password_reset",
] as const;

export type LetterKind = (typeof LETTER_KINDS)[number];

/** customer: who bought. desk: the people of the shop who asked for it. person: one member of staff, about their own access. */
export type LetterAudience = "customer" | "desk" | "person";

/** always: no switch in the settings, because somebody waits for it to get in. */
export type LetterDefault = "on" | "off" | "always";

/** `occasion` says what makes two letters of one kind about one order the same letter: it leaves once per occasion. */
export type LetterRule = {
  readonly audience: LetterAudience;
  readonly byDefault: LetterDefault;
  readonly occasion: string;
};

export const LETTERS = {
  order_placed: { audience: "customer", byDefault: "on", occasion: "each time the order is placed" },
  payment_link: { audience: "customer", byDefault: "on", occasion: "each payment link sent" },
  payment_reminder: {
    audience: "customer",
    byDefault: "off",
    occasion: "once when a manual payment is due soon, once when it is overdue",
  },
  order_paid: { audience: "customer", byDefault: "on", occasion: "each time the order becomes paid" },
  order_shipped: { audience: "customer", byDefault: "on", occasion: "each shipment" },
  order_out_for_delivery: {
    audience: "customer",
    byDefault: "off",
    occasion: "each day a shipment goes out",
  },
  order_attempt_failed: { audience: "customer", byDefault: "off", occasion: "each day an attempt fails" },
  order_delivered: { audience: "customer", byDefault: "off", occasion: "each shipment" },
  order_ready_for_pickup: { audience: "customer", byDefault: "on", occasion: "each time it is set ready" },
  order_canceled: { audience: "customer", byDefault: "on", occasion: "each time the order is canceled" },
  refund_made: { audience: "customer", byDefault: "on", occasion: "each refund" },
  receipt_rejected: { audience: "customer", byDefault: "on", occasion: "each rejection of a receipt" },
  downloads_renewed: {
    audience: "customer",
    byDefault: "on",
    occasion: "each time downloads are renewed or sent again",
  },
  recovery: { audience: "customer", byDefault: "on", occasion: "each step of each abandonment" },
  desk_new_order: { audience: "desk", byDefault: "on", occasion: "once per order" },
  desk_receipt: { audience: "desk", byDefault: "on", occasion: "each receipt" },
  desk_late_payment: { audience: "desk", byDefault: "on", occasion: "each payment that came late" },
  desk_dispute: { audience: "desk", byDefault: "on", occasion: "each stage of a dispute" },
  desk_shipment_failed: {
    audience: "desk",
    byDefault: "on",
    occasion: "each failure or attempt of a shipment, a day",
  },
  staff_invite: { audience: "person", byDefault: "always", occasion: "each invitation" },
  magic_link: { audience: "person", byDefault: "always", occasion: "each request" },
  password_reset: { audience: "person", byDefault: "always", occasion: "each request" },
} as const satisfies Record<LetterKind, LetterRule>;

const ACCESS_LETTERS = ["staff_invite", "magic_link", "password_reset"] as const;
/** About a person's own access to the desk; all others are about an order. */
export type AccessLetterKind = (typeof ACCESS_LETTERS)[number];
export type OrderLetterKind = Exclude<LetterKind, AccessLetterKind>;

/** Those that a shop may switch: letters of the desk are chosen by each person, letters about access always leave. */
export const isSwitchable = (kind: LetterKind): boolean => LETTERS[kind].audience === "customer";

/** Whether a kind of letter leaves in a shop that has switched some of them. */
export const isLetterOn = (kind: LetterKind, switched: Readonly<Record<string, boolean>>): boolean =>
  (isSwitchable(kind) ? switched[kind] : undefined) ?? LETTERS[kind].byDefault !== "off";

/** `asked`: goes to the people of the shop who asked for it. */
export function letterState(
  kind: LetterKind,
  switched: Readonly<Record<string, boolean>>,
): "on" | "off" | "always" | "asked" {
  const { audience } = LETTERS[kind];
  if (audience !== "customer") return audience === "desk" ? "asked" : "always";
  return isLetterOn(kind, switched) ? "on" : "off";
}

export const isLetterKind = (text: string): text is LetterKind => Object.hasOwn(LETTERS, text);

export const isAccessLetter = (text: string): text is AccessLetterKind =>
  (ACCESS_LETTERS as readonly string[]).includes(text);

export const isOrderLetter = (text: string): text is OrderLetterKind =>
  isLetterKind(text) && !isAccessLetter(text);

export const lettersFor = (audience: LetterAudience): LetterKind[] =>
  LETTER_KINDS.filter((kind) => LETTERS[kind].audience === audience);

const KEY_LIMIT = 256;

/**
 * The one key under which a letter leaves, for the job and for the provider alike.
 * `about` is the order or person, `occasion` the event, shipment or refund that caused it; both are ids of ours.
 * @example letterKey("order_shipped", "ord_1042", "shp_7f") // "order_shipped/ord_1042/shp_7f"
 * @throws RangeError when a part is empty, holds a slash or other unsafe characters, or the key is over 256 characters.
 */
export function letterKey(kind: LetterKind, about: string, occasion: string): string {
  const key = `${kind}/${about}/${occasion}`;
  if (!/^[a-z_]+\/[\w.:-]+\/[\w.:-]+$/.test(key)) throw new RangeError(`unsafe letter key: ${key}`);
  if (key.length > KEY_LIMIT) throw new RangeError("letter key over 256 characters");
  return key;
}
