import type { BrowserContext, Page } from "@playwright/test";

/** What a person presses or fills in. Hidden fields are none: those that a form needs without scripts are never taken over. */
const CONTROLS =
  "main button, main input:not([type='hidden']), main select, main textarea, main summary, main a[href]";

/**
 * Waits until a page of the shop is all there and hears what is done to it. The browser says "loaded" when the last byte has come:
 * React may still show what it streamed, and has yet to take over what the server wrote, so that until then a look finds an empty
 * table and a press is lost. Nobody is as quick as a test. Pages of others, and those without React, are ready at once.
 */
export async function alive(page: Page): Promise<void> {
  await page.waitForFunction((controls) => {
    const isOurs = "__next_f" in globalThis;
    if (!isOurs) return true;
    const isTakenOver = (element: Element): boolean =>
      Object.keys(element).some((key) => key.startsWith("__reactProps$"));
    const isRevealed = document.querySelector("template[id^='B:'], [hidden][id^='S:']") === null;
    return isRevealed && Array.from(document.querySelectorAll(controls)).every(isTakenOver);
  }, CONTROLS);
}

/** Every page of a browser is alive when it was gone to, or read again. */
export function keepAlive(context: BrowserContext): void {
  context.on("page", (page) => {
    const [goTo, reload] = [page.goto.bind(page), page.reload.bind(page)];
    page.goto = async (...address) => {
      const answer = await goTo(...address);
      await alive(page);
      return answer;
    };
    page.reload = async (...how) => {
      const answer = await reload(...how);
      await alive(page);
      return answer;
    };
  });
}
