import { readFileSync } from "node:fs";
import { axe } from "./support/axe";
import {
  aBuyer,
  actOnDemoPage,
  type Buyer,
  confirmWith,
  giveAddress,
  giveContact,
  goToCheckout,
  openCart,
  PLENTY,
  seePaid,
} from "./support/buyer";
import { DAY } from "./support/clock";
import { one, orderOf } from "./support/database";
import { block, dispatchByHand, historyOf, openOrder } from "./support/orders-desk";
import { expect, type Page, test } from "./support/story";

const GUIDE = "GUIA-PDF";
const digital = (page: Page) => block(page, "Productos digitales");

/** Buys on a phone with the demo card: goods that nobody sends ask for no address. */
async function buyDigital(mobile: Page, buyer: Buyer, skus: string): Promise<void> {
  await openCart(mobile, `/buy?p=${skus}`);
  await goToCheckout(mobile);
  await giveContact(mobile, buyer);
  await expect(mobile.getByRole("form", { name: "Entrega" })).toHaveCount(0);
  await expect(mobile.getByLabel("Calle")).toHaveCount(0);
  await confirmWith(mobile, {});
  await actOnDemoPage(mobile, "Pagar");
  await seePaid(mobile);
}

const linkIn = ({ links }: { readonly links: readonly string[] }): string =>
  new URL(links.find((link) => link.includes("/d/")) ?? "").pathname;

async function download(
  mobile: Page,
  path: string,
): Promise<{ readonly bytes: Buffer; readonly url: string }> {
  await mobile.goto(path);
  const begun = mobile.waitForEvent("download");
  await mobile.getByRole("button", { name: "Descargar" }).click();
  const file = await begun;
  return { bytes: readFileSync(await file.path()), url: file.url() };
}

type Made = { used: number };
const usedBy = async (orderId: string): Promise<number> =>
  (
    await one<Made>(
      "select count(*)::int as used from order_events where order_id = $1 and kind = 'download_made'",
      [orderId],
    )
  ).used;

const guideSize = async (): Promise<number> =>
  (
    await one<{ size: number }>(
      `select f.size_bytes as size from digital_files f join variants v on v.id = f.variant_id
       where v.sku = $1 and f.archived_at is null`,
      [GUIDE],
    )
  ).size;

async function chooseInMenu(page: Page, entry: string): Promise<void> {
  await digital(page)
    .getByRole("button", { name: /^Acciones de las descargas/ })
    .click();
  await page.getByRole("menuitem", { name: entry }).click();
}

test("a guide bought by a link is downloaded five times and not a sixth; renewed, the old link is dead (S55, S56)", async ({
  phone,
  desk,
  mailbox,
}) => {
  const buyer = aBuyer("Gabriela Guía");
  const mobile = await phone();
  await buyDigital(mobile, buyer, GUIDE);
  const order = await orderOf(buyer.email);
  expect(order).toMatchObject({ payment_status: "paid", shipment_status: null });
  const link = linkIn(await mailbox.letterTo(buyer.email, "Recibimos su pago"));

  await mobile.goto(link);
  await expect(mobile.getByText("Quedan 5 descargas de 5")).toBeVisible();
  expect(await axe(mobile)).toEqual([]);
  expect(await usedBy(order.id)).toBe(0);
  const size = await guideSize();
  for (let made = 1; made <= 5; made++) {
    const { bytes, url } = await download(mobile, link);
    expect(bytes.byteLength).toBe(size);
    expect(bytes.subarray(0, 5).toString("latin1")).toBe("%PDF-");
    const part = await mobile.request.get(url, { headers: { range: "bytes=5-104" } });
    expect([part.status(), (await part.body()).byteLength]).toEqual([206, 100]);
    expect((await part.body()).equals(bytes.subarray(5, 105))).toBe(true);
    expect(part.headers()).toMatchObject({
      "content-disposition": expect.stringMatching(/^attachment; filename="guia-cafe-de-filtro\.pdf"/),
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    expect(await usedBy(order.id)).toBe(made);
  }
  await mobile.goto(link);
  await expect(mobile.getByText("Ya usó todas sus descargas")).toBeVisible();
  await expect(mobile.getByRole("button", { name: "Descargar" })).toHaveCount(0);
  await expect(mobile.getByRole("link", { name: /^Escribir/ }).first()).toBeVisible();

  const page = await desk("manager");
  await openOrder(page, order.number);
  await expect(page.getByRole("main").getByRole("button", { name: "Despachar", exact: true })).toHaveCount(0);
  await expect(digital(page).getByText("5 de 5 descargas")).toBeVisible();
  await chooseInMenu(page, "Renovar enlace");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(`Se enviará a ${buyer.email}.`)).toBeVisible();
  await dialog.getByRole("button", { name: "Renovar" }).click();
  await expect(digital(page).getByText("0 de 5 descargas")).toBeVisible();
  const renewed = linkIn(await mailbox.letterTo(buyer.email, "Sus descargas"));
  expect(renewed).not.toBe(link);
  await mobile.goto(link);
  await expect(mobile.getByRole("heading", { name: /ya no están disponibles/ })).toBeVisible();
  expect((await download(mobile, renewed)).bytes.byteLength).toBe(size);

  await page.goto("/links/orders?purpose=download");
  const rows = page.getByRole("row").filter({ hasText: `#${order.number}` });
  await expect(rows.filter({ hasText: "Terminado" })).toHaveCount(1);
  const live = rows.filter({ hasText: "1 de 5" }).filter({ hasText: "Activo" });
  await expect(live).toHaveCount(1);
  expect(await axe(page)).toEqual([]);
  await live.getByRole("button", { name: `Terminar el enlace del pedido ${order.number}` }).click();
  await expect(page.getByText("Enlace terminado")).toBeVisible();
  await mobile.goto(renewed);
  await expect(mobile.getByRole("heading", { name: /ya no están disponibles/ })).toBeVisible();
});

test("a refund of the line closes its downloads at once, the one under way too", async ({
  phone,
  desk,
  mailbox,
}) => {
  const buyer = aBuyer("Renata Reembolso");
  const mobile = await phone();
  await buyDigital(mobile, buyer, GUIDE);
  const { number } = await orderOf(buyer.email);
  const link = linkIn(await mailbox.letterTo(buyer.email, "Recibimos su pago"));
  const { url } = await download(mobile, link);
  const page = await desk("manager");
  await openOrder(page, number);
  await page.getByRole("button", { name: "Estado de pago", exact: true }).click();
  await page.getByRole("menuitem", { name: "Reembolsar" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("button", { name: /^Una más de/ }).click();
  const alsoCancel = sheet.getByLabel("También cancelar el pedido");
  await expect(alsoCancel).toBeChecked();
  await alsoCancel.uncheck();
  await sheet.getByLabel("Motivo").selectOption({ label: "Lo pidió el cliente" });
  await sheet.getByRole("button", { name: /^Reembolsar \$/ }).click();
  await expect(digital(page).getByText(/por el reembolso/)).toBeVisible();
  expect((await mobile.request.get(url)).status()).toBe(404);
  await mobile.goto(link);
  await expect(mobile.getByRole("heading", { name: /ya no están disponibles/ })).toBeVisible();
  await expect(historyOf(page).filter({ hasText: "Descarga revocada" })).toHaveCount(1);
});

test("a mixed order shows both blocks and asks for an address; keys and addresses come by a press", async ({
  phone,
  desk,
  mailbox,
}) => {
  const buyer = aBuyer("Mirta Mixta");
  const mobile = await phone();
  await openCart(mobile, `/buy?p=${PLENTY},LICENCIA-CATA:2,CURSO-VIDEO`);
  await goToCheckout(mobile);
  await giveContact(mobile, buyer);
  await giveAddress(mobile, {});
  await confirmWith(mobile, {});
  await actOnDemoPage(mobile, "Pagar");
  await seePaid(mobile);
  const { number } = await orderOf(buyer.email);
  const page = await desk("manager", { width: 360 });
  await openOrder(page, number);
  await expect(page.getByRole("main").getByRole("button", { name: "Despachar", exact: true })).toBeVisible();
  await expect(digital(page).getByText("2 de 2 claves entregadas")).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await dispatchByHand(page, { tracking: "MIXTO-1" });
  await expect(block(page, "Despachos")).toContainText("MIXTO-1");
  await expect(digital(page).getByText("2 de 2 claves entregadas")).toBeVisible();

  const letter = await mailbox.letterTo(buyer.email, "Recibimos su pago");
  const links = [...new Set(letter.links.filter((one) => one.includes("/d/")))];
  expect(links).toHaveLength(2);
  for (const link of links) await pressOne(mobile, new URL(link).pathname);
});

/** Keys are shown on the page; an address is opened after it was counted. */
async function pressOne(mobile: Page, path: string): Promise<void> {
  await mobile.goto(path);
  const keys = mobile.getByRole("button", { name: "Mostrar las 2 claves" });
  const open = mobile.getByRole("button", { name: "Abrir el enlace" });
  await expect(keys.or(open)).toBeVisible();
  if (await keys.isVisible()) {
    await expect(mobile.getByText(/CATA-/)).toHaveCount(0);
    await keys.click();
    await expect(mobile.getByText(/^CATA-\w{4}-\w{4}-\w{4}$/)).toHaveCount(2);
    return;
  }
  const school = "https://escuela.cafeandes.example/**";
  await mobile.route(school, (route) =>
    route.fulfill({ contentType: "text/html", body: "<h1>Escuela</h1>" }),
  );
  await open.click();
  await expect(mobile.getByRole("heading", { name: "Escuela" })).toBeVisible();
  await mobile.goto(path);
  await expect(mobile.getByText("Quedan 4 descargas de 5")).toBeVisible();
}

test("the shop puts a file on sale, sees how far it is, and takes it back", async ({ desk }) => {
  const { id } = await one<{ id: string }>("select id::text from variants where sku = 'CURSO-VIDEO'");
  const page = await desk("manager");
  await page.goto(`/products/${id}`);
  const files = block(page, "Archivos y claves");
  await expect(files.getByText("escuela.cafeandes.example", { exact: false })).toBeVisible();
  const name = `apuntes-${crypto.randomUUID().slice(0, 8)}.pdf`;
  const bytes = Buffer.concat([Buffer.from("%PDF-1.4\n"), Buffer.alloc(2_500_000, 32)]);
  await files
    .getByLabel("Subir archivo", { exact: true })
    .first()
    .setInputFiles({ name, mimeType: "application/pdf", buffer: bytes });
  const row = files.getByRole("listitem").filter({ hasText: name });
  await expect(row.getByText("PDF · 2,5 MB")).toBeVisible();
  expect(await axe(page)).toEqual([]);
  await row.getByRole("button", { name: `Archivar ${name}` }).click();
  await expect(files.getByText(/archivados?$/).first()).toBeVisible();
  await expect(row.getByRole("button")).toHaveCount(0);
});

test("on day 8 the link says so and whom to ask; extended, it works again", async ({
  phone,
  desk,
  mailbox,
  clock,
}) => {
  const buyer = aBuyer("Octavia Ocho");
  const mobile = await phone();
  await buyDigital(mobile, buyer, GUIDE);
  const { number } = await orderOf(buyer.email);
  const link = linkIn(await mailbox.letterTo(buyer.email, "Recibimos su pago"));
  const { url } = await download(mobile, link);
  await clock.forward(7 * DAY + 60_000);
  await mobile.goto(link);
  await expect(mobile.getByText("El plazo para descargar terminó")).toBeVisible();
  await expect(mobile.getByRole("link", { name: /^Escribir/ }).first()).toBeVisible();
  expect((await mobile.request.get(url)).status()).toBe(404);
  const page = await desk("manager");
  await openOrder(page, number);
  await expect(digital(page).getByText("Vencido")).toBeVisible();
  await chooseInMenu(page, "Extender");
  await page.getByRole("dialog").getByRole("button", { name: "Extender" }).click();
  await expect(digital(page).getByText("1 de 10 descargas")).toBeVisible();
  expect((await download(mobile, link)).bytes.byteLength).toBe(await guideSize());
});
