import { aBuyer, type Buyer, PLENTY, paymentForm, toPayment } from "./support/buyer";
import { startWebpayFake, WEBPAY_TEST_CODE, WEBPAY_TEST_KEY, type WebpayFake } from "./support/fakes/webpay";
import { addressIn, block, historyOf, openOrder } from "./support/orders-desk";
import { OwnShop } from "./support/own-shop";
import { firstPort } from "./support/setting";
import { expect, type Page, test } from "./support/story";

const FAKE_PORT = firstPort + 34;
const HOUR = 3_600_000;

const shop = new OwnShop({
  port: firstPort + 33,
  variables: {
    ...{ WEBPAY_COMMERCE_CODE: WEBPAY_TEST_CODE, WEBPAY_API_KEY: WEBPAY_TEST_KEY },
    ...{ WEBPAY_API_BASE: `http://127.0.0.1:${FAKE_PORT}`, E2E_CLOCK: "1" },
  },
});
let webpay: WebpayFake;
const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
test.use({ baseURL: shop.baseUrl, ...PHONE });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  webpay = await startWebpayFake({ port: FAKE_PORT });
  await shop.open();
  const owner = await browser.newPage({ baseURL: shop.baseUrl, locale: "es-CL" });
  owner.setDefaultTimeout(15_000);
  await shop.offer(owner, "webpay");
  await seeWhereItStands(owner);
  await owner.close();
});
test.beforeEach(() => {
  webpay.backBy = "get";
  webpay.misfortunes.length = 0;
});
test.afterAll(async () => {
  await shop.close();
  await webpay.close();
});

/** Where it stands is on the same screen: ready, for tests, with the address that goes along with each payment. */
async function seeWhereItStands(owner: Page): Promise<void> {
  const providers = owner.getByRole("region", { name: "Proveedores" }).getByRole("listitem");
  const ready = providers.filter({ has: owner.getByRole("heading", { name: /^Webpay/ }) }).first();
  await expect(ready).toContainText("De prueba");
  await expect(ready).toContainText(`${shop.baseUrl}/api/webhooks/payments/webpay/return`);
  const lacking = providers.filter({ has: owner.getByRole("heading", { name: "Stripe" }) }).first();
  await expect(lacking).toContainText("STRIPE_WEBHOOK_SECRET");
}

/** To the button that confirms; picked up at the shop. */
async function chooseWebpay(page: Page, buyer: Buyer): Promise<void> {
  await toPayment(page, buyer, `/buy?p=${PLENTY}`);
  await paymentForm(page)
    .getByRole("radio", { name: /^Webpay/ })
    .check();
}

const confirm = (page: Page) =>
  paymentForm(page)
    .getByRole("button", { name: /^Confirmar y pagar/ })
    .click();
const onForm = (page: Page) => expect(page).toHaveURL(`${webpay.url}/webpayserver/initTransaction`);
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const seesPaid = (page: Page) =>
  expect(page.getByRole("main").getByText("Pagado", { exact: true }).first()).toBeVisible();

async function toForm(page: Page, buyer: Buyer): Promise<void> {
  await chooseWebpay(page, buyer);
  await confirm(page);
  await onForm(page);
}

/** What the minute's clockwork would do so much later. */
async function later(ms: number, job: "drain" | "expire"): Promise<void> {
  await shop.sql(
    `insert into test_clock (id, offset_ms) values (1, $1)
     on conflict (id) do update set offset_ms = test_clock.offset_ms + $1`,
    [ms],
  );
  await expect(async () => {
    const headers = { authorization: "Bearer only-for-browser-tests" };
    const answer = await fetch(`${shop.baseUrl}/api/cron/${job}`, { method: "POST", headers });
    expect(answer.status).toBe(200);
  }).toPass();
}

for (const backBy of ["get", "post"] as const) {
  test(`a customer on a phone pays by Webpay and comes back by ${backBy.toUpperCase()}`, async ({
    page,
    browser,
    guard,
  }) => {
    test.setTimeout(90_000);
    webpay.backBy = backBy;
    const buyer = aBuyer("Wanda Webpay");
    await toForm(page, buyer);
    const { number, total } = await shop.orderOf(buyer);
    await expect(page.getByRole("heading")).toHaveText(`$${total}`);
    await press(page, "Pagar");
    await expect(page).toHaveURL(new RegExp(`^${shop.baseUrl}/o/[\\w-]+$`));
    await seesPaid(page);
    expect((await shop.orderOf(buyer)).captured).toBe(total);
    expect(webpay.requests.filter(({ call }) => call === "commit")).toHaveLength(1);
    webpay.requests.length = 0;
    const desk = await guard
      .watch(await browser.newContext({ baseURL: shop.baseUrl, locale: "es-CL" }))
      .newPage();
    await shop.signIn(desk, "/orders");
    await openOrder(desk, number);
    await expect(block(desk, "Pagos")).toContainText("•••• 6623");
    await expect(historyOf(desk).filter({ hasText: /Pago recibido: / })).toHaveCount(1);
    await desk.context().close();
  });
}

test("an order made by hand is paid through its link", async ({ page, browser, guard }) => {
  test.setTimeout(120_000);
  const buyer = aBuyer("Marta Manual");
  const desk = await guard
    .watch(await browser.newContext({ baseURL: shop.baseUrl, locale: "es-CL" }))
    .newPage();
  await shop.signIn(desk, "/orders/new");
  const search = desk.getByRole("combobox", { name: "Buscar productos" });
  await search.fill(PLENTY);
  await expect(desk.getByRole("option").first()).toBeVisible();
  await search.press("Enter");
  await desk.getByRole("radio", { name: "Cliente nuevo", exact: true }).check({ force: true });
  await desk.getByLabel("Nombre y apellido").fill(buyer.name);
  await desk.getByLabel(/^Correo electrónico/).fill(buyer.email);
  await desk.getByLabel("Calle").fill("Avenida Italia");
  await desk.getByLabel("Número", { exact: true }).fill("1439");
  await desk.getByLabel("Comuna").selectOption({ label: "Providencia" });
  await expect(desk.getByText("Borrador guardado.")).toBeVisible({ timeout: 20_000 });
  await desk.getByRole("button", { name: "Crear pedido" }).click();
  const url = await addressIn(desk.getByLabel("Dirección del enlace"));
  await page.goto(url);
  await page.getByRole("radio", { name: /^Webpay/ }).check();
  await page.getByRole("button", { name: /^Pagar / }).click();
  await onForm(page);
  await press(page, "Pagar");
  await expect(page).toHaveURL(new RegExp(`^${shop.baseUrl}/o/`));
  await seesPaid(page);
  const { total, captured } = await shop.orderOf(buyer);
  expect(captured).toBe(total);
  await desk.context().close();
});

test("turned back, out of time, refused: nothing is charged, and the next form is paid", async ({ page }) => {
  test.setTimeout(120_000);
  const buyer = aBuyer("Toño Titubea");
  await toForm(page, buyer);
  await press(page, "Anular compra y volver");
  await expect(page).toHaveURL(/\/o\/.*from=cancel/);
  await expect(page.getByText("Volvió sin pagar. Su pedido sigue guardado.")).toBeVisible();
  await page.getByRole("button", { name: /^Pagar / }).click();
  await onForm(page);
  await press(page, "Dejar que se acabe el tiempo");
  await expect(page.getByRole("alert").filter({ hasText: "Se acabó el tiempo" })).toBeVisible();
  await page.getByRole("button", { name: /^Pagar / }).click();
  await onForm(page);
  await press(page, "Volver desde un error");
  await expect(page).toHaveURL(/\/o\/.*from=cancel/);
  await page.getByRole("button", { name: /^Pagar / }).click();
  await onForm(page);
  await press(page, "Pagar con una tarjeta rechazada");
  await expect(page.getByText("El último intento de pago no resultó")).toBeVisible();
  expect((await shop.orderOf(buyer)).captured).toBe("0");
  await page.getByRole("button", { name: "Intentar de nuevo" }).click();
  await onForm(page);
  await press(page, "Pagar");
  await seesPaid(page);
  const { total, captured } = await shop.orderOf(buyer);
  expect(captured).toBe(total);
});

test("without scripts a button goes on, and the browser's way back does not send the form again", async ({
  browser,
  guard,
  page,
}) => {
  test.setTimeout(90_000);
  const plain = guard.watch(
    await browser.newContext({ baseURL: shop.baseUrl, locale: "es-CL", javaScriptEnabled: false, ...PHONE }),
  );
  const silent = await plain.newPage();
  await chooseWebpay(silent, aBuyer("Sara Sin Scripts"));
  await confirm(silent);
  await expect(silent).toHaveURL(/\/o\/[\w-]+\/go(#.*)?$/);
  await press(silent, "Ir a pagar");
  await onForm(silent);
  await press(silent, "Pagar");
  await seesPaid(silent);
  await plain.close();

  await toForm(page, aBuyer("Bruno Botón Atrás"));
  await page.goBack();
  await expect(page).toHaveURL(/\/o\/[\w-]+\/go(#.*)?$/);
  await expect(page.getByRole("button", { name: "Ir a pagar" })).toBeVisible();
  await page.getByRole("link", { name: "Volver al pedido sin pagar" }).click();
  await expect(page).toHaveURL(/\/o\/[\w-]+$/);
});

test("two windows: the older form is given up, its card is not charged", async ({ page }) => {
  test.setTimeout(90_000);
  const buyer = aBuyer("Dora Dos Ventanas");
  await toForm(page, buyer);
  const { id } = await shop.orderOf(buyer);
  const [{ token } = { token: "" }] = await shop.sql<{ token: string }>(
    "select provider_object_id token from payments where order_id = $1",
    [id],
  );
  await page.goBack();
  await page.getByRole("link", { name: "Volver al pedido sin pagar" }).click();
  await page.getByRole("button", { name: /^Pagar / }).click();
  await onForm(page);
  webpay.world.act(token, "accept");
  const other = await page.context().newPage();
  await other.goto(`${shop.baseUrl}/api/webhooks/payments/webpay/return?token_ws=${token}`);
  await expect(other.getByRole("alert").filter({ hasText: "ya no valía" })).toBeVisible();
  expect(webpay.world.sale(token).committed).toBe(false);
  await press(page, "Pagar");
  await seesPaid(page);
});

test("charged, but the answer never arrived: the customer waits, the clock finds the money", async ({
  page,
}) => {
  test.setTimeout(90_000);
  const buyer = aBuyer("Corina Cortada");
  await toForm(page, buyer);
  webpay.misfortunes.push("cut", "cut");
  await press(page, "Pagar");
  await expect(page.getByText("Estamos confirmando su pago con el banco.")).toBeVisible();
  expect((await shop.orderOf(buyer)).captured).toBe("0");
  await expect(async () => {
    await later(HOUR / 3, "drain");
    expect((await shop.orderOf(buyer)).status).toBe("paid");
  }).toPass({ timeout: 30_000 });
  await page.reload();
  await seesPaid(page);
});

test("a browser that never comes back: nobody assumes money, and in time the order is given up", async ({
  page,
}) => {
  test.setTimeout(90_000);
  const buyer = aBuyer("Nadie Vuelve");
  await toForm(page, buyer);
  const { id } = await shop.orderOf(buyer);
  const [sold] = await shop.sql<{ token: string }>(
    "select provider_object_id token from payments where order_id = $1",
    [id],
  );
  webpay.world.act(sold?.token ?? "", "accept");
  await page.close();
  await expect(async () => {
    await later(24 * HOUR, "expire");
    expect((await shop.orderOf(buyer)).status).toBe("abandoned");
  }).toPass({ timeout: 30_000 });
  expect((await shop.orderOf(buyer)).captured).toBe("0");
  expect(webpay.world.sale(sold?.token ?? "").committed).toBe(false);
});
