import { aBuyer, buy } from "./support/buyer";
import { type OrderFacts, orderOf, sql } from "./support/database";
import { historyOf, openOrder } from "./support/orders-desk";
import { expect, type Page, test } from "./support/story";

/** Paid at the provider, whose messages about it never reach the shop. */
async function paidUnheard(mobile: Page): Promise<{ order: OrderFacts; email: string; objectId: string }> {
  const buyer = aBuyer("Aviso Perdido");
  await buy(mobile, buyer);
  const order = await orderOf(buyer.email);
  const rows = await sql<{ id: string }>(
    `update demo_payments set state = 'paid', captured = amount, captured_currency = currency, captured_at = created_at
     where order_id = $1 returning id`,
    [order.id],
  );
  return { order, email: buyer.email, objectId: rows[0]?.id ?? "" };
}

async function compare(page: Page): Promise<void> {
  await page.goto("/inbox/reconcile");
  await page.getByRole("button", { name: "Comparar", exact: true }).click();
  await expect(page.getByRole("heading", { name: /^Conciliación \d+/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Totales cobrados" })).toBeVisible({ timeout: 30_000 });
}

const difference = (page: Page, objectId: string) =>
  page.getByRole("list", { name: "Diferencias" }).getByRole("listitem").filter({ hasText: objectId });

test("a webhook that never came is found by the comparison and repaired by its button", async ({
  phone,
  desk,
}) => {
  const { order, email, objectId } = await paidUnheard(await phone());
  const page = await desk("manager");
  await compare(page);
  expect(await orderOf(email)).toMatchObject({ payment_status: "pending", captured: "0" });
  const found = difference(page, objectId);
  await expect(found).toContainText("Falta aquí");
  await expect(found).toContainText(`#${order.number}`);
  await found.getByRole("button", { name: /^Registrar el pago/ }).click();
  await expect(found).toContainText("Se aplicó lo que dice el proveedor.");
  expect(await orderOf(email)).toMatchObject({ payment_status: "paid", captured: order.total });
  await openOrder(page, order.number);
  const entry = historyOf(page).filter({ hasText: "Pago recibido: " });
  await entry.locator("summary").first().click();
  await expect(entry.getByRole("link", { name: /^Conciliación \d+/ })).toBeVisible();
});

test("a difference that cannot be made good is left with a reason; who may not act sees no steps", async ({
  phone,
  desk,
}) => {
  const { objectId } = await paidUnheard(await phone());
  const page = await desk("manager");
  await compare(page);
  const viewer = await desk("viewer");
  await viewer.goto(page.url());
  await expect(difference(viewer, objectId)).toContainText("Falta aquí");
  await expect(difference(viewer, objectId).getByRole("button")).toHaveCount(0);
  const found = difference(page, objectId);
  await found.getByText("Dejarla con un motivo").click();
  await found.getByLabel("Motivo").selectOption({ label: "Es una prueba" });
  await found.getByRole("button", { name: "Dejar así" }).click();
  await expect(found).toContainText("Anotada");
  await expect(found).toContainText("Es una prueba");
});

test("a payment without an order is offered the one of its amount and day: a press places it", async ({
  phone,
  desk,
}) => {
  const buyer = aBuyer("Pago Suelto");
  await buy(await phone(), buyer);
  const order = await orderOf(buyer.email);
  const stray = `demo_pay_loose_${order.id}`;
  await sql(
    `insert into demo_payments select (jsonb_populate_record(d, jsonb_build_object('id', $1::text, 'idempotency_key', $1::text,
       'order_ref', 'another-shop', 'order_id', 0, 'payment_id', $1::text, 'state', 'paid', 'captured', d.amount,
       'captured_currency', d.currency, 'captured_at', d.created_at))).* from demo_payments d where order_id = $2`,
    [stray, order.id],
  );
  const page = await desk("manager");
  await compare(page);
  const found = difference(page, stray);
  await expect(found).toContainText("Pedidos de ese monto y esos días:");
  await found.getByRole("button", { name: `#${order.number} · Pago Suelto` }).click();
  await expect(found).toContainText("Se aplicó lo que dice el proveedor.");
  expect(await orderOf(buyer.email)).toMatchObject({ payment_status: "paid", captured: order.total });
});
