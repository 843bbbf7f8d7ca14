import {
  aBuyer,
  actOnDemoPage,
  buy,
  buyPaid,
  confirmWith,
  giveContact,
  goToCheckout,
  LINK,
  openCart,
  seePaid,
  statusPath,
} from "./support/buyer";
import { one, orderOf } from "./support/database";
import { addressIn, copiedLink, openOrder, printed } from "./support/orders-desk";
import { readPapers } from "./support/papers";
import { baseUrl } from "./support/setting";
import { expect, type Page, test } from "./support/story";
import { changesNothing } from "./support/table-checksums";

const BOT = { "user-agent": "WhatsApp/2.23.20.0 A" };
const ROUNDS = 5;
const AT_ONCE = 10;

async function payLink(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Más acciones" }).first().click();
  await page.getByRole("menuitem", { name: "Enlace de pago" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: /^Enviarlo por correo/ }).setChecked(false);
  await dialog.getByRole("button", { name: "Crear enlace" }).click();
  const url = await addressIn(dialog.getByLabel("Dirección del enlace"));
  await page.keyboard.press("Escape");
  return url;
}

/** The address behind the code of a printed slip. */
async function helperLink(page: Page): Promise<string> {
  const bytes = await printed(page, async () => {
    await page.getByRole("button", { name: "Imprimir" }).click();
    await page.getByRole("menuitem", { name: "Lista de empaque" }).click();
  });
  const codes = (await readPapers(bytes, { scan: true })).flatMap((sheet) => sheet.codes);
  return codes.find((code) => code.includes("/h/")) ?? "";
}

const pathOf = (url: string): string => new URL(url).pathname;

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
  await buyPaid(other, packed);
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
    ...[LINK, "/buy?p=CAFE-250:2&coupon=BIENVENIDA&utm_source=instagram", cart, checkout, status, "/login"],
    ...[duplicate, pay, recover, `${recover}/unsubscribe`, download, helper].map(pathOf),
  ];
  await changesNothing(async () => {
    for (const [at, route] of routes.entries())
      for (let round = 0; round < ROUNDS; round++) await lookAt(route, `100.65.${at}`, round);
  });
});

/** Ten at once, each from a place of its own. */
async function lookAt(route: string, net: string, round: number): Promise<void> {
  const answers = await Promise.all(
    Array.from({ length: AT_ONCE }, (_, n) =>
      fetch(baseUrl + route, {
        redirect: "manual",
        headers: { ...BOT, "x-forwarded-for": `${net}.${round * AT_ONCE + n}` },
      }),
    ),
  );
  for (const answer of answers) expect(answer.status, route).toBe(200);
}
