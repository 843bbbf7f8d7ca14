import type { Locator } from "@playwright/test";
import { axe, overflowOf } from "./support/axe";
import {
  aBuyer,
  buy,
  confirmWith,
  giveAddress,
  giveContact,
  goToCheckout,
  LINK,
  openCart,
} from "./support/buyer";
import { one } from "./support/database";
import { openOrder } from "./support/orders-desk";
import { DEMO_PASSWORD } from "./support/sign-in";
import { expect, type Page, test } from "./support/story";

const TO_SEND = "/orders?payment=paid&shipment=unfulfilled";
const TYPED = "/buy?p=CAFE-250:2&coupon=BIENVENIDA";
const NARROW = 360;
const MOST_TABS = 80;

const anOrderToSend = () =>
  one<{ number: number }>(
    `select number::int from orders where payment_status = 'paid' and shipment_status = 'unfulfilled'
     and shipping_option = 'delivery' order by id desc limit 1`,
  );

/** In one scheme without loading it again: the theme follows the system. */
async function faultsOf(page: Page, colorScheme: "light" | "dark"): Promise<string[]> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
  return (await axe(page)).map((fault) => `${colorScheme}: ${fault}`);
}

/** Nothing serious, light as it is and dark on a narrow phone, where there is nothing to scroll sideways for. */
async function check(page: Page): Promise<void> {
  const where = new URL(page.url()).pathname;
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await expect(page).toHaveTitle(/\S/);
  expect.soft(await faultsOf(page, "light"), where).toEqual([]);
  const size = page.viewportSize() ?? { width: 1440, height: 900 };
  await page.setViewportSize({ width: NARROW, height: size.height });
  expect.soft(await overflowOf(page), `${where} at ${NARROW}`).toBeLessThanOrEqual(0);
  expect.soft(await faultsOf(page, "dark"), `${where} at ${NARROW}`).toEqual([]);
  await page.setViewportSize(size);
  // The next page is light from its beginning.
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
}

test("every page of the rail, an order and its dialog: nothing serious in either scheme", async ({
  desk,
}) => {
  test.setTimeout(240_000);
  const page = await desk("owner");
  await page.goto("/");
  const links = page.getByRole("navigation", { name: "Principal" }).first().getByRole("link");
  await expect(links.first()).toBeVisible();
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  expect(addresses).toEqual(
    expect.arrayContaining(["/", "/orders", "/links", "/products", "/staff", "/settings"]),
  );
  for (const address of [...addresses, "/account", "/mailbox"]) {
    await page.goto(address);
    await check(page);
  }
  const { number } = await anOrderToSend();
  await openOrder(page, number);
  await check(page);
  await page.getByRole("main").getByRole("button", { name: "Despachar", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  for (const scheme of ["light", "dark"] as const)
    expect.soft(await faultsOf(page, scheme), "dispatch dialog").toEqual([]);
});

test("every page of a customer: nothing serious in either scheme", async ({ phone }) => {
  test.setTimeout(240_000);
  const page = await phone();
  for (const address of [LINK, TYPED, "/login"]) {
    await page.goto(address);
    await check(page);
  }
  await openCart(page);
  await check(page);
  await goToCheckout(page);
  await check(page);
  await giveContact(page, aBuyer());
  await check(page);
  await giveAddress(page, {});
  await check(page);
  await confirmWith(page, { method: "transfer" });
  await check(page);
  await buy(page, aBuyer(), { pickup: true });
  await check(page);
});

/** Pages that the rail does not name; each in one of the languages that the other stories do not speak. */
const BEHIND = {
  pt: (number: number) => [
    "/orders/prepare",
    `/orders/prepare/pick?orders=${number}`,
    `/orders/prepare/${number}`,
    "/orders/receipts",
    "/orders/receipts/statement",
    "/letters/kinds",
  ],
  en: (number: number) => [
    "/orders/new",
    `/orders/${number}/erase`,
    "/inbox/waiting",
    "/inbox/reconcile",
    "/inbox/1",
    "/links/orders",
    "/links/builder",
  ],
} as const;
const SETTINGS = ["payments", "delivery", "carriers", "taxes", "times"] as const;

test.describe("in the other languages", () => {
  for (const lang of ["en", "pt"] as const) {
    test(`the pages behind the rail in ${lang}: nothing serious`, async ({ desk }) => {
      test.setTimeout(240_000);
      const page = await desk("owner", { lang });
      const { number } = await anOrderToSend();
      const settings = SETTINGS.filter((_, at) => (lang === "en") === (at % 2 === 0));
      for (const address of [...BEHIND[lang](number), ...settings.map((name) => `/settings/${name}`)]) {
        await page.goto(address);
        await check(page);
      }
    });
  }

  for (const lang of ["en", "pt"] as const) {
    test(`the five main pages in ${lang}: nothing serious`, async ({ desk, phone }) => {
      const page = await desk("owner", { lang });
      const { number } = await anOrderToSend();
      for (const address of ["/", "/orders", `/orders/${number}`]) {
        await page.goto(address);
        await expect(page.locator("html")).toHaveAttribute("lang", new RegExp(`^${lang}`));
        await check(page);
      }
      const mobile = await phone({ lang });
      await mobile.goto(LINK);
      await check(mobile);
      await mobile.getByRole("main").getByRole("button").last().click();
      await expect(mobile).toHaveURL(/\/cart\//);
      await check(mobile);
    });
  }
});

/** Goes on by Tab until `target` has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let tabs = 0; tabs < MOST_TABS && !(await isThere()); tabs++) await page.keyboard.press("Tab");
  await expect(target).toBeFocused();
}

test("with the keyboard alone: sign in, find an order, open its dialog and leave it", async ({ page }) => {
  const { number } = await anOrderToSend();
  await page.goto(`${TO_SEND}&q=${number}`);
  await tabTo(page, page.getByLabel("Correo"));
  await page.keyboard.type("logistics@demo.test");
  await tabTo(page, page.getByLabel("Contraseña", { exact: true }));
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  const table = page.getByRole("table", { name: /^Pedidos/ });
  await expect(table).toBeVisible();
  await tabTo(page, table.getByRole("link", { name: `#${number}`, exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: `Pedido #${number}` })).toBeVisible();
  const opener = page.getByRole("main").getByRole("button", { name: "Despachar", exact: true });
  await tabTo(page, opener);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await expect(dialog.locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Shift+Tab");
  await expect(dialog.locator(":focus")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});
