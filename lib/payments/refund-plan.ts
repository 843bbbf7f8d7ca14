import { within } from "@/lib/catalog/discount";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { EventOf } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { type RefundSource, refundableLines, refundSources, shippingLeft, unitsWorth } from "./refundable";

/** What a person asks for: units of lines, the delivery, a further amount, or all of it together. */
export type RefundWish = {
  readonly lines: readonly {
    readonly lineId: string;
    readonly quantity: number;
    readonly restock: boolean;
  }[];
  readonly shipping: boolean;
  /** For nothing in particular. */
  readonly amount: bigint;
  /** Only from this payment; null: as the rule says. */
  readonly paymentId: string | null;
};

export type PlannedLine = EventOf<"refund_requested">["lines"][number];

/** What one payment gives back. */
export type RefundPart = {
  readonly source: RefundSource;
  readonly amount: bigint;
  readonly lines: readonly PlannedLine[];
  readonly shippingAmount: bigint;
  readonly restock: readonly { readonly lineId: string; readonly quantity: number }[];
};

export type RefundPlan = {
  readonly total: bigint;
  readonly lines: readonly PlannedLine[];
  readonly shippingAmount: bigint;
  readonly parts: readonly RefundPart[];
};

export type PlanRefused = {
  readonly code: "nothing_to_refund" | "more_than_refundable" | "more_than_line" | "payment_not_refundable";
};

type Piece = { readonly lineId: string | null; readonly shipping: boolean; quantity: number; amount: bigint };

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => a + b, 0n);

/** How much each source gives: one alone when one can, else one after the other. */
function allocateRefund(
  total: bigint,
  sources: readonly RefundSource[],
): { source: RefundSource; amount: bigint }[] {
  const alone = sources.find(({ left }) => left >= total);
  if (alone) return [{ source: alone, amount: total }];
  let rest = total;
  return sources.flatMap((source) => {
    const amount = within(rest, source.left);
    rest -= amount;
    return amount > 0n ? [{ source, amount }] : [];
  });
}

/** Fills each source with pieces until its amount is reached; the units of a cut line go with its first part. */
function pour(
  pieces: readonly Piece[],
  shares: readonly { source: RefundSource; amount: bigint }[],
  wish: RefundWish,
): RefundPart[] {
  const queue = pieces.map((piece) => ({ ...piece }));
  return shares.map(({ source, amount }, index) => {
    const taken: Piece[] = [];
    let room = amount;
    const isLast = index === shares.length - 1;
    while (queue[0] && (room > 0n || queue[0].amount === 0n || isLast)) {
      const [next] = queue;
      const used = within(next.amount, room);
      taken.push({ ...next, amount: used });
      room -= used;
      next.amount -= used;
      next.quantity = 0;
      if (next.amount > 0n) break;
      queue.shift();
    }
    return partOf(source, amount, taken, wish);
  });
}

function partOf(
  source: RefundSource,
  amount: bigint,
  pieces: readonly Piece[],
  wish: RefundWish,
): RefundPart {
  const lines = pieces.flatMap(({ lineId, quantity, amount: worth }) =>
    lineId === null ? [] : [{ lineId, quantity, amount: worth }],
  );
  const wanted = new Set(wish.lines.filter(({ restock }) => restock).map(({ lineId }) => lineId));
  return {
    source,
    amount,
    lines,
    shippingAmount: sum(pieces.filter(({ shipping }) => shipping).map((piece) => piece.amount)),
    restock: lines
      .filter(({ lineId, quantity }) => quantity > 0 && wanted.has(lineId))
      .map(({ lineId, quantity }) => ({ lineId, quantity })),
  };
}

function piecesOf(order: Order, wish: RefundWish): Result<Piece[], PlanRefused> {
  const known = new Map(refundableLines(order).map((one) => [one.line.lineId, one]));
  const pieces: Piece[] = [];
  for (const { lineId, quantity } of wish.lines) {
    const found = known.get(lineId);
    if (!found || quantity > found.left || pieces.some((piece) => piece.lineId === lineId))
      return refuse({ code: "more_than_line" });
    pieces.push({ lineId, shipping: false, quantity, amount: unitsWorth(order, found.line, quantity) });
  }
  if (wish.shipping) pieces.push({ lineId: null, shipping: true, quantity: 0, amount: shippingLeft(order) });
  if (wish.amount > 0n) pieces.push({ lineId: null, shipping: false, quantity: 0, amount: wish.amount });
  return ok(pieces);
}

/** Cash may have rounded the last pesos away: what was never received is not given back. */
function withinRounding(pieces: readonly Piece[], over: bigint): Piece[] {
  let rest = over;
  return pieces
    .toReversed()
    .map((piece) => {
      const cut = within(rest, piece.amount);
      rest -= cut;
      return { ...piece, amount: piece.amount - cut };
    })
    .toReversed();
}

/** What a wish comes to, and which payment gives back how much of it. Pure: asked for the preview and again on the locked order. */
export function planRefund(order: Order, wish: RefundWish): Result<RefundPlan, PlanRefused> {
  const all = refundSources(order);
  const sources =
    wish.paymentId === null ? all : all.filter(({ payment }) => payment.paymentId === wish.paymentId);
  if (wish.paymentId !== null && sources.length === 0) return refuse({ code: "payment_not_refundable" });
  const asked = piecesOf(order, wish);
  if (!asked.ok) return asked;
  const available = sum(sources.map(({ left }) => left));
  const over = sum(asked.value.map(({ amount }) => amount)) - available;
  if (over > 0n && over > order.money.cashRounding) return refuse({ code: "more_than_refundable" });
  const pieces = over > 0n ? withinRounding(asked.value, over) : asked.value;
  const total = sum(pieces.map(({ amount }) => amount));
  if (total <= 0n) return refuse({ code: "nothing_to_refund" });
  const parts = pour(pieces, allocateRefund(total, sources), wish);
  return ok({
    total,
    lines: pieces.flatMap(({ lineId, quantity, amount }) =>
      lineId === null ? [] : [{ lineId, quantity, amount }],
    ),
    shippingAmount: sum(pieces.filter(({ shipping }) => shipping).map(({ amount }) => amount)),
    parts,
  });
}

/** Everything that can still go back: lines, delivery, and what was paid beyond them. */
export function wholeWish(order: Order, restock: boolean): RefundWish {
  const lines = refundableLines(order).filter(({ left }) => left > 0);
  const worth = sum(lines.map((one) => one.worth)) + shippingLeft(order);
  const available = sum(refundSources(order).map(({ left }) => left));
  if (worth > available + order.money.cashRounding) {
    return { lines: [], shipping: false, amount: available, paymentId: null };
  }
  return {
    lines: lines.map(({ line, left }) => ({ lineId: line.lineId, quantity: left, restock })),
    shipping: shippingLeft(order) > 0n,
    amount: available > worth ? available - worth : 0n,
    paymentId: null,
  };
}
