import { aBuyer, actOnDemoPage, buy, goToCheckout, openCart } from "./support/buyer";
import { aMessage } from "./support/demo-webhook";
import { freePort } from "./support/free-port";
import { Mailbox } from "./support/mailbox";
import { npmStart, OwnShop } from "./support/own-shop";
import { firstPort } from "./support/setting";
import { expect, type Page, test } from "./support/story";

const shop = new OwnShop({ port: firstPort + 11 });
test.use({ baseURL: shop.baseUrl });

test.beforeAll(async () => {
  test.setTimeout(300_000);
  await shop.open();
});
test.afterAll(() => shop.close());

/** The page of somebody for whom the database does not answer. */
async function seeDown(page: Page): Promise<void> {
  await expect(
    page.getByRole("heading", { name: "No podemos llegar a los datos de la tienda" }),
  ).toBeVisible();
  await expect(page.getByText("No se perdió nada")).toBeVisible();
  await expect(page.getByText(/^Código/)).toBeVisible();
}

const paidEvents = (email: string) =>
  shop.sql(
    `select e.seq from order_events e join orders o on o.id = e.order_id join people p on p.id = o.person_id
     where p.email = $1 and e.kind = 'payment_captured'`,
    [email],
  );

test("the database stops in the middle of everything, and comes back", async ({ page, browser, guard }) => {
  test.setTimeout(180_000);
  guard.expectTrouble(/status of 50\d/, /React error #441/);
  const another = async () =>
    guard.watch(await browser.newContext({ baseURL: shop.baseUrl, locale: "es-CL" })).newPage();
  const [typing, waiting] = [aBuyer("Ana Paciencia"), aBuyer("Berta Espera")];
  const form = page.getByRole("form", { name: "Contacto" });
  const submit = form.getByRole("button", { name: /^Continuar/ });
  const payer = await another();
  const desk = await another();

  await test.step("one customer is typing, another has paid and nobody was told yet, the owner looks on", async () => {
    await shop.signIn(desk);
    await buy(payer, waiting);
    await actOnDemoPage(payer, "Pagar y avisar un minuto después");
    await expect(payer.getByText(/Estamos confirmando su pago/)).toBeVisible();
    await openCart(page);
    await goToCheckout(page);
    await form.getByLabel("Correo electrónico").fill(typing.email);
    await form.getByLabel("Nombre y apellido").fill(typing.name);
    await form.getByLabel(/^Teléfono/).fill(typing.phone);
  });
  const [paid] = await shop.sql<{ id: string }>(
    "select id from demo_payments order by created_at desc limit 1",
  );
  const message = aMessage("payment.captured", paid?.id ?? "");

  await test.step("down: the health check says which part", async () => {
    expect(await shop.stopDatabase()).toBe(true);
    const { status, body } = await shop.health();
    expect(status).toBe(503);
    expect(body).toMatchObject({ status: "down", database: "down" });
  });

  await test.step("down: pages say what happened, what was kept and what to do", async () => {
    await payer.reload();
    await seeDown(payer);
    await desk.reload();
    await seeDown(desk);
    await desk.getByRole("button", { name: "Reintentar" }).click();
    await seeDown(desk);
  });

  await test.step("down: a form is refused and keeps what was typed", async () => {
    await submit.click();
    await expect(form.getByText("No pudimos guardar. Inténtelo de nuevo en un momento.")).toBeVisible();
    await expect(form.getByLabel("Correo electrónico")).toHaveValue(typing.email);
    await expect(form.getByLabel("Nombre y apellido")).toHaveValue(typing.name);
    await expect(form.getByLabel(/^Teléfono/)).toHaveValue(typing.phone);
  });

  await test.step("down: a signed message is not taken, so that its provider sends it again", async () => {
    expect(await shop.tell(message)).toBeGreaterThanOrEqual(500);
  });

  await test.step("back: the same server goes on by itself", async () => {
    await shop.startDatabase();
    await expect.poll(async () => (await shop.health()).status).toBe(200);
    expect(shop.isRunning).toBe(true);
    await desk.getByRole("button", { name: "Reintentar" }).click();
    await expect(desk.getByRole("table", { name: /^Pedidos/ })).toBeVisible();
  });

  await test.step("back: the same form goes through", async () => {
    await submit.click();
    await expect(form).toBeHidden();
    await expect(page.getByText(typing.email)).toBeVisible();
  });

  await test.step("back: the retry is taken, once, and the worker writes the letter", async () => {
    expect([await shop.tell(message), await shop.tell(message)]).toEqual([200, 200]);
    const kept = await shop.sql("select 1 from inbox where event_id = $1", [message.id]);
    expect(kept).toHaveLength(1);
    const letter = await new Mailbox(async () => desk).letterTo(waiting.email, "Pago recibido");
    expect(letter.links.join(" ")).toContain(`${shop.baseUrl}/o/`);
    expect(await paidEvents(waiting.email)).toHaveLength(1);
    await payer.getByRole("button", { name: "Reintentar" }).click();
    await expect(payer.getByRole("main").getByText("Pagado", { exact: true }).first()).toBeVisible();
  });
});

test("npm start with a database that is down ends with one clear line", async () => {
  const deaf = await freePort();
  const ended = await npmStart({
    PORT: String(firstPort + 12),
    DATABASE_URL: `postgres://shop:do-not-print@127.0.0.1:${deaf}/shop`,
  });
  expect(ended).toMatchObject({
    code: 1,
    err: `The database at 127.0.0.1:${deaf} does not answer. Start it, or check DATABASE_URL.\n`,
  });
  expect(ended.out).not.toContain("do-not-print");
});
