import {
  aBuyer,
  actOnDemoPage,
  buy,
  confirmWith,
  giveContact,
  goToCheckout,
  LINK,
  openCart,
  seePaid,
  statusPath,
} from "./support/buyer";
import { one, orderOf, sql } from "./support/database";
import { openOrder, printed } from "./support/orders-desk";
import { readPapers } from "./support/papers";
import { baseUrl } from "./support/setting";
import { expect, type Page, test } from "./support/story";
import { tableChecksums } from "./support/table-checksums";

const BOT = { "user-agent": "WhatsApp/2.23.20.0 A" };
const ROUNDS = 5;
const AT_ONCE = 10;

/** A link that the ⋯ menu copies. */
async function copiedLink(page: Page, entry: string): Promise<string> {
  await page.getByRole("button", { name: "Más acciones" }).first().click();
  await page.getByRole("menuitem", { name: entry }).click();
  const field = page.getByRole("dialog").getByRole("textbox");
  await expect(field).toHaveValue(/^http/);
  const url = await field.inputValue();
  await page.keyboard.press("Escape");
  return new URL(url).pathname;
}

async function payLink(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Más acciones" }).first().click();
  await page.getByRole("menuitem", { name: "Enlace de pago" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: /^Enviarlo por correo/ }).setChecked(false);
  await dialog.getByRole("button", { name: "Crear enlace" }).click();
  const url = await dialog.getByLabel("Dirección del enlace").inputValue();
  await page.keyboard.press("Escape");
  return new URL(url).pathname;
}

/** The address behind the code of a printed slip. */
async function helperLink(page: Page): Promise<string> {
  const bytes = await printed(page, async () => {
    await page.getByRole("button", { name: "Imprimir" }).click();
    await page.getByRole("menuitem", { name: "Lista de empaque" }).click();
  });
  const codes = (await readPapers(bytes, { scan: true })).flatMap((sheet) => sheet.codes);
  return new URL(codes.find((code) => code.includes("/h/")) ?? "").pathname;
}

/** Nothing is left to do that is due, and what is due later does not become due while we look. */
async function quiet(): Promise<void> {
  await expect(async () => {
    const due = "select 1 from graphile_worker.jobs where run_at <= now() and attempts < max_attempts";
    expect(await sql(due)).toHaveLength(0);
  }).toPass();
  await sql("update graphile_worker._private_jobs set run_at = run_at + interval '10 minutes'");
}

test("50 looks of a preview bot at every public route, each with a link that lives, change no row (S20)", async ({
  phone,
  desk,
  clock,
  mailbox,
}) => {
  test.setTimeout(300_000);
  // What the clock has to say must not be taken for an effect of looking.
  await clock.strike();
  const [viewer, reader] = [aBuyer("Vista Previa"), aBuyer("Lea Digital")];
  const undecided = await phone();
  await openCart(undecided, "/buy?p=CAFE-1K");
  const cart = statusPath(undecided);
  await goToCheckout(undecided);
  await giveContact(undecided, aBuyer("Inés Indecisa"));
  const checkout = statusPath(undecided);
  const mobile = await phone();
  await buy(mobile, viewer, { method: "transfer" });
  const status = statusPath(mobile);
  await openCart(mobile, "/buy?p=GUIA-PDF");
  await goToCheckout(mobile);
  await giveContact(mobile, reader);
  await confirmWith(mobile, { method: "demo" });
  await actOnDemoPage(mobile, "Pagar");
  await seePaid(mobile);
  const letter = await mailbox.letterTo(reader.email, "Pago recibido");
  const download = letter.links.find((link) => link.includes("/d/")) ?? "";
  const packed = aBuyer("Ema Empaque");
  const other = await phone();
  await buy(other, packed);
  await actOnDemoPage(other, "Pagar");
  await seePaid(other);
  const page = await desk("owner");
  await openOrder(page, (await orderOf(viewer.email)).number);
  const [pay, duplicate] = [
    await payLink(page),
    await copiedLink(page, "Copiar enlace del carrito duplicado"),
  ];
  await openOrder(page, (await orderOf(packed.email)).number);
  const helper = await helperLink(page);
  const { number } = await one<{ number: number }>(
    "select number::int from orders where payment_status = 'abandoned' and recovered_by is null order by id desc limit 1",
  );
  await openOrder(page, number);
  const recover = await copiedLink(page, "Copiar enlace de recuperación");
  const routes = [
    ...[LINK, "/buy?p=CAFE-250:2&coupon=BIENVENIDA&utm_source=instagram", cart, checkout, status, duplicate],
    ...[pay, recover, `${recover}/unsubscribe`, new URL(download).pathname, helper, "/login"],
  ];
  await quiet();
  const before = await tableChecksums();
  for (const [at, route] of routes.entries()) {
    for (let round = 0; round < ROUNDS; round++) {
      const answers = await Promise.all(
        Array.from({ length: AT_ONCE }, (_, n) =>
          fetch(baseUrl + route, {
            redirect: "manual",
            headers: { ...BOT, "x-forwarded-for": `100.65.${at}.${round * AT_ONCE + n}` },
          }),
        ),
      );
      for (const answer of answers) expect(answer.status, route).toBe(200);
    }
  }
  expect(await tableChecksums()).toEqual(before);
  await sql("update graphile_worker._private_jobs set run_at = run_at - interval '10 minutes'");
});
