import { axe, overflowOf } from "./support/axe";
import { aBuyer, actOnDemoPage, type Buyer, buy, PLENTY, seePaid } from "./support/buyer";
import { one, orderOf, sql } from "./support/database";
import { block, dispatchByHand, historyOf, openOrder, printed } from "./support/orders-desk";
import { readPapers } from "./support/papers";
import { expect, type Page, test } from "./support/story";

const OTHER = "FILTRO-100";
const parcels = (page: Page) => page.getByRole("list", { name: "Despachos" }).locator("> li");
const dispatchButton = (page: Page) =>
  page.getByRole("main").getByRole("button", { name: "Despachar", exact: true });

async function paidOrder(phone: () => Promise<Page>, buyer: Buyer, from: string): Promise<number> {
  const mobile = await phone();
  await buy(mobile, buyer, { from });
  await actOnDemoPage(mobile, "Pagar");
  await seePaid(mobile);
  return (await orderOf(buyer.email)).number;
}

async function inMenu(page: Page, at: number, item: string): Promise<void> {
  await parcels(page)
    .nth(at)
    .getByRole("button", { name: /^Acciones del despacho/ })
    .click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** Presses the button that the open dialog ends with, and sees it close. */
async function finish(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name, exact: true }).click();
  await expect(dialog).toBeHidden();
}

test("two parcels with different lines, from the first to delivered (S49, S51, S52, S53)", async ({
  phone,
  desk,
  mailbox,
  clock,
}) => {
  test.setTimeout(120_000);
  const buyer = aBuyer("Dora Dosbultos");
  const number = await paidOrder(phone, buyer, `/buy?p=${PLENTY}:2,${OTHER}:1`);
  const page = await desk("logistics");
  await openOrder(page, number);
  await expect(block(page, "Despachos")).toBeHidden();
  await expect(page.getByText("Faltan despachar 3 unidades").first()).toBeVisible();
  await dispatchButton(page).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Transportista", { exact: true }).selectOption({ label: "Starken" });
  await dialog.getByLabel(/^Número de seguimiento/).fill("7000111");
  await dialog.getByRole("spinbutton").nth(0).fill("2");
  await dialog.getByRole("spinbutton").nth(1).fill("0");
  await dialog.getByLabel(/^Llegada desde/).fill("2030-05-06");
  await dialog.getByLabel(/^Llegada hasta/).fill("2030-05-08");
  await dialog.getByText("Servicio, peso y observaciones").click();
  await dialog.getByLabel(/^Servicio/).fill("Exprés");
  await dialog.getByLabel(/^Peso/).fill("1,5");
  await dialog.getByLabel(/^Observaciones/).fill("Timbre malo, llamar");
  await dialog.getByLabel(/^Mensaje para el cliente/).fill("Va la primera caja.");
  await finish(page, "Despachar");
  const first = parcels(page).first();
  for (const words of ["Starken", "Despacho manual", "2 × ", "Exprés", "1,5 kg", "Timbre malo, llamar"]) {
    await expect(first).toContainText(words);
  }
  await expect(first).toContainText(/06-05-2030.* a .*08-05-2030/);
  const link = first.getByRole("link", { name: /7000111/ });
  await expect(link).toHaveAttribute("href", "https://www.starken.cl/seguimiento?codigo=7000111");
  await expect(link).toHaveAttribute("rel", /noopener/);
  await expect(link).toHaveAttribute("target", "_blank");
  await expect(page.getByRole("main").getByText("Despacho parcial").first()).toBeVisible();
  await expect(block(page, "Despachos")).toContainText("Falta despachar 1 unidad");
  await expect(dispatchButton(page)).toBeVisible();
  await clock.forward(10_000);
  const letter = await mailbox.letterTo(buyer.email, "Pedido despachado");
  expect(letter.text).toContain("7000111");
  expect(letter.links).toContain("https://www.starken.cl/seguimiento?codigo=7000111");
  expect(letter.text).toContain("Va la primera caja.");
  expect(letter.text).not.toContain("Timbre malo");
  await dispatchByHand(page, { carrier: "Correos de Chile", tracking: "RR473124829CL" });
  await expect(parcels(page)).toHaveCount(2);
  const second = parcels(page).nth(1);
  await expect(second.getByRole("button", { name: "Copiar el código de seguimiento" })).toBeVisible();
  await expect(second.getByRole("link", { name: "Abrir el sitio del transportista" })).toHaveAttribute(
    "href",
    "https://www.correos.cl/seguimiento-en-linea",
  );
  await expect(dispatchButton(page)).toBeHidden();
  await inMenu(page, 0, "Marcar en reparto");
  await expect(first).toContainText("En reparto");
  await inMenu(page, 0, "Marcar como entregado");
  await expect(first).toContainText("Entregado");
  await inMenu(page, 1, "Marcar como entregado");
  await expect(second).toContainText("Entregado");
  await first.getByText("Dónde ha estado: 2 avisos").click();
  const reports = first.getByRole("list", { name: "Dónde ha estado: 2 avisos" }).getByRole("listitem");
  await expect(reports.nth(0)).toContainText("Entregado");
  await expect(reports.nth(1)).toContainText("En reparto");
  expect((await orderOf(buyer.email)).shipment_status).toBe("delivered");
  await expect(historyOf(page).filter({ hasText: "Despachadas 2 unidades con Starken" })).toHaveCount(1);
  expect(await axe(page)).toEqual([]);
});

test("a mistyped number is corrected, with its link, and taken back", async ({ phone, desk }) => {
  const buyer = aBuyer("Nora Número");
  const number = await paidOrder(phone, buyer, `/buy?p=${PLENTY}`);
  const page = await desk("logistics");
  await openOrder(page, number);
  await dispatchByHand(page, { carrier: "Starken", tracking: "111" });
  await inMenu(page, 0, "Corregir el seguimiento…");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel(/^Número de seguimiento/)).toHaveValue("111");
  await dialog.getByLabel("Transportista", { exact: true }).selectOption({ label: "Chilexpress" });
  await dialog.getByLabel(/^Número de seguimiento/).fill("222");
  await finish(page, "Guardar");
  const parcel = parcels(page).first();
  await expect(parcel.getByRole("link", { name: /222/ })).toHaveAttribute(
    "href",
    "https://centrodeayuda.chilexpress.cl/seguimiento/222",
  );
  await expect(historyOf(page).filter({ hasText: "Seguimiento corregido: Chilexpress" })).toHaveCount(1);
  const said = page.getByRole("listitem").filter({ hasText: "Seguimiento corregido" });
  await said.getByRole("button", { name: "Deshacer" }).click();
  await expect(parcel.getByRole("link", { name: /111/ })).toHaveAttribute("href", /starken.*111$/);
});

test("no label before the dispatch; after it each parcel prints its own (S14)", async ({ phone, desk }) => {
  const buyer = aBuyer("Elsa Etiqueta");
  const number = await paidOrder(phone, buyer, `/buy?p=${PLENTY}:2`);
  const page = await desk("logistics");
  await openOrder(page, number);
  const more = page.getByRole("button", { name: "Más acciones", exact: true }).first();
  await more.click();
  await expect(page.getByRole("menuitem", { name: "Imprimir: Lista de empaque" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Imprimir: Etiqueta de envío" })).toBeHidden();
  await page.keyboard.press("Escape");
  await dispatchButton(page).click();
  await page.getByRole("dialog").getByRole("spinbutton").first().fill("1");
  await page
    .getByRole("dialog")
    .getByLabel(/^Número de seguimiento/)
    .fill("BULTO-1");
  await finish(page, "Despachar");
  await expect(parcels(page)).toHaveCount(1);
  await dispatchByHand(page, { tracking: "BULTO-2" });
  await expect(parcels(page)).toHaveCount(2);
  const both = await readPapers(
    await printed(page, async () => {
      await more.click();
      await page.getByRole("menuitem", { name: "Imprimir: Etiqueta de envío" }).click();
    }),
    { scan: true },
  );
  expect(both).toHaveLength(2);
  const own = await readPapers(
    await printed(page, () => inMenu(page, 1, "Imprimir la etiqueta de este bulto")),
    { scan: true },
  );
  expect(own).toHaveLength(1);
  expect([own[0]?.width, own[0]?.height]).toEqual([100, 150]);
  expect(own[0]?.codes).toContain("BULTO-2");
  expect(own[0]?.codes).not.toContain("BULTO-1");
});

test("a dispatch taken back leaves its units to be sent, and no letter", async ({ phone, desk }) => {
  const buyer = aBuyer("Rita Retracta");
  const number = await paidOrder(phone, buyer, `/buy?p=${PLENTY}:2`);
  const page = await desk("logistics");
  await openOrder(page, number);
  await dispatchByHand(page, { tracking: "NUNCA-1" });
  await inMenu(page, 0, "Deshacer el despacho");
  await expect(page.getByRole("dialog")).toContainText("Ningún correo de despacho ha salido");
  await finish(page, "Deshacer el despacho");
  await expect(block(page, "Despachos")).toBeHidden();
  await expect(page.getByText("Faltan despachar 2 unidades").first()).toBeVisible();
  const { id } = await orderOf(buyer.email);
  await expect
    .poll(
      async () =>
        (
          await sql<{ state: string }>(
            "select state from letters where order_id = $1 and kind = 'order_shipped'",
            [id],
          )
        ).map(({ state }) => state),
      { timeout: 20_000 },
    )
    .toEqual(["skipped"]);
});

test("the shop's own carrier is offered first and makes the link", async ({ phone, desk }) => {
  const name = `Motos ${crypto.randomUUID().slice(0, 6)}`;
  const before = await one<{ settings: object }>("select settings from shop");
  const page = await desk("owner");
  try {
    await page.goto("/settings/delivery#carriers");
    await page.getByText("Agregar transportista").first().click();
    const form = page.locator("details[open] form").last();
    await form.getByLabel("Nombre").fill(name);
    await form.getByLabel(/^Dirección de seguimiento/).fill("javascript:alert(1)");
    await form.getByLabel("Lugar en la lista").selectOption("1");
    await form.getByRole("button", { name: "Agregar transportista" }).click();
    await expect(form.getByText("Escriba una dirección que empiece con https://.")).toBeVisible();
    await form.getByLabel(/^Dirección de seguimiento/).fill("https://motos.example/ver/{n}");
    await form.getByRole("button", { name: "Agregar transportista" }).click();
    await expect(page.locator("summary").filter({ hasText: name })).toBeVisible();
    const buyer = aBuyer("Mario Motos");
    await openOrder(page, await paidOrder(phone, buyer, `/buy?p=${PLENTY}`));
    await dispatchButton(page).click();
    const options = page.getByRole("dialog").getByLabel("Transportista", { exact: true }).locator("option");
    await expect(options.first()).toHaveText(name);
    await page.keyboard.press("Escape");
    await dispatchByHand(page, { carrier: name, tracking: "M 1" });
    await expect(parcels(page).first()).toContainText(name);
    await expect(parcels(page).first().getByRole("link", { name: /M 1/ })).toHaveAttribute(
      "href",
      "https://motos.example/ver/M%201",
    );
  } finally {
    await sql("update shop set settings = $1, version = version + 1", [JSON.stringify(before.settings)]);
  }
});

test("the block and its dialogs fit a phone, in three languages", async ({ phone, desk }) => {
  const buyer = aBuyer("Fina Flaca");
  const number = await paidOrder(phone, buyer, `/buy?p=${PLENTY}:2`);
  for (const lang of ["es", "en", "pt"] as const) {
    const page = await desk("manager", { lang, width: 360 });
    await page.goto(`/orders/${number}`);
    await page
      .getByRole("main")
      .getByRole("button", { name: /^(Despachar|Dispatch)$/ })
      .click();
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await axe(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
  }
});
