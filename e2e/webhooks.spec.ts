import { aBuyer, actOnDemoPage, buy, PLENTY, seePaid } from "./support/buyer";
import { eventsOf, type OrderFacts, one, orderOf, sql, stockOf } from "./support/database";
import { aMessage, post, postOnce, signed, WEBHOOKS } from "./support/demo-webhook";
import { block, historyOf, openOrder } from "./support/orders-desk";
import { expect, type Page, test } from "./support/story";
import { changesNothing } from "./support/table-checksums";

const JSON_TYPE = { "content-type": "application/json" };
const MIB = 1_048_576;
let strangers = 0;
/** Another place on earth each time: wrong signatures are counted by address. */
const from = () => ({ "x-forwarded-for": `192.0.2.${strangers++ % 250}` });

const demoPaymentOf = async (orderId: string): Promise<string> =>
  (
    await one<{ id: string }>("select id from demo_payments where order_id = $1 order by created_at desc", [
      orderId,
    ])
  ).id;

async function processed(eventId: string): Promise<string | null> {
  await expect
    .poll(
      async () =>
        (await sql("select 1 from inbox where event_id = $1 and processed_at is not null", [eventId])).length,
    )
    .toBe(1);
  return (await one<{ effect: string | null }>("select effect from inbox where event_id = $1", [eventId]))
    .effect;
}

/** A customer at the provider's page. */
async function waiting(mobile: Page): Promise<{ order: OrderFacts; email: string }> {
  const buyer = aBuyer("Avisos Varios");
  await buy(mobile, buyer);
  return { order: await orderOf(buyer.email), email: buyer.email };
}

/** Pays another amount, or in another currency, than was asked. */
async function payInstead(mobile: Page, change: { amount?: string; currency?: string }): Promise<void> {
  await mobile.getByText("Más formas de pagar o fallar").click();
  if (change.amount) await mobile.getByLabel("Monto").fill(change.amount);
  if (change.currency) await mobile.getByLabel("Moneda").fill(change.currency);
  await actOnDemoPage(mobile, "Pagar este monto");
  await expect(mobile).toHaveURL(/\/o\//);
}

test("messages that no provider signed are refused and leave no trace: 400", async () => {
  await changesNothing(async () => {
    const message = aMessage("payment.captured", "demo_pay_1");
    const good = signed(message);
    const wrong: readonly (readonly [string, string, Record<string, string>])[] = [
      ["unsigned", message.body, JSON_TYPE],
      ["wrongly signed", message.body, { ...good, "webhook-signature": `v1,${"A".repeat(43)}=` }],
      ["changed after signing", message.body.replace("demo_pay_1", "demo_pay_2"), good],
      ["under another id", message.body, { ...good, "webhook-id": "evt_other" }],
      ["six minutes old", message.body, signed(message, new Date(Date.now() - 360_000))],
      ["six minutes ahead", message.body, signed(message, new Date(Date.now() + 360_000))],
      ["not JSON, unsigned", "payment=captured", JSON_TYPE],
      ["empty", "", JSON_TYPE],
    ];
    for (const [what, body, headers] of wrong) {
      expect(await post(body, { ...headers, ...from() }), what).toBe(400);
    }
  });
});

test("a signed message that is no JSON is 400, and one of a provider that is not set up is 404", async () => {
  await changesNothing(async () => {
    const text = { id: "evt_text", body: "not json" };
    expect(await post(text.body, { ...signed(text), ...from() })).toBe(400);
    const message = aMessage("payment.captured", "demo_pay_1");
    for (const provider of ["mercado-pago", "nobody", "DEMO"]) {
      expect(await post(message.body, signed(message), provider), provider).toBe(404);
    }
    expect((await fetch(`${WEBHOOKS}/demo`)).status).toBe(405);
  });
});

test("more than 1 MiB is 413, however it is announced, even when it is signed", async () => {
  await changesNothing(async () => {
    const big = { id: "evt_big", body: JSON.stringify({ id: "evt_big", padding: "x".repeat(MIB) }) };
    const length = { "content-length": String(Buffer.byteLength(big.body)) };
    expect(await postOnce(big.body, { ...signed(big), ...from(), ...length })).toBe(413);
    expect(await postOnce(big.body, { ...signed(big), ...from() })).toBe(413);
  });
});

test("a type that we do not use, and a payment that nobody knows, are stored and change no order", async ({
  desk,
}) => {
  // Letters of earlier stories, and what the clock finds out about their orders, are not about these messages.
  const events = async () =>
    (
      await one<{ n: string }>(
        "select count(*) as n from order_events where kind not like 'letter%' and kind not in ('provider_asked', 'payment_fell_due')",
      )
    ).n;
  const before = await events();
  const sung = aMessage("payment.sung", "demo_nobody");
  expect(await post(sung.body, signed(sung))).toBe(200);
  const foreign = `demo_pay_foreign_${Date.now()}`;
  await sql(
    `insert into demo_payments select (jsonb_populate_record(d, jsonb_build_object('id', $1::text, 'idempotency_key', $1::text,
       'order_ref', 'another-shop', 'order_id', 0, 'payment_id', $1::text))).* from demo_payments d where state = 'paid' limit 1`,
    [foreign],
  );
  const lost = aMessage("payment.captured", foreign);
  expect(await post(lost.body, signed(lost))).toBe(200);
  await expect
    .poll(async () => (await sql("select effect from inbox where event_id = $1", [sung.id]))[0]?.effect)
    .toBe("not_ours");
  await expect
    .poll(async () => (await sql("select effect from inbox where event_id = $1", [lost.id]))[0]?.effect)
    .toBe("unmatched");
  expect(await events()).toBe(before);
  const page = await desk("owner");
  await page.goto("/inbox");
  await expect(page.getByText("Sin pedido").first()).toBeVisible();
});

test("a replayed message is 200 each time, is kept once and has one effect (S47)", async ({
  phone,
  mailbox,
}) => {
  const mobile = await phone();
  const { order, email } = await waiting(mobile);
  await actOnDemoPage(mobile, "Pagar");
  await seePaid(mobile);
  await mailbox.letterTo(email, "Pago recibido");
  const stock = await stockOf(PLENTY);
  const message = aMessage("payment.captured", await demoPaymentOf(order.id));
  const answers = await Promise.all(Array.from({ length: 10 }, () => post(message.body, signed(message))));
  expect(answers).toEqual(Array.from({ length: 10 }, () => 200));
  await processed(message.id);
  expect(await sql("select 1 from inbox where event_id = $1", [message.id])).toHaveLength(1);
  const events = await eventsOf(order.id);
  expect(await post(message.body, signed(message))).toBe(200);
  expect(await eventsOf(order.id)).toBe(events);
  expect(await stockOf(PLENTY)).toBe(stock);
  expect(
    await sql("select 1 from letters where order_id = $1 and kind = 'order_paid'", [order.id]),
  ).toHaveLength(1);
  expect((await orderOf(email)).captured).toBe(order.total);
});

test("a message says nothing by itself: signed news of a payment that the provider does not confirm changes nothing", async ({
  phone,
}) => {
  const mobile = await phone();
  const { order, email } = await waiting(mobile);
  const message = aMessage("payment.captured", await demoPaymentOf(order.id));
  expect(await post(message.body, signed(message))).toBe(200);
  await processed(message.id);
  expect(await orderOf(email)).toMatchObject({ payment_status: "pending", captured: "0" });
});

test("too little money never pays an order: it stays pending, flagged, and says what is missing", async ({
  phone,
  desk,
}) => {
  const mobile = await phone();
  const { email } = await waiting(mobile);
  await payInstead(mobile, { amount: "1000" });
  await expect.poll(async () => (await orderOf(email)).captured).toBe("1000");
  const order = await orderOf(email);
  expect(order.payment_status).toBe("pending");
  const page = await desk("manager");
  await openOrder(page, order.number);
  await expect(page.getByRole("main").getByText("Pago parcial").first()).toBeVisible();
  await expect(block(page, "Productos")).toContainText("Falta pagar");
});

test("money in another currency never pays an order: it is flagged for a person", async ({ phone, desk }) => {
  const mobile = await phone();
  const { order, email } = await waiting(mobile);
  await payInstead(mobile, { currency: "USD" });
  await expect.poll(async () => (await orderOf(email)).flags).toContain("amount_mismatch");
  expect(await orderOf(email)).toMatchObject({ payment_status: "pending", captured: "0" });
  const page = await desk("manager");
  await openOrder(page, order.number);
  await expect(page.getByText("Acepte la diferencia, pida el resto o reembolse.").first()).toBeVisible();
  await expect(historyOf(page).filter({ hasText: "El pago llegó en otra moneda" })).toHaveCount(1);
});

test("too much money pays the order and is flagged, never hidden", async ({ phone, desk }) => {
  const mobile = await phone();
  const { order, email } = await waiting(mobile);
  await payInstead(mobile, { amount: String(Number(order.total) + 5_000) });
  await expect.poll(async () => (await orderOf(email)).payment_status).toBe("paid");
  expect((await orderOf(email)).flags).toContain("overpaid");
  const page = await desk("manager");
  await openOrder(page, order.number);
  await expect(page.getByText("Devuelva la diferencia.").first()).toBeVisible();
});
