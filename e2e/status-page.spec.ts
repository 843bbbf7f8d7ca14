import { axe, overflowOf } from "./support/axe";
import { aBuyer, actOnDemoPage, type Buyer, buy, PLENTY, seePaid, statusPath } from "./support/buyer";
import { orderOf } from "./support/database";
import { block, dispatchByHand, openOrder } from "./support/orders-desk";
import { baseUrl } from "./support/setting";
import { expect, type Page, test } from "./support/story";

const OTHER = "FILTRO-100";
const STREET = "Avenida Italia";

async function paidOrder(mobile: Page, buyer: Buyer, wishes: { from?: string; pickup?: boolean } = {}) {
  await buy(mobile, buyer, wishes);
  await actOnDemoPage(mobile, "Pagar");
  await seePaid(mobile);
  return { path: statusPath(mobile), number: (await orderOf(buyer.email)).number };
}

async function prove(page: Page, proof: string): Promise<void> {
  await page.getByLabel(/^Correo o últimos/).fill(proof);
  await page.getByRole("button", { name: "Ver mis datos" }).click();
}

/** Turns a kind of letter on or off at the desk. */
async function turn(page: Page, name: string, to: "Activar" | "Desactivar"): Promise<void> {
  await page.goto("/letters/kinds");
  await page.getByRole("button", { name: `${to} «${name}»` }).click();
  const other = to === "Activar" ? "Desactivar" : "Activar";
  await expect(page.getByRole("button", { name: `${other} «${name}»` })).toBeVisible();
}

const history = (page: Page) => page.getByRole("list", { name: "Qué ha pasado" });

test("the life of an order on its own page, from paid to delivered in two parcels", async ({
  phone,
  desk,
  mailbox,
}) => {
  test.setTimeout(150_000);
  const buyer = aBuyer("Estela Estado");
  const mobile = await phone();
  const { path, number } = await paidOrder(mobile, buyer, { from: `/buy?p=${PLENTY}:2,${OTHER}:1` });
  await expect(history(mobile)).toContainText("Recibimos su pedido");
  await expect(history(mobile)).toContainText("Recibimos su pago de");
  await expect(mobile.getByRole("heading", { level: 1 })).toHaveText("Preparando su pedido");
  await expect(block(mobile, "Envíos")).toBeHidden();
  const manager = await desk("manager");
  await turn(manager, "Salió a reparto", "Activar");

  await test.step("a part of it leaves", async () => {
    await openOrder(manager, number);
    await manager.getByRole("main").getByRole("button", { name: "Despachar", exact: true }).click();
    const dialog = manager.getByRole("dialog");
    await dialog
      .getByRole("combobox", { name: "Transportista", exact: true })
      .selectOption({ label: "Starken" });
    await dialog.getByLabel(/^Número de seguimiento/).fill("8800221");
    await dialog.getByRole("spinbutton").nth(1).fill("0");
    await dialog.getByRole("button", { name: "Despachar", exact: true }).click();
    await expect(dialog).toBeHidden();
    await mobile.reload();
    await expect(mobile.getByRole("heading", { level: 1 })).toHaveText("Una parte va en camino");
    const sent = block(mobile, "Envíos");
    await expect(sent).toContainText("Starken");
    await expect(sent).toContainText("2 × ");
    await expect(sent).toContainText("Todavía por enviar:");
    const track = sent.getByRole("link", { name: "Seguir el envío" });
    await expect(track).toHaveAttribute("href", /starken.*8800221/);
    await expect(track).toHaveAttribute("rel", /noopener/);
    await expect(sent.getByRole("button", { name: /código de seguimiento/ })).toBeVisible();
  });

  await test.step("it goes out, and the customer hears of it because the shop wants so", async () => {
    await manager
      .getByRole("list", { name: "Despachos" })
      .getByRole("button", { name: /^Acciones del despacho/ })
      .first()
      .click();
    await manager.getByRole("menuitem", { name: "Marcar en reparto" }).click();
    await expect(manager.getByRole("list", { name: "Despachos" })).toContainText("En reparto");
    await expect(async () => {
      await mobile.reload();
      await expect(block(mobile, "Envíos")).toContainText("Salió a reparto: llega hoy", { timeout: 500 });
    }).toPass();
    await expect(history(mobile)).toContainText("El envío salió a reparto");
    const letter = await mailbox.letterTo(buyer.email, "Salió a reparto");
    expect(letter.text).toContain("8800221");
    expect(letter.links.some((link) => link.includes("starken"))).toBe(true);
    await turn(manager, "Salió a reparto", "Desactivar");
  });

  await test.step("the rest leaves and both arrive", async () => {
    await openOrder(manager, number);
    await dispatchByHand(manager, { carrier: "Correos de Chile", tracking: "RR473124829CL" });
    for (const at of [0, 1]) {
      const parcel = manager.getByRole("list", { name: "Despachos" }).locator("> li").nth(at);
      await parcel.getByRole("button", { name: /^Acciones del despacho/ }).click();
      await manager.getByRole("menuitem", { name: "Marcar como entregado" }).click();
      await expect(parcel).toContainText("Entregado");
    }
    await mobile.reload();
    await expect(mobile.getByRole("heading", { level: 1 })).toHaveText("Entregado");
    await expect(block(mobile, "Envíos")).toContainText("Envío 2 de 2");
    await expect(block(mobile, "Envíos")).not.toContainText("Todavía por enviar");
    expect(await axe(mobile)).toEqual([]);
    expect(await overflowOf(mobile)).toBe(0);
  });

  await test.step("in other languages, and on a wide screen", async () => {
    const english = await phone({ lang: "en", width: 1440 });
    await english.goto(path);
    await expect(english.getByRole("heading", { level: 1 })).toHaveText("Delivered");
    await expect(block(english, "Parcels")).toContainText("Parcel 2 of 2");
    expect(await axe(english)).toEqual([]);
    expect(await overflowOf(english)).toBe(0);
    const portuguese = await phone({ lang: "pt" });
    await portuguese.goto(path);
    await expect(block(portuguese, "Envios")).toContainText("Envio 2 de 2");
    expect(await axe(portuguese)).toEqual([]);
  });
});

test("who only has the link sees no one's data, and nothing of it travels; the last digits of the phone open it", async ({
  phone,
}) => {
  const buyer = aBuyer("Mascarada Muñoz");
  const mobile = await phone();
  const { path, number } = await paidOrder(mobile, buyer);
  const stranger = await phone();
  const answer = await stranger.request.get(baseUrl + path);
  const html = await answer.text();
  for (const secret of [buyer.email, "Muñoz", STREET, "1439", buyer.phone.replaceAll(" ", "").slice(-6)])
    expect(html, secret).not.toContain(secret);
  expect(answer.headers()["cache-control"]).toContain("no-store");
  expect(answer.headers()["x-robots-tag"]).toContain("noindex");
  expect(answer.headers()["referrer-policy"]).toBe("same-origin");
  await stranger.goto(path);
  await expect(block(stranger, "Sus datos")).toContainText("Mascarada");
  await expect(block(stranger, "¿Algún problema?").getByRole("link").first()).toHaveAttribute(
    "href",
    new RegExp(encodeURIComponent(`#${number}`)),
  );
  expect(await axe(stranger)).toEqual([]);
  await prove(stranger, "0000");
  await expect(stranger.getByText("No coincide con los datos de este pedido.")).toBeVisible();
  await expect(block(stranger, "Sus datos")).not.toContainText(STREET);
  await prove(stranger, buyer.phone.slice(-4));
  await expect(block(stranger, "Sus datos")).toContainText(STREET);
  await expect(block(stranger, "Sus datos")).toContainText(buyer.email);
});

test("the pickup code is for who proves who they are; place and hours are for all", async ({
  phone,
  desk,
}) => {
  const buyer = aBuyer("Rita Retiro");
  const mobile = await phone();
  const { path, number } = await paidOrder(mobile, buyer, { pickup: true });
  await expect(block(mobile, "Retiro en tienda")).toContainText("Le avisaremos por correo");
  const page = await desk("manager");
  await openOrder(page, number);
  await page.getByRole("main").getByRole("button", { name: "Listo para retirar" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog
    .getByRole("button", { name: /^(Avisar|Listo|Marcar)/ })
    .first()
    .click();
  await expect(dialog).toBeHidden();
  await mobile.goto(path);
  const pickup = block(mobile, "Retiro en tienda");
  await expect(pickup).toContainText("Su pedido lo espera.");
  await expect(pickup.getByRole("link", { name: "Confirme quién es para ver el código" })).toBeVisible();
  await prove(mobile, buyer.email);
  await expect(pickup.getByText(/^\d{6}$/)).toBeVisible();
  expect(await axe(mobile)).toEqual([]);
});
