import { aBuyer, actOnDemoPage, type Buyer, buy, PLENTY, seePaid } from "./support/buyer";
import { one, orderOf, sql, stockOf } from "./support/database";
import { block, historyOf, markPaid, openOrder } from "./support/orders-desk";
import type { DemoRole } from "./support/sign-in";
import { expect, type Page, test } from "./support/story";

const statusMenu = (page: Page) => page.getByRole("button", { name: "Estado de pago", exact: true });
const sheet = (page: Page) => page.getByRole("dialog");
const payments = (page: Page) => block(page, "Pagos");
const refundRow = (page: Page) => payments(page).getByRole("listitem").filter({ hasText: "Reembolso" });

/** Two bars of chocolate, paid at the demo provider. */
async function paidOrder(phone: () => Promise<Page>, buyer: Buyer) {
  const mobile = await phone();
  await buy(mobile, buyer, { from: `/buy?p=${PLENTY}:2` });
  await actOnDemoPage(mobile, "Pagar");
  await seePaid(mobile);
  return { ...(await orderOf(buyer.email)), mobile };
}

async function openRefund(page: Page, number: number): Promise<void> {
  await openOrder(page, number);
  await statusMenu(page).click();
  await page.getByRole("menuitem", { name: "Reembolsar" }).click();
  await expect(sheet(page).getByRole("heading", { name: `Reembolsar el pedido #${number}` })).toBeVisible();
}

const confirm = (page: Page) => sheet(page).getByRole("button", { name: /^Reembolsar \$/ });

/** Reads the page again until the refund stands so. */
async function seeRefund(page: Page, state: string): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(refundRow(page).getByText(state, { exact: true }).first()).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 40_000, intervals: [500, 1_000, 2_000] });
}

const price = async (): Promise<number> =>
  Number((await one<{ price: string }>("select price::text from variants where sku = $1", [PLENTY])).price);

const pesos = (amount: number): RegExp => new RegExp(`\\$${amount.toLocaleString("es-CL")}`);

test("a refund of one of two units, on a phone: stock, letter and history follow the provider's word (S79)", async ({
  phone,
  desk,
  mailbox,
}) => {
  const buyer = aBuyer("Rita Reembolso");
  const { number } = await paidOrder(phone, buyer);
  const before = await stockOf(PLENTY);
  const page = await desk("manager", { width: 360 });
  await openRefund(page, number);
  await sheet(page)
    .getByRole("button", { name: /^Una más de/ })
    .click();
  await expect(sheet(page).getByLabel("Vuelve al stock", { exact: true })).toBeChecked();
  await expect(
    sheet(page)
      .getByText(pesos(await price()))
      .first(),
  ).toBeVisible();
  await expect(
    sheet(page).getByText("1 unidad vuelve al stock cuando el reembolso se confirme."),
  ).toBeVisible();
  await expect(sheet(page).getByLabel("También cancelar el pedido")).not.toBeChecked();
  await sheet(page).getByLabel("Motivo").selectOption({ label: "Lo pidió el cliente" });
  await confirm(page).click();
  await expect(page.getByText("Reembolso solicitado", { exact: true }).first()).toBeVisible();
  await expect(sheet(page)).toBeHidden();
  await seeRefund(page, "Hecho");
  expect(await stockOf(PLENTY)).toBe(before + 1);
  await expect(historyOf(page).filter({ hasText: "Reembolso hecho", hasNotText: "Carta" })).toHaveCount(1);
  const letter = await mailbox.letterTo(buyer.email, "Reembolso hecho");
  expect(letter.subject).toMatch(pesos(await price()));
});

test("a request is taken back within its seconds, and nothing was sent", async ({ phone, desk }) => {
  const buyer = aBuyer("Ulises Undo");
  const { number, id } = await paidOrder(phone, buyer);
  const page = await desk("manager");
  await openRefund(page, number);
  await sheet(page)
    .getByLabel(/^Otro monto/)
    .fill("1000");
  await confirm(page).click();
  await page.getByRole("button", { name: "Deshacer" }).click();
  await expect(page.getByText("Reembolso deshecho").first()).toBeVisible();
  const sent = await sql("select 1 from refund_sends where order_id = $1", [id]);
  expect(sent).toEqual([]);
});

/** A manager of this story's own, with a limit that nobody else feels. */
async function givenRefunder(name: string): Promise<{ role: DemoRole; id: number }> {
  const role = `refunder${Date.now()}`;
  const { id } = await one<{ id: number }>(
    `insert into staff (name, email, role, password_hash, locale, created_at)
     select $1, $2, role, password_hash, locale, created_at from staff where email = 'manager@demo.test'
     returning id::int`,
    [name, `${role}@demo.test`],
  );
  return { role: role as DemoRole, id };
}

test("over a person's limit, a second person decides, and it is sent only then (S79)", async ({
  phone,
  desk,
}) => {
  const buyer = aBuyer("Segunda Persona");
  const { number, id } = await paidOrder(phone, buyer);
  const refunder = await givenRefunder("Pía Limitada");
  const owner = await desk("owner");
  await owner.goto(`/staff/${refunder.id}`);
  await owner.getByLabel("Límite de reembolso por pedido").fill("1500");
  await owner.getByRole("button", { name: "Guardar el límite" }).click();
  await expect(owner.getByText("Límite guardado.")).toBeVisible();

  const page = await desk(refunder.role);
  await openRefund(page, number);
  await sheet(page).getByRole("button", { name: "Elegir todo" }).click();
  await expect(sheet(page).getByText(/Pasa su límite/)).toBeVisible();
  await expect(sheet(page).getByLabel("También cancelar el pedido")).toBeChecked();
  await sheet(page).getByRole("button", { name: "Pedir aprobación" }).click();
  await expect(page.getByText("Espera la aprobación de otra persona").first()).toBeVisible();
  await page.reload();
  await expect(refundRow(page).getByText("Espera aprobación")).toBeVisible();
  await expect(refundRow(page).getByRole("button", { name: "Aprobar" })).toBeHidden();
  expect(await sql("select 1 from refund_sends where order_id = $1", [id])).toEqual([]);

  await owner.goto("/");
  const waiting = owner.getByRole("list", { name: "Reembolsos por aprobar" }).getByRole("listitem");
  await waiting
    .filter({ hasText: `#${number}` })
    .getByRole("link", { name: /^Decidir/ })
    .click();
  await refundRow(owner).getByRole("button", { name: "Aprobar" }).click();
  const question = owner.getByRole("alertdialog");
  await expect(question.getByText("El pedido también se cancela y su stock vuelve.")).toBeVisible();
  await question.getByRole("button", { name: "Aprobar" }).click();
  await seeRefund(owner, "Hecho");
  await expect(owner.getByText("Cancelado", { exact: true }).first()).toBeVisible();
  await expect(historyOf(owner).filter({ hasText: "Reembolso aprobado" })).toHaveCount(1);
  const after = await orderOf(buyer.email);
  expect([after.payment_status, after.flags]).toEqual(["canceled", []]);
});

test("money that came by transfer is given back by hand, with its reference (S79)", async ({
  phone,
  desk,
  mailbox,
}) => {
  const buyer = aBuyer("Tomás Transferencia");
  await buy(await phone(), buyer, { from: `/buy?p=${PLENTY}:2`, method: "transfer" });
  const { number } = await orderOf(buyer.email);
  const page = await desk("manager");
  await openOrder(page, number);
  await markPaid(page, "TRX-1");
  await openRefund(page, number);
  await sheet(page).getByRole("button", { name: "Elegir todo" }).click();
  await sheet(page).getByLabel("También cancelar el pedido").uncheck();
  await sheet(page).getByLabel("Ya lo devolví").check();
  await sheet(page)
    .getByLabel(/^Referencia/)
    .fill("DEV-77");
  await confirm(page).click();
  await expect(page.getByText("Reembolso registrado").first()).toBeVisible();
  await page.reload();
  await expect(refundRow(page).getByText("Hecho", { exact: true })).toBeVisible();
  await expect(refundRow(page).getByText(/DEV-77/)).toBeVisible();
  await expect(page.getByRole("button", { name: /Reembolsado/ })).toBeVisible();
  const letter = await mailbox.letterTo(buyer.email, "Reembolso hecho");
  expect(letter.text).toContain("Transferencia");
});

test("money that came after the cancel is given back, and the order ends (S79)", async ({ phone, desk }) => {
  const buyer = aBuyer("Lola Tarde");
  const mobile = await phone();
  await buy(mobile, buyer, { from: `/buy?p=${PLENTY}:2` });
  const demoPage = mobile.url();
  const { number } = await orderOf(buyer.email);
  const page = await desk("manager");
  await openOrder(page, number);
  await statusMenu(page).click();
  await page.getByRole("menuitem", { name: "Cancelar" }).click();
  await sheet(page).getByRole("button", { name: "Cancelar pedido" }).click();
  await expect(sheet(page)).toBeHidden();
  await mobile.goto(demoPage);
  await actOnDemoPage(mobile, "Pagar");
  await expect.poll(async () => (await orderOf(buyer.email)).flags).toEqual(["late_payment"]);
  await openOrder(page, number);
  await page.getByRole("main").getByRole("link", { name: "Reembolsar" }).first().click();
  await sheet(page).getByRole("button", { name: "Elegir todo" }).click();
  await expect(sheet(page).getByLabel("También cancelar el pedido")).toBeChecked();
  await confirm(page).click();
  await expect(sheet(page)).toBeHidden();
  await seeRefund(page, "Hecho");
  const after = await orderOf(buyer.email);
  expect([after.payment_status, after.flags]).toEqual(["canceled", []]);
});

test("what happens at the provider flows in: a refund, one that fails after all, a dispute with its day (S79)", async ({
  phone,
  desk,
  mailbox,
}) => {
  const buyer = aBuyer("Petra Proveedor");
  const { number, id, mobile } = await paidOrder(phone, buyer);
  const { object } = await one<{ object: string }>(
    "select provider_object_id as object from payments where order_id = $1",
    [id],
  );
  await mobile.goto(`/demo-pay/${object}`);
  await mobile.getByLabel("Monto por reembolsar").fill("500");
  await mobile.getByRole("button", { name: "Reembolsar desde aquí" }).click();
  await expect(mobile.getByText("Reembolso hecho desde el proveedor.")).toBeVisible();
  const page = await desk("manager");
  await openOrder(page, number);
  await seeRefund(page, "Hecho");
  await expect(refundRow(page).getByText(/Hecho en el proveedor/)).toBeVisible();
  await mobile.getByRole("button", { name: "El último reembolso hecho falla" }).click();
  await expect(mobile.getByText("El último reembolso falló.")).toBeVisible();
  await seeRefund(page, "Falló");
  expect((await orderOf(buyer.email)).flags).toEqual(["refund_failed"]);
  await refundRow(page).getByRole("button", { name: "Dejarlo así" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Dejarlo así" }).click();
  await expect.poll(async () => (await orderOf(buyer.email)).flags).toEqual([]);
  await mobile.getByRole("button", { name: "El cliente abre una disputa" }).click();
  await expect.poll(async () => (await orderOf(buyer.email)).flags).toEqual(["dispute_open"]);
  await page.reload();
  const dispute = payments(page).getByRole("listitem").filter({ hasText: "Disputa" });
  await expect(dispute.getByText(/Quedan \d días para responder/)).toBeVisible();
  await expect(dispute.getByText(/no recibió el producto/)).toBeVisible();
  await mailbox.letterTo("owner@demo.test", new RegExp(`Disputa de .*pedido #${number}|Disputa`));
});

test("a refund of the dashboard that was recorded by hand too is asked about, and counted once (R3)", async ({
  phone,
  desk,
}) => {
  const buyer = aBuyer("Dora Doble");
  const { number, id, mobile } = await paidOrder(phone, buyer);
  const { object } = await one<{ object: string }>(
    "select provider_object_id as object from payments where order_id = $1",
    [id],
  );
  const atProvider = async () => {
    await mobile.getByLabel("Monto por reembolsar").fill("500");
    await mobile.getByRole("button", { name: "Reembolsar desde aquí" }).click();
    await expect(mobile.getByText("Reembolso hecho desde el proveedor.")).toBeVisible();
  };
  await mobile.goto(`/demo-pay/${object}`);
  await atProvider();
  const page = await desk("manager", { width: 360 });
  await openOrder(page, number);
  await seeRefund(page, "Hecho");
  await mobile.getByRole("button", { name: "El último reembolso hecho falla" }).click();
  await seeRefund(page, "Falló");
  await refundRow(page).getByRole("button", { name: "Registrar devolución" }).click();
  await sheet(page).getByRole("button", { name: "Registrar devolución" }).click();
  await expect(sheet(page)).toBeHidden();
  await mobile.reload();
  await atProvider();
  await expect.poll(async () => (await orderOf(buyer.email)).flags).toEqual(["refund_recorded_twice"]);
  await page.reload();
  await expect(page.getByText(/uno del proveedor son por el mismo monto/)).toBeVisible();
  await page.getByRole("button", { name: "Es el mismo" }).click();
  await expect.poll(async () => (await orderOf(buyer.email)).flags).toEqual([]);
  const { refunded } = await one<{ refunded: string }>(
    "select refunded::text from orders where number = $1",
    [number],
  );
  expect(refunded).toBe("500");
  await expect(
    historyOf(page).filter({ hasText: "El reembolso registrado a mano y el del proveedor son el mismo" }),
  ).toHaveCount(1);
});
