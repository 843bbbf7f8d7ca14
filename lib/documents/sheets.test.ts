import { createCanvas } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { printPapers } from "@/lib/platform/paper-printer";
import type { Paper } from "./papers";
import { jobOf, line, paperOrder, samplePapers, shop } from "./testing/paper-fixtures";
import { drawPdfPage, readCodes, readPdf } from "./testing/pdf-reader";
import { paperWords } from "./words";

const picture = (): Uint8Array => {
  const canvas = createCanvas(40, 20);
  canvas.getContext("2d").fillRect(0, 0, 40, 20);
  return new Uint8Array(canvas.toBuffer("image/png"));
};

const sheetWith = (logo: Uint8Array, image: Uint8Array): Paper => ({
  kind: "order_sheet",
  size: "A4",
  props: {
    shop: { ...shop, logo },
    order: paperOrder({ lines: [line({ image })] }),
    words: paperWords("es").orderSheet,
    demo: false,
  },
});

describe("codes on sheets", { timeout: 60_000 }, () => {
  it("give scanners the order number and, on the slip, the customer's page", async () => {
    const { order_sheet, packing_slip } = samplePapers("es");
    const bytes = await printPapers(jobOf([order_sheet, packing_slip]));
    const pages = await readPdf(bytes);
    expect(await readCodes(await drawPdfPage(bytes, 1, 150))).toEqual([{ format: "Code128", text: "1042" }]);
    const slip = await readCodes(await drawPdfPage(bytes, pages.length, 300));
    expect(slip.map((code) => code.text).sort()).toEqual([
      "1042",
      "POL-AZ-M",
      "TAZ-01",
      "https://cordillera.example/o/3fj2k1l9d8s7a6",
    ]);
  });

  it("give scanners the SKU of each line to pack, on the slip and on the pick list", async () => {
    const { packing_slip, pick_list } = samplePapers("es");
    for (const paper of [packing_slip, pick_list]) {
      const bytes = await printPapers(jobOf([paper]));
      const found = await readCodes(await drawPdfPage(bytes, 1, 300));
      expect(found.filter(({ format }) => format === "Code128").map(({ text }) => text)).toEqual(
        expect.arrayContaining(["POL-AZ-M"]),
      );
    }
  });

  it("leave a SKU that is too long for its column as text", async () => {
    const sku = "POLERA-ALGODON-ORGANICO-AZUL-M";
    const words = paperWords("es").packingSlip;
    const order = paperOrder({ lines: [line({ sku })] });
    const props = { shop, order, words, demo: false, showPrices: false };
    const bytes = await printPapers(jobOf([{ kind: "packing_slip", size: "A4", props }]));
    expect((await readPdf(bytes))[0]?.text.replaceAll(" ", "")).toContain(sku);
    expect((await readCodes(await drawPdfPage(bytes, 1, 300))).map(({ text }) => text)).not.toContain(sku);
  });
});

describe("pictures on the order sheet", { timeout: 60_000 }, () => {
  it("are printed from their bytes", async () => {
    const plain = await printPapers(jobOf([samplePapers("es").order_sheet]));
    const drawn = await printPapers(jobOf([sheetWith(picture(), picture())]));
    expect(Buffer.from(plain).includes("/Subtype /Image")).toBe(false);
    expect(Buffer.from(drawn).includes("/Subtype /Image")).toBe(true);
  });

  it("that are broken do not keep the order from being printed", async () => {
    const noise = new TextEncoder().encode("this is no picture");
    const pages = await readPdf(await printPapers(jobOf([sheetWith(noise, noise)])));
    expect(pages[0]?.text).toContain("Hoja de pedido #1042");
  });
});
