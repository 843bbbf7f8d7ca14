import { aBuyer, buy, PLENTY } from "./support/buyer";
import { one, orderOf, sql } from "./support/database";
import { historyOf, openOrder } from "./support/orders-desk";
import { expect, test } from "./support/story";

test("the owner erases a customer: seen first, typed to confirm, and nothing of it is left (S64, S85)", async ({
  phone,
  desk,
}) => {
  const buyer = aBuyer("Olvidada Quilodrán");
  await buy(await phone(), buyer, { from: `/buy?p=${PLENTY}:1` });
  const { number } = await orderOf(buyer.email);
  const page = await desk("owner", { width: 360 });

  await openOrder(page, number);
  await page.getByRole("button", { name: "Más acciones" }).first().click();
  await page.getByRole("menuitem", { name: "Borrar datos personales" }).click();
  await expect(page.getByRole("heading", { name: "Borrar datos personales" }).first()).toBeVisible();
  await expect(page.getByText(buyer.email)).toBeVisible();
  const typed = page.getByLabel(`Escriba ${number} para confirmar`);
  const confirm = page.getByRole("main").getByRole("button", { name: "Borrar datos personales" });
  await typed.fill(String(number));
  await confirm.click();
  await expect(page.getByText(`siguen en curso o tienen dinero pendiente: #${number}`)).toBeVisible();

  await openOrder(page, number);
  await page.getByRole("button", { name: "Estado de pago", exact: true }).click();
  await page.getByRole("menuitem", { name: "Cancelar" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancelar pedido" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();

  await page.goto(`/orders/${number}/erase`);
  await typed.fill("1");
  await confirm.click();
  await expect(page.getByText(`Escriba ${number} para confirmar.`)).toBeVisible();
  await typed.fill(String(number));
  await confirm.click();
  await expect(page).toHaveURL(new RegExp(`/orders/${number}$`));
  await expect(page.getByText(/^Datos personales borrados, /)).toBeVisible();
  await expect(page.getByText(buyer.email)).toHaveCount(0);
  await expect(historyOf(page).filter({ hasText: "Datos personales borrados" })).toHaveCount(1);

  const left = await one<{ left: string }>(
    `select (select count(*) from people where email = $1) + (select count(*) from letters where to_address = $1)
      + (select count(*) from carts where draft::text like '%' || $1 || '%')
      + (select count(*) from orders where search_text like '%' || $1 || '%') as left`,
    [buyer.email],
  );
  expect(Number(left.left)).toBe(0);
  const [kept] = await sql<{ total: string }>("select total::text from orders where number = $1", [number]);
  expect(Number(kept?.total)).toBeGreaterThan(0);
});

test("nobody but the owner may erase", async ({ desk }) => {
  const { number } = await one<{ number: number }>("select number from orders order by id limit 1");
  const page = await desk("manager");
  await openOrder(page, number);
  await page.getByRole("button", { name: "Más acciones" }).first().click();
  await expect(page.getByRole("menuitem", { name: /^Copiar enlace/ }).first()).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Borrar datos personales" })).toHaveCount(0);
});
