import { axe } from "./support/axe";
import { aBuyer, actOnDemoPage, buy, PLENTY, seePaid } from "./support/buyer";
import { one, orderOf, stockOf } from "./support/database";
import { block, dispatchByHand, historyOf, openOrder } from "./support/orders-desk";
import { expect, type Page, test } from "./support/story";

const parcel = (page: Page) => page.getByRole("list", { name: "Despachos" }).locator("> li").first();

async function inMenu(page: Page, item: string): Promise<void> {
  await parcel(page)
    .getByRole("button", { name: /^Acciones del despacho/ })
    .click();
  await page.getByRole("menuitem", { name: item }).click();
}

async function finish(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name, exact: true }).click();
  await expect(dialog).toBeHidden();
}

async function refuseAtDoor(page: Page): Promise<void> {
  await inMenu(page, "Marcar como fallido…");
  await page.getByRole("dialog").getByRole("radio", { name: "Lo rechazaron en la puerta" }).check();
  await page.getByRole("dialog").getByLabel(/^Nota/).fill("No tenía efectivo");
  await finish(page, "Marcar como fallido");
  await expect(parcel(page)).toContainText("Rechazado en la puerta");
}

const commits = async (id: string): Promise<number> =>
  (
    await one<{ n: number }>(
      `select count(distinct recorded_at)::int as n from order_events where order_id = $1
       and (kind = 'order_canceled' or (kind = 'shipment_reported' and payload->>'detail' = 'returned'))`,
      [id],
    )
  ).n;

test("cash on delivery refused at the door: once more, and then canceled with the goods back in stock", async ({
  phone,
  desk,
}) => {
  test.setTimeout(120_000);
  const buyer = aBuyer("Pablo Puerta");
  const mobile = await phone();
  const stock = await stockOf(PLENTY);
  await buy(mobile, buyer, { from: `/buy?p=${PLENTY}:2`, method: "on_delivery" });
  const { number, id } = await orderOf(buyer.email);
  const page = await desk("manager");
  await openOrder(page, number);
  await page.getByRole("main").getByRole("button", { name: "Despachar", exact: true }).click();
  await expect(page.getByRole("dialog").getByText(/^Quien lo entrega cobra \$[\d.]+\.$/)).toBeVisible();
  await page.keyboard.press("Escape");
  await dispatchByHand(page, { carrier: "Starken", tracking: "PUERTA-1" });
  await refuseAtDoor(page);
  await expect(
    page.getByRole("alert").getByText("Lo rechazaron en la puerta y no está pagado."),
  ).toBeVisible();
  await expect(historyOf(page).filter({ hasText: "rechazado en la puerta" })).toContainText(
    "No tenía efectivo",
  );

  await parcel(page).getByRole("button", { name: "Nuevo intento" }).click();
  await expect(page.getByRole("dialog").getByRole("spinbutton").first()).toHaveValue("2");
  await page
    .getByRole("dialog")
    .getByLabel(/^Número de seguimiento/)
    .fill("PUERTA-2");
  await finish(page, "Enviar otra vez");
  await expect(parcel(page)).toContainText("PUERTA-2");
  await expect(block(page, "Despachos")).toContainText("1 envío anterior");
  await inMenu(page, "Deshacer el despacho");
  await expect(page.getByRole("dialog")).toContainText(
    "El envío que falló vuelve a estar pendiente de decidir.",
  );
  await finish(page, "Deshacer el despacho");
  await expect(parcel(page)).toContainText("PUERTA-1");
  await expect(parcel(page)).toContainText("Rechazado en la puerta");
  await parcel(page).getByRole("button", { name: "Nuevo intento" }).click();
  await finish(page, "Enviar otra vez");
  await expect(parcel(page)).not.toContainText("Rechazado en la puerta");
  await refuseAtDoor(page);
  expect(await axe(page)).toEqual([]);

  await parcel(page).getByRole("button", { name: "Cancelar y recibir de vuelta" }).click();
  await expect(page.getByRole("dialog")).toContainText("Volverán 2 unidades al stock.");
  await finish(page, "Cancelar y recibir de vuelta");
  await expect(page.getByRole("main").getByText("Cancelado", { exact: true }).first()).toBeVisible();
  await expect(parcel(page)).toContainText("Devuelto");
  expect(await stockOf(PLENTY)).toBe(stock);
  expect((await orderOf(buyer.email)).flags).toEqual([]);
  expect(await commits(id)).toBe(1);
});

test("a delivered parcel comes back: what can be sold goes to stock, once, and the money is a choice of its own", async ({
  phone,
  desk,
}) => {
  const buyer = aBuyer("Vera Vuelta");
  const mobile = await phone();
  await buy(mobile, buyer, { from: `/buy?p=${PLENTY}:2` });
  await actOnDemoPage(mobile, "Pagar");
  await seePaid(mobile);
  const { number } = await orderOf(buyer.email);
  const page = await desk("logistics");
  await openOrder(page, number);
  await dispatchByHand(page, { carrier: "Starken", tracking: "VUELTA-1" });
  await inMenu(page, "Marcar como entregado");
  await expect(parcel(page)).toContainText("Entregado");
  const stock = await stockOf(PLENTY);
  await inMenu(page, "Marcar como devuelto…");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Motivo")).toHaveValue("customer_returned");
  await expect(dialog).toContainText("El dinero no se devuelve solo: use Reembolsar.");
  await dialog.getByRole("spinbutton").first().fill("1");
  await finish(page, "Marcar como devuelto");
  await expect(parcel(page)).toContainText("Devuelto");
  expect(await stockOf(PLENTY)).toBe(stock + 1);
  await expect(page.getByText("Una entrega falló.")).toBeVisible();
  await expect(historyOf(page).filter({ hasText: "1 unidad repuesta al stock" })).toHaveCount(1);
  const changes = page.getByRole("table", { name: "Cambios de stock de este pedido" });
  await expect(changes.getByRole("row").filter({ hasText: "+1" })).toHaveCount(1);
  await parcel(page)
    .getByRole("button", { name: /^Acciones del despacho/ })
    .click();
  await expect(page.getByRole("menuitem", { name: "Marcar como devuelto…" })).toBeHidden();
});

test("a paid order is canceled while its parcel is under way: named before, flagged after, settled when it is back", async ({
  phone,
  desk,
}) => {
  const buyer = aBuyer("Camila Camino");
  const mobile = await phone();
  await buy(mobile, buyer);
  await actOnDemoPage(mobile, "Pagar");
  await seePaid(mobile);
  const { number } = await orderOf(buyer.email);
  const page = await desk("manager");
  await openOrder(page, number);
  await dispatchByHand(page, { carrier: "Starken", tracking: "CAMINO-1" });
  await page.getByRole("button", { name: "Estado de pago", exact: true }).click();
  await page.getByRole("menuitem", { name: "Cancelar" }).click();
  await expect(page.getByRole("dialog")).toContainText("En camino: Starken · CAMINO-1");
  await finish(page, "Cancelar pedido");
  const flag = page.getByText("El pedido está cancelado y su envío sigue en camino.");
  await expect(flag).toBeVisible();
  const stock = await stockOf(PLENTY);
  await inMenu(page, "Marcar como devuelto…");
  await expect(page.getByRole("dialog")).toContainText("El pedido está cerrado: su stock ya volvió.");
  await finish(page, "Marcar como devuelto");
  await expect(flag).toBeHidden();
  expect(await stockOf(PLENTY)).toBe(stock);
});
