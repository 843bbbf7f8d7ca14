import { expect, type Locator, type Page } from "@playwright/test";

export const historyOf = (page: Page): Locator =>
  page.getByRole("list", { name: "Historial" }).getByRole("listitem");

/** A block of the order page by its heading. */
export const block = (page: Page, title: string | RegExp): Locator =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });

export async function openOrder(page: Page, number: number): Promise<void> {
  await page.goto(`/orders/${number}`);
  await expect(page.getByRole("heading", { name: `Pedido #${number}` })).toBeVisible();
}

export type Parcel = {
  readonly carrier?: string;
  readonly tracking: string;
  readonly url?: string;
  readonly message?: string;
};

/** Sends the whole order, or what is left of it, by hand. */
export async function dispatchByHand(page: Page, parcel: Parcel): Promise<void> {
  await page.getByRole("main").getByRole("button", { name: "Despachar", exact: true }).click();
  const dialog = page.getByRole("dialog");
  if (parcel.carrier)
    await dialog.getByLabel("Transportista", { exact: true }).selectOption({ label: parcel.carrier });
  await dialog.getByLabel(/^Número de seguimiento/).fill(parcel.tracking);
  if (parcel.url) await dialog.getByLabel(/^Enlace de seguimiento/).fill(parcel.url);
  if (parcel.message) await dialog.getByLabel(/^Mensaje para el cliente/).fill(parcel.message);
  await dialog.getByRole("button", { name: "Despachar" }).click();
  await expect(dialog).toBeHidden();
}

export async function markPaid(page: Page, reference: string): Promise<void> {
  await page.getByRole("main").getByRole("button", { name: "Marcar como pagado" }).first().click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("El pedido quedará pagado.")).toBeVisible();
  await dialog.getByLabel(/^Referencia/).fill(reference);
  await dialog.getByRole("button", { name: "Marcar como pagado" }).click();
  await expect(dialog).toBeHidden();
}

/** Presses an entry that prints and takes the file that the new tab would have shown. */
export async function printed(page: Page, press: () => Promise<void>): Promise<Uint8Array> {
  const caught = new Promise<Uint8Array>((resolve, reject) => {
    void page.context().route("**/documents", async (route) => {
      try {
        const answer = await route.fetch();
        resolve(await answer.body());
        await route.fulfill({ status: 200, contentType: "text/plain", body: "printed" });
      } catch (error) {
        reject(error);
      }
    });
  });
  const tab = page.context().waitForEvent("page");
  await press();
  const bytes = await caught;
  await (await tab).close();
  await page.context().unroute("**/documents");
  return bytes;
}

/** The address in a field that is there to be copied, once it is there. */
export async function addressIn(field: Locator): Promise<string> {
  await expect(field).toHaveValue(/^http/);
  return field.inputValue();
}

/** A link of an order that staff copies from the ⋯ menu. */
export async function copiedLink(page: Page, entry: string): Promise<string> {
  await page.getByRole("button", { name: "Más acciones" }).first().click();
  await page.getByRole("menuitem", { name: entry }).click();
  const url = await addressIn(page.getByRole("dialog").getByRole("textbox"));
  await page.keyboard.press("Escape");
  return url;
}

/** Presses what asks the shop for something by a post, and waits until the shop has answered. */
export async function posted(page: Page, press: () => Promise<void>): Promise<void> {
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST");
  await press();
  await answered;
}

/** The rows under the lines, as they are written: what is taken off has a minus. */
export async function receiptOf(page: Page): Promise<Record<string, number>> {
  const rows = block(page, "Productos").locator("dl > div");
  await expect(rows.first()).toBeVisible();
  return Object.fromEntries(
    (await rows.allInnerTexts()).map((row) => {
      const [label = "", amount = ""] = row.split("\n").filter(Boolean);
      const digits = Number(amount.replace(/\D/g, ""));
      return [label.trim(), /[−-]/.test(amount) ? -digits : digits];
    }),
  );
}
