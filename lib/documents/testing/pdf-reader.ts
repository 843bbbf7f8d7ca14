import { readFile } from "node:fs/promises";
import path from "node:path";
import { createCanvas } from "@napi-rs/canvas";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

export type PdfWord = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
};
export type PdfPage = {
  readonly width: number;
  readonly height: number;
  readonly words: readonly PdfWord[];
  readonly text: string;
};

const MODULES = path.join(process.cwd(), "node_modules");

const open = (bytes: Uint8Array) =>
  getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    standardFontDataUrl: `${path.join(MODULES, "pdfjs-dist/standard_fonts")}/`,
  }).promise;

/** The pages of a PDF as people read them: words with their places (points from the top left) and the whole text. */
export async function readPdf(bytes: Uint8Array): Promise<PdfPage[]> {
  const pdf = await open(bytes);
  const pages: PdfPage[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const words = items.flatMap((item) =>
      "str" in item && item.str.trim() !== ""
        ? [
            {
              text: item.str,
              x: Number(item.transform[4]),
              y: height - Number(item.transform[5]),
              width: item.width,
              size: Number(item.transform[3]),
            },
          ]
        : [],
    );
    const text = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : "")).join("");
    pages.push({ width, height, words, text: text.replaceAll("\u00a0", " ").replace(/\s+/g, " ") });
  }
  await pdf.destroy();
  return pages;
}

/** A page as a picture, as a printer of that resolution would see it. */
export async function drawPdfPage(bytes: Uint8Array, pageNumber: number, dpi: number): Promise<Buffer> {
  const pdf = await open(bytes);
  const page = await pdf.getPage(pageNumber);
  const viewport = page.getViewport({ scale: dpi / 72 });
  const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
  await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise;
  const png = canvas.toBuffer("image/png");
  await pdf.destroy();
  return png;
}

let reader: Promise<unknown> | undefined;

/** Every barcode and QR code on a picture. */
export async function readCodes(png: Buffer): Promise<{ format: string; text: string }[]> {
  reader ??= readFile(path.join(MODULES, "zxing-wasm/dist/reader/zxing_reader.wasm")).then((wasmBinary) =>
    prepareZXingModule({
      overrides: { wasmBinary: wasmBinary.buffer as ArrayBuffer },
      fireImmediately: true,
    }),
  );
  await reader;
  const found = await readBarcodes(new Uint8Array(png), { formats: ["Code128", "QRCode"], tryHarder: true });
  return found.map(({ format, text }) => ({ format, text }));
}
