import { axe, overflowOf } from "./support/axe";
import { aBuyer, giveAddress, giveContact, goToCheckout, openCart, PLENTY } from "./support/buyer";
import { one } from "./support/database";
import { expect, type Page, test } from "./support/story";

type Held = { readonly price: string; readonly rows: number; readonly free: string | null };

const methodOf = (name: string) =>
  one<Held>(
    `select jsonb_array_length(m->'rows') as rows, m->'rows'->0->>'price' as price, m->>'freeAbove' as free
     from shop, jsonb_array_elements(settings->'shippingMethods') m where m->>'name' = $1`,
    [name],
  );

/** The row of a way to ship, opened. */
async function open(page: Page, name: string) {
  const row = page
    .locator("details")
    .filter({ has: page.locator("summary", { hasText: name }) })
    .first();
  await expect(async () => {
    if ((await row.getAttribute("open")) === null) await row.locator("summary").first().click();
    await expect(row.getByLabel("Nombre", { exact: true })).toBeVisible({ timeout: 500 });
  }).toPass();
  return row;
}

/** What is far away and costs its own price, so that no other story meets it. */
const COMUNA = "Colchane";

async function makeTable(page: Page, name: string): Promise<void> {
  await page.goto("/settings/delivery");
  const form = await open(page, "Agregar forma de envío");
  await form.getByLabel("Nombre", { exact: true }).fill(name);
  await form.getByLabel("Cómo se cobra").selectOption({ label: "Según tabla" });
  await form.getByLabel("El precio depende de").selectOption({ label: "Peso (kg)" });
  await form.getByLabel("Dónde de la fila 1").fill(COMUNA);
  await form.getByLabel("Hasta de la fila 1").fill("0,5");
  await form.getByLabel(/^Precio .* de la fila 1$/).fill("1110");
  await form.getByText("Pegar de una planilla").click();
  await form.getByLabel("Filas copiadas").fill(`Comuna;Hasta;Precio\n${COMUNA};20;2220`);
  await form.getByRole("button", { name: "Agregar estas filas" }).click();
  await expect(form.getByLabel("Dónde de la fila 4")).toHaveValue(COMUNA);
  await form.getByLabel(/^Gratis desde/).fill("30000");
  await form.getByRole("button", { name: "Agregar forma de envío" }).click();
  await expect(page.getByText("Cambios guardados.").first()).toBeVisible();
}

async function remove(page: Page, name: string): Promise<void> {
  const row = await open(page, name);
  await row.getByRole("button", { name: `Eliminar ${name}` }).click();
  await expect(page.locator("summary", { hasText: name })).toHaveCount(0);
}

test("a table by weight for a comuna, free above: one price at the cart, the checkout and the desk", async ({
  desk,
  phone,
}) => {
  test.setTimeout(150_000);
  const name = `Altiplano ${Date.now() % 1_000_000}`;
  const owner = await desk("owner");
  await makeTable(owner, name);
  expect(await methodOf(name)).toEqual({ rows: 2, price: "1110", free: "30000" });

  await test.step("the shop tries it out", async () => {
    const group = owner.locator("#preview");
    await group.getByLabel("Destino").fill(COMUNA);
    await group.getByLabel("Peso (kg)").fill("3");
    await group.getByRole("button", { name: "Calcular" }).click();
    await expect(group.getByRole("listitem").filter({ hasText: name })).toContainText("$2.220");
    await group.getByLabel("Compra (CLP)").fill("30000");
    await group.getByRole("button", { name: "Calcular" }).click();
    await expect(group.getByRole("listitem").filter({ hasText: name })).toContainText("Gratis");
    expect(await axe(owner)).toEqual([]);
  });

  await test.step("a phone asks in its cart, and is charged the same at the checkout", async () => {
    const mobile = await phone();
    await openCart(mobile, `/buy?p=${PLENTY}:2`);
    await mobile.getByText("Calcular el envío").click();
    await mobile.getByLabel("Comuna de entrega").selectOption({ label: COMUNA });
    await mobile.getByRole("button", { name: "Calcular" }).click();
    await expect(mobile.getByRole("listitem").filter({ hasText: name })).toContainText("$1.110");
    expect(await axe(mobile)).toEqual([]);
    expect(await overflowOf(mobile)).toBe(0);
    await goToCheckout(mobile);
    await giveContact(mobile, aBuyer("Alma Altiplano"));
    await mobile.getByLabel("Comuna").selectOption({ label: "Iquique" });
    await expect(mobile.getByLabel("Región")).toHaveValue("TA");
    await expect(mobile.getByLabel("Comuna").getByRole("option", { name: "Ñuñoa" })).toHaveCount(0);
    await mobile.getByLabel("Región").selectOption({ label: "Arica y Parinacota" });
    await expect(mobile.getByLabel("Comuna")).toHaveValue("");
    await mobile.getByLabel("Región").selectOption({ label: "Tarapacá" });
    await giveAddress(mobile, { comuna: COMUNA });
    await expect(mobile.getByText(name).first()).toBeVisible();
    await expect(mobile.getByText("$1.110").filter({ visible: true }).first()).toBeVisible();
  });

  await test.step("an order by hand costs the same", async () => {
    const page = await desk("manager");
    await page.goto("/orders/new");
    const search = page.getByRole("combobox", { name: /producto/i }).first();
    await search.fill(PLENTY);
    await expect(page.getByRole("option").first()).toBeVisible();
    await search.press("Enter");
    await page.getByLabel("Cantidad").first().fill("2");
    await page.getByLabel("Nombre de quien recibe").fill("Alma Altiplano");
    await page.getByLabel("Calle").fill("Plaza de Armas");
    await page.getByLabel("Número", { exact: true }).fill("1");
    await page.getByLabel("Comuna").selectOption({ label: COMUNA });
    await expect(page.getByLabel("Región")).toHaveValue("TA");
    await expect(page.getByText(name).first()).toBeVisible();
    await expect(page.getByText("$1.110").filter({ visible: true }).first()).toBeVisible();
  });

  await remove(owner, name);
});

test("what cannot be read is said at its row and kept as typed; a second tab does not win", async ({
  desk,
}) => {
  const owner = await desk("owner");
  await owner.goto("/settings/delivery");
  const form = await open(owner, "Agregar forma de envío");
  await form.getByLabel("Nombre", { exact: true }).fill("Nunca guardada");
  await form.getByLabel("Cómo se cobra").selectOption({ label: "Según tabla" });
  await form.getByRole("button", { name: "Agregar forma de envío" }).click();
  await expect(form.getByText("Agregue al menos una fila a la tabla de precios.")).toBeVisible();
  await form.getByLabel("Dónde de la fila 1").fill("Narnia");
  await form.getByLabel(/^Precio .* de la fila 1$/).fill("2.990");
  await form.getByRole("button", { name: "Agregar forma de envío" }).click();
  await expect(form.getByText("No conocemos ese lugar.")).toBeVisible();
  await expect(form.getByText("Escriba un precio, sin puntos de miles.")).toBeVisible();
  await expect(form.getByLabel("Dónde de la fila 1")).toHaveValue("Narnia");
  expect(await overflowOf(owner)).toBe(0);
});

test("región and comuna are one choice without scripts too, and each country has its own fields", async ({
  phone,
}) => {
  const mobile = await phone();
  await openCart(mobile, `/buy?p=${PLENTY}`);
  await goToCheckout(mobile);
  await giveContact(mobile, aBuyer("Sinescritos Soto"));
  const html = await (await mobile.request.get(mobile.url())).text();
  expect(html).toContain('name="address.region"');
  expect(html).toContain('value="RM|Ñuñoa"');
  expect(html).toContain('value="AP|Putre"');
});
