import { expect, test } from "vitest";
import { type PaymentMessage, paymentMessage } from "./payment-message";
import { whatsappUrl } from "./share";

const whole: PaymentMessage = {
  firstName: "Lucía",
  shop: "Café Andes",
  number: 1042,
  amount: "$25.990",
  url: "https://shop.test/pay/8sKd02nVbQyTzR4mWxLcJa",
  until: "7 may 2026, 14:00",
  isPart: false,
};

test("in each language: shop, number, amount, link on its own line, end", () => {
  expect(paymentMessage("es", whole)).toBe(
    "Hola, Lucía. Le escribimos de Café Andes.\nCon este enlace puede pagar su pedido #1042, por $25.990:\n" +
      "https://shop.test/pay/8sKd02nVbQyTzR4mWxLcJa\nVale hasta el 7 may 2026, 14:00.",
  );
  expect(paymentMessage("en", { ...whole, isPart: true })).toContain(
    "pay $25.990 towards your order #1042:\n",
  );
  expect(paymentMessage("pt", { ...whole, isPart: true })).toContain(
    "adiantar $25.990 do seu pedido #1042:\n",
  );
});

test.each(["es", "en", "pt"] as const)("%s: what is not known leaves no hole", (locale) => {
  const text = paymentMessage(locale, { ...whole, firstName: null, until: null });
  expect(text).not.toMatch(/null|undefined|, \.|\n$/);
  expect(text.split("\n").at(-1)).toBe(whole.url);
});

test("it travels in the address of WhatsApp and comes out as it was", () => {
  const text = paymentMessage("es", whole);
  const address = new URL(whatsappUrl("56987654321", text));
  expect(address.host + address.pathname).toBe("wa.me/56987654321");
  expect(address.searchParams.get("text")).toBe(text);
});
