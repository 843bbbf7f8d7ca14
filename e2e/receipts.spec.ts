import { randomBytes, randomInt } from "node:crypto";
import { aBuyer, buy, statusPath } from "./support/buyer";
import { one, orderOf, sql } from "./support/database";
import { block, historyOf, openOrder } from "./support/orders-desk";
import { expect, type Page, test } from "./support/story";

const LARGEST = 10 * 1024 * 1024;

/** A picture that a browser can show: one pixel, and a comment of its own so that no two are the same file. */
function aPhoto(comment = randomBytes(8).toString("hex")): Buffer {
  const pixel =
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=";
  const jpeg = Buffer.from(pixel, "base64");
  const text = Buffer.from(comment);
  const marker = Buffer.from([0xff, 0xfe, 0, text.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), marker, text, jpeg.subarray(2)]);
}

const photo = (buffer = aPhoto(), name = "comprobante.jpg") => ({ name, mimeType: "image/jpeg", buffer });
type Photo = ReturnType<typeof photo>;

const panel = (page: Page) => block(page, "Comprobante de la transferencia");

async function send(page: Page, file: Photo, details: Readonly<Record<string, string>> = {}): Promise<void> {
  const form = page.getByRole("form", { name: "Comprobante de la transferencia" });
  const another = page.getByText("Enviar otro comprobante");
  await expect(form.or(another).first()).toBeVisible();
  if (!(await form.isVisible())) await another.click();
  await form.getByLabel("Foto o PDF").setInputFiles(file);
  if (Object.keys(details).length > 0) await form.getByText("Agregar datos de la transferencia").click();
  for (const [label, text] of Object.entries(details)) await form.getByLabel(label).fill(text);
  await form.getByRole("button", { name: "Enviar comprobante" }).click();
  await expect(page).toHaveURL(/receipt=/);
}

/** Somebody who bought by transfer, on the page of the order. */
async function transferring(page: Page, name: string) {
  const buyer = aBuyer(name);
  await buy(page, buyer, { method: "transfer" });
  return { buyer, order: await orderOf(buyer.email), path: statusPath(page) };
}

const openReview = async (page: Page, number: number) => {
  await page.goto(`/orders/receipts?order=${number}`);
  await expect(page.getByRole("link", { name: `#${number}`, exact: true }).first()).toBeVisible();
};

test("a photo from the phone, seen beside the order, makes it paid; undone, it waits again (S43, S80)", async ({
  phone,
  desk,
  mailbox,
}) => {
  const buyerPage = await phone();
  const { buyer, order } = await transferring(buyerPage, "Rosa Comprobante");
  const reference = String(randomInt(10_000_000, 99_999_999));
  await send(buyerPage, photo(), { Monto: order.total, "Número de operación": reference });
  await expect(panel(buyerPage).getByText("Comprobante recibido, en revisión")).toBeVisible();

  const page = await desk("manager");
  await page.goto("/");
  await page.getByRole("link", { name: "Revisar uno tras otro" }).click();
  await openReview(page, order.number);
  const picture = page.getByRole("img", { name: "Comprobante del cliente" });
  await expect(picture).toBeVisible();
  expect(
    await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
  ).toBe(1);
  await expect(page.getByText("Igual a lo pendiente")).toBeVisible();
  const form = page.getByRole("form", { name: "Aceptar comprobante" });
  await expect(form.getByLabel(/^Número de operación/)).toHaveValue(reference);
  await expect(form.getByText("El pedido quedará pagado.")).toBeVisible();
  const button = form.getByRole("button", { name: "Aceptar comprobante" });
  await expect(async () => {
    await page.keyboard.press("a");
    await expect(button).toBeFocused({ timeout: 300 });
  }).toPass();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Comprobante aceptado").first()).toBeVisible();
  await expect.poll(async () => (await orderOf(buyer.email)).payment_status).toBe("paid");

  await page.getByRole("button", { name: "Deshacer" }).click();
  await expect(page.getByText("El comprobante espera otra vez")).toBeVisible();
  expect((await orderOf(buyer.email)).payment_status).toBe("pending");
  await expect(form.getByLabel(/^Número de operación/)).toHaveValue(reference);
  await button.click();
  await expect.poll(async () => (await orderOf(buyer.email)).payment_status).toBe("paid");

  await mailbox.letterTo(buyer.email, "Pago recibido");
  await openOrder(page, order.number);
  await expect(block(page, "Pagos").getByText("Comprobante del cliente")).toBeVisible();
  await expect(historyOf(page).filter({ hasText: "Comprobante aceptado" }).first()).toBeVisible();
  await buyerPage.reload();
  await expect(panel(buyerPage)).toBeHidden();
});

test("rejected with a reason, the customer reads why and sends another; the same file twice raises an alarm (S80)", async ({
  phone,
  desk,
  mailbox,
}) => {
  const file = photo();
  const buyerPage = await phone();
  const { buyer, order, path } = await transferring(buyerPage, "Tomás Rechazo");
  await send(buyerPage, file);

  const page = await desk("owner");
  await openReview(page, order.number);
  const form = page.getByRole("form", { name: "Rechazar comprobante" });
  await form.getByLabel("Motivo").selectOption({ label: "No se lee" });
  await expect(form.getByText(`Se enviará una carta a ${buyer.email}`)).toBeVisible();
  await form.getByRole("button", { name: "Rechazar comprobante" }).click();
  await expect(page.getByText("Comprobante rechazado").first()).toBeVisible();

  const letter = await mailbox.letterTo(buyer.email, "Comprobante rechazado");
  expect(letter.text).toContain("No se alcanza a leer el comprobante.");
  expect(letter.links.some((link) => link.includes(`${path}#receipt`))).toBe(true);
  await buyerPage.goto(path);
  await expect(panel(buyerPage).getByText("Envíe una foto más nítida")).toBeVisible();
  await send(buyerPage, photo());
  await expect(panel(buyerPage).getByText("Comprobante recibido, en revisión")).toBeVisible();

  const other = await phone();
  const second = await transferring(other, "Elsa Repetida");
  await send(other, file);
  await openReview(page, second.order.number);
  const alarm = page.getByRole("alert").filter({ hasText: "Este mismo archivo ya se había enviado" });
  await expect(alarm.getByRole("link", { name: `#${order.number}` })).toBeVisible();
});

test("without scripts too; names and bytes must agree, 10 MB is the end, and no stranger sees the file", async ({
  phone,
  desk,
  browser,
}) => {
  const first = await phone();
  const { order, path } = await transferring(first, "Nora Sinscript");
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "es-CL" });
  const page = await context.newPage();
  await page.goto(new URL(path, first.url()).href);
  const form = page.getByRole("form", { name: "Comprobante de la transferencia" });
  const tries: readonly (readonly [Photo, string])[] = [
    [photo(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "foto.jpg"), "no es una foto JPG"],
    [photo(aPhoto(), "foto.pdf"), "no es una foto JPG"],
    [photo(Buffer.concat([aPhoto(), Buffer.alloc(LARGEST + 1)]).subarray(0, LARGEST + 1)), "más de 10 MB"],
  ];
  for (const [file, said] of tries) {
    await form.getByLabel("Foto o PDF").setInputFiles(file);
    await form.getByRole("button", { name: "Enviar comprobante" }).click();
    await expect(page.getByRole("alert").getByText(said)).toBeVisible();
  }
  const whole = photo(
    Buffer.concat([aPhoto(), Buffer.alloc(LARGEST)]).subarray(0, LARGEST),
    "../../etc/foto.jpg",
  );
  await form.getByLabel("Foto o PDF").setInputFiles(whole);
  await form.getByRole("button", { name: "Enviar comprobante" }).click();
  await expect(page.getByText("Comprobante recibido, en revisión")).toBeVisible();

  const kept = await one<{ id: string; file_size: number; file_name: string }>(
    "select id, file_size, file_name from receipts where order_id = $1",
    [order.id],
  );
  expect(kept).toMatchObject({ file_size: LARGEST, file_name: "foto.jpg" });
  const address = `/api/receipt-files/${kept.id}`;
  expect((await context.request.get(new URL(address, first.url()).href, { maxRedirects: 0 })).status()).toBe(
    307,
  );
  const viewer = await desk("viewer");
  expect((await viewer.request.get(address)).status()).toBe(404);
  const owner = await desk("owner");
  const answer = await owner.request.get(address);
  expect((await answer.body()).length).toBe(LARGEST);
  expect(answer.headers()).toMatchObject({
    "content-type": "image/jpeg",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
  });
  expect(answer.headers()["content-security-policy"]).toContain("sandbox");
  await context.close();
});

test("a post from another site, or with a stranger's token, stores nothing", async ({ phone, request }) => {
  const page = await phone();
  const { order, path } = await transferring(page, "Ada Ajena");
  const target = new URL(`/api/receipts${path}`, page.url());
  const multipart = { file: photo() };
  const foreign = await request.post(target.href, { multipart, headers: { origin: "https://evil.example" } });
  expect(foreign.status()).toBe(403);
  const wrong = new URL("/api/receipts/o/AAAAAAAAAAAAAAAAAAAAAA", target);
  const headers = { origin: target.origin, "x-forwarded-for": `10.9.${randomInt(255)}.${randomInt(255)}` };
  const lost = await request.post(wrong.href, { multipart, headers, maxRedirects: 0 });
  expect(lost.status()).toBe(303);
  expect(lost.headers().location).toContain("receipt=link_not_found");
  expect(await sql("select id from receipts where order_id = $1", [order.id])).toEqual([]);
});

test("the bank's statement, uploaded twice, proposes the order that it pays, and a person confirms it", async ({
  phone,
  desk,
}) => {
  const buyerPage = await phone();
  const { buyer, order } = await transferring(buyerPage, "Berta Cartola");
  const words = `TEF BERTA CARTOLA ${randomInt(1_000_000)}`;
  const heading = `Fecha;Glosa ${randomInt(1_000_000)};Documento;Abono`;
  const today = new Date().toISOString().slice(0, 10);
  const line = `${today};${words};${randomInt(100_000, 999_999)};${order.total}`;
  const csv = {
    name: "cartola.csv",
    mimeType: "text/csv",
    buffer: Buffer.from([heading, line].join("\r\n"), "latin1"),
  };

  const page = await desk("manager");
  const upload = async () => {
    await page.goto("/orders/receipts/statement");
    await page.getByLabel("Archivo CSV del banco").setInputFiles(csv);
    await page.getByRole("button", { name: "Subir cartola" }).click();
    await expect(page).toHaveURL(/statement\/stm_/);
  };
  const counted = (name: string) =>
    page.locator("dt", { hasText: name }).locator("xpath=following-sibling::dd[1]");
  await upload();
  await expect(page.getByLabel(/^Abono o monto/)).toHaveValue("3");
  await page.getByLabel(/^Glosa o descripción/).selectOption("1");
  await page.getByRole("button", { name: "Leer cartola" }).click();
  await expect(counted("Abonos nuevos")).toHaveText("1", { timeout: 20_000 });
  await upload();
  await expect(counted("Abonos nuevos")).toHaveText("0", { timeout: 20_000 });
  await expect(page.getByText("no agregó nada")).toBeVisible();

  await page.getByRole("link", { name: "Ver abonos por decidir" }).click();
  const row = page.getByRole("listitem").filter({ hasText: words });
  await expect(row.getByText("mismo monto · mismo nombre")).toBeVisible();
  await row.getByRole("button", { name: `Confirmar para el pedido #${order.number}` }).click();
  await expect(page.getByText(`Pago registrado en el pedido #${order.number}`)).toBeVisible();
  await expect.poll(async () => (await orderOf(buyer.email)).payment_status).toBe("paid");
  await page.goto("/orders/receipts/statement?state=used");
  await expect(row.getByRole("link", { name: `#${order.number}` })).toBeVisible();
  await openOrder(page, order.number);
  await expect(block(page, "Pagos").getByText(words)).toBeVisible();
});
