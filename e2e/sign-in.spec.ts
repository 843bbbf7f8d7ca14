import { posted } from "./support/orders-desk";
import { baseUrl } from "./support/setting";
import { DEMO_PASSWORD } from "./support/sign-in";
import { expect, type Page, test } from "./support/story";

async function enter(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("Correo").fill(email);
  await page.getByLabel("Contraseña", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Entrar", exact: true }).click();
}

test("a wrong password many times says calmly how long to wait, and keeps the e-mail", async ({
  browser,
  guard,
}) => {
  guard.expectTrouble(/401|429/);
  const context = await browser.newContext({
    baseURL: baseUrl,
    locale: "es-CL",
    extraHTTPHeaders: { "x-forwarded-for": "203.0.113.90" },
  });
  const page = await guard.watch(context).newPage();
  await page.goto("/login");
  for (let n = 0; n < 5; n++) {
    await posted(page, () => enter(page, "manager@demo.test", `wrong ${n}`));
    await expect(page.getByText("El correo o la contraseña no coinciden.")).toBeVisible();
  }
  await enter(page, "manager@demo.test", DEMO_PASSWORD);
  await expect(page.getByText(/Demasiados intentos\. Vuelva a intentarlo en \d+ minutos?\./)).toBeVisible();
  await expect(page.getByLabel("Correo")).toHaveValue("manager@demo.test");
  await context.close();
});

test("signing out ends the session on the server: the old cookie opens nothing", async ({
  page,
  browser,
}) => {
  await page.goto("/login?callbackUrl=/orders");
  await enter(page, "manager@demo.test", DEMO_PASSWORD);
  await expect(page).toHaveURL(/\/orders$/);
  const cookies = await page.context().cookies();
  await page
    .getByRole("button", { name: /Matías Contreras/ })
    .first()
    .click();
  await page.getByRole("button", { name: /Cerrar sesión|Salir/ }).click();
  await expect(page).toHaveURL(/\/login/);
  const context = await browser.newContext({ baseURL: baseUrl, locale: "es-CL" });
  await context.addCookies(cookies);
  const thief = await context.newPage();
  await thief.goto("/orders");
  await expect(thief).toHaveURL(/\/login\?callbackUrl=%2Forders/);
  await context.close();
});

test("a session ended from another browser leads to the sign-in page and back to where one was", async ({
  page,
  desk,
}) => {
  await page.goto("/login?callbackUrl=/orders");
  await enter(page, "manager@demo.test", DEMO_PASSWORD);
  await expect(page).toHaveURL(/\/orders$/);
  const other = await desk("manager");
  await other.goto("/account");
  await other.getByRole("button", { name: "Cerrar las demás" }).click();
  await expect(other.getByText("Las demás sesiones se cerraron.")).toBeVisible();
  await page.goto("/orders?payment=paid");
  await expect(page).toHaveURL(/\/login\?callbackUrl=%2Forders%3Fpayment%3Dpaid/);
  await enter(page, "manager@demo.test", DEMO_PASSWORD);
  await expect(page).toHaveURL(/\/orders\?payment=paid$/);
});

const LANGUAGES = [
  ["es-CL", "Iniciar sesión", "Entrar"],
  ["en-US", "Sign in", "Sign in"],
  ["pt-BR", "Entrar", "Entrar"],
] as const;
for (const [tag, title, submit] of LANGUAGES) {
  test(`the sign-in page speaks the browser's language: ${tag}`, async ({ browser }) => {
    const context = await browser.newContext({ baseURL: baseUrl, locale: tag });
    const page = await context.newPage();
    await page.goto("/login");
    await expect(page.locator("html")).toHaveAttribute("lang", new RegExp(`^${tag.slice(0, 2)}`));
    await expect(page.getByRole("heading", { name: title, exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: submit, exact: true })).toBeVisible();
    await context.close();
  });
}
