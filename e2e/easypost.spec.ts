import type { Browser } from "@playwright/test";
import { aBuyer, buyPaid } from "./support/buyer";
import { type EasypostFake, startEasypostFake } from "./support/fakes/easypost";
import type { Guard } from "./support/guard";
import { block, historyOf, openOrder } from "./support/orders-desk";
import { OwnShop } from "./support/own-shop";
import { firstPort } from "./support/setting";
import { expect, type Page, test } from "./support/story";

const SECRET = "sécret-only-for-browser-tests";
const FAKE_PORT = firstPort + 44;

const shop = new OwnShop({
  port: firstPort + 43,
  variables: {
    EASYPOST_API_KEY: "EZTK_only_for_browser_tests",
    EASYPOST_WEBHOOK_SECRET: `another,${SECRET}`,
    EASYPOST_API_BASE: `http://127.0.0.1:${FAKE_PORT}`,
  },
});
let easypost: EasypostFake;
test.use({ baseURL: shop.baseUrl });

test.beforeAll(async () => {
  test.setTimeout(300_000);
  const webhook = { url: `${shop.baseUrl}/api/webhooks/shipping/easypost`, secret: SECRET };
  easypost = await startEasypostFake({ port: FAKE_PORT, webhook });
  await shop.open();
});
test.afterAll(async () => {
  await shop.close();
  await easypost.close();
});

type Found = { id: string; number: number; state: string | null };

const orderOf = async (email: string): Promise<Found> => {
  const [order] = await shop.sql<Found>(
    `select o.id::text, o.number::int, o.shipment_status as state from orders o
     join people p on p.id = o.person_id where p.email = $1`,
    [email],
  );
  if (!order) throw new Error(`no order of ${email}`);
  return order;
};

const heard = async (orderId: string): Promise<string[]> =>
  (
    await shop.sql<{ effect: string | null }>(
      "select effect from inbox where room = 'shipping' and order_id = $1 order by id",
      [orderId],
    )
  ).map(({ effect }) => String(effect));

/** Paid by the demo provider, to an address. */
async function paidOrder(page: Page, name: string): Promise<Found> {
  const buyer = aBuyer(name);
  await buyPaid(page, buyer);
  return orderOf(buyer.email);
}

type Given = { readonly page: Page; readonly browser: Browser; readonly guard: Guard };

/** Somebody's paid order, open at the desk. */
async function orderAtDesk({ page, browser, guard }: Given, name: string) {
  const order = await paidOrder(page, name);
  const context = guard.watch(await browser.newContext({ baseURL: shop.baseUrl, locale: "es-CL" }));
  const desk = await context.newPage();
  await shop.signIn(desk, "/orders");
  await openOrder(desk, order.number);
  return { ...order, context, desk };
}

/** To the press that buys: rates of EasyPost, the service chosen. */
async function chooseRate(page: Page, service: RegExp): Promise<void> {
  await page.getByRole("main").getByRole("button", { name: "Despachar", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Con transportista" }).check();
  await dialog.getByLabel("Transportista", { exact: true }).selectOption({ label: "EasyPost" });
  await dialog.getByLabel("Peso del paquete").fill("0,454");
  await dialog.getByRole("button", { name: "Ver tarifas" }).click();
  await dialog.getByRole("radio", { name: service }).check();
}

const confirm = (page: Page) =>
  page.getByRole("dialog").getByRole("button", { name: "Comprar etiqueta y despachar" }).click();

/** Buys what is chosen; the label opens in a tab of its own. */
async function buyLabel(desk: Page): Promise<void> {
  const tab = desk.context().waitForEvent("page");
  await confirm(desk);
  await expect(desk.getByRole("dialog")).toBeHidden();
  await (await tab).close();
}

const shipmentOf = (orderId: string) =>
  [...easypost.world.shipments.values()].find(
    (one) => one.reference === `ord_${orderId}` && one.tracking_code,
  );

test("a label is bought, and signed messages take the parcel to delivered, late and repeated ones too", async ({
  page,
  browser,
  guard,
}) => {
  test.setTimeout(120_000);
  const { id, context, desk } = await orderAtDesk({ page, browser, guard }, "Eva Easypost");
  await chooseRate(desk, /Priority/);
  await buyLabel(desk);

  const shipment = shipmentOf(id);
  if (!shipment) throw new Error("nothing was sold");
  expect(shipment.parcel).toMatchObject({ weight: 16.1, length: null, width: null, height: null });
  const parcels = block(desk, "Despachos");
  await expect(parcels).toContainText(shipment.tracking_code ?? "");
  const link = parcels.getByRole("link", { name: new RegExp(shipment.tracking_code ?? "none") });
  await expect(link).toHaveAttribute("rel", /noopener/);
  const href = await parcels.getByRole("link", { name: "Abrir la etiqueta" }).getAttribute("href");
  const label = await desk.request.get(href ?? "");
  expect([label.status(), label.headers()["content-type"]]).toEqual([200, "application/pdf"]);

  const started = Date.now();
  const at = (seconds: number) => new Date(started - 60_000 + seconds * 1_000);
  const { world } = easypost;
  const accepted = world.move(shipment.id, "in_transit", at(1), "Accepted at USPS");
  const out = world.move(shipment.id, "out_for_delivery", at(20), "Out for delivery");
  const arrived = world.move(shipment.id, "delivered", at(30), "Delivered at the door");
  const late = world.move(shipment.id, "in_transit", at(10), "Departed facility");
  const tell = async (events: readonly (typeof accepted)[], effects: readonly string[]) => {
    for (const event of events) expect(await easypost.send(event)).toBe(200);
    await expect.poll(() => heard(id)).toEqual(effects);
  };
  await tell([accepted], ["applied"]);
  await tell([arrived, arrived], ["applied", "applied"]);
  await tell([out, late, accepted], ["applied", "applied", "ignored", "ignored"]);
  expect((await orderOfId(id)).state).toBe("delivered");
  await desk.reload();
  await expect(parcels.getByText("Entregado").first()).toBeVisible();
  await expect(historyOf(desk).filter({ hasText: "EasyPost" }).first()).toBeVisible();
  const reports = "select 1 from order_events where order_id = $1 and kind = 'shipment_reported'";
  expect(await shop.sql(reports, [id])).toHaveLength(4);

  const forged = await fetch(`${shop.baseUrl}/api/webhooks/shipping/easypost`, {
    method: "POST",
    headers: { "x-hmac-signature": `hmac-sha256-hex=${"0".repeat(64)}` },
    body: JSON.stringify(late),
  });
  expect(forged.status).toBe(400);
  await context.close();
});

async function orderOfId(id: string): Promise<{ state: string | null }> {
  const [row] = await shop.sql<{ state: string | null }>(
    "select shipment_status as state from orders where id = $1",
    [id],
  );
  return row ?? { state: null };
}

test("a dispatch is undone and its label is given back to EasyPost in the same step", async ({
  page,
  browser,
  guard,
}) => {
  test.setTimeout(120_000);
  const { id, number, context, desk } = await orderAtDesk({ page, browser, guard }, "Ulises Undo");
  await chooseRate(desk, /Priority/);
  await buyLabel(desk);
  const said = desk.getByRole("listitem").filter({ hasText: `Pedido #${number} despachado` });
  await said.getByRole("button", { name: "Deshacer" }).click();
  await expect(desk.getByText("Despacho deshecho; se pidió anular la etiqueta")).toBeVisible();
  expect((await orderOfId(id)).state).toBe("unfulfilled");
  await expect.poll(() => shipmentOf(id)?.refund_status).toBe("submitted");
  await expect
    .poll(() => shop.sql("select state from labels where order_id = $1", [id]))
    .toEqual([{ state: "voided" }]);
  await desk.reload();
  await expect(historyOf(desk).filter({ hasText: "Etiqueta anulada" })).toHaveCount(1);
  await context.close();
});

test("the answer of a purchase is lost: it is said, asked about, and nothing is bought twice", async ({
  page,
  browser,
  guard,
}) => {
  test.setTimeout(180_000);
  const { id, context, desk } = await orderAtDesk({ page, browser, guard }, "Pía Perdida");
  await chooseRate(desk, /Express/);
  const sold = easypost.world.sold;
  easypost.loseAnswers = 1;
  await confirm(desk);
  await expect(desk.getByRole("dialog").getByText("El transportista no respondió.").first()).toBeVisible();
  expect((await orderOfId(id)).state).toBe("unfulfilled");
  await desk.reload();
  await expect(desk.getByText("Compra de etiqueta sin respuesta todavía")).toBeVisible();
  await expect.poll(() => orderOfId(id), { timeout: 120_000 }).toEqual({ state: "requested" });
  expect(easypost.world.sold).toBe(sold + 1);
  await desk.reload();
  await expect(block(desk, "Despachos")).toContainText(shipmentOf(id)?.tracking_code ?? "none");
  await context.close();
});
