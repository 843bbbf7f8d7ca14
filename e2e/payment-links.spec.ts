import { aBuyer, actOnDemoPage, type Buyer, buy, METHOD, seePaid } from "./support/buyer";
import { one, orderOf, sql } from "./support/database";
import { addressIn, block, historyOf, openOrder } from "./support/orders-desk";
import { scan } from "./support/papers";
import { expect, type Page, test } from "./support/story";

/** An order that waits for a transfer, which the customer then pays through a link. */
async function waiting(phone: Page, buyer: Buyer): Promise<{ number: number; total: number }> {
  await buy(phone, buyer, { method: "transfer" });
  const { number, total } = await orderOf(buyer.email);
  return { number, total: Number(total) };
}

async function openLinkDialog(desk: Page): Promise<void> {
  await desk.getByRole("main").getByRole("button", { name: "Más acciones" }).click();
  await desk.getByRole("menuitem", { name: "Enlace de pago" }).click();
  await expect(desk.getByRole("dialog")).toBeVisible();
}

type Wishes = { readonly part?: number; readonly letter?: boolean };

/** Makes a payment link on the order page. @returns its address. */
async function makeLink(desk: Page, number: number, { part, letter = false }: Wishes = {}): Promise<string> {
  await openOrder(desk, number);
  await openLinkDialog(desk);
  const dialog = desk.getByRole("dialog");
  if (part !== undefined) {
    await dialog.getByRole("radio", { name: "Un abono" }).check();
    await dialog.getByLabel("Monto del abono").fill(String(part));
  }
  await dialog.getByRole("checkbox", { name: /^Enviarlo por correo/ }).setChecked(letter);
  await dialog.getByRole("button", { name: "Crear enlace" }).click();
  return addressIn(dialog.getByLabel("Dirección del enlace"));
}

const shut = (desk: Page) => desk.keyboard.press("Escape");
const digits = (amount: number) => amount.toLocaleString("es-CL");

async function payByCard(phone: Page, url: string, amount: number): Promise<void> {
  await phone.goto(url);
  await expect(phone.getByText(`$${digits(amount)}`).first()).toBeVisible();
  await phone.getByRole("radio", { name: METHOD.demo }).check();
  await phone.getByRole("button", { name: `Pagar $${digits(amount)}` }).click();
  await expect(phone).toHaveURL(/\/demo-pay\//);
  await actOnDemoPage(phone, "Pagar");
}

async function seeOver(phone: Page, url: string): Promise<void> {
  await phone.goto(url);
  await expect(phone.getByRole("heading", { name: "Este enlace de pago ya no sirve" })).toBeVisible();
  await expect(phone.getByRole("button", { name: /^Pagar/ })).toHaveCount(0);
  await expect(phone.locator("main a[href*='/pay/']")).toHaveCount(0);
}

test.describe("a payment link", () => {
  test("goes out by letter, is paid on a phone, and ends with the order (S31)", async ({
    phone,
    desk,
    mailbox,
  }) => {
    const buyer = aBuyer("Elena Enlace");
    const mobile = await phone();
    const { number, total } = await waiting(mobile, buyer);
    const page = await desk("manager");
    const url = await makeLink(page, number, { letter: true });
    const letter = await mailbox.letterTo(buyer.email, "Enlace de pago");
    expect(letter.links).toContain(url);
    expect(letter.text).toContain(digits(total));
    const before = await sql("select 1 from demo_payments");
    const other = await phone();
    await other.goto(url);
    await expect(other.getByRole("heading", { name: `Pagar el pedido ${number}` })).toBeVisible();
    await other.reload();
    expect(await sql("select 1 from demo_payments")).toHaveLength(before.length);
    await payByCard(other, url, total);
    await seePaid(other);
    await other.goto(url);
    await expect(other.getByRole("heading", { name: "Este pedido ya está pagado" })).toBeVisible();
    await openOrder(page, number);
    await expect(page.getByRole("main").getByText("Pagado", { exact: true }).first()).toBeVisible();
    await expect(historyOf(page).filter({ hasText: "Enlace creado: de pago" })).toHaveCount(1);
    await expect(historyOf(page).filter({ hasText: "Enlace terminado" })).toHaveCount(1);
  });

  test("opens nothing once ended by hand, expired, or when its amount has changed", async ({
    phone,
    desk,
  }) => {
    const buyer = aBuyer("Tito Terminado");
    const mobile = await phone();
    const { number } = await waiting(mobile, buyer);
    const page = await desk("manager");
    const ended = await makeLink(page, number);
    await page.getByRole("dialog").getByRole("button", { name: "Terminar enlace" }).click();
    await expect(page.getByText("Enlace terminado").first()).toBeVisible();
    await seeOver(mobile, ended);
    const late = await makeLink(page, number);
    await sql("update links set expires_at = created_at where order_id = $1 and revoked_at is null", [
      (await orderOf(buyer.email)).id,
    ]);
    await seeOver(mobile, late);
    const changed = await makeLink(page, number);
    await shut(page);
    await page.getByRole("main").getByRole("button", { name: "Marcar como pagado" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Monto").fill("1000");
    await dialog.getByRole("button", { name: "Marcar como pagado" }).click();
    await expect(dialog).toBeHidden();
    await seeOver(mobile, changed);
    await page.goto("/links/orders?purpose=payment");
    await expect(page.getByRole("row", { name: new RegExp(`#${number}\\b`) })).toHaveCount(3);
  });

  test("asks for a part, and the next one for the balance", async ({ phone, desk }) => {
    const buyer = aBuyer("Ana Abono");
    const mobile = await phone();
    const { number, total } = await waiting(mobile, buyer);
    const page = await desk("manager");
    const first = await makeLink(page, number, { part: 3000 });
    await expect(page.getByRole("dialog").getByText("Abono", { exact: false }).first()).toBeVisible();
    const other = await phone();
    await payByCard(other, first, 3000);
    await expect.poll(async () => (await orderOf(buyer.email)).captured, { timeout: 30_000 }).toBe("3000");
    await openOrder(page, number);
    await expect(page.getByRole("main").getByText("Pago parcial").first()).toBeVisible();
    await expect(block(page, "Productos").getByText(`$${digits(total - 3000)}`)).toBeVisible();
    await seeOver(other, first);
    const second = await makeLink(page, number);
    await payByCard(other, second, total - 3000);
    await seePaid(other);
    const { captured, flags, payment_status } = await orderOf(buyer.email);
    expect([captured, flags, payment_status]).toEqual([String(total), [], "paid"]);
  });

  test("by hand: the account is told with copy buttons, and the way back to the card stays open", async ({
    phone,
    desk,
  }) => {
    const buyer = aBuyer("Teresa Transferencia");
    const mobile = await phone();
    const { number } = await waiting(mobile, buyer);
    const url = await makeLink(await desk("manager"), number);
    const other = await phone();
    await other.goto(url);
    await other.getByRole("radio", { name: "Efectivo" }).check();
    await other.getByRole("button", { name: /^Pagar \$/ }).click();
    await expect(other.getByRole("heading", { name: "Cómo pagar con Efectivo" })).toBeVisible();
    await other.getByRole("radio", { name: METHOD.transfer }).check();
    await other.getByRole("button", { name: /^Pagar \$/ }).click();
    await expect(other.getByRole("heading", { name: "Cómo pagar con Transferencia bancaria" })).toBeVisible();
    await expect(other.getByText(`Pedido ${number}`, { exact: true })).toBeVisible();
    await expect(other.getByRole("button", { name: "Copiar Número de cuenta" })).toBeVisible();
    expect((await orderOf(buyer.email)).payment_method).toBe("bank_transfer");
  });

  test("a payment left halfway is shown, and gone on with on the same page", async ({ phone, desk }) => {
    const buyer = aBuyer("Mario Mitad");
    const mobile = await phone();
    const { number, total } = await waiting(mobile, buyer);
    const url = await makeLink(await desk("manager"), number);
    const other = await phone();
    await other.goto(url);
    await other.getByRole("radio", { name: METHOD.demo }).check();
    await other.getByRole("button", { name: /^Pagar \$/ }).click();
    await expect(other).toHaveURL(/\/demo-pay\//);
    const opened = other.url();
    await other.goto(url);
    await expect(other.getByText(/en curso con/)).toBeVisible();
    await other.getByRole("button", { name: "Seguir con ese pago" }).click();
    await expect(other).toHaveURL(opened);
    await actOnDemoPage(other, "Fallar sin vuelta atrás");
    await expect(async () => {
      await other.goto(url);
      await expect(other.getByText(/no se cobró nada/)).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 20_000 });
    await other.getByRole("radio", { name: METHOD.demo }).check();
    await other.getByRole("button", { name: "Intentar de nuevo" }).click();
    await actOnDemoPage(other, "Pagar");
    await seePaid(other);
    expect((await orderOf(buyer.email)).captured).toBe(String(total));
  });

  test("is handed over by WhatsApp and as a QR code", async ({ phone, desk }) => {
    const buyer = aBuyer("Wanda Wasap");
    const mobile = await phone();
    const { number, total } = await waiting(mobile, buyer);
    const page = await desk("manager");
    const url = await makeLink(page, number);
    const dialog = page.getByRole("dialog");
    const button = dialog.getByRole("link", { name: "WhatsApp" });
    const address = new URL((await button.getAttribute("href")) ?? "");
    expect(address.host + address.pathname).toBe(`wa.me/${buyer.phone.replace(/\D/g, "")}`);
    const text = address.searchParams.get("text") ?? "";
    for (const part of ["Wanda", "Café Andes", `#${number}`, digits(total), `\n${url}\n`])
      expect(text).toContain(part);
    await page.context().route(/wa\.me/, (route) => route.fulfill({ status: 200, body: "WhatsApp" }));
    await button.click();
    const { id } = await orderOf(buyer.email);
    await expect
      .poll(() => sql("select 1 from order_events where order_id = $1 and kind = 'whatsapp_opened'", [id]))
      .toHaveLength(1);
    await dialog.getByRole("button", { name: "Ver código QR" }).click();
    const picture = await dialog.getByRole("img", { name: /^Código QR/ }).screenshot();
    expect(await scan(picture)).toEqual([url]);
    expect(
      await one("select visits, uses from links where order_id = $1 and purpose = 'payment'", [id]),
    ).toEqual({
      ...{ visits: 0, uses: 0 },
    });
  });
});
