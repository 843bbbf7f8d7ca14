import { axe, overflowOf } from "./support/axe";
import {
  aBuyer,
  actOnDemoPage,
  giveAddress,
  giveContact,
  goToCheckout,
  openCart,
  PLENTY,
  paymentForm,
  seePaid,
} from "./support/buyer";
import { orderOf } from "./support/database";
import { block, openOrder } from "./support/orders-desk";
import { expect, test } from "./support/story";

const WRONG = "76.192.083-1";
const RIGHT = "76.192.083-9";
const DOUBT = {
  es: "Este número no parece correcto. Revíselo; puede continuar igual.",
  en: "This number does not look right. Check it; you can go on anyway.",
  pt: "Este número não parece correto. Confira; você pode continuar assim mesmo.",
} as const;

test("a RUT that cannot be right is said beside its field and stops nobody", async ({ phone, desk }) => {
  const buyer = aBuyer("Fabiola Factura");
  const mobile = await phone();
  await openCart(mobile, `/buy?p=${PLENTY}`);
  await goToCheckout(mobile);
  await giveContact(mobile, buyer);
  await giveAddress(mobile, {});
  const form = paymentForm(mobile);
  await form.getByRole("radio", { name: /demostración/i }).check();
  await form.getByRole("radio", { name: "Factura" }).check();
  const rut = form.getByLabel("RUT de la empresa");
  await rut.fill(WRONG);
  await expect(form.getByText(DOUBT.es)).toBeHidden();
  await rut.blur();
  await expect(form.getByText(DOUBT.es)).toBeVisible();
  await expect(rut).toHaveAccessibleDescription(DOUBT.es);
  expect(await axe(mobile)).toEqual([]);
  expect(await overflowOf(mobile)).toBe(0);
  await rut.fill(RIGHT);
  await expect(form.getByText(DOUBT.es)).toBeHidden();
  await rut.fill(WRONG);
  await form.getByLabel("Razón social").fill("Servicios Fabiola SpA");
  await form.getByLabel("Giro").fill("Servicios");
  await form.getByRole("button", { name: /^Confirmar y pagar/ }).click();
  await actOnDemoPage(mobile, "Pagar");
  await seePaid(mobile);
  const page = await desk("manager");
  await openOrder(page, (await orderOf(buyer.email)).number);
  await expect(block(page, "Facturación")).toContainText("El dígito verificador no calza");
});

for (const lang of ["en", "pt"] as const) {
  test(`the desk says it in ${lang}, on a manual order`, async ({ desk }) => {
    const page = await desk("owner", { lang, width: 360 });
    await page.goto("/orders/new");
    const document = page.getByLabel({ en: "Document", pt: "Documento" }[lang], { exact: true });
    const rut = page.getByLabel({ en: "Company RUT", pt: "RUT da empresa" }[lang]);
    await expect(async () => {
      await document.selectOption("invoice");
      await expect(rut).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await rut.fill(WRONG);
    await rut.blur();
    await expect(page.getByText(DOUBT[lang])).toBeVisible();
    expect(await overflowOf(page)).toBe(0);
    await rut.fill(RIGHT);
    await expect(page.getByText(DOUBT[lang])).toBeHidden();
  });
}
