import { expect, test } from "vitest";
import { locales } from "@/lib/i18n/locale";
import { previewProps, renderLetter } from "./index";
import type { CancelReason } from "./letter-props";
import type { CanceledMoneyProps } from "./money-props";
import { sampleDestination } from "./parts/sample";

const UNFINISHED = /\{|undefined|\bNaN\b|\[object|\bnull\b/;

test.each([1, 2, 3] as const)("reminder %i has words of its own and a way to stop", async (step) => {
  const props = previewProps("recovery");
  for (const locale of locales) {
    const letter = await renderLetter("recovery", locale, { ...props, step });
    expect(letter.text).not.toMatch(UNFINISHED);
    expect(letter.text).toContain(props.unsubscribeUrl);
    const others = ([1, 2, 3] as const).filter((other) => other !== step);
    for (const other of others)
      expect((await renderLetter("recovery", locale, { ...props, step: other })).subject).not.toBe(
        letter.subject,
      );
  }
});

const REASONS: CancelReason[] = [
  "customer_asked",
  "out_of_stock",
  "fraud",
  "payment_rejected",
  "unpaid_deadline",
  "refunded_at_provider",
  "duplicate",
  "other",
];

test.each(REASONS)("a cancellation for %s is said in words, never by its code", async (reason) => {
  for (const locale of locales) {
    const props = { ...previewProps("order_canceled"), reason };
    const { text } = await renderLetter("order_canceled", locale, props);
    expect(text).not.toMatch(/\b[a-z]+_[a-z]+\b|fraud/i);
  }
});

const MONEY: [CanceledMoneyProps, RegExp][] = [
  [{ kind: "nothing_paid" }, /No se hizo ningún cobro/],
  [{ kind: "kept" }, /no queda nada por devolver/],
  [{ kind: "refunded", amount: "$1.234" }, /Reembolsamos \$1\.234/],
  [{ kind: "to_refund", amount: "$1.234" }, /devolveremos \$1\.234/],
];

test.each(MONEY)("a cancellation says what happens with the money: %j", async (money, words) => {
  const { text } = await renderLetter("order_canceled", "es", { ...previewProps("order_canceled"), money });
  expect(text).toMatch(words);
});

test("a guest without a name is not called by anything", async () => {
  const props = { ...previewProps("order_paid"), customer: { firstName: null, name: "" }, downloads: [] };
  for (const locale of locales) {
    const { text } = await renderLetter("order_paid", locale, props);
    expect(text).not.toMatch(UNFINISHED);
    expect(text).toMatch(/Gracias\. El|Thank you\. Order|Obrigado pela compra\. O/);
  }
});

test("a letter with nothing but what must be known is still whole", async () => {
  const placed = previewProps("order_placed");
  const payment = {
    ...placed.payment,
    instructions: null,
    details: [],
    reference: null,
    due: null,
    uploadUrl: null,
  };
  const shop = { ...placed.shop, email: null, phone: null, whatsapp: null, address: null };
  const order = { ...placed.order, paymentMethod: null, deliveryMethod: null, deliverTo: null };
  const { text, html } = await renderLetter("order_placed", "es", { ...placed, payment, shop, order });
  expect(text).not.toMatch(UNFINISHED);
  expect(text).toContain(placed.order.statusUrl);
  expect(html).not.toContain("wa.me");
});

test("part of an order names what travels", async () => {
  const props = previewProps("order_shipped");
  const contents = [{ name: "Prensa francesa 600 ml", detail: null, quantity: 1 }];
  const shipment = { ...props.shipment, carrier: null, trackingUrl: null, expected: null, contents };
  const { text } = await renderLetter("order_shipped", "es", { ...props, shipment });
  expect(text).toContain("UNA PARTE DE SU PEDIDO VA EN CAMINO");
  expect(text).toContain("En este envío\n1 × Prensa francesa 600 ml");
  expect(text).toContain(`Ver mi pedido ${props.order.statusUrl}`);
  expect(text).not.toMatch(UNFINISHED);
});

test("a balance still owed is printed under the total", async () => {
  const props = previewProps("payment_link");
  const totals = { ...props.order.totals, paid: "$50.000", balance: "$10.483" };
  const { text } = await renderLetter("payment_link", "es", { ...props, order: { ...props.order, totals } });
  expect(text).toMatch(/Total +\$60\.483\n.*\nPagado +\$50\.000\nSaldo por pagar +\$10\.483/);
});

test("the desk is told whether the order is paid and whether stock is short", async () => {
  const unpaid = await renderLetter("desk_new_order", "es", {
    ...previewProps("desk_new_order"),
    paid: false,
  });
  expect(unpaid.subject).toContain("por pagar");
  expect(unpaid.text).toContain("aún no paga");
  const late = await renderLetter("desk_late_payment", "es", previewProps("desk_late_payment"));
  expect(late.text).toContain("No queda stock para todo");
});

test.each(["open", "won", "lost"] as const)(
  "a dispute that is %s says what it means and what to do",
  async (stage) => {
    for (const locale of locales) {
      const { subject, text } = await renderLetter("desk_dispute", locale, {
        ...previewProps("desk_dispute"),
        stage,
      });
      expect(`${subject} ${text}`).not.toMatch(UNFINISHED);
      expect(text.includes("6 de diciembre")).toBe(stage === "open");
    }
  },
);

test("a parcel that is a part of the order is never called the order", async () => {
  const contents = [{ name: "Prensa francesa 600 ml", detail: null, quantity: 1 }];
  for (const kind of ["order_shipped", "order_out_for_delivery", "order_delivered"] as const) {
    const props = previewProps(kind);
    const part = { ...props, shipment: { ...props.shipment, contents } };
    for (const locale of locales) {
      const { text, html } = await renderLetter(kind, locale, part);
      expect(text, kind).toMatch(/UNA PARTE|PART OF|UMA PARTE/);
      expect(text).toContain("1 × Prensa francesa 600 ml");
      expect(html).toContain("schema.org/OrderInTransit");
    }
  }
});

test.each(["order_shipped", "order_out_for_delivery", "order_attempt_failed", "order_delivered"] as const)(
  "%s is marked up as a parcel where there is a postal code, and as an order alone where there is none",
  async (kind) => {
    const props = previewProps(kind);
    const { html } = await renderLetter(kind, "es", props);
    expect(html).toContain('"@type":"ParcelDelivery"');
    expect(html).toContain('"trackingNumber":"987654321012"');
    const destination = { ...sampleDestination, postalCode: null };
    const bare = await renderLetter(kind, "es", { ...props, destination });
    expect(bare.html).not.toContain("ParcelDelivery");
    expect(bare.html).toContain('"orderNumber":"1042"');
  },
);

test.each(["attempt_failed", "returned", "refused", "lost", "failed"] as const)(
  "the shop is told of a parcel that is %s in words of its own",
  async (outcome) => {
    for (const locale of locales) {
      const { text } = await renderLetter("desk_shipment_failed", locale, {
        ...previewProps("desk_shipment_failed"),
        ...{ outcome, reason: null },
      });
      expect(text).not.toMatch(/\b[a-z]+_[a-z]+\b/);
      expect(/tra vez|tries again|nova tentativa/.test(text)).toBe(outcome === "attempt_failed");
    }
  },
);
