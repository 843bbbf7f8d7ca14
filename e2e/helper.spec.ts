import { axe, overflowOf } from "./support/axe";
import { aBuyer, actOnDemoPage, buy, seePaid } from "./support/buyer";
import { eventsOf, orderOf, sql } from "./support/database";
import { block, dispatchByHand, historyOf, openOrder, printed } from "./support/orders-desk";
import { readPapers } from "./support/papers";
import { expect, type Page, test } from "./support/story";

async function paidOrder(page: Page, name: string) {
  const buyer = aBuyer(name);
  await buy(page, buyer);
  await actOnDemoPage(page, "Pagar");
  await seePaid(page);
  return { buyer, order: await orderOf(buyer.email) };
}

/** Prints a paper and holds a scanner over it: the address of the helper's page. */
async function helperPath(page: Page, paper: string): Promise<string> {
  const bytes = await printed(page, async () => {
    await page.getByRole("button", { name: "Imprimir" }).click();
    await page.getByRole("menuitem", { name: paper }).click();
  });
  const sheets = await readPapers(bytes, { scan: true });
  const url = sheets.flatMap(({ codes }) => codes).find((code) => code.includes("/h/"));
  if (!url)
    throw new Error(`no helper's code on ${paper}: ${JSON.stringify(sheets.map(({ codes }) => codes))}`);
  return new URL(url).pathname;
}

/** A photo of one pixel. */
const PHOTO = {
  name: "puerta.jpg",
  mimeType: "image/jpeg",
  buffer: Buffer.from(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=",
    "base64",
  ),
};

const nothingOfMoney = async (page: Page, email: string) => {
  const main = page.getByRole("main");
  await expect(main).not.toContainText(/\$\s?\d/);
  await expect(main).not.toContainText(email);
  expect(await page.content()).not.toContain(email);
};

test("the slip's code opens a page for who packs: packed, a problem, a photo; the desk sees all three", async ({
  phone,
  desk,
}) => {
  const { buyer, order } = await paidOrder(await phone(), "Sara Empaque");
  const page = await desk("owner");
  await openOrder(page, order.number);
  const path = await helperPath(page, "Lista de empaque");
  expect(await helperPath(page, "Lista de empaque")).toBe(path);

  const helper = await phone();
  await helper.goto(path);
  await expect(helper.getByRole("heading", { name: `Pedido #${order.number}` })).toBeVisible();
  await expect(helper.getByText("Avenida Italia 1439", { exact: false })).toBeVisible();
  await expect(helper.getByText("Sara Empaque")).toBeVisible();
  await nothingOfMoney(helper, buyer.email);
  expect(await axe(helper)).toEqual([]);
  expect(await overflowOf(helper)).toBe(0);
  const before = await eventsOf(order.id);
  await helper.reload();
  expect(await eventsOf(order.id)).toBe(before);

  await helper.getByRole("button", { name: "Empacado" }).click();
  await expect(helper.getByText("Listo: la tienda ya sabe que está empacado.")).toBeVisible();
  await helper.getByText("Hay un problema").click();
  await helper.getByLabel("Cuéntelo en pocas palabras").fill("La taza llegó trizada");
  await helper.getByRole("button", { name: "Avisar a la tienda" }).click();
  await expect(helper.getByText("La tienda ya recibió su aviso.")).toBeVisible();
  await helper.getByText("Enviar una foto").first().click();
  await helper.getByLabel(/^Foto/).setInputFiles(PHOTO);
  await helper.getByRole("button", { name: "Enviar foto" }).click();
  await expect(helper.getByText("Foto enviada.")).toBeVisible();

  await openOrder(page, order.number);
  await expect(page.getByText("Quien prepara o entrega avisó de un problema.")).toBeVisible();
  await expect(historyOf(page).filter({ hasText: "Empacado" }).first()).toContainText(
    /Ayudante \(enlace \w{5}\)/,
  );
  await expect(historyOf(page).filter({ hasText: "Aviso de un problema" }).first()).toContainText(
    "La taza llegó trizada",
  );
  const photo = block(page, "Ayudantes").getByRole("img", { name: /^Foto del/ });
  await photo.scrollIntoViewIfNeeded();
  await expect.poll(() => photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  expect(await axe(page)).toEqual([]);
  await page.getByRole("button", { name: "Marcar como visto" }).click();
  await expect(page.getByText("Quien prepara o entrega avisó de un problema.")).toBeHidden();

  await block(page, "Ayudantes").getByRole("button", { name: "Terminar" }).click();
  await expect(page.getByText("Enlace terminado").first()).toBeVisible();
  await helper.reload();
  await expect(helper.getByRole("heading", { name: "Este enlace ya no sirve" })).toBeVisible();
  await expect(helper.getByText("Sara Empaque")).toBeHidden();
});

test("the label's code opens a page for who delivers; told as delivered, nothing of the customer is left on it", async ({
  phone,
  desk,
}) => {
  const { buyer, order } = await paidOrder(await phone(), "Teo Reparto");
  const page = await desk("owner");
  await openOrder(page, order.number);
  await dispatchByHand(page, { tracking: `H4-${order.number}` });
  const path = await helperPath(page, "Etiqueta de envío");

  const helper = await phone({ scheme: "dark" });
  await helper.goto(path);
  await expect(helper.getByText("Márquelo cuando lo entregue.", { exact: false })).toBeVisible();
  await nothingOfMoney(helper, buyer.email);
  expect(await axe(helper)).toEqual([]);
  await helper.getByText("Hay un problema").click();
  await helper.getByLabel("Cuéntelo en pocas palabras").fill("Nadie abrió la puerta");
  await helper.getByRole("button", { name: "Avisar a la tienda" }).click();
  await expect(helper.getByText("La tienda ya recibió su aviso.")).toBeVisible();
  expect((await orderOf(buyer.email)).shipment_status).toBe("failed");

  await helper.getByLabel(/^Quién lo recibió/).fill("Conserje Ruiz");
  await helper.getByRole("button", { name: "Entregado" }).click();
  await expect(
    helper.getByRole("heading", { name: `El pedido #${order.number} está entregado` }),
  ).toBeVisible();
  await expect(helper.getByText("Teo Reparto")).toBeHidden();
  expect((await orderOf(buyer.email)).shipment_status).toBe("delivered");
  await openOrder(page, order.number);
  await expect(historyOf(page).filter({ hasText: "Conserje Ruiz" }).first()).toBeVisible();
});

test("an expired link says so, and a token of another kind opens nothing", async ({ phone, desk }) => {
  const { order } = await paidOrder(await phone(), "Ursula Vence");
  const page = await desk("owner");
  await openOrder(page, order.number);
  const path = await helperPath(page, "Lista de empaque");
  await sql(
    "update links set expires_at = created_at - interval '1 second' where order_id = $1 and purpose = 'helper'",
    [order.id],
  );
  const helper = await phone();
  await helper.goto(path);
  await expect(helper.getByRole("heading", { name: "Este enlace ya no sirve" })).toBeVisible();
  const answer = await helper.request.get(path.replace("/h/", "/o/"));
  expect(answer.status()).toBe(404);
});
