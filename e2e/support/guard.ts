import type { BrowserContext } from "@playwright/test";
import { keepAlive } from "./alive";

/** Traces are recorded by a script in every frame; the frame of a letter, rightly, runs none. */
const OF_OUR_OWN = [/^Blocked script execution in 'about:srcdoc'/];

/** What a browser may not say while a story is told: errors of scripts and of the content policy. */
export class Guard {
  readonly #heard: string[] = [];
  readonly #allowed: RegExp[] = [...OF_OUR_OWN];

  watch(context: BrowserContext): BrowserContext {
    keepAlive(context);
    context.on("console", (message) => {
      if (message.type() === "error") this.#heard.push(`${message.text()} (${message.location().url})`);
    });
    context.on("weberror", (event) => this.#heard.push(`${event.error().stack ?? event.error().message}`));
    return context;
  }

  /** For stories about failures: the browser itself logs an answer of 404 or 503 as an error. */
  expectTrouble(...patterns: readonly RegExp[]): void {
    this.#allowed.push(...patterns);
  }

  get problems(): readonly string[] {
    return this.#heard.filter((line) => !this.#allowed.some((pattern) => pattern.test(line)));
  }
}
