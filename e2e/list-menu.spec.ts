import { expect, type Page, test } from "./support/story";

const dots = (page: Page) => page.getByRole("table").getByRole("button", { name: /^Acciones del pedido #/ });
const menu = (page: Page) => page.getByRole("menu");
const first = (page: Page) => page.getByRole("menuitem", { name: "Ver detalles" });

test("the menu of a row opens by mouse and by key, the first time and again, and gives its focus back", async ({
  desk,
}) => {
  const page = await desk("owner");
  await page.goto("/orders");
  await expect(dots(page)).toHaveCount(50);
  // Presses are heard once the page's scripts run.
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(page.getByLabel("Buscar pedidos")).toBeFocused({ timeout: 500 });
  }).toPass();
  for (const _ of ["made", "there"]) {
    await dots(page).first().click();
    await expect(menu(page)).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(menu(page)).toHaveCount(0);
    await expect(dots(page).first()).toBeFocused();
  }
  for (const [at, key] of ["Enter", "Space", "ArrowDown"].entries()) {
    const button = dots(page).nth(at + 1);
    for (const _ of ["made", "there"]) {
      await button.focus();
      await page.keyboard.press(key);
      await expect(first(page)).toBeFocused();
      await page.keyboard.press("Escape");
      await expect(button).toBeFocused();
    }
  }
});

test("rows and their links come in the page's own HTML, before any script", async ({ desk }) => {
  const page = await desk("viewer");
  const html = await (await page.request.get("/orders")).text();
  const links = [...html.matchAll(/<a data-row="(\d+)"[^>]* href="\/orders\/(\d+)"/g)];
  expect(links).toHaveLength(50);
  for (const [, row, order] of links) expect(order).toBe(row);
});
