import { axe, overflowOf } from "./support/axe";
import { aBuyer, buy, buyPaid } from "./support/buyer";
import { orderOf, sql } from "./support/database";
import { dispatchByHand, historyOf, openOrder } from "./support/orders-desk";
import { expect, type Page, test } from "./support/story";

const more = (page: Page) => page.getByRole("button", { name: "Más acciones", exact: true }).first();

async function choose(page: Page, entry: string): Promise<void> {
  await more(page).click();
  await page.getByRole("menuitem", { name: entry, exact: true }).click();
}

async function cancelQuietly(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Estado de pago", exact: true }).click();
  await page.getByRole("menuitem", { name: "Cancelar" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Cancelar pedido" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("main").getByText("Cancelado", { exact: true }).first()).toBeVisible();
}

test("the recovery letter of a canceled order leaves from the menu and its link leads back to a cart (S15, S18)", async ({
  phone,
  desk,
  mailbox,
}) => {
  const buyer = aBuyer("Rita Vuelve");
  const mobile = await phone();
  await buy(mobile, buyer, { method: "transfer" });
  const { number } = await orderOf(buyer.email);
  const page = await desk("manager");
  await openOrder(page, number);
  await more(page).click();
  await expect(page.getByRole("menuitem", { name: "Ver como era" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Enviar recordatorio de compra" })).toBeHidden();
  await page.keyboard.press("Escape");
  await cancelQuietly(page);
  await choose(page, "Enviar recordatorio de compra");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(`Sale ahora a ${buyer.email}.`)).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Enviar", exact: true }).click();
  await expect(dialog).toBeHidden();
  const letter = await mailbox.letterTo(buyer.email, "Recordatorio de compra");
  await openOrder(page, number);
  const told = historyOf(page).filter({ hasText: "Recordatorio de compra" });
  await expect(told).toHaveCount(1);
  await expect(told).not.toContainText("Sistema");
  await mobile.goto(letter.links.find((link) => link.includes("/recover/")) ?? "");
  await mobile.getByRole("button", { name: "Retomar mi compra" }).click();
  await expect(mobile).toHaveURL(/\/cart\//);
});

test("a letter that the order had goes out again, by keyboard; an address that bounced stops it (S15)", async ({
  phone,
  desk,
  mailbox,
}) => {
  const buyer = aBuyer("Repe Tida");
  await buy(await phone(), buyer, { method: "transfer" });
  const { number, id } = await orderOf(buyer.email);
  await mailbox.letterTo(buyer.email, "Pedido recibido");
  const page = await desk("owner");
  await openOrder(page, number);
  await choose(page, "Reenviar una carta");
  const dialog = page.getByRole("dialog");
  const customers = dialog.getByRole("radio", { name: "Pedido recibido" });
  await customers.focus();
  await page.keyboard.press("Space");
  await expect(customers).toBeChecked();
  await expect(dialog.getByText(`Sale ahora a ${buyer.email}.`)).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  const sent = async () =>
    (
      await sql("select 1 from letters where order_id = $1 and kind = 'order_placed' and state = 'sent'", [
        id,
      ])
    ).length;
  await expect.poll(sent, { timeout: 20_000 }).toBe(2);
  await sql("update people set undeliverable_at = now() where email = $1", [buyer.email]);
  await openOrder(page, number);
  await choose(page, "Reenviar una carta");
  await dialog.getByRole("radio", { name: "Pedido recibido" }).first().check();
  await expect(dialog.getByText(`${buyer.email} devolvió una carta.`)).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Reenviar", exact: true })).toBeDisabled();
  await page.keyboard.press("Escape");
  expect(await sent()).toBe(2);
});

test("an order is shown as it was after each step, for reading only, by keys and by its address (§2.4)", async ({
  phone,
  desk,
}) => {
  const buyer = aBuyer("Ayer Era");
  await buyPaid(await phone(), buyer);
  const { number } = await orderOf(buyer.email);
  const page = await desk("manager");
  await openOrder(page, number);
  await dispatchByHand(page, { carrier: "Starken", tracking: "5551234" });
  await choose(page, "Ver como era");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Pedido #${number} como era`);
  const main = page.getByRole("main");
  await expect(main.getByText("5551234").first()).toBeVisible();
  await expect(main.getByRole("button", { name: "Despachar", exact: true })).toBeHidden();
  const slider = page.getByRole("slider", { name: "Momento" });
  await slider.focus();
  await page.keyboard.press("Home");
  await expect(page).toHaveURL(/at=1$/);
  await expect(page.getByText("5551234")).toHaveCount(0);
  await expect(main.getByRole("button", { name: "Pagado", exact: true })).toHaveCount(0);
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/at=2$/);
  await expect(main.getByRole("button", { name: "Abierto", exact: true })).toBeVisible();
  await expect(main.getByRole("region", { name: "Qué cambió en este paso" })).toContainText(
    "Despacho en Santiago",
  );
  expect(await axe(page)).toEqual([]);
  await slider.focus();
  await page.keyboard.press("End");
  await expect(main.getByRole("button", { name: "Pagado", exact: true })).toBeVisible();
  await expect(main.getByText("5551234").first()).toBeVisible();
  const narrow = await desk("logistics", { width: 360, scheme: "dark" });
  await narrow.goto(`/orders/${number}/past?at=2`);
  await expect(narrow.getByRole("heading", { level: 1 })).toHaveText(`Pedido #${number} como era`);
  await expect(narrow.getByRole("main")).not.toContainText("$");
  expect(await overflowOf(narrow)).toBe(0);
  expect(await axe(narrow)).toEqual([]);
  await narrow.getByRole("link", { name: "Paso siguiente" }).click();
  await expect(narrow).toHaveURL(/at=3$/);
});
