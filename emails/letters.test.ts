import { expect, test } from "vitest";
import { type Locale, locales } from "@/lib/i18n/locale";
import { LETTER_KINDS, type LetterKind } from "@/lib/notifications/letters";
import { previewProps, renderLetter } from "./index";
import type { LetterProps, LineProps } from "./letter-props";

const EVERY = LETTER_KINDS.flatMap((kind) => locales.map((locale): [LetterKind, Locale] => [kind, locale]));
const UNFINISHED = /\{|undefined|\bNaN\b|\[object|\bnull\b/;

/** What a reader sees: head, styles and JSON for machines taken out. */
const visible = (html: string): string =>
  html.replace(/<head>.*?<\/head>/s, "").replace(/ style="[^"]*"/g, "");

function markupOf(html: string): unknown {
  const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1];
  return json === undefined ? null : JSON.parse(json);
}

/** The same props with `change` applied to every text in them. */
function mapTexts<T>(value: T, change: (text: string, key: string) => string, key = ""): T {
  if (typeof value === "string") return change(value, key) as T;
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change, key)) as T;
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).map(([name, item]) => [name, mapTexts(item, change, name)]);
  return Object.fromEntries(entries) as T;
}

const CODES = new Set(["url", "brand", "locale", "currency", "reason", "kind", "was"]);
const isCode = (key: string): boolean => CODES.has(key) || /Url$|Decimal$|Iso$/.test(key);

test.each(EVERY)("%s in %s is finished", async (kind, locale) => {
  const { subject, html, text } = await renderLetter(kind, locale, previewProps(kind));
  expect(subject).not.toMatch(UNFINISHED);
  expect(text).not.toMatch(UNFINISHED);
  expect(visible(html)).not.toMatch(UNFINISHED);
  expect(subject.length).toBeGreaterThan(10);
  expect([...subject].length).toBeLessThanOrEqual(120);
  expect(html).toContain(`lang="${locale === "pt" ? "pt-BR" : locale}"`);
});

test.each(EVERY)("%s in %s reads well as text", async (kind, locale) => {
  const { text } = await renderLetter(kind, locale, previewProps(kind));
  expect(text).not.toMatch(/<\/?[a-z]+[ >]|&(amp|nbsp|#x?\d+);|\n{3}| \n|schema\.org/);
  expect(text).toMatch(/https:\/\/cafeandes\.example\//);
  expect(text).toContain("Café Andes");
});

test.each(EVERY)("%s in %s has one button, the demo mark and a way to get help", async (kind, locale) => {
  const { html, text } = await renderLetter(kind, locale, previewProps(kind));
  expect(html.match(/class="action"/g)).toHaveLength(1);
  expect(text).toMatch(/MODO DEMO|DEMO MODE/);
  const customer = !/^(desk_|staff_|magic_|password_)/.test(kind);
  expect(text.includes("https://wa.me/56912345678")).toBe(customer);
  const live = previewProps(kind);
  const bare = await renderLetter(kind, locale, { ...live, shop: { ...live.shop, demo: false } });
  expect(bare.text).not.toMatch(/MODO DEMO|DEMO MODE/);
});

test("each language has its own words, and none borrows another's", async () => {
  for (const kind of LETTER_KINDS) {
    const letters = await Promise.all(
      locales.map((locale) => renderLetter(kind, locale, previewProps(kind))),
    );
    expect(new Set(letters.map(({ subject }) => subject)).size, kind).toBe(3);
    expect(new Set(letters.map(({ text }) => text)).size, kind).toBe(3);
  }
});

test.each(LETTER_KINDS)("%s shows foreign text as text", async (kind) => {
  const attack = `<script>alert("x")</script>`;
  const props = mapTexts(previewProps(kind), (text, key) => (isCode(key) ? text : `${text}${attack}`));
  const { html, text } = await renderLetter(kind, "es", props);
  expect(html).not.toContain("<script>");
  expect(html.match(/<script/g)?.length ?? 0).toBe(markupOf(html) === null ? 0 : 1);
  expect(html).toContain("&lt;script&gt;");
  expect(text).toContain(attack);
});

test.each(LETTER_KINDS)("%s keeps line breaks in names out of the subject", async (kind) => {
  const props = mapTexts(previewProps(kind), (text, key) =>
    isCode(key) ? text : `${text}\r\nBcc: x@example.test\u0000\u2028`,
  );
  const { subject } = await renderLetter(kind, "es", props);
  expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
  expect([...subject].length).toBeLessThanOrEqual(120);
});

test.each(LETTER_KINDS)("%s links only to the web, mail and telephone", async (kind) => {
  const props = mapTexts(previewProps(kind), (text, key) =>
    /Url$|^url$/.test(key) ? "javascript:alert(1)" : text,
  );
  const { html } = await renderLetter(kind, "es", props);
  expect(visible(html)).not.toContain("javascript:");
  const addresses = [...visible(html).matchAll(/ (?:href|src)="([^"]*)"/g)].map((match) => match[1]);
  for (const address of addresses) expect(address).toMatch(/^(https?|mailto|tel):/);
});

test("sixty lines with names of eighty letters hold", async () => {
  const name = "Molinillo manual de acero inoxidable con muelas cónicas cerámicas, edición Andes";
  const line: LineProps = {
    name,
    detail: "Talla única",
    sku: "MOL-1",
    quantity: 999,
    total: "$123.456.789",
    unitDecimal: "123456",
    imageUrl: "https://cafeandes.example/img/molinillo.webp",
  };
  const props = previewProps("order_paid");
  const lines = Array.from({ length: 60 }, () => line);
  const { html, text } = await renderLetter("order_paid", "es", {
    ...props,
    order: { ...props.order, lines },
  });
  expect(text.split("$123.456.789")).toHaveLength(61);
  expect(visible(html).split(name)).toHaveLength(61);
  expect(html.length).toBeLessThan(102_000);
});

test("a subject over the limit is cut at a letter and says so", async () => {
  const props = previewProps("order_paid");
  const shop = { ...props.shop, name: "Á🫘".repeat(90) };
  const { subject } = await renderLetter("order_paid", "es", { ...props, shop });
  expect([...subject]).toHaveLength(120);
  expect(subject.endsWith("…")).toBe(true);
  expect(subject.isWellFormed()).toBe(true);
});

test("the shop's own wording replaces ours and nothing else", async () => {
  const props = previewProps("order_paid");
  const { subject, text } = await renderLetter("order_paid", "es", props, {
    subject: "Su café está pagado",
    intro: "Lo tostamos el lunes.\n\nGracias <3",
    closing: "Con cariño, la barra",
  });
  expect(subject).toBe("Su café está pagado");
  expect(text).toContain("Lo tostamos el lunes.\n\nGracias <3");
  expect(text).toContain("Con cariño, la barra");
  expect(text).not.toContain("ya empezamos a prepararlo");
  expect(text).toContain("$60.483");
});

test("letters about an order carry it for machines", async () => {
  const { html } = await renderLetter("order_paid", "es", previewProps("order_paid"));
  expect(markupOf(html)).toMatchObject({
    "@type": "Order",
    orderNumber: "1042",
    orderStatus: "http://schema.org/OrderProcessing",
    price: "60483",
    priceCurrency: "CLP",
  });
});

test("the parcel is described for machines only when its postal code is known", async () => {
  const props: LetterProps["order_shipped"] = previewProps("order_shipped");
  const known = await renderLetter("order_shipped", "es", props);
  expect(markupOf(known.html)).toMatchObject([{ "@type": "Order" }, { "@type": "ParcelDelivery" }]);
  const to = props.destination;
  if (to === null) throw new Error("the preview has a destination");
  for (const destination of [null, { ...to, postalCode: null }]) {
    const { html } = await renderLetter("order_shipped", "es", { ...props, destination });
    expect(markupOf(html)).toMatchObject({ "@type": "Order" });
    expect(html).not.toContain("ParcelDelivery");
  }
});
