import { readFile } from "node:fs/promises";
import path from "node:path";
import { createCanvas } from "@napi-rs/canvas";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

export type Sheet = {
  /** In millimetres. */
  readonly width: number;
  readonly height: number;
  readonly text: string;
  /** Barcodes and QR codes that a reader finds on the printed sheet. */
  readonly codes: readonly string[];
};

const MODULES = path.join(process.cwd(), "node_modules");
const MM = 25.4 / 72;
const PRINTER = 203;

let reader: Promise<unknown> | undefined;

/** A scanner held over the sheet. */
export async function scan(png: Buffer): Promise<string[]> {
  reader ??= readFile(path.join(MODULES, "zxing-wasm/dist/reader/zxing_reader.wasm")).then((wasm) =>
    prepareZXingModule({ overrides: { wasmBinary: wasm.buffer as ArrayBuffer }, fireImmediately: true }),
  );
  await reader;
  const found = await readBarcodes(new Uint8Array(png), { formats: ["Code128", "QRCode"], tryHarder: true });
  return found.map(({ text }) => text);
}

/** The sheets of a PDF: size, words, and what a scanner reads off a label printer's dots. @throws when it is none. */
export async function readPapers(bytes: Uint8Array, options: { scan?: boolean } = {}): Promise<Sheet[]> {
  const head = Buffer.from(bytes.slice(0, 5)).toString();
  if (head !== "%PDF-") throw new Error(`not a PDF: ${Buffer.from(bytes.slice(0, 300)).toString()}`);
  const standardFontDataUrl = `${path.join(MODULES, "pdfjs-dist/standard_fonts")}/`;
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, standardFontDataUrl }).promise;
  const sheets: Sheet[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const text = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : "")).join("");
    let codes: readonly string[] = [];
    if (options.scan) {
      const viewport = page.getViewport({ scale: PRINTER / 72 });
      const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
      await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise;
      codes = await scan(canvas.toBuffer("image/png"));
    }
    const words = text.replaceAll("\u00a0", " ").replace(/\s+/g, " ");
    sheets.push({ width: Math.round(width * MM), height: Math.round(height * MM), text: words, codes });
  }
  await pdf.destroy();
  return sheets;
}
