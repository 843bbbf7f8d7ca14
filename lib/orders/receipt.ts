import type { Order } from "./order";
import { type Sentence, say } from "./said";

export type ReceiptRow = {
  readonly id: string;
  readonly label: Sentence;
  readonly amount: bigint;
  /** The sum that everything above leads to. */
  readonly strong?: boolean;
  /** Something is missing or owed: the only red on a page. */
  readonly problem?: boolean;
};

type Tax = { readonly name: string; readonly rate: number; readonly amount: bigint };

function taxesByRate(order: Order): Tax[] {
  const found = new Map<string, Tax>();
  for (const { name, rate, amount } of order.lines.flatMap(({ taxes }) => taxes)) {
    const key = `${name} ${rate}`;
    found.set(key, { name, rate, amount: (found.get(key)?.amount ?? 0n) + amount });
  }
  return [...found.values()].filter(({ amount }) => amount !== 0n);
}

/** One row per rate; the tax of shipping joins the only rate, or stands alone beside several. None when there is no tax. */
function taxRows(order: Order): ReceiptRow[] {
  const { tax, shippingTax } = order.totals;
  const rates = taxesByRate(order);
  const known = rates.reduce((sum, { amount }) => sum + amount, 0n) === tax;
  const [only] = rates;
  const rate = (name: string, basisPoints: number) =>
    say("receipt.tax", { name, percent: String(basisPoints / 100) });
  if (known && rates.length === 1 && only) {
    return [{ id: "tax", label: rate(only.name, only.rate), amount: tax + shippingTax }];
  }
  const rows = known
    ? rates.map((one, index) => ({ id: `tax-${index}`, label: rate(one.name, one.rate), amount: one.amount }))
    : [{ id: "tax", label: say("receipt.taxes"), amount: tax }];
  return [...rows, { id: "shipping-tax", label: say("receipt.shippingTax"), amount: shippingTax }];
}

function shippingRows(order: Order): ReceiptRow[] {
  const { shipping, shippingDiscount } = order.totals;
  const method = order.shippingMethod?.name;
  const label = method ? say("receipt.shippingBy", { method }) : say("receipt.shipping");
  const code = order.coupon?.target === "shipping" ? order.coupon.code : "";
  return [
    ...(order.shippingOption === "delivery" || shipping > 0n
      ? [{ id: "shipping", label, amount: shipping }]
      : []),
    ...(shippingDiscount > 0n
      ? [{ id: "shipping-discount", label: discountLabel(code), amount: -shippingDiscount }]
      : []),
  ];
}

const discountLabel = (code: string): Sentence =>
  code ? say("receipt.discountCode", { code }) : say("receipt.discount");

/** What was ordered: the rows add up to the total. */
export function totalRows(order: Order): ReceiptRow[] {
  const { subtotal, discount, total } = order.totals;
  const code = order.coupon?.target === "order" ? order.coupon.code : "";
  return [
    { id: "subtotal", label: say("receipt.subtotal"), amount: subtotal },
    ...(discount > 0n ? [{ id: "discount", label: discountLabel(code), amount: -discount }] : []),
    ...shippingRows(order),
    ...taxRows(order).filter(({ amount }) => amount !== 0n),
    { id: "total", label: say("receipt.total"), amount: total, strong: true },
  ];
}

/** What became of the total: received, given back, missing or owed. */
export function balanceRows(order: Order): ReceiptRow[] {
  const { captured, refunded, disputedLost, balanceDue, owedBack } = order;
  const rows: (ReceiptRow | null)[] = [
    captured > 0n ? { id: "captured", label: say("receipt.paid"), amount: captured } : null,
    refunded > 0n ? { id: "refunded", label: say("receipt.refunded"), amount: -refunded } : null,
    disputedLost > 0n ? { id: "disputed", label: say("receipt.disputed"), amount: -disputedLost } : null,
    balanceDue > 0n && captured > 0n
      ? { id: "due", label: say("receipt.balance"), amount: balanceDue, problem: true }
      : null,
    owedBack > 0n ? { id: "owed", label: say("receipt.owed"), amount: owedBack, problem: true } : null,
  ];
  return rows.filter((row) => row !== null);
}
