import { spawn } from "node:child_process";
import {
  aBuyer,
  actOnDemoPage,
  buy,
  chooseShipping,
  confirmWith,
  giveAddress,
  giveContact,
  goToCheckout,
  LINK,
  seePaid,
  statusPath,
} from "./support/buyer";
import { DAY } from "./support/clock";
import { orderOf, sql, stockOf } from "./support/database";
import {
  block,
  dispatchByHand,
  historyOf,
  markPaid,
  openOrder,
  printed,
  receiptOf,
} from "./support/orders-desk";
import { readPapers } from "./support/papers";
import { baseUrl, databaseUrl } from "./support/setting";
import { DEMO_PASSWORD } from "./support/sign-in";
import { expect, test } from "./support/story";
import { changesNothing } from "./support/table-checksums";

const TYPED = "/buy?p=CAFE-250:2&coupon=BIENVENIDA&utm_source=instagram&utm_medium=bio&utm_campaign=otono";
const BOT = { "user-agent": "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)" };
const TRACKING = "7123456789";
const CARRIER_PAGE = "https://www.starken.cl/seguimiento?codigo=7123456789";
const OWNER = "Valentina Rojas";
const COLUMNS = [
  "Pedido",
  "Creado",
  "Cliente",
  "Método de pago",
  "Estado de pago",
  "Estado de despacho",
  "Total",
];

const openGraph = (html: string): Record<string, string> =>
  Object.fromEntries(
    Array.from(
      html.matchAll(/<meta (?:property|name)="(og:[\w:]+)" content="([^"]*)"/g),
      ([, name = "", value = ""]) => [name, value],
    ),
  );

function verify(): Promise<string> {
  const child = spawn("npm", ["run", "--silent", "verify"], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl(),
      AUTH_SECRET: "only-read-by-verify-".repeat(2),
      CRON_SECRET: "only-read-by-verify",
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += String(chunk)));
  return new Promise((resolve) => child.once("close", () => resolve(said.trim())));
}

test("from a link on Instagram to a paid, dispatched, printed order", async ({
  phone,
  page,
  mailbox,
  clock,
  guard,
}) => {
  test.setTimeout(240_000);
  const lucia = aBuyer("Lucía Fernández");
  const pedro = aBuyer("Pedro Soto");
  const tardy = aBuyer("Tomás Olvido");
  const mobile = await phone();
  const stockAtFirst = await stockOf("CAFE-250");

  await test.step("2 · a preview bot opens both links 50 times and changes nothing", async () => {
    const look = async (link: string) => {
      const answer = await fetch(baseUrl + link, { headers: BOT });
      expect(answer.status).toBe(200);
      const head = openGraph(await answer.text());
      expect(head["og:type"]).toBe("product");
      expect(head["og:title"]).toContain("Café Andes 250 g");
      expect(head["og:image"]).toMatch(/^http/);
    };
    await changesNothing(async () => {
      for (let round = 0; round < 5; round++)
        await Promise.all([LINK, TYPED].flatMap((link) => Array.from({ length: 5 }, () => look(link))));
    });
  });

  await test.step("2 · the customer sees what will be bought and says yes", async () => {
    await mobile.goto(LINK);
    await expect(mobile.getByRole("heading", { name: "Café Andes 250 g" })).toBeVisible();
    await expect(mobile.getByText("$7.990").first()).toBeVisible();
    await mobile.goto(TYPED);
    await expect(mobile.getByText("BIENVENIDA").first()).toBeVisible();
    await mobile.getByRole("button", { name: /^Comprar por/ }).click();
    await expect(mobile).toHaveURL(/\/cart\//);
    await expect(mobile.getByLabel("Cantidad de Café Andes 250 g")).toHaveValue("2");
    await goToCheckout(mobile);
    await giveContact(mobile, lucia);
    await giveAddress(mobile, { comuna: "Ñuñoa" });
    await chooseShipping(mobile, "Starken");
  });

  await test.step("3a · they pay at the demo provider", async () => {
    await confirmWith(mobile, {
      method: "demo",
      answers: { "¿Cómo prepara su café?": "V60" },
      invoice: { taxId: "76.543.210-3", company: "Andes SpA", activity: "Cafetería" },
    });
    await expect(mobile.getByText("Ningún pago es real", { exact: true })).toBeVisible();
    await expect(mobile.getByRole("complementary", { name: "Modo demo" })).toBeVisible();
    await actOnDemoPage(mobile, "Pagar");
    await seePaid(mobile);
  });
  const first = await orderOf(lucia.email);
  const status = statusPath(mobile);

  await test.step("4 · the signed message was stored and made the order paid, the stock moved once", async () => {
    const effects = async () =>
      (await sql("select effect from inbox where order_id = $1 and room = 'payments'", [first.id])).map(
        ({ effect }) => effect,
      );
    await expect.poll(effects).toContain("applied");
    expect(await stockOf("CAFE-250")).toBe(stockAtFirst - 2);
    const letter = await mailbox.letterTo(lucia.email, "Pago recibido");
    expect(letter.text).toContain(`${first.number}`);
    expect(letter.links.join(" ")).toContain("/o/");
  });

  await test.step("3c · another order by bank transfer stays pending, with instructions", async () => {
    const other = await phone();
    await buy(other, pedro, { method: "transfer" });
    await expect(other.getByText("Banco del Ejemplo")).toBeVisible();
    await expect(other.getByText("Pendiente de pago").first()).toBeVisible();
    const letter = await mailbox.letterTo(pedro.email, "Pedido recibido");
    expect(letter.text).toContain("00-123-45678-9");
  });
  const second = await orderOf(pedro.email);

  await test.step("5 · the owner signs in and sees the list with its seven columns", async () => {
    await page.goto("/orders");
    await page.getByLabel("Correo").fill("owner@demo.test");
    await page.getByLabel("Contraseña", { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole("button", { name: "Entrar", exact: true }).click();
    const table = page.getByRole("table", { name: "Pedidos, del más nuevo al más antiguo" });
    await expect(table).toBeVisible();
    const heads = await table.getByRole("columnheader").allInnerTexts();
    const words = heads.map((head) => head.replace(/\s*CLP$/, "").trim()).filter(Boolean);
    expect(words.slice(0, 7)).toEqual(COLUMNS);
    const rows = table.getByRole("rowheader");
    await expect(rows.nth(0)).toHaveText(new RegExp(`#${second.number}`));
    await expect(rows.nth(1)).toHaveText(new RegExp(`#${first.number}`));
    const row = table.getByRole("row").filter({ hasText: `#${first.number}` });
    for (const cell of ["Lucía Fernández", "Pagado", "Sin despachar"]) await expect(row).toContainText(cell);
    await expect(row.getByRole("cell").last()).toBeVisible();
  });

  await test.step("5 · filters by both statuses, method, number, date and text; pages of 50", async () => {
    const table = page.getByRole("table", { name: /^Pedidos/ });
    const shows = async (query: string, number: number, hidden: number) => {
      await page.goto(`/orders?${query}`);
      await expect(table.getByRole("link", { name: `#${number}`, exact: true })).toBeVisible();
      await expect(table.getByRole("link", { name: `#${hidden}`, exact: true })).toBeHidden();
    };
    await page.getByRole("button", { name: "Filtro" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Estado de pago" }).click();
    await page.getByRole("dialog").getByLabel("Pendiente de pago").check();
    await page.getByRole("button", { name: "Aplicar" }).click();
    await expect(page).toHaveURL(/payment=pending/);
    await expect(table.getByRole("link", { name: `#${second.number}`, exact: true })).toBeVisible();
    await expect(table.getByRole("link", { name: `#${first.number}`, exact: true })).toBeHidden();
    await shows("payment=paid&shipment=unfulfilled&date=today", first.number, second.number);
    await shows("method=bank_transfer&date=today", second.number, first.number);
    await shows(`q=%23${first.number}`, first.number, second.number);
    await shows("q=fernandez+lucia&date=today", first.number, second.number);
    await page.goto("/orders");
    await page.getByLabel("Buscar pedidos").fill(pedro.email);
    await page.getByLabel("Buscar pedidos").press("Enter");
    await expect(page).toHaveURL(/q=/);
    await expect(table.getByRole("rowheader")).toHaveCount(1);
    await page.goto("/orders");
    await expect(table.getByRole("rowheader")).toHaveCount(50);
    const firstPage = await table.getByRole("rowheader").allInnerTexts();
    await page.getByRole("link", { name: "Siguiente" }).click();
    await expect(table.getByRole("rowheader").first()).not.toHaveText(firstPage[0] ?? "");
    const secondPage = await table.getByRole("rowheader").allInnerTexts();
    expect(secondPage.filter((number) => firstPage.includes(number))).toEqual([]);
  });

  await test.step("5 · the order page says everything", async () => {
    await page.goto("/orders");
    await page
      .getByRole("table")
      .getByRole("link", { name: `#${first.number}`, exact: true })
      .click();
    await expect(page.getByRole("heading", { name: `Pedido #${first.number}` })).toBeVisible();
    const products = page.getByRole("table", { name: "Productos del pedido" });
    const line = products.getByRole("row").nth(1);
    for (const cell of ["Café Andes 250 g", "CAFE-250", "$7.990"]) await expect(line).toContainText(cell);
    await expect(line.getByRole("cell", { name: "2", exact: true })).toBeVisible();
    await expect(line.locator("img")).toHaveAttribute("src", /\/images\/\d+/);
    const receipt = await receiptOf(page);
    expect(Object.keys(receipt)).toEqual(
      expect.arrayContaining(["Subtotal", "Descuento (BIENVENIDA)", "Envío · Starken", "Total", "Pagado"]),
    );
    const { Total: total = 0, Pagado: paid, ...rest } = receipt;
    const parts = Object.entries(rest).filter(([label]) => !label.startsWith("Incluye"));
    expect(parts.reduce((sum, [, part]) => sum + part, 0)).toBe(total);
    expect([total, paid]).toEqual([Number(first.total), Number(first.total)]);
    const customer = block(page, "Cliente");
    for (const words of ["Lucía Fernández", lucia.email, "America/Santiago"]) {
      await expect(customer).toContainText(words);
    }
    const shipping = block(page, "Dirección de envío");
    await expect(shipping).toContainText("Avenida Italia 1439");
    await expect(shipping.getByRole("link", { name: "Ver en el mapa" })).toHaveAttribute("href", /Italia/);
    const billing = block(page, "Facturación");
    for (const words of ["76.543.210-3", "Andes SpA", "Cafetería"])
      await expect(billing).toContainText(words);
    await expect(block(page, "Información de pago")).toContainText(/demostración/i);
    await expect(block(page, "Información adicional")).toContainText("V60");
    await expect(block(page, "Origen")).toContainText("instagram");
    await expect(block(page, "Origen")).toContainText("otono");
    await expect(block(page, "Despachos")).toBeHidden();
    await expect(page.getByRole("button", { name: "Despachar", exact: true })).toBeVisible();
  });

  await test.step("6 · the transfer is marked paid: who, when, reference", async () => {
    await openOrder(page, second.number);
    await expect(block(page, "Información de pago")).toContainText("Banco del Ejemplo");
    await markPaid(page, "TRX-4711");
    await expect(page.getByRole("main").getByText("Pagado", { exact: true }).first()).toBeVisible();
    await expect(block(page, "Pagos")).toContainText("TRX-4711");
    await expect(block(page, "Pagos")).toContainText(`Registró ${OWNER}`);
    await expect(historyOf(page).filter({ hasText: "Marcado como pagado" })).toContainText(OWNER);
    const letter = await mailbox.letterTo(pedro.email, "Pago recibido");
    expect(letter.text).toContain(`${second.number}`);
  });

  await test.step("6 · the first is dispatched by hand; the letter and the status page carry the link", async () => {
    await openOrder(page, first.number);
    await dispatchByHand(page, {
      carrier: "Starken",
      tracking: TRACKING,
      url: CARRIER_PAGE,
      message: "Va en camino, con cariño.",
    });
    const parcels = block(page, "Despachos");
    await expect(parcels).toContainText("Starken");
    await expect(parcels).toContainText("Despacho manual");
    await expect(parcels.getByRole("link", { name: TRACKING })).toHaveAttribute("href", CARRIER_PAGE);
    await clock.forward(10_000);
    const letter = await mailbox.letterTo(lucia.email, "Pedido despachado");
    expect(letter.text).toContain("Va en camino, con cariño.");
    expect(letter.links).toContain(CARRIER_PAGE);
    await mobile.goto(status);
    await expect(mobile.getByText(TRACKING)).toBeVisible();
    await expect(mobile.getByRole("link", { name: "Seguir el envío" })).toHaveAttribute("href", CARRIER_PAGE);
    await expect(mobile.getByRole("list", { name: "Qué ha pasado" })).toContainText("Despachamos su pedido");
  });

  await test.step("7 · sheet, slip and label of one order", async () => {
    await openOrder(page, first.number);
    const paper = async (name: string) =>
      printed(page, async () => {
        await page.getByRole("button", { name: "Imprimir", exact: true }).click();
        await page.getByRole("menuitem", { name, exact: true }).click();
      });
    const [sheet] = await readPapers(await paper("Hoja de pedido"));
    for (const words of [
      `${first.number}`,
      "Lucía Fernández",
      "CAFE-250",
      "BIENVENIDA",
      "Avenida Italia 1439",
    ]) {
      expect(sheet?.text).toContain(words);
    }
    const [slip] = await readPapers(await paper("Lista de empaque"), { scan: true });
    expect(slip?.text).toContain("CAFE-250");
    expect(slip?.text).not.toContain("7.990");
    expect(slip?.codes.some((code) => code.startsWith(baseUrl))).toBe(true);
    const [label] = await readPapers(await paper("Etiqueta de envío"), { scan: true });
    expect([label?.width, label?.height]).toEqual([100, 150]);
    expect(label?.text).toContain("Lucía Fernández");
    expect(label?.codes).toContain(TRACKING);
  });

  await test.step("7 · several selected orders in one file, in the list's order", async () => {
    await page.goto("/orders");
    const pick = (number: number) => page.getByRole("checkbox", { name: `Seleccionar el pedido #${number}` });
    await expect(page.getByRole("region", { name: "Pedidos seleccionados" })).toBeHidden();
    for (const number of [first.number, second.number]) await pick(number).check();
    const bar = page.getByRole("region", { name: "Pedidos seleccionados" });
    await expect(bar.getByRole("status")).toHaveText("2 seleccionados");
    const sheets = await readPapers(
      await printed(page, async () => {
        await bar.getByRole("button", { name: "Imprimir" }).click();
        await page.getByRole("menuitem", { name: "Hojas de pedido" }).click();
      }),
    );
    const place = (name: string) => sheets.findIndex(({ text }) => text.includes(`Cliente ${name}`));
    expect(place("Pedro Soto")).toBe(0);
    expect(place("Lucía Fernández")).toBeGreaterThan(0);
  });

  await test.step("8 · an order that nobody paid is ended by the clock", async () => {
    const other = await phone();
    await buy(other, tardy, { method: "demo" });
    await clock.forward(2 * DAY);
    await expect(async () => {
      await clock.strike();
      expect((await orderOf(tardy.email)).payment_status).toBe("abandoned");
    }).toPass({ timeout: 20_000 });
  });

  await test.step("8 · the history shows every step with the right actor", async () => {
    await clock.reset();
    await openOrder(page, first.number);
    const said = async (what: string | RegExp, who: string) =>
      expect(historyOf(page).filter({ hasText: what }).first()).toContainText(who);
    await said("Pedido creado desde un enlace de compra", "Lucía Fernández");
    await said("Compra confirmada", "Lucía Fernández");
    await said("Pago recibido: ", "Pagos de demostración");
    await said("Despachada", OWNER);
    await said("Impreso: hoja de pedido", OWNER);
    await said("Impreso: etiqueta de envío", OWNER);
    await openOrder(page, (await orderOf(tardy.email)).number);
    await said(/Abandonado/, "Sistema");
    expect(guard.problems).toEqual([]);
  });

  await test.step("8 · verify refolds every order: no difference", async () => {
    expect(await verify()).toMatch(/^\d{3,} orders verified, 0 differences$/);
  });
});
