import { axe, overflowOf } from "./support/axe";
import { aBuyer, actOnDemoPage, type Buyer, buy, METHOD, seePaid } from "./support/buyer";
import { orderOf, sql, stockOf } from "./support/database";
import { addressIn, block, dispatchByHand, historyOf, openOrder } from "./support/orders-desk";
import { expect, type Page, test } from "./support/story";

const [SMALL, LARGE] = ["PRENSA-600", "PRENSA-1L"];

/** An order for one press, paid with the demo card. */
async function paidOrder(phone: Page, buyer: Buyer, sku: string): Promise<number> {
  await buy(phone, buyer, { from: `/buy?p=${sku}` });
  await actOnDemoPage(phone, "Pagar");
  await seePaid(phone);
  return (await orderOf(buyer.email)).number;
}

async function openEditor(desk: Page, number: number): Promise<void> {
  await openOrder(desk, number);
  await block(desk, "Productos").getByRole("link", { name: "Editar" }).click();
  await expect(desk.getByRole("heading", { name: `Editar el pedido #${number}` })).toBeVisible();
  await expect(desk.getByText("Todavía no cambió nada.")).toBeVisible();
}

const sizes = (desk: Page) => desk.getByLabel(/^Cambiar .* por otra variante$/);
const effect = (desk: Page) => desk.getByRole("region", { name: "Qué va a cambiar" });

async function changeSize(desk: Page, size: RegExp): Promise<void> {
  const option = sizes(desk).getByRole("option", { name: size });
  await sizes(desk).selectOption((await option.getAttribute("value")) ?? "");
}

async function save(desk: Page, number: number): Promise<void> {
  await desk.getByRole("button", { name: "Guardar la edición" }).filter({ visible: true }).click();
  await expect(desk.getByRole("heading", { name: `Pedido #${number} editado` })).toBeVisible();
}

test.describe("an order is edited", () => {
  test("a dearer size leaves a balance, which the customer pays by link", async ({ phone, desk }) => {
    const buyer = aBuyer("Camila Cambio");
    const number = await paidOrder(await phone(), buyer, SMALL);
    const shelf = { small: await stockOf(SMALL), large: await stockOf(LARGE) };
    const page = await desk("manager");
    await openEditor(page, number);
    await changeSize(page, /^1 litro/);
    await expect(effect(page).getByText("Saldo por cobrar: $5.000")).toBeVisible();
    await expect(effect(page).getByText(/El pago pasa de Pagado a Pendiente/)).toBeVisible();
    await expect(effect(page).getByText("salen 1")).toBeVisible();
    await expect(effect(page).getByText("vuelven 1")).toBeVisible();
    await expect(page.getByLabel("Motivo").last()).toHaveValue("change_of_size");
    expect(await axe(page)).toEqual([]);
    await save(page, number);
    expect([await stockOf(SMALL), await stockOf(LARGE)]).toEqual([shelf.small + 1, shelf.large - 1]);
    await page.getByRole("button", { name: "Enviar enlace por el saldo" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("checkbox", { name: /^Enviarlo por correo/ }).setChecked(false);
    await dialog.getByRole("button", { name: "Crear enlace" }).click();
    const url = await addressIn(dialog.getByLabel("Dirección del enlace"));
    const other = await phone();
    await other.goto(url);
    await other.getByRole("radio", { name: METHOD.demo }).check();
    await other.getByRole("button", { name: "Pagar $5.000" }).click();
    await actOnDemoPage(other, "Pagar");
    await seePaid(other);
    const { payment_status, total, captured } = await orderOf(buyer.email);
    expect([payment_status, captured]).toEqual(["paid", total]);
    await openOrder(page, number);
    const told = historyOf(page).filter({ hasText: "Cambio de talla o variante" });
    await told.locator("summary").first().click();
    await expect(told.getByText(/1 × .*600 ml/)).toBeVisible();
    await expect(told.getByText(/1 × .*1 litro/)).toBeVisible();
  });

  test("a cheaper size leaves a surplus to refund, and the edit can be undone", async ({ phone, desk }) => {
    const buyer = aBuyer("Sara Sobrante");
    const number = await paidOrder(await phone(), buyer, LARGE);
    const page = await desk("owner", { width: 360 });
    await openEditor(page, number);
    await changeSize(page, /^600 ml/);
    await expect(effect(page).getByText("A devolver al cliente: $5.000")).toBeVisible();
    expect(await overflowOf(page)).toBe(0);
    await save(page, number);
    await expect(page.getByText("Hay que devolver $5.000 al cliente.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Reembolsar" })).toHaveAttribute("href", /refund=1/);
    const { payment_status, flags } = await orderOf(buyer.email);
    expect([payment_status, flags]).toEqual(["paid", ["overpaid"]]);
    await page.getByRole("button", { name: "Deshacer" }).click();
    await expect(page).toHaveURL(new RegExp(`/orders/${number}$`));
    await expect(historyOf(page).filter({ hasText: "Edición deshecha" })).toHaveCount(1);
    expect((await orderOf(buyer.email)).flags).toEqual([]);
    const letters =
      "select 1 from letters l join orders o on o.id = l.order_id where o.number = $1 and kind = 'order_paid'";
    expect(await sql(letters, [number])).toHaveLength(1);
  });

  test("once something has left, the page says what to do instead", async ({ phone, desk }) => {
    const buyer = aBuyer("Diego Despachado");
    const number = await paidOrder(await phone(), buyer, SMALL);
    const page = await desk("manager");
    await openOrder(page, number);
    await dispatchByHand(page, { tracking: "EDIT-1" });
    await expect(block(page, "Productos").getByRole("link", { name: "Editar" })).toHaveCount(0);
    await page.goto(`/orders/${number}/edit`);
    await expect(page.getByRole("heading", { name: "Este pedido ya no se edita" })).toBeVisible();
    const complement = page.getByRole("link", { name: "Crear pedido complementario" });
    await expect(complement).toHaveAttribute("href", `/orders/new?complement=${number}`);
  });

  test("an open payment page is closed before the total changes", async ({ phone, desk }) => {
    const buyer = aBuyer("Paula Pendiente");
    const mobile = await phone();
    await buy(mobile, buyer, { from: `/buy?p=${SMALL}` });
    const { number } = await orderOf(buyer.email);
    const page = await desk("manager");
    await openEditor(page, number);
    await changeSize(page, /^1 litro/);
    await expect(effect(page).getByText(/Hay una página de pago abierta/)).toBeVisible();
    await save(page, number);
    await mobile.reload();
    await expect(mobile.getByRole("button", { name: "Pagar", exact: true })).toHaveCount(0);
    await openOrder(page, number);
    await expect(historyOf(page).filter({ hasText: "Cambio de talla o variante" })).toHaveCount(1);
  });

  test("contact and address are corrected from the side of the order", async ({ phone, desk }) => {
    const buyer = aBuyer("Olga Ortografía");
    const number = await paidOrder(await phone(), buyer, SMALL);
    const page = await desk("manager");
    await openOrder(page, number);
    await page.getByRole("button", { name: "Editar el cliente" }).click();
    await page.getByRole("dialog").getByLabel("Nombre").fill("Olga Corregida");
    await page.getByRole("dialog").getByRole("button", { name: "Guardar" }).click();
    await expect(block(page, "Cliente").getByText("Olga Corregida")).toBeVisible();
    await page.getByRole("button", { name: "Editar la dirección de envío" }).click();
    await page.getByRole("dialog").getByLabel("Calle").fill("Avenida Condell");
    await page.getByRole("dialog").getByRole("button", { name: "Guardar" }).click();
    await expect(block(page, "Dirección de envío").getByText(/Avenida Condell/)).toBeVisible();
    await expect(historyOf(page).filter({ hasText: "Dirección de entrega cambiada" })).toHaveCount(1);
  });
});
