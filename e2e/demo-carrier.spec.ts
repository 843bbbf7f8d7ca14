import { axe, overflowOf } from "./support/axe";
import { aBuyer, buyPaid } from "./support/buyer";
import { one, orderOf, sql } from "./support/database";
import { block, historyOf, openOrder, posted } from "./support/orders-desk";
import { expect, type Page, test } from "./support/story";

type Bought = { readonly tracking: string; readonly orderId: string; readonly shipmentId: string };

/** From the dispatch button to a bought label; the label opens in a tab of its own. */
async function buyLabel(page: Page, service: RegExp): Promise<void> {
  await page.getByRole("main").getByRole("button", { name: "Despachar", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Con transportista" }).check();
  await expect(dialog.getByLabel("Peso del paquete")).not.toHaveValue("");
  await dialog.getByRole("button", { name: "Ver tarifas" }).click();
  await dialog.getByRole("radio", { name: service }).check();
  const tab = page.context().waitForEvent("page");
  await dialog.getByRole("button", { name: "Comprar etiqueta y despachar" }).click();
  await expect(dialog).toBeHidden();
  await (await tab).close();
}

const parcelOf = (email: string): Promise<Bought> =>
  one<Bought>(
    `select s.tracking_number as tracking, o.id::text as "orderId", s.shipment_id as "shipmentId" from shipments s
     join orders o on o.id = s.order_id join people p on p.id = o.person_id where p.email = $1 and s.live`,
    [email],
  );

/** What the demo carrier would do by itself; the page is not left before the shop has taken it. */
const push = (page: Page, name: string) =>
  posted(page, () =>
    page
      .getByRole("region", { name: "Solo en la demostración" })
      .getByRole("button", { name, exact: true })
      .click(),
  );

/** Bought and paid on a phone, to be sent. */
async function toSend(phone: () => Promise<Page>, name: string): Promise<{ email: string; number: number }> {
  const buyer = aBuyer(name);
  await buyPaid(await phone(), buyer);
  return { email: buyer.email, number: (await orderOf(buyer.email)).number };
}

/** The parcel as the desk shows it, read again until the carrier's message has come. */
const seeParcel = (page: Page, words: string): Promise<void> =>
  expect(async () => {
    await page.reload();
    await expect(block(page, "Despachos").getByText(words).first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });

const effectsOf = async (orderId: string): Promise<string[]> =>
  (
    await sql<{ effect: string; repeats: number }>(
      `select effect, repeats::int from inbox where room = 'shipping' and order_id = $1 order by id`,
      [orderId],
    )
  ).map(({ effect, repeats }) => (repeats > 0 ? `${effect} ×${repeats + 1}` : effect));

test("rates, purchase, label, and the parcel is followed by signed messages (S50)", async ({
  phone,
  desk,
  mailbox,
}) => {
  test.setTimeout(120_000);
  const buyer = await toSend(phone, "Elena Envío");
  const page = await desk("logistics");
  await openOrder(page, buyer.number);
  await buyLabel(page, /Exprés/);
  const { tracking, orderId } = await parcelOf(buyer.email);
  const parcels = block(page, "Despachos");
  await expect(parcels).toContainText(tracking);
  await expect(parcels).toContainText("Despacho automático");
  await expect(parcels).toContainText("Exprés");
  const label = await page.request.get(
    (await parcels.getByRole("link", { name: "Abrir la etiqueta" }).getAttribute("href")) ?? "",
  );
  expect([label.status(), label.headers()["content-type"]]).toEqual([200, "application/pdf"]);
  expect((await label.body()).subarray(0, 5).toString()).toBe("%PDF-");
  await mailbox.letterTo(buyer.email, /en camino|despach|envi/i);

  await push(page, "Siguiente paso");
  await seeParcel(page, "En tránsito");
  await push(page, "Siguiente paso");
  await seeParcel(page, "En reparto");
  await push(page, "Siguiente paso");
  await seeParcel(page, "Entregado");
  await expect.poll(() => effectsOf(orderId)).toEqual(["applied", "applied", "applied"]);
  expect((await orderOf(buyer.email)).shipment_status).toBe("delivered");

  await push(page, "Enviar un aviso atrasado");
  await push(page, "Repetir el último aviso");
  await expect.poll(() => effectsOf(orderId)).toEqual(["applied", "applied", "applied ×2", "ignored"]);
  expect((await orderOf(buyer.email)).shipment_status).toBe("delivered");
  await seeParcel(page, "Entregado");
  await expect(historyOf(page).filter({ hasText: "Etiqueta" }).first()).toBeVisible();
});

test("a label is given back and the order can be sent again; a parcel that moves keeps its label", async ({
  phone,
  desk,
}) => {
  test.setTimeout(120_000);
  const buyer = await toSend(phone, "Anulo Etiqueta");
  const page = await desk("manager");
  await openOrder(page, buyer.number);
  await buyLabel(page, /Estándar/);
  const voidIt = async () => {
    await page.getByRole("button", { name: "Anular la etiqueta" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Anular la etiqueta" }).click();
  };
  await voidIt();
  await expect(page.getByRole("dialog")).toBeHidden();
  expect((await orderOf(buyer.email)).shipment_status).toBe("unfulfilled");

  await buyLabel(page, /Exprés/);
  await push(page, "Siguiente paso");
  await seeParcel(page, "En tránsito");
  await voidIt();
  await expect(page.getByRole("dialog").getByText("El transportista no lo aceptó.")).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Volver" }).click();
  expect((await orderOf(buyer.email)).shipment_status).toBe("in_transit");
});

test("a dispatch is undone with its label; a label that its carrier keeps is said, and voided no more", async ({
  phone,
  desk,
}) => {
  test.setTimeout(120_000);
  const buyer = await toSend(phone, "Deshago Etiqueta");
  const page = await desk("logistics");
  await openOrder(page, buyer.number);
  const undo = async () => {
    await page.getByRole("button", { name: /^Acciones del despacho/ }).click();
    await page.getByRole("menuitem", { name: "Deshacer el despacho" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByLabel("Anular también la etiqueta")).toBeChecked();
    await expect(dialog.getByText(/Se pide a .* que anule la etiqueta/)).toBeVisible();
    await dialog.getByRole("button", { name: "Deshacer el despacho" }).click();
    await expect(dialog).toBeHidden();
  };
  const labelOf = async (shipmentId: string): Promise<string> =>
    (await one<{ state: string }>("select state from labels where shipment_id = $1", [shipmentId])).state;
  await buyLabel(page, /Estándar/);
  const first = await parcelOf(buyer.email);
  await undo();
  expect((await orderOf(buyer.email)).shipment_status).toBe("unfulfilled");
  await expect.poll(() => labelOf(first.shipmentId)).toBe("voided");

  await buyLabel(page, /Exprés/);
  await push(page, "Siguiente paso");
  await seeParcel(page, "En tránsito");
  const second = await parcelOf(buyer.email);
  await undo();
  await expect.poll(() => labelOf(second.shipmentId)).toBe("bought");
  await page.reload();
  await expect(page.getByText("El despacho se deshizo y su etiqueta sigue pagada")).toBeVisible();
  await expect(page.getByText(/^Dijo el transportista: /)).toBeVisible();
  expect(await axe(page)).toEqual([]);
});

test("what the packed box weighs is asked of the carrier, from the list too", async ({ phone, desk }) => {
  test.setTimeout(120_000);
  const buyer = await toSend(phone, "Lista Etiqueta");
  const { number } = buyer;
  const page = await desk("logistics");
  await page.goto(`/orders/prepare/${number}`);
  await expect(async () => {
    await page
      .getByRole("button", { name: /^Contar una unidad de / })
      .first()
      .click();
    await expect(page.getByText("Está completo")).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.getByLabel(/^Peso en gramos/).fill("1370");
  await page.getByRole("button", { name: "Marcar empacado" }).click();
  await expect(page.getByText(`Pedido #${number} empacado`)).toBeVisible();
  await page.goto(`/orders?q=${number}`);
  await page.getByRole("button", { name: `Acciones del pedido #${number}`, exact: true }).click();
  await page.getByRole("menuitem", { name: "Despachar a mano" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Con transportista" }).check();
  await expect(dialog.getByLabel("Peso del paquete")).toHaveValue("1.37");
  await dialog.getByRole("button", { name: "Ver tarifas" }).click();
  await dialog.getByRole("radio", { name: /Exprés/ }).check();
  const tab = page.context().waitForEvent("page");
  await dialog.getByRole("button", { name: "Comprar etiqueta y despachar" }).click();
  await expect(dialog).toBeHidden();
  await (await tab).close();
  expect((await orderOf(buyer.email)).shipment_status).toBe("requested");
});

test("the dialog on a phone: nothing sticks out, nothing serious for axe", async ({ phone, desk }) => {
  test.setTimeout(120_000);
  const buyer = await toSend(phone, "Tarifa Chica");
  const page = await desk("owner", { width: 360, scheme: "dark" });
  await openOrder(page, buyer.number);
  await page.getByRole("main").getByRole("button", { name: "Despachar", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Con transportista" }).check();
  await dialog.getByLabel("Peso del paquete").fill("");
  await dialog.getByRole("button", { name: "Ver tarifas" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Escriba el peso en kilos");
  await dialog.getByLabel("Peso del paquete").fill("1,25");
  await dialog.getByRole("button", { name: "Ver tarifas" }).click();
  await expect(dialog.getByRole("radio", { name: /Exprés/ })).toBeVisible();
  expect(await axe(page)).toEqual([]);
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  await dialog.getByLabel("Peso del paquete").fill("2");
  await expect(dialog.getByRole("radio", { name: /Exprés/ })).toBeHidden();
});
