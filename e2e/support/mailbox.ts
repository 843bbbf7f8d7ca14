import { expect, type Page } from "@playwright/test";

export type Letter = { readonly subject: string; readonly text: string; readonly links: readonly string[] };

/** Letters as the owner reads them at /mailbox: nothing left the machine. */
export class Mailbox {
  readonly #page: () => Promise<Page>;

  constructor(page: () => Promise<Page>) {
    this.#page = page;
  }

  /** Waits for a letter to `to` whose kind or subject fits. */
  async letterTo(to: string, what: string | RegExp): Promise<Letter> {
    const page = await this.#page();
    const row = page.getByRole("list", { name: "Cartas" }).getByRole("listitem").filter({ hasText: what });
    await expect(async () => {
      await page.goto(`/mailbox?q=${encodeURIComponent(to)}`);
      await expect(row.first()).toBeVisible({ timeout: 300 });
    }).toPass({ timeout: 25_000, intervals: [300, 500, 1_000] });
    await row.first().getByRole("link").first().click();
    const plain = page.getByRole("region", { name: "Solo texto" });
    await expect(plain).toBeVisible();
    const subject = ((await page.getByRole("heading", { level: 1 }).textContent()) ?? "").trim();
    const links = await plain
      .getByRole("link")
      .evaluateAll((found) => found.map((link) => link.getAttribute("href") ?? ""));
    return { subject, text: (await plain.textContent()) ?? "", links };
  }
}
