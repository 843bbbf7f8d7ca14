import type { Order } from "./order";
import { type Sentence, say } from "./said";

export type ReceiptRow = {
  readonly id: string;
  readonly label: Sentence;
  readonly amount: bigint;
  /** The sum that everything above leads to. */
  readonly strong?: boolean;
  /** Told beside the sum, not part of it: the tax that the prices hold. */
  readonly aside?: boolean;
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

const sumOf = (order: Order, amount: (line: Order["lines"][number]) => bigint): bigint =>
  order.lines.reduce((sum, line) => sum + amount(line), 0n);

const grossOf = ({ unitPrice, quantity, discount }: Order["lines"][number]): bigint =>
  unitPrice * BigInt(quantity) - discount;

/** Prices that hold their tax: then each line costs exactly what stands beside it, less its part of the discount. */
const holdsTax = (order: Order): boolean =>
  order.totals.tax > 0n && order.lines.every((line) => line.total === grossOf(line) - line.orderDiscountPart);

/** As the customer saw it: amounts with their tax, which is named below the total. */
function rowsWithTaxInside(order: Order): ReceiptRow[] {
  const { shipping, shippingTax, shippingDiscount, total } = order.totals;
  const code = order.coupon?.target === "order" ? order.coupon.code : "";
  const discount = sumOf(order, (line) => line.orderDiscountPart);
  const delivery = shippingRows(order)
    .slice(0, 1)
    .map((row) => ({ ...row, amount: shipping + shippingTax - shippingDiscount }));
  return [
    { id: "subtotal", label: say("receipt.subtotal"), amount: sumOf(order, grossOf) },
    ...(discount > 0n ? [{ id: "discount", label: discountLabel(code), amount: -discount }] : []),
    ...delivery,
    { id: "total", label: say("receipt.total"), amount: total, strong: true },
    ...taxRows(order)
      .filter(({ amount }) => amount !== 0n)
      .map((row) => ({ ...row, label: say(`${row.label.key}Included`, row.label.values), aside: true })),
  ];
}

/** What was ordered: the rows add up to the total. */
export function totalRows(order: Order): ReceiptRow[] {
  if (holdsTax(order)) return rowsWithTaxInside(order);
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
