import { randomUUID } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";

export type Buyer = { readonly name: string; readonly email: string; readonly phone: string };

/** Somebody who never bought here before. */
export function aBuyer(name = "Lucía Fernández"): Buyer {
  const id = randomUUID().slice(0, 8);
  const digits = String(Number.parseInt(id.slice(0, 6), 16) % 10_000_000).padStart(7, "0");
  return { name, email: `${id}@example.test`, phone: `+56 9 6${digits.slice(0, 3)} ${digits.slice(3)}` };
}

export const LINK = "/b/cafe-andes-250";
/** What stories buy that are about something else; the shop has plenty of it. */
export const PLENTY = "CHOCO-70";
export const METHOD = {
  demo: /demostración/i,
  transfer: /^Transferencia/,
  on_delivery: /contra entrega/i,
} as const;
export type Method = keyof typeof METHOD;

export type Wishes = {
  readonly from?: string;
  readonly method?: Method;
  readonly pickup?: boolean;
  readonly comuna?: string;
  readonly shipping?: string;
  readonly invoice?: { readonly taxId: string; readonly company: string; readonly activity: string };
  readonly answers?: Readonly<Record<string, string>>;
};

/** Opens a link that sells and says yes. */
export async function openCart(page: Page, link = LINK): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: /^Comprar por/ }).click();
  await expect(page).toHaveURL(/\/cart\//);
  await expect(page.getByRole("heading", { name: "Carro de compra" })).toBeVisible();
}

export async function goToCheckout(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Continuar con la compra" }).click();
  await expect(page).toHaveURL(/\/checkout\//);
}

export async function giveContact(page: Page, buyer: Buyer): Promise<void> {
  const form = page.getByRole("form", { name: "Contacto" });
  await form.getByLabel("Correo electrónico").fill(buyer.email);
  await form.getByLabel("Nombre y apellido").fill(buyer.name);
  await form.getByLabel(/^Teléfono/).fill(buyer.phone);
  await form.getByRole("button", { name: /^Continuar/ }).click();
  await expect(form).toBeHidden();
}

export async function giveAddress(page: Page, { pickup, comuna = "Providencia" }: Wishes): Promise<void> {
  const form = page.getByRole("form", { name: "Entrega" });
  if (pickup) await form.getByRole("radio", { name: /^Retiro en/ }).check();
  else {
    await form.getByRole("radio", { name: "Envío a domicilio" }).check();
    await form.getByLabel("Calle").fill("Avenida Italia");
    await form.getByLabel(/^Número/).fill("1439");
    await form.getByLabel(/^Depto/).fill("502");
    await form.getByLabel("Comuna").selectOption({ label: comuna });
  }
  await form.getByRole("button", { name: "Continuar al pago" }).click();
  await expect(form).toBeHidden();
}

/** The ways that reach the address; changing the chosen one is a form of its own. */
export async function chooseShipping(page: Page, name: string): Promise<void> {
  const form = page.getByRole("form", { name: "Tipo de envío" });
  await form.getByRole("radio", { name }).check();
  await form.getByRole("button", { name: "Usar este envío" }).click();
  await expect(page.getByText(new RegExp(`${name} ·`))).toBeVisible();
}

export const paymentForm = (page: Page): Locator => page.getByRole("form", { name: "Pago" });

export async function confirmWith(
  page: Page,
  { method = "demo", invoice, answers = {} }: Wishes,
): Promise<void> {
  const form = paymentForm(page);
  await form.getByRole("radio", { name: METHOD[method] }).check();
  for (const [label, answer] of Object.entries(answers)) await form.getByLabel(label).fill(answer);
  if (invoice) {
    await form.getByRole("radio", { name: "Factura" }).check();
    await form.getByLabel("RUT de la empresa").fill(invoice.taxId);
    await form.getByLabel("Razón social").fill(invoice.company);
    await form.getByLabel("Giro").fill(invoice.activity);
  }
  await form.getByRole("button", { name: /^Confirmar y pagar/ }).click();
  await expect(page).toHaveURL(method === "demo" ? /\/demo-pay\// : /\/o\//);
}

/** From a link to the provider's page, or for a transfer to the order's own page. */
export async function buy(page: Page, buyer: Buyer, wishes: Wishes = {}): Promise<void> {
  await openCart(page, wishes.from ?? `/buy?p=${PLENTY}`);
  await goToCheckout(page);
  await giveContact(page, buyer);
  await giveAddress(page, wishes);
  if (wishes.shipping) await chooseShipping(page, wishes.shipping);
  await confirmWith(page, wishes);
}

/** As far as the ways to pay; picked up at the shop. */
export async function toPayment(page: Page, buyer: Buyer, link = LINK): Promise<void> {
  await openCart(page, link);
  await goToCheckout(page);
  await giveContact(page, buyer);
  await giveAddress(page, { pickup: true });
}

/** What the demo provider's page offers. */
export type DemoAct =
  | "Pagar"
  | "Rechazar la tarjeta"
  | "Volver sin pagar"
  | "Pagar y avisar un minuto después"
  | "Pagar y avisar tres veces"
  | "Pagar con avisos en desorden"
  | "Fallar sin vuelta atrás"
  | "Pagar este monto";

export async function actOnDemoPage(page: Page, act: DemoAct): Promise<void> {
  const button = page.getByRole("button", { name: act, exact: true });
  const more = page.getByText("Más formas de pagar o fallar");
  await expect(button.or(more).first()).toBeVisible();
  if (!(await button.isVisible())) await more.click();
  await button.click();
}

/** The order's own page, read again until the shop has heard of the payment. */
export async function seePaid(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/o\//);
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("main").getByText("Pagado", { exact: true }).first()).toBeVisible({
      timeout: 500,
    });
  }).toPass({ timeout: 20_000, intervals: [200, 400, 800] });
}

/** Bought, and paid with the demo card. */
export async function buyPaid(page: Page, buyer: Buyer, wishes: Wishes = {}): Promise<void> {
  await buy(page, buyer, wishes);
  await actOnDemoPage(page, "Pagar");
  await seePaid(page);
}

export const statusPath = (page: Page): string => new URL(page.url()).pathname;
