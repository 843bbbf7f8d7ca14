import { randomBytes, randomInt } from "node:crypto";
import {
  aBuyer,
  actOnDemoPage,
  buy,
  chooseShipping,
  confirmWith,
  giveAddress,
  giveContact,
  goToCheckout,
  LINK,
  METHOD,
  openCart,
  paymentForm,
  seePaid,
  statusPath,
} from "./support/buyer";
import { one, orderOf, sql, stockOf } from "./support/database";
import { block, copiedLink, openOrder, posted } from "./support/orders-desk";
import { baseUrl } from "./support/setting";
import { expect, type Page, test } from "./support/story";

const aToken = () => randomBytes(16).toString("base64url");
const NOT_FOUND = /404 \(Not Found\)/;

const confirmButton = (page: Page) => paymentForm(page).getByRole("button", { name: /^Confirmar y pagar/ });
const totalOn = async (page: Page): Promise<number> =>
  Number(((await confirmButton(page).textContent()) ?? "").replace(/\D/g, ""));

test("a direct-buy link leads to a paid order with its source, channel and UTM kept (S61)", async ({
  phone,
  desk,
}) => {
  const buyer = aBuyer("Olga Origen");
  const mobile = await phone();
  await buy(mobile, buyer, { from: `${LINK}?utm_source=tiktok&utm_campaign=lanzamiento&fbclid=IwAR0x` });
  await actOnDemoPage(mobile, "Pagar");
  await seePaid(mobile);
  const { number } = await orderOf(buyer.email);
  const page = await desk("owner");
  await openOrder(page, number);
  const origin = block(page, "Origen");
  await expect(origin).toContainText("Enlace de compra");
  await expect(origin).toContainText("instagram");
  await expect(origin).toContainText("tiktok");
  await expect(origin).toContainText("lanzamiento");
});

test.describe("a link still helps when something cannot be bought (S63)", () => {
  const rows: readonly (readonly [string, string, readonly RegExp[], boolean])[] = [
    ["sold out", "TAZA-AZUL", [/Agotado/, /Por ahora no se puede comprar/], false],
    ["unknown", "NO-HAY-1", [/«NO-HAY-1» no se vende aquí/], false],
    ["sold out beside another", "TAZA-AZUL,CAFE-250", [/Taza azul de gres está agotado/], true],
    ["unknown beside another", "NO-HAY-1,CAFE-250", [/«NO-HAY-1» no se vende aquí/], true],
    ["more than there is", "CAFE-250:999", [/De Café Andes 250 g quedan? \d+/], true],
    ["none", "CAFE-250:0", [/dejamos 1 unidad/], true],
    ["less than none", "CAFE-250:-1", [/dejamos 1 unidad/], true],
    ["a thousand millions", "CAFE-250:1000000000", [/999 unidades/], true],
    ["nothing", "", [/Por ahora no se puede comprar/], false],
    ["nonsense", "%25%25:::,,,%00", [], false],
  ];
  for (const [what, p, words, canBuy] of rows) {
    test(`${what}: /buy?p=${p}`, async ({ page }) => {
      const before = await sql("select 1 from carts");
      const answer = await page.goto(`/buy?p=${p}`);
      expect(answer?.status()).toBe(200);
      for (const word of words) await expect(page.getByText(word).first()).toBeVisible();
      const button = page.getByRole("button", { name: /^Comprar por/ });
      if (canBuy) await expect(button).toBeEnabled();
      else await expect(button).toBeHidden();
      expect(await sql("select 1 from carts")).toHaveLength(before.length);
    });
  }

  test("a coupon that ended or never was is said, and the rest can be bought", async ({ page }) => {
    await page.goto("/buy?p=CAFE-250&coupon=NUNCA");
    await expect(page.getByText("El cupón NUNCA no existe.")).toBeVisible();
    const [ended] = await sql<{ code: string }>("select code from coupons where ends_at < now() limit 1");
    expect(ended, "the demo shop has a coupon that ended").toBeTruthy();
    await page.goto(`/buy?p=CAFE-250&coupon=${ended?.code.toLowerCase()}`);
    await expect(page.getByText(/El cupón \S+ terminó el/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Comprar por $7.990" })).toBeEnabled();
  });
});

test.describe("tokens", () => {
  const PURPOSES = ["cart", "checkout", "pay", "recover", "duplicate", "o"];

  test("an unknown token is the same calm 404 for every purpose, and is kept by no cache", async ({
    phone,
    guard,
  }) => {
    guard.expectTrouble(NOT_FOUND);
    const mobile = await phone();
    for (const purpose of PURPOSES) {
      const answer = await mobile.goto(`/${purpose}/${aToken()}`);
      expect(answer?.status(), purpose).toBe(404);
      expect(answer?.headers()["cache-control"], purpose).toContain("no-store");
      await expect(mobile.getByRole("heading", { name: "Esta página no existe" })).toBeVisible();
    }
    for (const purpose of PURPOSES) {
      expect((await mobile.goto(`/${purpose}/short`))?.status(), purpose).toBe(404);
    }
  });

  test("a token works for its own purpose only", async ({ phone, guard }) => {
    guard.expectTrouble(NOT_FOUND);
    const mobile = await phone();
    await buy(mobile, aBuyer(), { method: "transfer" });
    const token = statusPath(mobile).split("/").at(-1);
    for (const purpose of ["pay", "recover", "duplicate", "cart", "checkout"]) {
      expect((await mobile.goto(`/${purpose}/${token}`))?.status(), purpose).toBe(404);
    }
  });

  test("an expired or revoked link says so calmly and shows nothing of the order", async ({
    phone,
    desk,
  }) => {
    const buyer = aBuyer("Enlace Vencido");
    const mobile = await phone();
    await buy(mobile, buyer, { method: "transfer" });
    const status = statusPath(mobile);
    const { id, number } = await orderOf(buyer.email);
    const page = await desk("owner");
    await openOrder(page, number);
    const duplicate = await copiedLink(page, "Copiar enlace del carrito duplicado");
    await mobile.goto(duplicate);
    await expect(mobile.getByRole("button", { name: "Comprar de nuevo" })).toBeVisible();
    await sql(
      "update links set expires_at = now() - interval '1 day' where order_id = $1 and purpose = 'status'",
      [id],
    );
    await sql("update links set revoked_at = now() where order_id = $1 and purpose = 'duplicate'", [id]);
    for (const path of [status, duplicate]) {
      await mobile.goto(path);
      await expect(mobile.getByRole("heading", { name: "Este enlace venció" })).toBeVisible();
      await expect(mobile.getByText("Enlace Vencido")).toBeHidden();
      await expect(mobile.getByText("Café Andes 250 g")).toBeHidden();
    }
  });

  test("whoever guesses tokens is slowed down: 20 misses in ten minutes", async ({ phone, guard }) => {
    guard.expectTrouble(/404 \(Not Found\)|429/);
    const headers = { "x-forwarded-for": `198.18.${randomInt(256)}.${randomInt(256)}` };
    const guess = () => fetch(`${baseUrl}/o/${aToken()}`, { headers, redirect: "manual" });
    const said: string[] = [];
    for (let n = 0; n < 22; n++) said.push(await (await guess()).text());
    expect(said[0]).toContain("Esta página no existe");
    expect(said.at(-1)).toContain("Espere un momento");
    const mobile = await phone();
    await mobile.goto(LINK);
    await expect(mobile.getByRole("button", { name: /^Comprar por/ })).toBeVisible();
  });
});

test.describe("two tabs and old pages", () => {
  test("two tabs that confirm the same checkout make one order", async ({ phone }) => {
    const buyer = aBuyer("Dos Pestañas");
    const before = await stockOf("CAFE-1K");
    const mobile = await phone();
    await openCart(mobile, "/buy?p=CAFE-1K");
    await goToCheckout(mobile);
    await giveContact(mobile, buyer);
    await giveAddress(mobile, {});
    const other = await mobile.context().newPage();
    await other.goto(statusPath(mobile));
    for (const tab of [mobile, other]) {
      await paymentForm(tab).getByRole("radio", { name: METHOD.transfer }).check();
    }
    await Promise.all([mobile, other].map((tab) => posted(tab, () => confirmButton(tab).click())));
    for (const tab of [mobile, other]) {
      await expect(async () => {
        if (/\/checkout\//.test(tab.url())) await tab.reload();
        expect(tab.url()).toMatch(/\/o\//);
      }).toPass();
    }
    const placed = await sql(
      "select 1 from orders o join people p on p.id = o.person_id where p.email = $1",
      [buyer.email],
    );
    expect(placed).toHaveLength(1);
    expect(await stockOf("CAFE-1K")).toBe(before - 1);
  });

  test("a cart that changed in another tab is not overwritten by the old one: it says so", async ({
    phone,
  }) => {
    const mobile = await phone();
    await openCart(mobile);
    const other = await mobile.context().newPage();
    await other.goto(statusPath(mobile));
    const quantity = (tab: Page) => tab.getByLabel("Cantidad de Café Andes 250 g");
    await quantity(mobile).fill("3");
    await mobile.getByRole("button", { name: "Actualizar cantidades" }).last().click();
    await expect(mobile.getByText("$23.970").first()).toBeVisible();
    await quantity(other).fill("5");
    await other.getByRole("button", { name: "Actualizar cantidades" }).last().click();
    await expect(other.getByText("El carro cambió en otra ventana")).toBeVisible();
    await expect(quantity(other)).toHaveValue("3");
  });

  test("a total that changed in another window is said before anything is asked, and then holds", async ({
    phone,
  }) => {
    const buyer = aBuyer("Tania Total");
    const mobile = await phone();
    await openCart(mobile, "/buy?p=CAFE-1K");
    await goToCheckout(mobile);
    await giveContact(mobile, buyer);
    await giveAddress(mobile, {});
    const other = await mobile.context().newPage();
    await other.goto(statusPath(mobile));
    const before = await totalOn(mobile);
    await chooseShipping(other, "Starken");
    const after = await totalOn(other);
    expect(after).not.toBe(before);
    const stock = await stockOf("CAFE-1K");
    await paymentForm(mobile).getByRole("radio", { name: METHOD.transfer }).check();
    await confirmButton(mobile).click();
    await expect(mobile.getByText("El total cambió desde que abrió la página.")).toBeVisible();
    await expect.poll(() => totalOn(mobile)).toBe(after);
    expect(await orderOf(buyer.email)).toMatchObject({ payment_status: "open" });
    expect(await stockOf("CAFE-1K")).toBe(stock);
    await confirmWith(mobile, { method: "transfer" });
    const order = await orderOf(buyer.email);
    expect([order.payment_status, Number(order.total)]).toEqual(["pending", after]);
  });

  test("a price that moves after the order was opened does not reach the buyer: what was shown is what is asked", async ({
    phone,
  }) => {
    const buyer = aBuyer("Precio Nuevo");
    const mobile = await phone();
    await openCart(mobile, "/buy?p=MIEL-500");
    await goToCheckout(mobile);
    await giveContact(mobile, buyer);
    await giveAddress(mobile, {});
    await paymentForm(mobile).getByRole("radio", { name: METHOD.demo }).check();
    const { price } = await one<{ price: string }>("select price::text from variants where sku = 'MIEL-500'");
    await sql("update variants set price = price + 1000 where sku = 'MIEL-500'");
    try {
      await confirmButton(mobile).click();
      await expect(mobile).toHaveURL(/\/demo-pay\//);
      const { id } = await orderOf(buyer.email);
      const [line] = await sql<{ asked: string }>(
        "select unit_price::text as asked from order_lines where order_id = $1",
        [id],
      );
      expect(line?.asked).toBe(price);
    } finally {
      await sql("update variants set price = $1 where sku = 'MIEL-500'", [price]);
    }
  });
});

test("the checkout works without scripts, with the same words beside a wrong field", async ({ browser }) => {
  const buyer = aBuyer("Sin Guiones");
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "es-CL", baseURL: baseUrl });
  const page = await context.newPage();
  await openCart(page);
  await goToCheckout(page);
  const form = page.getByRole("form", { name: "Contacto" });
  await form.getByLabel("Correo electrónico").fill("nobody@nowhere");
  await form.getByLabel("Nombre y apellido").fill(buyer.name);
  await form.getByRole("button", { name: /^Continuar/ }).click();
  await expect(page.getByText("Revise el correo")).toBeVisible();
  await expect(form.getByLabel("Nombre y apellido")).toHaveValue(buyer.name);
  await giveContact(page, buyer);
  await giveAddress(page, { pickup: true });
  await confirmWith(page, { method: "transfer" });
  await expect(page.getByText("Banco del Ejemplo")).toBeVisible();
  expect((await orderOf(buyer.email)).payment_status).toBe("pending");
  await context.close();
});

test("from the provider's page back to the shop: the order opens again and its stock is free (S41)", async ({
  phone,
}) => {
  const buyer = aBuyer("Vuelve Atrás");
  const before = await stockOf("CAFE-1K");
  const mobile = await phone();
  await openCart(mobile, "/buy?p=CAFE-1K");
  await goToCheckout(mobile);
  const checkout = statusPath(mobile);
  await giveContact(mobile, buyer);
  const opened = await orderOf(buyer.email);
  expect(opened).toMatchObject({ payment_status: "open" });
  expect(await stockOf("CAFE-1K")).toBe(before);
  await giveAddress(mobile, {});
  await confirmWith(mobile, { method: "demo" });
  expect(await orderOf(buyer.email)).toMatchObject({ number: opened.number, payment_status: "pending" });
  expect(await stockOf("CAFE-1K")).toBe(before - 1);
  await actOnDemoPage(mobile, "Volver sin pagar");
  await expect(mobile).not.toHaveURL(/demo-pay/);
  await mobile.goto(checkout);
  await expect(
    mobile.getByRole("heading", { name: `Su pedido ${opened.number} espera el pago` }),
  ).toBeVisible();
  await mobile.getByRole("button", { name: "Cambiar el pedido" }).click();
  await expect(paymentForm(mobile)).toBeVisible();
  expect(await orderOf(buyer.email)).toMatchObject({ number: opened.number, payment_status: "open" });
  expect(await stockOf("CAFE-1K")).toBe(before);
  await confirmWith(mobile, { method: "demo" });
  await actOnDemoPage(mobile, "Pagar");
  await seePaid(mobile);
  expect(await orderOf(buyer.email)).toMatchObject({ number: opened.number, payment_status: "paid" });
  expect(await stockOf("CAFE-1K")).toBe(before - 1);
});

test("the status page keeps the buyer's data masked until the e-mail or the phone's last digits are given", async ({
  phone,
}) => {
  const buyer = aBuyer("Marta Reservada");
  const mobile = await phone();
  await buy(mobile, buyer, { method: "transfer" });
  const other = await phone();
  await other.goto(statusPath(mobile));
  await expect(other.getByText("Esperamos su pago")).toBeVisible();
  await expect(other.getByText("Marta Reservada")).toBeHidden();
  await expect(other.getByText(buyer.email)).toBeHidden();
  await other.getByLabel("Correo o últimos 4 dígitos").fill("0000");
  await other.getByRole("button", { name: "Ver mis datos" }).click();
  await expect(other.getByText("No coincide con los datos de este pedido.")).toBeVisible();
  await other.getByLabel("Correo o últimos 4 dígitos").fill(buyer.email.toUpperCase());
  await other.getByRole("button", { name: "Ver mis datos" }).click();
  await expect(other.getByText("Marta Reservada", { exact: true })).toBeVisible();
});
