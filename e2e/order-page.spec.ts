import { aBuyer, actOnDemoPage, buy, PLENTY, seePaid } from "./support/buyer";
import { one, orderOf, sql, stockOf } from "./support/database";
import { block, dispatchByHand, historyOf, markPaid, openOrder } from "./support/orders-desk";
import { baseUrl } from "./support/setting";
import type { DemoRole } from "./support/sign-in";
import { expect, type Page, test } from "./support/story";

const header = (page: Page) =>
  page.getByRole("main").getByRole("banner").or(page.locator("main header")).first();
const statusMenu = (page: Page) => page.getByRole("button", { name: "Estado de pago", exact: true });
const more = (page: Page) => page.getByRole("button", { name: "Más acciones", exact: true }).first();
const dispatchButton = (page: Page) =>
  page.getByRole("main").getByRole("button", { name: "Despachar", exact: true });

type Found = { number: number; id: string };
const demoOrder = async (where: string): Promise<number> =>
  (await one<Found>(`select number::int, id::text from orders o where ${where} order by id desc limit 1`))
    .number;

test("the ⋯ menu stands in the upper corner and opens by mouse and by keyboard (S15)", async ({ desk }) => {
  const page = await desk("owner");
  await openOrder(page, await demoOrder("payment_status = 'abandoned'"));
  await more(page).click();
  const sentHome = await demoOrder(
    "payment_status = 'paid' and shipment_status = 'delivered' and shipping_option = 'delivery'",
  );
  const entries = (): Promise<string[]> => page.getByRole("menuitem").allInnerTexts();
  const always = [
    "Imprimir: Hoja de pedido",
    "Imprimir: Lista de empaque",
    "Copiar enlace del carrito duplicado",
    "Copiar enlace de seguimiento",
    "Escribir por WhatsApp",
    "Archivar",
  ];
  await expect(page.getByRole("menuitem").first()).toBeVisible();
  expect(await entries()).toEqual(expect.arrayContaining([...always, "Copiar enlace de recuperación"]));
  expect(await entries()).not.toContain("Imprimir: Etiqueta de envío");
  await page.keyboard.press("Escape");
  await openOrder(page, sentHome);
  // Keys are heard once the page's scripts run.
  await expect(async () => {
    await page.keyboard.press("Escape");
    await more(page).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menuitem").first()).toBeFocused({ timeout: 500 });
  }).toPass();
  expect(await entries()).toEqual(expect.arrayContaining([...always, "Imprimir: Etiqueta de envío"]));
  expect(await entries()).not.toContain("Copiar enlace de recuperación");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem").nth(1)).toBeFocused();
});

test.describe("the payment status is changed by whoever may (S21)", () => {
  const rows: readonly (readonly [DemoRole, boolean])[] = [
    ["owner", true],
    ["manager", true],
    ["logistics", false],
    ["viewer", false],
  ];
  for (const [role, may] of rows) {
    test(`${role} ${may ? "sees" : "does not see"} the menu`, async ({ desk }) => {
      const number = await demoOrder("payment_status = 'pending' and payment_method = 'bank_transfer'");
      const page = await desk(role);
      await openOrder(page, number);
      if (may) {
        await statusMenu(page).click();
        await expect(page.getByRole("menuitem")).toHaveText(["Marcar como pagado", "Cancelar"]);
      } else {
        await expect(statusMenu(page)).toBeHidden();
        await expect(page.getByRole("button", { name: "Marcar como pagado" })).toBeHidden();
      }
    });
  }
});

test("canceling a paid order returns its stock once, sends the letter once and flags the money owed (S24)", async ({
  phone,
  desk,
  mailbox,
  clock,
}) => {
  const buyer = aBuyer("Carla Cancela");
  const mobile = await phone();
  const before = await stockOf(PLENTY);
  await buy(mobile, buyer);
  await actOnDemoPage(mobile, "Pagar");
  await seePaid(mobile);
  const { id, number } = await orderOf(buyer.email);
  const page = await desk("manager");
  await openOrder(page, number);
  await dispatchByHand(page, { carrier: "Starken", tracking: "5550001" });
  await expect(block(page, "Despachos")).toBeVisible();
  await statusMenu(page).click();
  await page.getByRole("menuitem", { name: "Cancelar" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("Volverá 1 unidad al stock.")).toBeVisible();
  await expect(dialog.getByText(/Quedarán \$[\d.]+ por devolver al cliente\./)).toBeVisible();
  await expect(dialog.getByText("Hay 1 envío en camino: cancelar no lo detiene.")).toBeVisible();
  await dialog.getByLabel("Motivo").selectOption({ label: "Lo pidió el cliente" });
  await dialog.getByRole("button", { name: "Cancelar pedido" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("main").getByText("Cancelado", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("El pedido se canceló y hay dinero del cliente.")).toBeVisible();
  await expect(page.getByText("El pedido está cancelado y su envío sigue en camino.")).toBeVisible();
  expect(await stockOf(PLENTY)).toBe(before);
  await clock.forward(15_000);
  await mailbox.letterTo(buyer.email, "Pedido cancelado");
  const letters = await sql("select 1 from letters where order_id = $1 and kind = 'order_canceled'", [id]);
  expect(letters).toHaveLength(1);
});

test("a cancel taken back within the window leaves stock and status as before, and no letter", async ({
  phone,
  desk,
}) => {
  const buyer = aBuyer("Delia Deshace");
  const mobile = await phone();
  await buy(mobile, buyer, { method: "transfer" });
  const { number, id } = await orderOf(buyer.email);
  const stock = await stockOf(PLENTY);
  const page = await desk("owner");
  await openOrder(page, number);
  await statusMenu(page).click();
  await page.getByRole("menuitem", { name: "Cancelar" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancelar pedido" }).click();
  await expect(page.getByRole("main").getByText("Cancelado", { exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: "Deshacer" }).click();
  await expect(page.getByRole("main").getByText("Pendiente de pago").first()).toBeVisible();
  await expect.poll(() => stockOf(PLENTY)).toBe(stock);
  await expect
    .poll(
      async () => {
        const [letter] = await sql<{ state: string }>(
          "select state from letters where order_id = $1 and kind = 'order_canceled'",
          [id],
        );
        return letter?.state ?? "none";
      },
      { timeout: 20_000 },
    )
    .toMatch(/^(skipped|none)$/);
});

test("at the side: name, e-mail, phone, WhatsApp with the number's digits, and the shop's time zone (S36)", async ({
  desk,
}) => {
  type Person = { number: number; full_name: string; email: string; phone: string; bought: string };
  const person = await one<Person>(
    `select o.number::int, p.full_name, p.email, p.phone,
       to_char(o.placed_at at time zone 'America/Santiago', 'DD-MM-YYYY, HH24:MI') as bought
     from orders o join people p on p.id = o.person_id
     where p.phone is not null and p.email is not null and o.placed_at is not null order by o.id desc limit 1`,
  );
  const page = await desk("viewer");
  await openOrder(page, person.number);
  const customer = block(page, "Cliente");
  for (const words of [person.full_name, person.email, person.bought, "America/Santiago"]) {
    await expect(customer).toContainText(words);
  }
  const call = customer.locator(`a[href="tel:${person.phone}"]`);
  expect(((await call.textContent()) ?? "").replace(/\D/g, "")).toBe(person.phone.replace(/\D/g, ""));
  await expect(customer.getByRole("link", { name: "WhatsApp" })).toHaveAttribute(
    "href",
    new RegExp(`wa\\.me/${person.phone.replace(/\D/g, "")}`),
  );
});

test("payment instructions stay as they were given, even after the settings changed (S37)", async ({
  phone,
  desk,
}) => {
  const buyer = aBuyer("Irma Instruida");
  const mobile = await phone();
  await buy(mobile, buyer, { method: "transfer" });
  const { settings } = await one<{ settings: object }>("select settings from shop");
  const changed = JSON.stringify(settings).replaceAll("Banco del Ejemplo", "Banco Nuevo");
  await sql("update shop set settings = $1, version = version + 1", [changed]);
  try {
    const page = await desk("manager");
    await openOrder(page, (await orderOf(buyer.email)).number);
    await expect(block(page, "Información de pago")).toContainText("Banco del Ejemplo");
    await expect(block(page, "Información de pago")).not.toContainText("Banco Nuevo");
  } finally {
    await sql("update shop set settings = $1, version = version + 1", [JSON.stringify(settings)]);
  }
});

test("additional information is there when there is any, and no empty box when there is none (S38)", async ({
  desk,
}) => {
  const page = await desk("viewer");
  const noted =
    "exists (select from notes n where n.order_id = o.id and n.kind = 'fields' and n.retracted_at is null)";
  const { kinds } = await one<{ kinds: string }>("select string_agg(distinct kind, ' ') as kinds from notes");
  expect(kinds).toContain("fields");
  const number = await demoOrder(noted);
  const { data } = await one<{ data: Record<string, string> }>(
    "select n.data from notes n join orders o on o.id = n.order_id where o.number = $1 and n.kind = 'fields' and n.retracted_at is null",
    [number],
  );
  await openOrder(page, number);
  const answers = Object.entries(data).filter(([, value]) => value !== "");
  expect(answers.length).toBeGreaterThan(0);
  for (const words of answers.flat()) await expect(block(page, "Información adicional")).toContainText(words);
  await openOrder(page, await demoOrder(`not ${noted}`));
  await expect(block(page, "Información adicional")).toBeHidden();
});

test("both addresses, the company's tax data, and a map that is only a link: nothing is asked of third parties (S39, S40)", async ({
  desk,
}) => {
  type Billed = { number: number; company: string; tax_id: string; activity: string | null };
  const { number, company, tax_id, activity } = await one<Billed>(
    `select o.number::int, a.company_name as company, a.tax_id, a.business_activity as activity from orders o join addresses a on a.id = o.billing_address_id
     where a.company_name is not null and a.tax_id is not null and o.address_id is not null order by o.id desc limit 1`,
  );
  const page = await desk("viewer");
  const foreign: string[] = [];
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== baseUrl) foreign.push(request.url());
  });
  await openOrder(page, number);
  await expect(block(page, "Dirección de envío")).toBeVisible();
  const billing = block(page, "Facturación");
  for (const words of [company, ...(activity ? [activity] : [])]) await expect(billing).toContainText(words);
  expect(((await billing.textContent()) ?? "").replace(/[.-]/g, "")).toContain(tax_id);
  const map = block(page, "Dirección de envío").getByRole("link", { name: "Ver en el mapa" });
  const href = (await map.getAttribute("href")) ?? "";
  const { street } = await one<{ street: string }>(
    "select a.street from orders o join addresses a on a.id = o.address_id where o.number = $1",
    [number],
  );
  const isCoordinates = /-?\d+\.\d+(,|%2C|&)/.test(href);
  expect(isCoordinates || decodeURIComponent(href.replaceAll("+", " ")).includes(street)).toBe(true);
  await openOrder(
    page,
    await demoOrder(
      "state->>'documentType' = 'receipt' and address_id is not null and billing_address_id is null",
    ),
  );
  await expect(block(page, "Facturación")).toContainText("Igual a la dirección de envío");
  expect(foreign).toEqual([]);
});

test("every badge of the demo shop opens a sentence with its evidence (S46)", async ({ desk }) => {
  test.setTimeout(120_000);
  const kinds = await sql<{ number: number }>(
    `select distinct on (payment_status, shipment_status, badges::text, payment_method) number::int from orders
     order by payment_status, shipment_status, badges::text, payment_method, id desc limit 24`,
  );
  expect(kinds.length).toBeGreaterThan(6);
  const page = await desk("viewer");
  for (const { number } of kinds) {
    await openOrder(page, number);
    const badges = header(page).locator("button[aria-haspopup=dialog]");
    const count = await badges.count();
    expect(count, `#${number}`).toBeGreaterThan(0);
    for (let at = 0; at < count; at++) {
      await badges.nth(at).click();
      const why = page.getByRole("dialog");
      await expect(why.getByRole("heading", { name: "¿Por qué está así?" })).toBeVisible();
      expect(((await why.locator("p").first().textContent()) ?? "").length, `#${number}`).toBeGreaterThan(15);
      await page.keyboard.press("Escape");
      await expect(why).toBeHidden();
    }
  }
});

test("before the dispatch a button and no section, after it carrier and kind; both while a part is left (S52)", async ({
  phone,
  desk,
}) => {
  const buyer = aBuyer("Paula Partes");
  const mobile = await phone();
  await buy(mobile, buyer, { from: `/buy?p=${PLENTY}:3` });
  await actOnDemoPage(mobile, "Pagar");
  await seePaid(mobile);
  const page = await desk("logistics");
  await openOrder(page, (await orderOf(buyer.email)).number);
  await expect(block(page, "Despachos")).toBeHidden();
  await dispatchButton(page).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("spinbutton").first().fill("1");
  await dialog.getByLabel(/^Número de seguimiento/).fill("PARTE-1");
  await dialog.getByRole("button", { name: "Despachar" }).click();
  await expect(dialog).toBeHidden();
  await expect(block(page, "Despachos")).toContainText("Despacho manual");
  await expect(page.getByRole("main").getByText("Despacho parcial").first()).toBeVisible();
  await expect(dispatchButton(page)).toBeVisible();
  await dispatchByHand(page, { tracking: "PARTE-2" });
  await expect(block(page, "Despachos")).toContainText("Bulto 2 de 2");
  await expect(dispatchButton(page)).toBeHidden();
});

test("the history reads as a list, newest first, from creation to delivery, with who did it (S57, S58)", async ({
  phone,
  desk,
}) => {
  const buyer = aBuyer("Hilda Historia");
  const mobile = await phone();
  await buy(mobile, buyer, { method: "transfer" });
  const page = await desk("manager");
  await openOrder(page, (await orderOf(buyer.email)).number);
  await markPaid(page, "H-1");
  await expect(page.getByRole("main").getByText("Pagado", { exact: true }).first()).toBeVisible();
  await dispatchByHand(page, { tracking: "H-2" });
  await page.getByRole("button", { name: /^Acciones del despacho/ }).click();
  await page.getByRole("menuitem", { name: "Marcar como entregado" }).click();
  await expect(page.getByRole("main").getByText("Entregado", { exact: true }).first()).toBeVisible();
  const told = await historyOf(page).allInnerTexts();
  const at = (words: RegExp) => told.findIndex((line) => words.test(line));
  const order = [
    /entregado/,
    /Despachada 1 unidad/,
    /Marcado como pagado/,
    /Compra confirmada/,
    /Pedido creado/,
  ].map(at);
  expect(order).not.toContain(-1);
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(told[order[2] ?? 0]).toContain("Matías Contreras");
  expect(told[order[4] ?? 0]).toContain("Hilda Historia");
  expect(await historyOf(page).locator("time").count()).toBeGreaterThanOrEqual(told.length);
});

test("stock changes stand at the foot of the history, and the product's page adds up to them (S59, S66)", async ({
  phone,
  desk,
}) => {
  const buyer = aBuyer("Silvia Stock");
  const mobile = await phone();
  await buy(mobile, buyer, { from: "/buy?p=FILTRO-100:2", method: "transfer" });
  const stock = await stockOf("FILTRO-100");
  const { number } = await orderOf(buyer.email);
  const page = await desk("owner");
  await openOrder(page, number);
  const changes = page.getByRole("table", { name: "Cambios de stock de este pedido" });
  await expect(changes.getByRole("row").nth(1)).toContainText("Tomado por el pedido");
  await expect(changes.getByRole("row").nth(1)).toContainText("−2");
  await statusMenu(page).click();
  await page.getByRole("menuitem", { name: "Cancelar" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancelar pedido" }).click();
  await expect(changes.getByRole("row").filter({ hasText: "+2" })).toHaveText(/Devuelto por el pedido/);
  expect(await stockOf("FILTRO-100")).toBe(stock + 2);
  await page.goto("/products");
  await page
    .getByRole("main")
    .getByRole("link", { name: /Filtros de papel/ })
    .first()
    .click();
  await expect(page.getByText(`coincide con el stock`)).toBeVisible();
  await expect(page.getByRole("main")).toContainText(`#${number}`);
});

test("a second person who saves over a newer version is told so, and nothing is overwritten", async ({
  phone,
  desk,
}) => {
  const buyer = aBuyer("Dos Personas");
  const mobile = await phone();
  await buy(mobile, buyer, { method: "transfer" });
  const { number } = await orderOf(buyer.email);
  const [one_, other] = [await desk("owner"), await desk("manager")];
  await openOrder(one_, number);
  await openOrder(other, number);
  await markPaid(one_, "PRIMERO");
  await other.getByRole("main").getByRole("button", { name: "Marcar como pagado" }).first().click();
  const dialog = other.getByRole("dialog");
  await dialog.getByLabel(/^Referencia/).fill("SEGUNDO");
  await dialog.getByRole("button", { name: "Marcar como pagado" }).click();
  await expect(dialog.getByText(/Valentina Rojas cambió este pedido/)).toBeVisible();
  await expect(dialog.getByLabel(/^Referencia/)).toHaveValue("SEGUNDO");
  const { n } = await one<{ n: number }>(
    "select count(*)::int as n from order_events e join orders o on o.id = e.order_id where o.number = $1 and e.kind = 'payment_recorded'",
    [number],
  );
  expect(n).toBe(1);
});
