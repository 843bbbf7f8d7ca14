import { aBuyer, type Buyer, paymentForm, seePaid, toPayment } from "./support/buyer";
import { type StripeFake, startStripeFake } from "./support/fakes/stripe";
import { block, historyOf, openOrder } from "./support/orders-desk";
import { OwnShop } from "./support/own-shop";
import { firstPort } from "./support/setting";
import { expect, type Page, test } from "./support/story";

const SECRET = "whsec_only_for_browser_tests";
const FAKE_PORT = firstPort + 14;

const shop = new OwnShop({
  port: firstPort + 13,
  variables: {
    STRIPE_SECRET_KEY: "sk_test_only_for_browser_tests",
    STRIPE_WEBHOOK_SECRET: SECRET,
    STRIPE_API_BASE: `http://127.0.0.1:${FAKE_PORT}`,
  },
});
let stripe: StripeFake;
test.use({ baseURL: shop.baseUrl });

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000);
  const url = `${shop.baseUrl}/api/webhooks/payments/stripe`;
  stripe = await startStripeFake({ port: FAKE_PORT, webhook: { url, secrets: [SECRET] } });
  await shop.open();
  const owner = await browser.newPage({ baseURL: shop.baseUrl, locale: "es-CL" });
  owner.setDefaultTimeout(15_000);
  await shop.offer(owner, "stripe");
  await owner.close();
});
test.afterAll(async () => {
  await shop.close();
  await stripe.close();
});

/** To the button that confirms; picked up at the shop. */
async function chooseCard(page: Page, buyer = aBuyer("Carla Tarjeta")): Promise<Buyer> {
  await toPayment(page, buyer);
  await paymentForm(page)
    .getByRole("radio", { name: /^Tarjeta(?! \()/ })
    .check();
  return buyer;
}

const confirm = (page: Page) =>
  paymentForm(page)
    .getByRole("button", { name: /^Confirmar y pagar/ })
    .click();

test("a card is paid at Stripe's page and the signed event makes the order paid", async ({
  page,
  browser,
  guard,
}) => {
  test.setTimeout(90_000);
  const buyer = await chooseCard(page);
  await confirm(page);
  await expect(page).toHaveURL(new RegExp(`^${stripe.url}/c/pay/cs_`));
  const { number, total } = await shop.orderOf(buyer);
  await expect(page.getByRole("heading")).toHaveText(`${total} clp`);
  await page.getByRole("button", { name: "Pay", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`^${shop.baseUrl}/o/`));
  await seePaid(page);
  await expect.poll(() => stripe.deliveries.log.map(({ status }) => status)).toContain(200);
  expect((await shop.orderOf(buyer)).captured).toBe(total);

  const desk = await guard
    .watch(await browser.newContext({ baseURL: shop.baseUrl, locale: "es-CL" }))
    .newPage();
  await shop.signIn(desk, "/orders");
  await openOrder(desk, number);
  await expect(desk.getByRole("main").getByText("Pagado", { exact: true }).first()).toBeVisible();
  await expect(block(desk, "Pagos")).toContainText("Tarjeta");
  await expect(historyOf(desk).filter({ hasText: /Pago recibido: / })).toContainText("Stripe");
  await expect(historyOf(desk).filter({ hasText: /Pago recibido: / })).toHaveCount(1);
  await desk.context().close();
});

test("without scripts the browser is sent to Stripe's page by the form itself; a declined card is tried again", async ({
  browser,
  guard,
}) => {
  test.setTimeout(90_000);
  const plain = await browser.newContext({
    baseURL: shop.baseUrl,
    locale: "es-CL",
    javaScriptEnabled: false,
  });
  const page = await guard.watch(plain).newPage();
  const buyer = await chooseCard(page, aBuyer("Sara Sin Scripts"));
  const answered = page.waitForResponse(
    (answer) => answer.request().method() === "POST" && answer.url().includes("/checkout/"),
  );
  await confirm(page);
  expect((await answered).status()).toBe(303);
  await expect(page).toHaveURL(new RegExp(`^${stripe.url}/c/pay/cs_`));
  await page.getByRole("button", { name: "Pay with a declined card" }).click();
  await expect(page).toHaveURL(/\?declined$/);
  await page.getByRole("button", { name: "Pay", exact: true }).click();
  await seePaid(page);
  const { total, captured } = await shop.orderOf(buyer);
  expect(captured).toBe(total);
  await plain.close();
});

test("an event that nobody signed changes nothing, and one that came back from Stripe's page unpaid stays pending", async ({
  page,
}) => {
  test.setTimeout(90_000);
  const buyer = await chooseCard(page, aBuyer("Vuelve Atrás"));
  await confirm(page);
  await expect(page).toHaveURL(new RegExp(`^${stripe.url}/c/pay/cs_`));
  const { id } = await shop.orderOf(buyer);
  const forged = await fetch(`${shop.baseUrl}/api/webhooks/payments/stripe`, {
    method: "POST",
    headers: { "stripe-signature": `t=${Math.floor(Date.now() / 1_000)},v1=${"0".repeat(64)}` },
    body: JSON.stringify({ id: "evt_forged", type: "checkout.session.completed" }),
  });
  expect(forged.status).toBe(400);
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page).toHaveURL(/\/o\/.*from=cancel/);
  await expect(page.getByRole("main").getByText("Pendiente de pago").first()).toBeVisible();
  expect(await shop.sql("select 1 from inbox where order_id = $1", [id])).toEqual([]);
});

test("a voucher waits with its units held and is paid days later; a refund in Stripe's dashboard flows in", async ({
  page,
  browser,
  guard,
}) => {
  test.setTimeout(90_000);
  const buyer = await chooseCard(page, aBuyer("Olga Oxxo"));
  await confirm(page);
  await expect(page).toHaveURL(new RegExp(`^${stripe.url}/c/pay/cs_`));
  const session = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await page.getByRole("button", { name: "Pay later with a voucher" }).click();
  await expect(page).toHaveURL(/\/o\//);
  await expect(page.getByRole("main").getByText("Pendiente de pago").first()).toBeVisible();
  const { id, number, total } = await shop.orderOf(buyer);
  const moved = () =>
    shop.sql("select sum(delta)::int as delta from stock_movements where order_id = $1", [id]);
  expect(await moved()).toEqual([{ delta: -1 }]);
  stripe.world.settle(session, true);
  await seePaid(page);
  expect([(await shop.orderOf(buyer)).captured, await moved()]).toEqual([total, [{ delta: -1 }]]);

  const intent = String(stripe.world.session(session).payment_intent);
  const refund = stripe.world.createRefund({ payment_intent: intent, amount: "1000" });
  stripe.world.endRefund(refund.id, "succeeded");
  const refunded = () => shop.sql("select refunded::text from orders where id = $1", [id]);
  await expect.poll(refunded).toEqual([{ refunded: "1000" }]);
  const context = await browser.newContext({ baseURL: shop.baseUrl, locale: "es-CL" });
  const desk = await guard.watch(context).newPage();
  await shop.signIn(desk, "/orders");
  await openOrder(desk, number);
  await expect(
    historyOf(desk)
      .filter({ hasText: /eembols/ })
      .first(),
  ).toContainText("1.000");
  stripe.world.endRefund(refund.id, "failed");
  await expect.poll(refunded).toEqual([{ refunded: "0" }]);
  await context.close();
});
