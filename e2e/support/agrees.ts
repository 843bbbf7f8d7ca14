import { expect, type Page } from "@playwright/test";

/**
 * A page says what the tables hold. They are read one after the other, and the shop goes on by itself in between: its clock ends
 * orders, letters leave, messages come. So when they differ, the page is loaded again and both are read again.
 */
export async function agrees(page: Page, look: () => Promise<void>): Promise<void> {
  let isFirst = true;
  await expect(async () => {
    if (!isFirst) await page.reload();
    isFirst = false;
    await look();
  }).toPass({ timeout: 30_000 });
}
