import { axe, overflowOf } from "./support/axe";
import { aBuyer, buyPaid, statusPath } from "./support/buyer";
import { one, orderOf } from "./support/database";
import { block, historyOf, openOrder } from "./support/orders-desk";
import { expect, type Page, test } from "./support/story";

const panel = (page: Page) => block(page, "Retiro en tienda");

/** A customer who pays online and fetches it. */
async function paidPickup(page: Page, name: string) {
  const buyer = aBuyer(name);
  await buyPaid(page, buyer, { pickup: true });
  return { buyer, order: await orderOf(buyer.email), path: statusPath(page) };
}

async function announce(page: Page, number: number): Promise<void> {
  await openOrder(page, number);
  await panel(page).getByRole("button", { name: "Listo para retirar" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/Se enviará un correo a .* con el lugar, el horario/)).toBeVisible();
  await dialog.getByRole("button", { name: "Listo para retirar" }).click();
  await expect(dialog).toBeHidden();
}

/** The six digits in a text. */
const codeIn = (text: string): string => /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0] ?? "";

test("ready, told with hours and a code, a wrong code refused, handed over with a name (S54)", async ({
  phone,
  desk,
  mailbox,
}) => {
  const { buyer, order } = await paidPickup(await phone(), "Ana Retira");
  const page = await desk("logistics");
  await page.goto("/");
  const waiting = page.getByRole("list", { name: "Despachar: pedidos" });
  await expect(waiting).toBeVisible();
  await announce(page, order.number);
  await expect(panel(page).getByText("Todavía no está listo")).toBeHidden();
  expect((await orderOf(buyer.email)).shipment_status).toBe("ready_for_pickup");
  await expect(panel(page)).toContainText(/\d{6}/);
  const shown = codeIn((await panel(page).textContent()) ?? "");
  expect(shown).toMatch(/^\d{6}$/);
  expect(await axe(page)).toEqual([]);

  const letter = await mailbox.letterTo(buyer.email, "listo para retirar");
  expect(codeIn(letter.text.replace(/#\d+/g, ""))).toBe(shown);
  const { place } = await one<{ place: { name: string; hours: string; instructions: string } }>(
    `select l as place from shop, jsonb_array_elements(settings->'pickupLocations') l where l->>'key' = $1`,
    [(await placeOf(order.id)).key],
  );
  expect(letter.text).toContain(place.name);
  expect(letter.text).toContain(place.hours);
  expect(letter.text).toContain(place.instructions.split("\n")[0]);

  await page.goto("/");
  await expect(page.getByRole("link", { name: /espera(n)? que lo(s)? retiren/ })).toBeVisible();
  await openOrder(page, order.number);
  await panel(page).getByRole("button", { name: "Entregar", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Código de retiro").fill(shown === "000000" ? "111111" : "000000");
  await dialog.getByLabel("Quién lo retira").fill("Benito Hermano");
  await dialog.getByRole("button", { name: "Entregar", exact: true }).click();
  await expect(dialog.getByText("El código no es el de este pedido. Nada cambió.")).toBeVisible();
  expect((await orderOf(buyer.email)).shipment_status).toBe("ready_for_pickup");
  await dialog.getByLabel("Código de retiro").fill(`${shown.slice(0, 3)} ${shown.slice(3)}`);
  await dialog.getByRole("button", { name: "Entregar", exact: true }).click();
  await expect(dialog).toBeHidden();
  expect((await orderOf(buyer.email)).shipment_status).toBe("delivered");
  await expect(panel(page).getByText("Benito Hermano")).toBeVisible();
  await expect(
    historyOf(page).filter({ hasText: "Entregado en tienda, código comprobado" }).first(),
  ).toContainText("Benito Hermano");
  expect(await codesTried(order.id)).toBe(1);
});

test("without the code by a person who says so; undone, it waits again; taken back, it is to be announced (S54)", async ({
  phone,
  desk,
}) => {
  const { buyer, order } = await paidPickup(await phone(), "Bruno Sincódigo");
  const page = await desk("owner", { width: 360 });
  await announce(page, order.number);
  await panel(page).getByRole("button", { name: "Entregar", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/^Entregar sin código/).check();
  await expect(dialog.getByText("Queda anotado que se entregó sin código")).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Entregar", exact: true }).click();
  await expect(dialog).toBeHidden();
  expect((await orderOf(buyer.email)).shipment_status).toBe("delivered");
  const said = page.getByRole("listitem").filter({ hasText: `Pedido #${order.number} entregado` });
  await said.getByRole("button", { name: "Deshacer", exact: true }).click();
  await expect(page.getByText("Paso deshecho")).toBeVisible();
  await expect.poll(async () => (await orderOf(buyer.email)).shipment_status).toBe("ready_for_pickup");
  await panel(page).getByRole("button", { name: "Ya no está listo" }).click();
  await expect.poll(async () => (await orderOf(buyer.email)).shipment_status).toBe("unfulfilled");
  await expect(panel(page).getByRole("button", { name: "Listo para retirar" })).toBeVisible();
  expect(await overflowOf(page)).toBe(0);
});

const placeOf = (orderId: string) =>
  one<{ key: string }>(
    "select payload->>'locationKey' as key from order_events where order_id = $1 and kind = 'pickup_ready' limit 1",
    [orderId],
  );

const codesTried = async (orderId: string): Promise<number> =>
  (
    await one<{ tries: number }>(
      "select count(*)::int as tries from security_events where kind = 'pickup_code_wrong' and detail->>'orderId' = $1",
      [orderId],
    )
  ).tries;
