import type { Locator } from "@playwright/test";
import { axe, overflowOf } from "./support/axe";
import { aBuyer, actOnDemoPage, type Buyer, METHOD, PLENTY, seePaid } from "./support/buyer";
import { one, orderOf, sql } from "./support/database";
import { addressIn, block, historyOf } from "./support/orders-desk";
import { expect, type Page, test } from "./support/story";

const linesOf = (page: Page): Locator =>
  page.getByRole("list", { name: "Líneas del pedido" }).getByRole("listitem");
const choose = (page: Page, name: string) =>
  page.getByRole("radio", { name, exact: true }).check({ force: true });
const saved = (page: Page) => expect(page.getByText("Borrador guardado.")).toBeVisible({ timeout: 20_000 });
const totalOf = (page: Page): Locator => page.getByRole("complementary", { name: "Resumen" });

async function openNew(page: Page, query = ""): Promise<void> {
  await page.goto(`/orders/new${query}`);
  await expect(page.getByRole("heading", { name: "Nuevo pedido" })).toBeVisible();
}

/** Finds a product by what is typed and takes the first, by keyboard alone. */
async function addProduct(page: Page, typed: string): Promise<void> {
  const search = page.getByRole("combobox", { name: "Buscar productos" });
  const before = await linesOf(page).count();
  await search.fill(typed);
  await expect(page.getByRole("option").first()).toBeVisible();
  await search.press("Enter");
  await expect(linesOf(page)).toHaveCount(before + 1);
}

async function newCustomer(page: Page, { name, email, phone }: Partial<Buyer>): Promise<void> {
  await choose(page, "Cliente nuevo");
  if (name) await page.getByLabel("Nombre y apellido").fill(name);
  if (email) await page.getByLabel(/^Correo electrónico/).fill(email);
  if (phone) await page.getByLabel(/^Teléfono/).fill(phone);
}

async function sendHome(page: Page): Promise<void> {
  await page.getByLabel("Calle").fill("Avenida Italia");
  await page.getByLabel("Número", { exact: true }).fill("1439");
  await page.getByLabel("Comuna").selectOption({ label: "Providencia" });
}

/** @returns the number of the new order. */
async function create(page: Page): Promise<number> {
  await page.getByRole("button", { name: "Crear pedido" }).click();
  await expect(page).toHaveURL(/\/orders\/\d+\?made/, { timeout: 30_000 });
  await expect(page.getByRole("heading", { name: "Pedido creado" })).toBeVisible();
  return Number(/orders\/(\d+)/.exec(page.url())?.[1]);
}

const badge = (page: Page, word: string) => page.getByRole("main").getByText(word, { exact: true }).first();

test.describe("an order made by hand", () => {
  test("a product, a custom line, a new customer at home, by link: paid on a phone (S28, S31)", async ({
    desk,
    phone,
    mailbox,
  }) => {
    const buyer = aBuyer("Marta Manual");
    const page = await desk("manager");
    await page.goto("/orders");
    await page.getByRole("link", { name: "Nuevo pedido" }).first().click();
    await addProduct(page, PLENTY);
    await linesOf(page).first().getByLabel("Cantidad").fill("2");
    await page.getByRole("button", { name: "Agregar línea libre" }).click();
    const gift = linesOf(page).nth(1);
    await gift.getByLabel("Descripción").fill("Envoltorio de regalo");
    await gift.getByLabel("Precio").fill("1.500");
    await newCustomer(page, buyer);
    await sendHome(page);
    await page.getByLabel(/^Nota para el cliente/).fill("Va con una muestra de Huila.");
    await saved(page);
    await expect(gift.getByText("$1.500")).toBeVisible();
    const number = await create(page);
    const { total } = await orderOf(buyer.email);
    await expect(badge(page, "Abierto")).toBeVisible();
    const handing = page.getByRole("region", { name: "Enlace de pago" });
    const url = await addressIn(handing.getByLabel("Dirección del enlace"));
    const whatsapp = await handing.getByRole("link", { name: "WhatsApp" }).getAttribute("href");
    expect(whatsapp).toContain(`https://wa.me/${buyer.phone.replace(/\D/g, "")}?text=`);
    expect(decodeURIComponent(whatsapp ?? "")).toContain(url);
    await page.getByRole("button", { name: "Ver código QR" }).click();
    await expect(page.getByRole("img", { name: `Código QR para pagar el pedido ${number}` })).toBeVisible();
    const letter = await mailbox.letterTo(buyer.email, "Enlace de pago");
    expect(letter.links).toContain(url);
    expect(letter.text).toContain("Va con una muestra de Huila.");
    const mobile = await phone();
    await mobile.goto(url);
    await mobile.getByRole("radio", { name: METHOD.demo }).check();
    await mobile.getByRole("button", { name: `Pagar $${Number(total).toLocaleString("es-CL")}` }).click();
    await actOnDemoPage(mobile, "Pagar");
    await seePaid(mobile);
    await page.goto(`/orders/${number}`);
    await expect(badge(page, "Pagado")).toBeVisible();
    await expect(block(page, "Productos").getByText("Envoltorio de regalo")).toBeVisible();
  });

  test("paid already: stock is taken at once, history shows method and reference (S30)", async ({ desk }) => {
    const buyer = aBuyer("Eva Efectivo");
    const page = await desk("owner");
    const stock = async () =>
      (await one<{ stock: number }>("select stock from variants where sku = $1", [PLENTY])).stock;
    const before = await stock();
    await openNew(page);
    await addProduct(page, PLENTY);
    await newCustomer(page, buyer);
    await choose(page, "Retiro en tienda");
    await choose(page, "Pago ya procesado");
    await page.getByLabel("Medio de pago").selectOption({ label: "Efectivo" });
    await page.getByLabel(/^Referencia/).fill("Caja 7");
    await create(page);
    await expect(page.getByText("Quedó pagado y tomó su stock.")).toBeVisible();
    await expect(badge(page, "Pagado")).toBeVisible();
    expect(await stock()).toBeLessThan(before);
    const entry = historyOf(page).filter({ hasText: "Efectivo" }).first();
    await expect(entry).toBeVisible();
    await expect(page.getByText("Caja 7").first()).toBeVisible();
    const rows = await sql<{ kind: string }>(
      "select e.kind from order_events e join orders o on o.id = e.order_id join people p on p.id = o.person_id where p.email = $1 and e.kind in ('order_created', 'order_placed', 'payment_recorded') group by e.kind, e.command_id",
      [buyer.email],
    );
    expect(rows).toHaveLength(3);
  });

  test("for a guest, with nothing to send; for somebody of before, found by phone and tax id (S29)", async ({
    desk,
  }) => {
    const buyer = aBuyer("Rita Repite");
    const page = await desk("manager");
    await openNew(page);
    await addProduct(page, PLENTY);
    await newCustomer(page, buyer);
    await page.getByLabel("Documento").selectOption({ label: "Factura" });
    await page.getByLabel("RUT de la empresa").fill("76.192.083-9");
    await page.getByLabel("Razón social").fill(`Cafetería ${buyer.email}`);
    await page.getByLabel("Giro").fill("Cafetería");
    await sendHome(page);
    await choose(page, "Solo guardar");
    await create(page);
    for (const typed of [buyer.phone, "76192083-9"]) {
      await openNew(page);
      await page.getByRole("combobox", { name: "Buscar cliente" }).fill(typed);
      await page.getByRole("option").filter({ hasText: buyer.email }).click();
      await expect(page.getByRole("button", { name: `Cambiar a ${buyer.name}` })).toBeVisible();
    }
    await addProduct(page, PLENTY);
    await sendHome(page);
    await choose(page, "Solo guardar");
    await create(page);
    const rows = await sql("select 1 from orders o join people p on p.id = o.person_id where p.email = $1", [
      buyer.email,
    ]);
    expect(rows).toHaveLength(2);
    await openNew(page);
    await addProduct(page, PLENTY);
    await choose(page, "Invitado");
    await choose(page, "Sin envío");
    await choose(page, "Solo guardar");
    await create(page);
    await expect(page.getByText("Sin despachar")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Despachar" })).toHaveCount(0);
  });

  test("a code that does not hold is said at once, one that holds is in the total (S32)", async ({
    desk,
  }) => {
    const page = await desk("manager");
    await openNew(page);
    await addProduct(page, PLENTY);
    await linesOf(page).first().getByLabel("Precio").fill("20.000");
    await newCustomer(page, aBuyer("Carla Cupón"));
    await choose(page, "Sin envío");
    await page.getByLabel(/^Código de descuento/).fill("NO-EXISTE");
    await expect(page.getByText("Este código no existe.")).toBeVisible();
    await page.getByLabel(/^Código de descuento/).fill("BIENVENIDA");
    await expect(totalOf(page).getByText("Código BIENVENIDA")).toBeVisible();
    await expect(totalOf(page).getByText("$18.000")).toBeVisible();
    await choose(page, "Solo guardar");
    await create(page);
    await expect(block(page, "Productos").getByText("Descuento (BIENVENIDA)")).toBeVisible();
  });

  test("says what is missing, with the way to each field", async ({ desk }) => {
    const page = await desk("manager");
    await openNew(page);
    await page.getByRole("button", { name: "Crear pedido" }).click();
    const missing = page.getByRole("alert").filter({ hasText: "Falta corregir" });
    await expect(missing.getByRole("link", { name: "Productos: Falta este dato." })).toBeVisible();
    await missing.getByRole("link", { name: /^Cliente/ }).click();
    await expect(page).toHaveURL(/#new-customer-personId/);
  });
});

test.describe("a draft", () => {
  test("is left and found again, by another person too, and leaves the list with its order", async ({
    desk,
  }) => {
    const buyer = aBuyer("Dora Borrador");
    const page = await desk("manager");
    await openNew(page);
    await addProduct(page, PLENTY);
    await newCustomer(page, { name: buyer.name });
    await saved(page);
    await page.goto("/orders");
    const other = await desk("owner");
    await openNew(other);
    await other.getByRole("link", { name: buyer.name }).click();
    await expect(other).toHaveURL(/draft=\d+/);
    await expect(linesOf(other)).toHaveCount(1);
    await expect(other.getByLabel("Nombre y apellido")).toHaveValue(buyer.name);
    await other.getByLabel(/^Correo electrónico/).fill(buyer.email);
    await choose(other, "Sin envío");
    await choose(other, "Solo guardar");
    await create(other);
    await openNew(page);
    await expect(page.getByRole("link", { name: buyer.name })).toHaveCount(0);
  });

  test("open in two tabs is not overwritten silently", async ({ desk }) => {
    const { name } = aBuyer("Tomás Dos Pestañas");
    const page = await desk("manager");
    await openNew(page);
    await newCustomer(page, { name });
    await saved(page);
    await openNew(page);
    await page.getByRole("link", { name }).click();
    await expect(page).toHaveURL(/draft=\d+/);
    const other = await desk("manager");
    await other.goto(page.url());
    const kept = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByLabel(/^Nota privada/).fill("De la primera");
    await kept;
    await saved(page);
    await other.getByLabel(/^Nota privada/).fill("De la segunda");
    await expect(other.getByText("Este borrador cambió en otra ventana")).toBeVisible();
    await other.getByRole("button", { name: "Ver lo guardado" }).click();
    await expect(other.getByLabel(/^Nota privada/)).toHaveValue("De la primera");
    await other.goto("/orders/new");
    await other.getByRole("button", { name: `Archivar el borrador de ${name}` }).click();
    await expect(other.getByRole("link", { name })).toHaveCount(0);
  });
});

test("on a phone: everything within 360 px, the total in reach, nothing but keys needed", async ({
  desk,
}) => {
  const buyer = aBuyer("Pía Pequeña");
  const page = await desk("manager", { width: 360 });
  await page.goto("/orders");
  await page
    .getByRole("navigation", { name: "Principal" })
    .getByRole("link", { name: "Nuevo pedido" })
    .click();
  await addProduct(page, PLENTY);
  await newCustomer(page, buyer);
  await sendHome(page);
  await choose(page, "Pago ya procesado");
  await page.getByLabel("Medio de pago").selectOption({ label: "Transferencia bancaria" });
  await saved(page);
  expect(await overflowOf(page)).toBe(0);
  const button = page.getByRole("button", { name: "Crear pedido" });
  await expect(button).toBeInViewport();
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Pedido creado" })).toBeVisible({ timeout: 30_000 });
});

const WORDS = {
  es: ["Buscar productos", "Agregar línea libre", "Crear pedido"],
  en: ["Search products", "Add custom line", "Create order"],
  pt: ["Buscar produtos", "Adicionar linha livre", "Criar pedido"],
} as const;

for (const [lang, [search, custom, make]] of Object.entries(WORDS)) {
  test(`says what it means to everybody, in ${lang}`, async ({ desk }) => {
    const page = await desk("manager", { lang: lang as keyof typeof WORDS, width: 360, scheme: "dark" });
    await page.goto("/orders/new");
    await page.getByRole("button", { name: custom }).click();
    await page.getByRole("button", { name: make }).click();
    // The list of what is missing takes the focus a moment after it is shown.
    await expect(page.locator(":focus").getByRole("alert")).toBeVisible();
    await page.getByRole("combobox", { name: search }).fill(PLENTY);
    await expect(page.getByRole("option").first()).toBeVisible();
    expect(await axe(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
  });
}

test("a complementary order begins with the same customer and place, and both name each other", async ({
  desk,
}) => {
  const buyer = aBuyer("Coca Complemento");
  const page = await desk("manager");
  await openNew(page);
  await addProduct(page, PLENTY);
  await newCustomer(page, buyer);
  await sendHome(page);
  await choose(page, "Pago ya procesado");
  await page.getByLabel("Medio de pago").selectOption({ label: "Efectivo" });
  const first = await create(page);
  await page.getByRole("button", { name: "Más acciones" }).click();
  await page.getByRole("menuitem", { name: "Crear pedido complementario" }).click();
  await expect(page.getByRole("button", { name: `Cambiar a ${buyer.name}` })).toBeVisible();
  await expect(page.getByLabel("Calle")).toHaveValue("Avenida Italia");
  await addProduct(page, PLENTY);
  const second = await create(page);
  await expect(page.getByText(`Complementa el pedido #${first}.`).first()).toBeVisible();
  await page.goto(`/orders/${first}`);
  await expect(page.getByText(`Pedido complementario: #${second}.`).first()).toBeVisible();
});
