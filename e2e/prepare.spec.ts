import { axe, overflowOf } from "./support/axe";
import { aBuyer, actOnDemoPage, buy, seePaid } from "./support/buyer";
import { one, orderOf } from "./support/database";
import { historyOf, openOrder } from "./support/orders-desk";
import { expect, type Page, test } from "./support/story";

/** Two of one thing and one of another, paid and waiting to be packed. */
async function paidOrder(page: Page, name: string) {
  const buyer = aBuyer(name);
  await buy(page, buyer, { from: "/buy?p=CHOCO-70:2,CAFE-250:1" });
  await actOnDemoPage(page, "Pagar");
  await seePaid(page);
  return orderOf(buyer.email);
}

const preparationOf = async (id: string): Promise<string> =>
  (await one<{ preparation: string }>("select preparation from orders where id = $1", [id])).preparation;

/** What a scanner at the keyboard does: fast keys, then Enter, wherever the focus is. */
async function scan(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
}

const open = async (page: Page, number: number) => {
  await page.goto(`/orders/prepare/${number}`);
  await expect(page.getByRole("heading", { name: `Empacar el pedido #${number}` })).toBeVisible();
  await expect(page.getByText("Escanee cada unidad: faltan 3.")).toBeVisible();
};

test("every unit is scanned with the keys alone; a wrong one and one too many are said; packed, the queue moves on", async ({
  phone,
  desk,
}) => {
  const order = await paidOrder(await phone(), "Paz Prepara");
  const page = await desk("logistics");
  await page.goto("/");
  await page.getByRole("link", { name: "Preparar uno tras otro" }).click();
  await expect(page.getByRole("heading", { name: "Preparar pedidos" })).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await page.getByLabel("Escanee una lista de empaque o escriba el número").fill(String(order.number));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Escanee cada unidad: faltan 3.")).toBeVisible();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());

  await expect(async () => {
    await scan(page, "TAZA-AZUL");
    await expect(page.getByText("TAZA-AZUL no es de este pedido").first()).toBeVisible({ timeout: 500 });
  }).toPass();
  await scan(page, "CHOCO-70");
  await scan(page, "choco-70");
  await scan(page, "CHOCO-70");
  await expect(page.getByText(/^Sobra: .* ya está completo$/)).toBeVisible();
  await expect(page.getByText("2 de 3", { exact: true })).toBeVisible();
  await expect(page.getByRole("list", { name: "Últimos escaneos" }).getByRole("listitem")).not.toHaveCount(0);
  await page.getByRole("button", { name: "Deshacer", exact: true }).click();
  await expect(page.getByRole("img", { name: "1 de 2 en la caja" })).toBeVisible();
  await scan(page, "CHOCO-70");
  expect(await axe(page)).toEqual([]);
  await scan(page, "CAFE-250");
  await expect(page.getByText("Está completo")).toBeVisible();
  await page.getByLabel(/^Peso en gramos/).fill("840");
  await page.keyboard.press("Enter");
  await expect(page.getByText(`Pedido #${order.number} empacado`)).toBeVisible();
  await expect(page.getByRole("heading", { name: `Empacar el pedido #${order.number}` })).toBeHidden();
  expect(await preparationOf(order.id)).toBe("packed");
  const told = await one<{ payload: { weightGrams: number; verified: boolean } }>(
    "select payload from order_events where order_id = $1 and kind = 'preparation_marked'",
    [order.id],
  );
  expect(told.payload).toMatchObject({ weightGrams: 840, verified: true });
  await openOrder(page, order.number);
  await expect(historyOf(page).filter({ hasText: "Empacado, cada unidad escaneada" }).first()).toBeVisible();
});

test("on a phone: the pick list by SKU of the chosen orders, counted by hand, and packed without a scanner", async ({
  phone,
  desk,
}) => {
  const order = await paidOrder(await phone(), "Quena Prepara");
  const page = await desk("logistics", { width: 360, scheme: "dark" });
  await page.goto(`/orders/prepare/pick?order=${order.number}`);
  const list = page.getByRole("list", { name: "Lista de preparación" });
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await expect(list.getByRole("listitem").filter({ hasText: "CHOCO-70" })).toContainText("2 ×");
  await expect(page.getByText("1 pedido, 3 unidades")).toBeVisible();
  expect(await axe(page)).toEqual([]);
  expect(await overflowOf(page)).toBe(0);
  await page.getByRole("link", { name: `Escanear el pedido #${order.number}` }).click();
  await expect(page.getByText("Escanee cada unidad: faltan 3.")).toBeVisible();
  const count = page.getByRole("button", { name: /^Contar una unidad de / });
  await expect(async () => {
    await count.first().click();
    await expect(page.getByText("1 de 3", { exact: true })).toBeVisible({ timeout: 500 });
  }).toPass();
  expect(await axe(page)).toEqual([]);
  expect(await overflowOf(page)).toBe(0);
  await page.getByRole("button", { name: "Empacar sin escanear el resto" }).click();
  await expect(page.getByText(`Pedido #${order.number} empacado`)).toBeVisible();
  expect(await preparationOf(order.id)).toBe("packed");
  await open(page, order.number);
  await expect(page.getByText("Ya está marcado como empacado.")).toBeVisible();
});
