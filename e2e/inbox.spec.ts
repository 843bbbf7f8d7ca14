import { aBuyer, actOnDemoPage, buy, seePaid } from "./support/buyer";
import { eventsOf, type OrderFacts, one, orderOf, sql } from "./support/database";
import { aMessage, post, signed } from "./support/demo-webhook";
import { historyOf, openOrder } from "./support/orders-desk";
import { expect, type Page, test } from "./support/story";

let stray = 0;

/** Money at the provider that names no order of ours, and its message. @returns the event id. */
async function anOrphan(amount: string): Promise<string> {
  const foreign = `demo_pay_stray_${Date.now()}_${stray++}`;
  await sql(
    `insert into demo_payments select (jsonb_populate_record(d, jsonb_build_object('id', $1::text, 'idempotency_key', $1::text,
       'order_ref', 'another-shop', 'order_id', 0, 'payment_id', $1::text, 'amount', $2::bigint, 'captured', $2::bigint,
       'refunds', '[]'::jsonb, 'captured_currency', 'CLP'))).* from demo_payments d where state = 'paid' limit 1`,
    [foreign, amount],
  );
  const message = aMessage("payment.captured", foreign);
  expect(await post(message.body, signed(message))).toBe(200);
  await expect.poll(() => effectOf(message.id)).toBe("unmatched");
  return message.id;
}

const effectOf = async (eventId: string): Promise<string | null> =>
  (await sql<{ effect: string | null }>("select effect from inbox where event_id = $1", [eventId]))[0]
    ?.effect ?? null;
const inboxIdOf = async (eventId: string): Promise<string> =>
  (await one<{ id: string }>("select id::text from inbox where event_id = $1", [eventId])).id;

/** An order whose customer stands on the provider's page. */
async function waiting(mobile: Page): Promise<{ order: OrderFacts; email: string }> {
  const buyer = aBuyer("Mensaje Huérfano");
  await buy(mobile, buyer);
  return { order: await orderOf(buyer.email), email: buyer.email };
}

test("a message that nobody can place waits, is adopted by a person, and acts once (S84)", async ({
  phone,
  desk,
}) => {
  const { order, email } = await waiting(await phone());
  const eventId = await anOrphan(order.total);
  const page = await desk("manager");
  await page.goto(`/inbox?effect=needy&q=${eventId}`);
  await page.getByRole("table").getByRole("link", { name: "payment.captured" }).click();
  await expect(page.getByRole("heading", { name: "¿De qué pedido habla?" })).toBeVisible();
  await page.getByRole("textbox", { name: "Pedido" }).fill("99999999");
  await page.getByRole("button", { name: "Asignar a este pedido" }).click();
  await expect(page.getByText("No hay un pedido con ese número.")).toBeVisible();
  await page.getByRole("textbox", { name: "Pedido" }).fill(String(order.number));
  await page.getByRole("button", { name: "Asignar a este pedido" }).click();
  await expect(page.getByRole("main").getByText("Aplicado").first()).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("list", { name: /Lo que escribió en el pedido/ })).toContainText(
    "Pago recibido",
  );
  await expect(page.getByText("asignado a mano")).toBeVisible();
  expect(await orderOf(email)).toMatchObject({ payment_status: "paid", captured: order.total });
  const events = await eventsOf(order.id);
  await page.getByRole("button", { name: "Procesar de nuevo" }).click();
  await expect(page.getByText("En proceso.").first()).toBeVisible();
  await expect.poll(() => effectOf(eventId), { timeout: 20_000 }).toBe("ignored");
  expect(await eventsOf(order.id)).toBe(events);
});

test("an order's history opens the message that a fact came with, and the message its order (S2)", async ({
  phone,
  desk,
  mailbox,
}) => {
  const mobile = await phone();
  const { order, email } = await waiting(mobile);
  await actOnDemoPage(mobile, "Pagar");
  await seePaid(mobile);
  await mailbox.letterTo(email, "Pago recibido");
  const page = await desk("manager");
  await openOrder(page, order.number);
  const entry = historyOf(page).filter({ hasText: "Pago recibido: " });
  await entry.locator("summary").first().click();
  await entry.getByRole("link", { name: "Ver el mensaje" }).click();
  await expect(page.getByRole("heading", { name: "payment.captured" })).toBeVisible();
  const told = page.getByRole("list", { name: `Lo que escribió en el pedido #${order.number}` });
  await expect(told).toContainText("Pago recibido");
  await page.getByRole("link", { name: "Ver historial" }).click();
  await expect(page).toHaveURL(new RegExp(`/orders/${order.number}#history`));
  const letter = historyOf(page).filter({ hasText: "Carta enviada: Pago recibido" });
  await letter.locator("summary").first().click();
  await expect(letter).toContainText(email);
});

test("many messages are worked on again at once, and nothing changes", async ({ phone, desk }) => {
  const mobile = await phone();
  const { order } = await waiting(mobile);
  await actOnDemoPage(mobile, "Pagar y avisar tres veces");
  await seePaid(mobile);
  const messages = () =>
    sql("select 1 from inbox where order_id = $1 and processed_at is not null", [order.id]);
  await expect.poll(async () => (await messages()).length).toBeGreaterThan(1);
  const [events, count] = [await eventsOf(order.id), (await messages()).length];
  const page = await desk("manager");
  await page.goto(`/inbox?q=${order.number}`);
  await page.getByRole("checkbox", { name: "Seleccionar todo" }).check();
  await page.getByRole("button", { name: "Procesar de nuevo" }).click();
  await expect(page.getByText(`${count} mensajes procesados`)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText(/Ninguno cambió un pedido/)).toBeVisible();
  expect(await eventsOf(order.id)).toBe(events);

  await page.goto(`/inbox?q=${order.number}`);
  await page.getByRole("button", { name: "Reprocesar todo lo filtrado" }).click();
  await expect(page.getByText(`${count} mensajes procesados`)).toBeVisible({ timeout: 20_000 });
  expect(await eventsOf(order.id)).toBe(events);
});

test("a message that needs nothing is put aside with a reason; who may not act sees no buttons", async ({
  desk,
}) => {
  const eventId = await anOrphan("12345");
  const address = `/inbox/${await inboxIdOf(eventId)}`;
  const viewer = await desk("viewer");
  await viewer.goto(address);
  await expect(viewer.getByText("Nadie sabe de qué pedido habla.")).toBeVisible();
  await expect(viewer.getByRole("button", { name: "Asignar a este pedido" })).toHaveCount(0);
  const page = await desk("manager");
  await page.goto(address);
  await page.getByText("Apartar este mensaje").click();
  await page.getByLabel("Motivo").selectOption({ label: "Es una prueba del proveedor" });
  await page.getByRole("button", { name: "Apartar", exact: true }).click();
  await expect(page.getByText("Alguien decidió que no necesita nada.")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Es una prueba del proveedor");
  expect(await effectOf(eventId)).toBe("dismissed");
});
