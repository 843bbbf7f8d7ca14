import { aBuyer, type Buyer, PLENTY, paymentForm, seePaid, toPayment } from "./support/buyer";
import { type MercadoPagoFake, startMercadoPagoFake } from "./support/fakes/mercado-pago";
import { addressIn, block, historyOf, openOrder } from "./support/orders-desk";
import { type OwnOrder, OwnShop } from "./support/own-shop";
import { firstPort } from "./support/setting";
import { expect, type Page, test } from "./support/story";

const SECRET = "only_for_browser_tests";
const FAKE_PORT = firstPort + 24;

const shop = new OwnShop({
  port: firstPort + 23,
  variables: {
    MERCADO_PAGO_ACCESS_TOKEN: "TEST-only-for-browser-tests",
    MERCADO_PAGO_WEBHOOK_SECRET: `an_old_one,${SECRET}`,
    MERCADO_PAGO_API_BASE: `http://127.0.0.1:${FAKE_PORT}`,
  },
});
let mercadoPago: MercadoPagoFake;
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
test.use({ baseURL: shop.baseUrl, ...PHONE });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  mercadoPago = await startMercadoPagoFake({ port: FAKE_PORT, secret: SECRET });
  mercadoPago.deliveries.knobs.legacyTwins = true;
  await shop.open();
  const owner = await browser.newPage({ baseURL: shop.baseUrl, locale: "es-CL" });
  owner.setDefaultTimeout(15_000);
  await shop.offer(owner, "mercado_pago");
  await owner.close();
});
test.beforeEach(() => {
  Object.assign(mercadoPago.deliveries.knobs, { copies: 1, unit: "ms" });
});
test.afterAll(async () => {
  await shop.close();
  await mercadoPago.close();
});

/** To Mercado Pago's page; picked up at the shop. */
async function toCheckout(page: Page, buyer: Buyer): Promise<OwnOrder> {
  await toPayment(page, buyer);
  const payment = paymentForm(page);
  await payment.getByRole("radio", { name: /^Mercado Pago/ }).check();
  await payment.getByRole("button", { name: /^Confirmar y pagar/ }).click();
  const order = await seesAmount(page, buyer);
  return order;
}
async function seesAmount(page: Page, buyer: Buyer): Promise<OwnOrder> {
  await expect(page).toHaveURL(new RegExp(`^${mercadoPago.url}/checkout/`));
  const order = await shop.orderOf(buyer);
  await expect(page.getByRole("heading")).toHaveText(`${order.total} CLP`);
  return order;
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const goBack = (page: Page) => page.getByRole("link", { name: "Volver al sitio" }).click();
const paymentsOf = ({ id }: OwnOrder) =>
  [...mercadoPago.world.payments.values()].filter((one) => one.external_reference === `ord_${id}`);

test("a rejected card, then another one: one order, paid once, on the desk too", async ({
  page,
  browser,
  guard,
}) => {
  test.setTimeout(90_000);
  const buyer = aBuyer("Marta Pago");
  mercadoPago.deliveries.knobs.copies = 3;
  const order = await toCheckout(page, buyer);
  await press(page, "Pagar con una tarjeta rechazada");
  await expect(page.getByText("La tarjeta fue rechazada.")).toBeVisible();
  await press(page, "Pagar");
  await expect(page.getByRole("heading")).toHaveText("Pago aprobado");
  await goBack(page);
  await seePaid(page);
  expect(await shop.orderOf(buyer)).toMatchObject({ status: "paid", captured: order.total });
  expect(paymentsOf(order).map(({ status }) => status)).toEqual(["rejected", "approved"]);
  const answers = () => mercadoPago.deliveries.log.map(({ action, status }) => `${action} ${status}`);
  await expect.poll(() => [...new Set(answers())].sort()).toEqual(["legacy 200", "payment.created 200"]);

  const context = await browser.newContext({ baseURL: shop.baseUrl, locale: "es-CL" });
  const desk = await guard.watch(context).newPage();
  await shop.signIn(desk, "/orders");
  await openOrder(desk, order.number);
  await expect(desk.getByRole("main").getByText("Pagado", { exact: true }).first()).toBeVisible();
  await expect(block(desk, "Pagos")).toContainText("Mercado Pago");
  await expect(historyOf(desk).filter({ hasText: /Pago recibido: / })).toHaveCount(1);
  await context.close();
});

test("cash at a counter: the order waits with its units, and the notification makes it paid", async ({
  page,
}) => {
  test.setTimeout(90_000);
  const buyer = aBuyer("Efe Ctivo");
  mercadoPago.deliveries.knobs.unit = "s";
  const order = await toCheckout(page, buyer);
  await press(page, "Pagar en efectivo");
  await expect(page.getByRole("heading")).toHaveText("Pago pendiente");
  await goBack(page);
  await expect(page).toHaveURL(/\/o\//);
  await expect(page.getByRole("main").getByText("Pendiente de pago").first()).toBeVisible();
  const [payment] = paymentsOf(order);
  mercadoPago.world.settle(payment?.id ?? "", "approved", "accredited");
  await seePaid(page);
  expect(await shop.orderOf(buyer)).toMatchObject({ status: "paid", captured: order.total });
});

test("a manual order is paid through its link on a phone; a refund in Mercado Pago's panel flows in", async ({
  page,
  browser,
  guard,
}) => {
  test.setTimeout(120_000);
  const buyer = aBuyer("Manuela Enlace");
  const context = await browser.newContext({ baseURL: shop.baseUrl, locale: "es-CL" });
  const desk = await guard.watch(context).newPage();
  await shop.signIn(desk, "/orders/new");
  const link = await writeOrder(desk, buyer);

  await page.goto(link);
  await page.getByRole("radio", { name: /^Mercado Pago/ }).check();
  await page.getByRole("button", { name: /^Pagar/ }).click();
  const order = await seesAmount(page, buyer);
  await press(page, "Pagar con una tarjeta rechazada");
  await expect(page.getByText("La tarjeta fue rechazada.")).toBeVisible();
  await press(page, "Pagar");
  await expect(page.getByRole("heading")).toHaveText("Pago aprobado");
  await goBack(page);
  await seePaid(page);
  expect(await shop.orderOf(buyer)).toMatchObject({ status: "paid", captured: order.total });

  const paid = paymentsOf(order).find(({ status }) => status === "approved");
  mercadoPago.world.refund(paid?.id ?? "", 1_000);
  const refunded = () => shop.sql("select refunded::text from orders where id = $1", [order.id]);
  await expect.poll(refunded).toEqual([{ refunded: "1000" }]);
  await openOrder(desk, order.number);
  await expect(
    historyOf(desk)
      .filter({ hasText: /eembols/ })
      .first(),
  ).toContainText("1.000");
  await context.close();
});

/** The shop's own order with a link that is copied. */
async function writeOrder(desk: Page, buyer: Buyer): Promise<string> {
  const choose = (name: string) => desk.getByRole("radio", { name, exact: true }).check({ force: true });
  const search = desk.getByRole("combobox", { name: "Buscar productos" });
  await search.fill(PLENTY);
  await expect(desk.getByRole("listbox").getByRole("option").first()).toBeVisible();
  await search.press("Enter");
  await expect(desk.getByRole("list", { name: "Líneas del pedido" }).getByRole("listitem")).toHaveCount(1);
  await choose("Cliente nuevo");
  await desk.getByLabel("Nombre y apellido").fill(buyer.name);
  await desk.getByLabel(/^Correo electrónico/).fill(buyer.email);
  await choose("Retiro en tienda");
  await choose("Enviar enlace de pago");
  await choose("Yo copio el enlace");
  await desk.getByRole("button", { name: "Crear pedido" }).click();
  await expect(desk).toHaveURL(/\/orders\/\d+\?made/, { timeout: 30_000 });
  return addressIn(desk.getByLabel("Dirección del enlace"));
}
