import { expect, test } from "@playwright/test";
import { baseUrl } from "./support/setting";
import { DEMO_PASSWORD, signInByHttp } from "./support/sign-in";

const pageAs = (cookie: string | null, path: string) =>
  fetch(baseUrl + path, { redirect: "manual", headers: cookie ? { cookie } : {} });

test("a wrong password many times is 429, and the right person still gets in from elsewhere", async () => {
  const attacker = "203.0.113.50";
  const tries: number[] = [];
  for (let n = 0; n < 8; n++) {
    tries.push((await signInByHttp("viewer@demo.test", attacker, "not the password")).status);
  }
  expect(tries).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
  expect((await signInByHttp("viewer@demo.test", attacker)).status).toBe(429);
  const elsewhere = await signInByHttp("viewer@demo.test", "203.0.113.51");
  expect(elsewhere.status).toBe(200);
  expect((await pageAs(elsewhere.cookie, "/account")).status).toBe(200);
});

test("signed out, every desk address leads to the sign-in page and back", async ({ page }) => {
  await page.goto("/account");
  await expect(page).toHaveURL(/\/login\?callbackUrl=%2Faccount$/);
  await page.getByLabel("Correo").fill("manager@demo.test");
  await page.getByLabel("Contraseña", { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "Entrar", exact: true }).click();
  await expect(page).toHaveURL(/\/account$/);
  await expect(page.getByRole("table", { name: "Sus sesiones abiertas" })).toContainText("esta sesión");
});

test("a demo account is one press away, also without scripts", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "es-CL", baseURL: baseUrl });
  const page = await context.newPage();
  await page.goto("/login?callbackUrl=/account");
  await page.getByRole("button", { name: "Entrar como Logística" }).click();
  await expect(page).toHaveURL(/\/account$/);
  await expect(page.getByText("logistics@demo.test").first()).toBeAttached();
  await context.close();
});

test("a wrong password without scripts says so and keeps the e-mail", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "es-CL", baseURL: baseUrl });
  const page = await context.newPage();
  await page.goto("/login");
  await page.getByLabel("Correo").fill("nobody@demo.test");
  await page.getByLabel("Contraseña", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Entrar", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("El correo o la contraseña no coinciden");
  await expect(page.getByLabel("Correo")).toHaveValue("nobody@demo.test");
  await context.close();
});

test("ASVS 7.4.1 signing out ends the login in the database, not only in the browser", async ({ page }) => {
  const { cookie } = await signInByHttp("manager@demo.test", "203.0.113.60");
  const signOut = (origin: string) =>
    fetch(`${baseUrl}/api/auth/sign-out`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: cookie ?? "", origin },
    });
  expect((await signOut("https://evil.example")).status).toBe(403);
  expect((await pageAs(cookie, "/account")).status).toBe(200);
  const left = await signOut(baseUrl);
  expect([left.status, left.headers.get("location")]).toEqual([303, "/login"]);
  expect(left.headers.get("clear-site-data")).toContain("cache");
  expect((await pageAs(cookie, "/account")).status).toBe(307);
  await page.goto("/login");
  await expect(page.getByRole("heading", { name: "Iniciar sesión" })).toBeVisible();
});

test("ASVS 7.4.2 a new role and being disabled count with the next request", async ({ page }) => {
  const own = { name: `Prueba ${Date.now()}`, email: `prueba-${Date.now()}@example.test` };
  await page.goto("/login?callbackUrl=/staff/invite");
  await page.getByRole("button", { name: "Entrar como Dueña" }).click();
  await page.getByLabel("Nombre").fill(own.name);
  await page.getByLabel("Correo").fill(own.email);
  await page.getByLabel("Encargada").check();
  await page.getByRole("button", { name: "Enviar la invitación" }).click();
  await expect(page.getByRole("heading", { name: own.name })).toBeVisible();
  await expect(page.getByText("Invitada")).toBeVisible();
  await page.goto("/staff");
  await page.getByRole("link", { name: "Ignacio Soto" }).click();
  const { cookie } = await signInByHttp("viewer@demo.test", "203.0.113.70");
  expect((await pageAs(cookie, "/staff")).status).toBe(404);
  await page.getByLabel("Encargada").check();
  await page.getByRole("button", { name: "Cambiar el rol" }).click();
  await expect(page.getByText("Rol cambiado")).toBeVisible();
  expect((await pageAs(cookie, "/staff")).status).toBe(200);
  await page.getByLabel("Consulta").check();
  await page.getByRole("button", { name: "Cambiar el rol" }).click();
  await expect.poll(async () => (await pageAs(cookie, "/staff")).status).toBe(404);
  await page.getByRole("button", { name: "Desactivar" }).click();
  await expect(page.getByRole("button", { name: "Volver a activar" })).toBeVisible();
  expect((await pageAs(cookie, "/account")).status).toBe(307);
  expect((await signInByHttp("viewer@demo.test", "203.0.113.71")).status).toBe(401);
  await page.getByRole("button", { name: "Volver a activar" }).click();
  await expect(page.getByRole("button", { name: "Desactivar" })).toBeVisible();
  expect((await signInByHttp("viewer@demo.test", "203.0.113.72")).status).toBe(200);
});
