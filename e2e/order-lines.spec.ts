import { aBuyer, type Buyer } from "./support/buyer";
import { one, orderOf, sql } from "./support/database";
import { block, openOrder } from "./support/orders-desk";
import { expect, type Page, test } from "./support/story";

type Found = { number: number; id: string };
const pesos = (minor: string): string => `$${minor.replace(/\B(?=(\d{3})+$)/g, ".")}`;
const demoOrder = async (where: string): Promise<number> =>
  (await one<Found>(`select number::int, id::text from orders o where ${where} order by id desc limit 1`))
    .number;

/** Two of something special by hand for somebody who picks them up, with a discount and without the shop's tax. */
async function bargain(page: Page, buyer: Buyer): Promise<void> {
  await page.goto("/orders/new");
  await page.getByRole("button", { name: "Agregar línea libre" }).click();
  const line = page.getByRole("list", { name: "Líneas del pedido" }).getByRole("listitem").first();
  await line.getByLabel("Descripción").fill("Taller de cata");
  await line.getByLabel("Precio").fill("4.000");
  await line.getByLabel("Cantidad").fill("2");
  await line.getByLabel("Descuento", { exact: true }).fill("500");
  await line.getByLabel("Impuesto").selectOption({ label: "Sin impuesto" });
  await page.getByRole("radio", { name: "Cliente nuevo", exact: true }).check({ force: true });
  await page.getByLabel("Nombre y apellido").fill(buyer.name);
  await page.getByLabel(/^Correo electrónico/).fill(buyer.email);
  await page.getByRole("radio", { name: "Retiro en tienda", exact: true }).check({ force: true });
  await page.getByRole("button", { name: "Crear pedido" }).click();
  await expect(page.getByRole("heading", { name: "Pedido creado" })).toBeVisible({ timeout: 30_000 });
}

test("lines tell image, name, SKU, quantity, price and discount as they were sold (S34)", async ({
  desk,
}) => {
  const { number, id } = await one<Found>(
    `select o.number::int, o.id::text from orders o join order_lines l on l.order_id = o.id
     where l.image_id is not null group by o.id order by max(l.discount) desc, count(*) desc, o.id desc limit 1`,
  );
  type Line = { name: string; sku: string; quantity: number; unit_price: string; discount: string };
  const lines = await sql<Line>(
    "select name, sku, quantity::int, unit_price::text, discount::text from order_lines where order_id = $1 order by position",
    [id],
  );
  const page = await desk("viewer");
  await openOrder(page, number);
  const table = page.getByRole("table", { name: "Productos del pedido" });
  for (const [at, line] of lines.entries()) {
    const row = table.getByRole("row").nth(at + 1);
    for (const words of [line.name, line.sku, pesos(line.unit_price)]) await expect(row).toContainText(words);
    await expect(row.getByRole("cell").first()).toHaveText(String(line.quantity));
    if (line.discount !== "0") await expect(row).toContainText(`−${pesos(line.discount)}`);
  }
  await expect(table.locator("img").first()).toHaveAttribute("src", /^\/images\/\d+/);
  await sql(
    "update products set name = name || ' (nuevo)', image_id = null where id in (select v.product_id from variants v join order_lines l on l.variant_id = v.id where l.order_id = $1)",
    [id],
  );
  try {
    await page.reload();
    for (const line of lines) await expect(table).not.toContainText(`${line.name} (nuevo)`);
    await expect(table.locator("img").first()).toHaveAttribute("src", /^\/images\/\d+/);
  } finally {
    await sql("update products set name = replace(name, ' (nuevo)', '') where name like '% (nuevo)'");
    await sql(
      "update products p set image_id = (select l.image_id from order_lines l join variants v on v.id = l.variant_id where v.product_id = p.id and l.image_id is not null limit 1) where image_id is null",
    );
  }
});

test("below the lines: coupon, shipping and taxes, and no coupon row without one (S35)", async ({ desk }) => {
  const page = await desk("viewer");
  const { number, code } = await one<{ number: number; code: string }>(
    "select number::int, coupon as code from orders where coupon is not null and shipping > 0 order by id desc limit 1",
  );
  await openOrder(page, number);
  await expect(block(page, "Productos")).toContainText(`Descuento (${code})`);
  await expect(block(page, "Productos")).toContainText("Envío · ");
  await openOrder(page, await demoOrder("coupon is null and discount = 0 and payment_status = 'paid'"));
  await expect(block(page, "Productos")).not.toContainText("Descuento (");
  await expect(block(page, "Productos")).toContainText(/Incluye .*IVA/);
});

test("a line's own discount has its column and is in the line's total; without taxes there is no row of them (S34, S35)", async ({
  desk,
}) => {
  const buyer = aBuyer("Dora Descuento");
  const page = await desk("manager");
  await bargain(page, buyer);
  const { number, id } = await orderOf(buyer.email);
  const sold = await one<{ price: string; discount: string; taxes: string }>(
    "select l.unit_price::text as price, l.discount::text, o.tax::text as taxes from order_lines l join orders o on o.id = l.order_id where o.id = $1",
    [id],
  );
  expect(sold).toEqual({ price: "4000", discount: "500", taxes: "0" });
  await openOrder(page, number);
  const table = page.getByRole("table", { name: "Productos del pedido" });
  await expect(table.getByRole("columnheader")).toHaveText([
    "Producto",
    "Cant.",
    "Precio",
    "Descuento",
    "Total",
  ]);
  await expect(table.getByRole("row").nth(1).getByRole("cell")).toHaveText([
    "2",
    "$4.000",
    "−$500",
    "$7.500",
  ]);
  await expect(block(page, "Productos")).not.toContainText("IVA");
});
