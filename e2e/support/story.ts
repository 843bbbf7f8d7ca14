import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
import { TestClock } from "./clock";
import { Guard } from "./guard";
import { Mailbox } from "./mailbox";
import { baseUrl } from "./setting";
import { type DemoRole, signInByHttp } from "./sign-in";

export { expect, type Page } from "@playwright/test";

type Look = {
  readonly lang?: "es" | "en" | "pt";
  readonly scheme?: "light" | "dark";
  readonly width?: number;
};
const TAGS = { es: "es-CL", en: "en-US", pt: "pt-BR" } as const;

type Story = {
  guard: Guard;
  clock: TestClock;
  /** A page of a person of the shop, signed in. */
  desk: (role?: DemoRole, look?: Look) => Promise<Page>;
  /** A customer's phone, 360 × 740, with touch; another one each time. */
  phone: (look?: Look) => Promise<Page>;
  mailbox: Mailbox;
};

let signIns = 0;

const sessions = new Map<string, string>();

/** One sign-in for each person, and another when the clock was moved: sessions end by it. */
async function sessionOf(role: DemoRole, offset: number): Promise<string> {
  const key = `${role} ${offset}`;
  const known = sessions.get(key);
  if (known) return known;
  signIns += 1;
  const { cookie } = await signInByHttp(`${role}@demo.test`, `198.51.100.${signIns % 250}`);
  if (!cookie) throw new Error(`${role} could not sign in`);
  sessions.set(key, cookie);
  return cookie;
}

let addresses = 0;
/** Each phone has its own: what one customer does too often is not another's business. */
const anAddress = (): string => `100.64.${(addresses >> 8) & 255}.${addresses++ & 255}`;

const cookiesIn = (line: string) =>
  line.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: baseUrl };
  });

const optionsFor = (
  { lang = "es", scheme = "light", width }: Look,
  usual: { readonly width: number; readonly height: number },
): BrowserContextOptions => ({
  baseURL: baseUrl,
  locale: TAGS[lang],
  timezoneId: "America/Santiago",
  colorScheme: scheme,
  reducedMotion: "reduce",
  viewport: { ...usual, width: width ?? usual.width },
});

export const test = base.extend<Story>({
  guard: [
    async ({ context }, use) => {
      const guard = new Guard();
      guard.watch(context);
      await use(guard);
      expect(guard.problems, "said by the browser").toEqual([]);
    },
    { auto: true },
  ],
  clock: async ({ guard: _guard }, use) => {
    const clock = new TestClock();
    await use(clock);
    // What has ended in the time to come stays ended: the next story signs in again.
    if (clock.offset > 0) sessions.clear();
    await clock.reset();
  },
  desk: async ({ browser, guard, clock }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (role = "owner", look = {}) => {
      const context = await browser.newContext(optionsFor(look, { width: 1440, height: 900 }));
      opened.push(guard.watch(context));
      await context.addCookies(cookiesIn(await sessionOf(role, clock.offset)));
      return context.newPage();
    });
    await Promise.all(opened.map((context) => context.close()));
  },
  phone: async ({ browser, guard }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (look = {}) => {
      const context = await browser.newContext({
        ...optionsFor(look, { width: 360, height: 740 }),
        hasTouch: true,
        extraHTTPHeaders: { "x-forwarded-for": anAddress() },
        isMobile: true,
      });
      opened.push(guard.watch(context));
      return context.newPage();
    });
    await Promise.all(opened.map((context) => context.close()));
  },
  mailbox: async ({ desk }, use) => {
    let page: Promise<Page> | undefined;
    await use(
      new Mailbox(() => {
        page ??= desk("owner");
        return page;
      }),
    );
  },
});
