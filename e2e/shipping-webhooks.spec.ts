import { createHmac } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { aBuyer, actOnDemoPage, buy, seePaid } from "./support/buyer";
import { block, dispatchByHand, openOrder } from "./support/orders-desk";
import { OwnShop } from "./support/own-shop";
import { firstPort } from "./support/setting";
import { expect, type Page, test } from "./support/story";

const SECRET = `whsec_${Buffer.from("only-for-browser-tests-1").toString("base64")}`;
const NEXT = `whsec_${Buffer.from("only-for-browser-tests-2").toString("base64")}`;
const AFTERSHIP = "aftership-only-for-browser-tests";
const MIB = 1_048_576;

const shop = new OwnShop({
  port: firstPort + 45,
  variables: { SHIPPING_WEBHOOK_SECRET: `${SECRET},${NEXT}`, AFTERSHIP_WEBHOOK_SECRET: AFTERSHIP },
});
test.use({ baseURL: shop.baseUrl });

test.beforeAll(async () => {
  test.setTimeout(300_000);
  await shop.open();
});
test.afterAll(() => shop.close());

let count = 0;
const anId = (): string => `msg_${Date.now()}_${++count}`;

type Sent = { readonly id?: string; readonly secret?: string; readonly at?: Date };

/** As any bridge would, with the public package; the status code is all that it is told. */
async function tell(
  message: object,
  { id = anId(), secret = SECRET, at = new Date() }: Sent = {},
): Promise<number> {
  const body = JSON.stringify(message);
  const headers = {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
    "webhook-signature": new Webhook(secret).sign(id, at, body),
  };
  return post("standard", body, headers);
}

async function post(path: string, body: string, headers: Record<string, string> = {}): Promise<number> {
  const url = `${shop.baseUrl}/api/webhooks/shipping/${path}`;
  return (await fetch(url, { method: "POST", body, headers, redirect: "manual" })).status;
}

const about = (data: object) => ({ type: "shipment.updated", timestamp: new Date().toISOString(), data });
const effectOf = async (id: string): Promise<string | null | undefined> =>
  (await shop.sql<{ effect: string | null }>("select effect from inbox where event_id = $1", [id]))[0]
    ?.effect;
const stored = async (): Promise<number> =>
  (await shop.sql<{ n: number }>("select count(*)::int as n from inbox where room = 'shipping'"))[0]?.n ?? -1;

type Sendable = { id: string; number: number };

/** Bought, paid, and sent by hand with this number; the desk's page of it stays open. */
async function sentOrder(page: Page, tracking: string): Promise<Sendable> {
  const buyer = aBuyer("Berta Bulto");
  await buy(page, buyer);
  await actOnDemoPage(page, "Pagar");
  await seePaid(page);
  const [order] = await shop.sql<Sendable>(
    "select o.id::text, o.number::int from orders o join people p on p.id = o.person_id where p.email = $1",
    [buyer.email],
  );
  if (!order) throw new Error(`no order of ${buyer.email}`);
  await shop.signIn(page, "/orders");
  await openOrder(page, order.number);
  await dispatchByHand(page, { carrier: "Starken", tracking });
  return order;
}

const stateOf = async ({ id }: Sendable): Promise<string | null | undefined> =>
  (
    await shop.sql<{ state: string | null }>("select shipment_status as state from orders where id = $1", [
      id,
    ])
  )[0]?.state;

test("who signs as the Standard Webhooks say is believed: a parcel goes its way and never backwards", async ({
  page,
}) => {
  test.setTimeout(120_000);
  const tracking = `99${Date.now()}`;
  const order = await sentOrder(page, tracking);
  const parcel = { order_number: String(order.number), carrier: "starken", tracking_number: tracking };
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
  const news = (status: string, minutes: number) =>
    about({
      ...parcel,
      status,
      occurred_at: minutesAgo(minutes),
      location: { city: "Talca", country: "CL" },
    });

  const [moving, arrived, late] = [anId(), anId(), anId()];
  expect(await tell(news("in_transit", 30), { id: moving })).toBe(200);
  await expect.poll(() => effectOf(moving)).toBe("applied");
  expect(await stateOf(order)).toBe("in_transit");
  expect(await tell(news("delivered", 5), { id: arrived, secret: NEXT })).toBe(200);
  await expect.poll(() => effectOf(arrived)).toBe("applied");
  expect(await tell(news("out_for_delivery", 15), { id: late })).toBe(200);
  await expect.poll(() => effectOf(late)).toBe("ignored");
  expect(await tell(news("delivered", 5), { id: arrived })).toBe(200);
  expect(await stateOf(order)).toBe("delivered");
  await page.reload();
  await expect(block(page, "Despachos").getByText("Entregado").first()).toBeVisible();
});

test("unsigned, wrongly signed, too old, too large, not configured: refused, and nothing is stored", async () => {
  const before = await stored();
  const body = JSON.stringify(about({ order_number: "1", status: "delivered" }));
  expect(await post("standard", body)).toBe(400);
  const foreign = `whsec_${Buffer.from("somebody-else").toString("base64")}`;
  expect(await tell(about({ status: "delivered" }), { secret: foreign })).toBe(400);
  expect(await tell(about({ status: "delivered" }), { at: new Date(Date.now() - 301_000) })).toBe(400);
  expect(await tell({ ...about({ status: "delivered" }), padding: "x".repeat(MIB) })).toBe(413);
  for (const unset of ["sendcloud", "easypost", "nobody", "STANDARD"]) {
    expect(await post(unset, body), unset).toBe(404);
  }
  expect(await post("demo", body)).toBe(400);
  expect(await stored()).toBe(before);
});

test("a type that we do not use, a parcel that nobody knows, and AfterShip's own way to sign", async () => {
  const sung = anId();
  expect(await tell({ type: "shipment.sung" }, { id: sung })).toBe(200);
  expect(await effectOf(sung)).toBe("not_ours");

  const body = JSON.stringify({
    event: "tracking_update",
    event_id: anId(),
    msg: { tracking_number: "nobody", slug: "fedex", tag: "Delivered" },
  });
  const code = createHmac("sha256", AFTERSHIP).update(body).digest("base64");
  expect(await post("aftership", body, { "aftership-hmac-sha256": code })).toBe(200);
  expect(await post("aftership", `${body} `, { "aftership-hmac-sha256": code })).toBe(400);
  const { event_id: id } = JSON.parse(body) as { event_id: string };
  await expect.poll(() => effectOf(id)).toBe("unmatched");
});

test("a message that nobody can place waits for a person, is adopted, and acts once", async ({ page }) => {
  test.setTimeout(120_000);
  const order = await sentOrder(page, `77${Date.now()}`);
  const id = anId();
  expect(await tell(about({ tracking_number: "another", status: "in_transit" }), { id })).toBe(200);
  await expect.poll(() => effectOf(id)).toBe("unmatched");
  const [row] = await shop.sql<{ id: string }>("select id::text from inbox where event_id = $1", [id]);
  await page.goto(`/inbox/${row?.id}`);
  await expect(page.getByText("Avisos firmados").first()).toBeVisible();
  await page.getByLabel("Pedido", { exact: true }).fill(String(order.number));
  await page.getByRole("button", { name: "Asignar a este pedido" }).click();
  await expect.poll(() => effectOf(id)).toBe("applied");
  expect(await stateOf(order)).toBe("in_transit");
});

test("the settings say who is connected, and where it reaches the shop", async ({ page }) => {
  await shop.signIn(page, "/settings/carriers");
  const row = (name: string) =>
    page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });
  await expect(row("Avisos firmados")).toContainText("/api/webhooks/shipping/standard");
  await expect(row("Avisos firmados")).toContainText("Conectado");
  await expect(row("EasyPost")).toContainText("EASYPOST_API_KEY");
  await expect(row("EasyPost")).toContainText("Sin configurar");
});
