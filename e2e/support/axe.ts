import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type { AxeResults } from "axe-core";

const source = readFileSync(createRequire(`${process.cwd()}/`).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What is wrong and serious on a page, one line each. Injected by evaluating: a script tag would be stopped by the policy. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(source);
  const found = await page.evaluate((runOnly) => {
    const { axe: tool } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return tool.run({ runOnly, resultTypes: ["violations"] });
  }, RULES);
  return found.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, impact, nodes }) => {
      const places = nodes
        .slice(0, 4)
        .map(({ html, any }) => `${html.slice(0, 140)} ${any[0]?.message ?? ""}`);
      return `${impact} ${id}: ${places.join(" | ")}`;
    });
}

/** How far a page reaches beyond its window, in CSS pixels. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
