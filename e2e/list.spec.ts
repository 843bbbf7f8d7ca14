import { agrees } from "./support/agrees";
import { one, sql } from "./support/database";
import { openOrder, printed } from "./support/orders-desk";
import { readPapers } from "./support/papers";
import { expect, type Page, test } from "./support/story";

const table = (page: Page) => page.getByRole("table", { name: /^Pedidos, del más/ });
const rows = (page: Page) => table(page).getByRole("rowheader");
const link = (page: Page, number: number) =>
  table(page).getByRole("link", { name: `#${number}`, exact: true });
const tick = (page: Page, number: number) =>
  page.getByRole("checkbox", { name: `Seleccionar el pedido #${number}`, exact: true });
const bulkBar = (page: Page) => page.getByRole("region", { name: "Pedidos seleccionados" });

const COLUMNS = [
  "Pedido",
  "Creado",
  "Cliente",
  "Método de pago",
  "Estado de pago",
  "Estado de despacho",
  "Total",
];
const WORDS = {
  payment: {
    open: "Abierto",
    pending: "Pendiente de pago",
    paid: "Pagado",
    canceled: "Cancelado",
    abandoned: "Abandonado",
  },
  shipment: {
    unfulfilled: "Sin despachar",
    partial: "Despacho parcial",
    requested: "Solicitado",
    in_transit: "En tránsito",
    ready_for_pickup: "Listo para retirar",
    delivered: "Entregado",
    failed: "Fallido",
  },
} as const;

type Row = {
  number: number;
  customer: string;
  payment_status: keyof typeof WORDS.payment;
  shipment_status: keyof typeof WORDS.shipment | null;
  total: string;
  created: string;
  method: string | null;
};
const NEWEST = `select o.number::int, p.full_name as customer, o.payment_method as method, o.payment_status, o.shipment_status, o.total::text,
  to_char(o.created_at at time zone 'America/Santiago', 'DD-MM-YYYY HH24:MI') as created
  from orders o left join people p on p.id = o.person_id where o.archived_at is null`;

/** The orders on the page, once it has any. */
const numbersOn = async (page: Page): Promise<number[]> => {
  const heads = page.getByRole("table").getByRole("rowheader");
  await expect(heads.first()).toBeVisible();
  return (await heads.allInnerTexts()).map((text) => Number(/#(\d+)/.exec(text)?.[1]));
};

/** The page shows the orders of the query, in its order. */
const shows = async (page: Page, query: string, values: unknown[] = []): Promise<Row[]> => {
  let wanted: Row[] = [];
  await agrees(page, async () => {
    wanted = await sql<Row>(query, values);
    expect(await numbersOn(page)).toEqual(wanted.map(({ number }) => number));
  });
  return wanted;
};

const thousands = (total: string): string => total.replace(/\B(?=(\d{3})+$)/g, ".");

/** What the shop calls its methods in Spanish. */
const methodNames = async (): Promise<ReadonlyMap<string, string>> => {
  const { methods } = await one<{ methods: { key: string; names: { es: string } }[] }>(
    "select settings->'paymentMethods' as methods from shop",
  );
  return new Map(methods.map(({ key, names }) => [key, names.es]));
};

const TIME = /(\d\d-\d\d-\d{4}), (\d\d:\d\d)/;

test("the list has its seven columns in order, and each row says what the database holds (S4)", async ({
  desk,
}) => {
  const page = await desk("owner");
  await page.goto("/orders");
  await expect(rows(page).first()).toBeVisible();
  const heads = await table(page).getByRole("columnheader").allInnerTexts();
  expect(
    heads
      .map((head) => head.replace(/\s*CLP$/, "").trim())
      .filter(Boolean)
      .slice(0, 7),
  ).toEqual(COLUMNS);
  const methods = await methodNames();
  await agrees(page, async () => {
    const wanted = await sql<Row>(`${NEWEST} order by o.created_at desc, o.id desc limit 50`);
    expect(await numbersOn(page)).toEqual(wanted.map(({ number }) => number));
    for (const row of wanted.slice(0, 12)) await saysWhatIsKept(page, row, methods);
  });
});

async function saysWhatIsKept(page: Page, row: Row, methods: ReadonlyMap<string, string>): Promise<void> {
  const shown = table(page)
    .getByRole("row")
    .filter({ has: page.getByRole("link", { name: `#${row.number}`, exact: true }) });
  const cells = await shown.getByRole("cell").allTextContents();
  const cell = (column: string): string => (cells[COLUMNS.indexOf(column)] ?? "").replace(/\s+/g, " ").trim();
  const [, day, time] = TIME.exec(cell("Creado")) ?? [];
  expect(`${day} ${time}`, `#${row.number}`).toBe(row.created);
  expect(cell("Cliente")).toContain(row.customer ?? "Sin nombre");
  expect(cell("Método de pago")).toBe(
    row.method === null ? "Sin método" : (methods.get(row.method) ?? row.method),
  );
  expect(cell("Estado de pago")).toContain(WORDS.payment[row.payment_status]);
  expect(cell("Estado de despacho")).toBe(
    row.shipment_status ? WORDS.shipment[row.shipment_status] : "Sin envío",
  );
  expect(cell("Total")).toBe(thousands(row.total));
}

test("a person in another time zone sees the day of the shop (S5)", async ({ desk, browser }) => {
  const page = await desk("viewer");
  await page.goto("/orders");
  const here = await table(page).getByRole("row").nth(1).locator("time").textContent();
  const context = await browser.newContext({
    storageState: await page.context().storageState(),
    timezoneId: "Asia/Tokyo",
    locale: "es-CL",
    viewport: { width: 1440, height: 900 },
  });
  const far = await context.newPage();
  await far.goto(page.url());
  await expect(table(far).getByRole("row").nth(1).locator("time")).toHaveText(here ?? "");
  await context.close();
});

test("a number with or without #, or part of a name, finds the order; the address alone shows it again (S7)", async ({
  desk,
}) => {
  const [some] = await sql<{ number: number; customer: string }>(
    `select o.number::int, p.full_name as customer from orders o join people p on p.id = o.person_id
     where o.archived_at is null and p.full_name ~ '[áéíóúñ]' order by o.created_at desc limit 1`,
  );
  const { number = 0, customer = "" } = some ?? {};
  const plain = customer.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().split(" ").reverse().join(" ");
  const page = await desk("manager");
  await page.goto("/orders");
  const part =
    plain
      .split(" ")
      .find((word) => word.length > 4)
      ?.slice(0, -1) ?? plain;
  for (const text of [`${number}`, `#${number}`, plain, part]) {
    await page.getByLabel("Buscar pedidos").fill(text);
    await page.getByLabel("Buscar pedidos").press("Enter");
    await expect(page).toHaveURL(
      new RegExp(`q=${encodeURIComponent(text).replace(/%20/g, "(\\+|%20)")}(&|$)`),
    );
    await expect(link(page, number)).toBeVisible();
    const again = await desk("manager");
    await again.goto(page.url());
    const found = await numbersOn(again);
    await expect.poll(() => numbersOn(page)).toEqual(found);
    await again.context().close();
  }
});

test("dates are picked from presets or a range, and every day is the shop's day (S8)", async ({ desk }) => {
  const page = await desk("viewer");
  await page.goto("/orders");
  await page.getByRole("button", { name: "Filtro", exact: true }).click();
  const panel = page.getByRole("dialog", { name: "Filtro" });
  await panel.getByRole("button", { name: "Fecha" }).click();
  await panel.getByRole("button", { name: "Últimos 30 días" }).click();
  await expect(page).toHaveURL(/date=30d/);
  const { n } = await one<{ n: number }>(
    `select count(*)::int as n from orders where archived_at is null and created_at >=
     (date_trunc('day', now() at time zone 'America/Santiago') - interval '29 days') at time zone 'America/Santiago'`,
  );
  await expect(page.getByRole("navigation", { name: "Páginas" })).toContainText(new RegExp(`^${n} pedidos?`));
  const { day } = await one<{ day: string }>(
    `select to_char(created_at at time zone 'America/Santiago', 'YYYY-MM-DD') as day from orders
     where archived_at is null group by 1 having count(*) between 1 and 40 order by count(*) desc limit 1`,
  );
  await page.goto(`/orders?date=${day}..${day}`);
  await shows(
    page,
    `${NEWEST} and to_char(o.created_at at time zone 'America/Santiago', 'YYYY-MM-DD') = $1
     order by o.created_at desc, o.id desc`,
    [day],
  );
});

test("several statuses at once, and a chip takes a filter away again (S9)", async ({ desk }) => {
  const page = await desk("viewer");
  await page.goto("/orders?payment=canceled,abandoned&shipment=unfulfilled");
  const found = await shows(
    page,
    `${NEWEST} and o.payment_status in ('canceled', 'abandoned') and o.shipment_status = 'unfulfilled'
     order by o.created_at desc, o.id desc limit 50`,
  );
  expect(found.length).toBeGreaterThan(0);
  const chips = page.getByRole("list", { name: "Filtrar" });
  await chips.getByRole("link", { name: /Quitar el filtro Estado de despacho/ }).click();
  await expect(page).not.toHaveURL(/shipment=/);
  await expect(page).toHaveURL(/payment=canceled/);
});

test("nothing found says so and offers the way out", async ({ desk }) => {
  const page = await desk("viewer");
  await page.goto("/orders?q=zzzz-nada");
  await expect(page.getByText("Nada para «zzzz-nada»")).toBeVisible();
  await page
    .getByRole("main")
    .getByRole("link", { name: /Quitar/ })
    .last()
    .click();
  await expect(rows(page).first()).toBeVisible();
});

test("pages of 50 follow each other without a gap or a repeat, newest first, and back", async ({ desk }) => {
  const page = await desk("viewer");
  await page.goto("/orders");
  const seen = await numbersOn(page);
  const first = [...seen];
  const next = page.getByRole("link", { name: "Siguiente" });
  const wanted = await sql<Row>(`${NEWEST} order by o.created_at desc, o.id desc limit 100`);
  await next.click();
  await expect(link(page, wanted[50]?.number ?? 0)).toBeVisible();
  await expect(link(page, first[0] ?? 0)).toBeHidden();
  seen.push(...(await numbersOn(page)));
  expect(seen).toEqual(wanted.map(({ number }) => number));
  await page.getByRole("link", { name: "Anterior" }).click();
  await expect(link(page, first[0] ?? 0)).toBeVisible();
  expect(await numbersOn(page)).toEqual(first);
});

test("printing appears with the selection: three orders give one file in the list's order (S12)", async ({
  desk,
}) => {
  const page = await desk("logistics");
  await page.goto("/orders");
  await expect(bulkBar(page)).toBeHidden();
  const numbers = (await numbersOn(page)).slice(0, 3);
  for (const number of [...numbers].reverse()) await tick(page, number).check();
  await expect(bulkBar(page).getByRole("status")).toHaveText("3 seleccionados");
  const sheets = await readPapers(
    await printed(page, async () => {
      await bulkBar(page).getByRole("button", { name: "Imprimir" }).click();
      await page.getByRole("menuitem", { name: "Hojas de pedido" }).click();
    }),
  );
  const places = numbers.map((number) => sheets.findIndex(({ text }) => text.includes(String(number))));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  await bulkBar(page).getByRole("button", { name: "Quitar la selección" }).click();
  await expect(bulkBar(page)).toBeHidden();
});

test("an order can be printed from its menu in all five statuses, on its page and in the list (S12)", async ({
  desk,
}) => {
  test.setTimeout(90_000);
  const page = await desk("owner");
  for (const status of Object.keys(WORDS.payment)) {
    const { number } = await one<{ number: number }>(
      "select number::int from orders where payment_status = $1 and archived_at is null order by id desc limit 1",
      [status],
    );
    await openOrder(page, number);
    await page.getByRole("button", { name: "Más acciones" }).first().click();
    await expect(page.getByRole("menuitem", { name: "Imprimir: Hoja de pedido" })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.goto(`/orders?q=${number}`);
    await page.getByRole("button", { name: `Acciones del pedido #${number}`, exact: true }).click();
    const [sheet] = await readPapers(
      await printed(page, () => page.getByRole("menuitem", { name: "Hoja de pedido" }).click()),
    );
    expect(sheet?.text, status).toContain(`${number}`);
  }
});

test("sorted by total, by last change or oldest first, from the bar and from the head of a column (§2.3)", async ({
  desk,
}) => {
  test.setTimeout(90_000);
  const page = await desk("manager");
  await page.goto("/orders?payment=paid");
  const isSortedBy = (order: string) =>
    shows(page, `${NEWEST} and o.payment_status = 'paid' order by ${order} limit 50`);
  const choose = async (now: string, next: string) => {
    await page.getByRole("button", { name: `Orden: ${now}` }).click();
    await page.getByRole("menuitem", { name: next, exact: true }).click();
    await expect(page.getByRole("button", { name: `Orden: ${next}` })).toBeVisible();
  };
  await choose("más nuevos", "mayor total");
  await isSortedBy("o.total desc, o.id desc");
  await expect(page.getByRole("columnheader", { name: /^Total/ })).toHaveAttribute("aria-sort", "descending");
  await choose("mayor total", "último cambio");
  await isSortedBy("o.changed_at desc, o.id desc");
  await choose("último cambio", "más antiguos");
  await isSortedBy("o.created_at, o.id");
  await page
    .getByRole("columnheader", { name: /^Total/ })
    .getByRole("link")
    .click();
  await expect(page).toHaveURL(/sort=total/);
  await isSortedBy("o.total desc, o.id desc");
  const worker = await desk("logistics");
  await worker.goto("/orders?sort=total");
  await shows(worker, `${NEWEST} order by o.created_at desc, o.id desc limit 50`);
  await worker.getByRole("button", { name: "Orden: más nuevos" }).click();
  await expect(worker.getByRole("menuitem", { name: "mayor total" })).toBeHidden();
});

test("opening an order and coming back finds the same filter, place and selection (S33)", async ({
  desk,
}) => {
  const page = await desk("manager");
  await page.goto("/orders?payment=paid");
  const numbers = await numbersOn(page);
  const [picked, far] = [numbers[2] ?? 0, numbers[40] ?? 0];
  await tick(page, picked).check();
  await link(page, far).scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => window.scrollY);
  expect(before).toBeGreaterThan(300);
  await link(page, far).click();
  await expect(page.getByRole("heading", { name: `Pedido #${far}` })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/payment=paid/);
  await expect(link(page, far)).toBeInViewport();
  await expect(tick(page, picked)).toBeChecked();
});

test("the keyboard walks the list: / searches, j and k move, x ticks, Enter opens", async ({ desk }) => {
  const page = await desk("viewer");
  await page.goto("/orders");
  const [first, second] = await numbersOn(page);
  // Keys are heard once the page's scripts run.
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(page.getByLabel("Buscar pedidos")).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("Escape");
  await page.getByLabel("Buscar pedidos").blur();
  await page.keyboard.press("j");
  await expect(link(page, first ?? 0)).toBeFocused();
  await page.keyboard.press("j");
  await expect(link(page, second ?? 0)).toBeFocused();
  await page.keyboard.press("k");
  await expect(link(page, first ?? 0)).toBeFocused();
  await page.keyboard.press("x");
  await expect(tick(page, first ?? 0)).toBeChecked();
  await page.keyboard.press("x");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: `Pedido #${first}` })).toBeVisible();
});

test("logistics sees no amounts, in the list or on an order (§14)", async ({ desk }) => {
  const page = await desk("logistics");
  await page.goto("/orders");
  const [number = 0] = await numbersOn(page);
  const heads = await table(page).getByRole("columnheader").allInnerTexts();
  expect(heads.some((head) => head.includes("Pedido"))).toBe(true);
  expect(heads.some((head) => head.includes("Total"))).toBe(false);
  await openOrder(page, number);
  await expect(page.getByRole("main")).not.toContainText("$");
});
