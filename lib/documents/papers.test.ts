import { describe, expect, it } from "vitest";
import { printPapers } from "@/lib/platform/paper-printer";
import { MAX_PAPERS, type Paper, type PaperKind, printJob } from "./papers";
import { hugeOrder, jobOf, labelProps, line, paperOrder, samplePapers, shop } from "./testing/paper-fixtures";
import { type PdfPage, readPdf } from "./testing/pdf-reader";
import { type PaperLocale, paperWords } from "./words";

const LOCALES: readonly PaperLocale[] = ["es", "en", "pt"];
const KINDS: readonly PaperKind[] = ["order_sheet", "packing_slip", "pick_list", "shipping_label"];
const PAPERS = LOCALES.flatMap((locale) => KINDS.map((kind) => ({ locale, kind })));

const print = async (papers: readonly Paper[], locale: PaperLocale = "es"): Promise<PdfPage[]> =>
  readPdf(await printPapers(jobOf(papers, locale)));

const textOf = (pages: readonly PdfPage[]): string => pages.map((page) => page.text).join(" ");

const sheetOf = (order = paperOrder()): Paper => samplePapers("es", order).order_sheet;

const slipOf = (showPrices: boolean, order = paperOrder()): Paper => ({
  kind: "packing_slip",
  size: "LETTER",
  props: { shop, order, words: paperWords("es").packingSlip, demo: false, showPrices },
});

/** Words that leave their page, or start left of a word's end on the same line. */
function collisions({ width, height, words }: PdfPage): string[] {
  const outside = words.filter((w) => w.x < 0 || w.x + w.width > width || w.y > height || w.y - w.size < 0);
  const covered = words.filter((word) =>
    words.some((other) => other !== word && Math.abs(other.y - word.y) < 2 && startsInside(word, other)),
  );
  return [...outside, ...covered].map((word) => word.text);
}

const startsInside = (word: PdfPage["words"][number], other: PdfPage["words"][number]): boolean =>
  word.x >= other.x - 0.01 && word.x < other.x + other.width - 0.5;

describe("a print job", { timeout: 60_000 }, () => {
  const [paper] = [sheetOf()];

  it("is refused when it is empty", () => {
    expect(printJob(jobOf([]))).toEqual({ ok: false, refusal: { code: "no_papers" } });
  });

  it("is refused above the limit of one file and taken at the limit", () => {
    const many = (count: number) => printJob(jobOf(Array.from({ length: count }, () => paper)));
    expect(many(MAX_PAPERS + 1)).toEqual({
      ok: false,
      refusal: { code: "too_many_papers", limit: 300, asked: 301 },
    });
    expect(many(MAX_PAPERS).ok).toBe(true);
  });

  it("becomes one file with the papers in the order of the list, each counting its own pages", async () => {
    const { order_sheet, packing_slip, shipping_label } = samplePapers("es");
    const pages = await print([shipping_label, packing_slip, order_sheet]);
    expect(pages[0]?.text).toContain("Destinatario");
    expect(pages[1]?.text).toContain("Lista de empaque #1042");
    expect(pages[1]?.text).toContain("Página 1 de 1");
    expect(pages[2]?.text).toContain("Hoja de pedido #1042");
    expect(pages[2]?.text).toContain(`Página 1 de ${pages.length - 2}`);
  });

  it("gives the same bytes for the same props, whatever was printed in between", async () => {
    const job = () => jobOf(Object.values(samplePapers("pt")), "pt");
    const first = await printPapers(job());
    await printPapers(
      jobOf([sheetOf(paperOrder({ customerNote: "N\u00a0o. Ñandú: ¿sí? 3\u00a0×\u00a02" }))]),
    );
    const second = await printPapers(job());
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
  });
});

describe("every paper in every language", { timeout: 60_000 }, () => {
  it.each(PAPERS)("$kind in $locale shows words, not holes", async ({ locale, kind }) => {
    const pages = await print([samplePapers(locale)[kind]], locale);
    const text = textOf(pages);
    expect(text).not.toMatch(/undefined|NaN|null|\[object|[{}]/);
    expect(text).toContain("1042");
    expect(text).toContain("Lucía Peña Muñoz");
    expect(text).toContain({ es: "MODO DEMO", en: "DEMO MODE", pt: "MODO DEMO" }[locale]);
    expect(pages.flatMap(collisions)).toEqual([]);
  });

  it.each(PAPERS)("$kind in $locale carries no demo mark in earnest", async ({ locale, kind }) => {
    const paper = samplePapers(locale)[kind];
    const real = { ...paper, props: { ...paper.props, demo: false } } as Paper;
    expect(textOf(await print([real], locale))).not.toMatch(/DEMO/);
  });
});

describe("the order sheet", { timeout: 60_000 }, () => {
  it("holds every text of its order", async () => {
    const order = paperOrder({
      pickup: { location: "Local Providencia", code: "7F3K", readySince: "5 may" },
    });
    const text = textOf(await print([sheetOf(order)]));
    for (const value of textsIn({ ...order, addresses: order.addresses.map(({ kind: _, ...rest }) => rest) }))
      expect(text).toContain(value.replace(/\s+/g, " "));
  });

  it("breaks 60 lines with long names and 9-digit amounts between rows, with page x of y on each", async () => {
    const order = hugeOrder();
    const pages = await print([sheetOf(order)]);
    expect(pages.length).toBeGreaterThan(3);
    for (const [index, page] of pages.entries()) {
      expect(page.text).toContain(`Página ${index + 1} de ${pages.length}`);
      expect(collisions(page)).toEqual([]);
      const codes = page.text.match(/MAN-\d{3}-LARGA-EXTRA-2026/g) ?? [];
      expect(page.text.match(/\$ 999\.999\.999,99/g)?.length ?? 0).toBeGreaterThanOrEqual(codes.length);
      if (codes.length > 0) expect(page.text).toContain("Producto");
    }
    const text = textOf(pages);
    for (const { sku } of order.lines) expect(text).toContain(sku);
    expect(text).toContain("COP $ 999.999.999,99");
  });

  it("prints signs that the font lacks as something readable", async () => {
    const order = paperOrder({
      customerNote: "Gracias 🎁 por todo ₡5.000\u200b",
      lines: [line({ total: "₲ 150.000" })],
    });
    const text = textOf(await print([sheetOf(order)]));
    expect(text).toContain("Gracias por todo CRC 5.000");
    expect(text).toContain("Gs. 150.000");
  });
});

describe("the packing slip", { timeout: 60_000 }, () => {
  it("shows no price unless it is asked to", async () => {
    expect(textOf(await print([slipOf(false)]))).not.toMatch(/\$|Precio|Total|Descuento/);
    expect(textOf(await print([slipOf(true)]))).toMatch(/\$12\.990.*\$25\.980.*Total \$31\.863/);
  });

  it("fits 60 long lines with their prices into its columns", async () => {
    const pages = await print([slipOf(true, hugeOrder())]);
    expect(pages.flatMap(collisions)).toEqual([]);
    expect(textOf(pages)).toContain("Unidades en la caja: 7200");
  });

  it("leaves out what does not go into this box", async () => {
    const lines = [
      line({ quantity: 5, toPack: 2 }),
      line({ name: "Guía digital", sku: "GUIA-PDF", toPack: 0 }),
    ];
    const text = textOf(await print([slipOf(false, paperOrder({ lines }))]));
    expect(text).not.toContain("GUIA-PDF");
    expect(text).toContain("Unidades en la caja: 2");
  });

  it("says where and with which code a pickup order is handed over", async () => {
    const pickup = { location: "Local Providencia, Av. Italia 1439", code: "7F3K" };
    const text = textOf(await print([slipOf(false, paperOrder({ addresses: [], pickup }))]));
    expect(text).toContain(
      "Retiro en tienda Lucía Peña Muñoz Local Providencia, Av. Italia 1439 Código de retiro: 7F3K",
    );
  });
});

describe("the pick list", { timeout: 60_000 }, () => {
  it("sums the units of all orders per SKU before it lists each order", async () => {
    const text = textOf(await print([samplePapers("es").pick_list]));
    expect(text).toContain(
      "POL-AZ-M Polera de algodón orgánico Talla M · Azul petróleo #1042 × 2, #1043 × 3 5",
    );
    expect(text.indexOf("Por producto")).toBeLessThan(text.indexOf("Por pedido"));
  });
});

describe("a label without a tracking code", { timeout: 60_000 }, () => {
  it("carries the order number instead", async () => {
    const { trackingCode: _, ...props } = labelProps();
    const text = textOf(await print([{ kind: "shipping_label", size: "LABEL", props }]));
    expect(text).not.toContain("Seguimiento");
    expect(text).toContain("Pedido 1042");
  });
});

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
