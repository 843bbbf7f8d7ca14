import bwip from "bwip-js/generic";

/** Dark rectangles in modules (the width of the thinnest bar), ready to be scaled. */
export type Bar = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type Bars = { readonly width: number; readonly height: number; readonly bars: readonly Bar[] };

const PRINTABLE_ASCII = /^[ -~]{1,80}$/;

/**
 * Code 128 without its quiet zones (10 modules on each side are the caller's duty), one module high.
 * Null when the text cannot be said in it: empty, longer than 80 characters, or outside printable ASCII.
 */
export function code128(text: string): Bars | null {
  if (!PRINTABLE_ASCII.test(text)) return null;
  const [symbol] = bwip.raw("code128", text, {});
  if (!symbol || !("sbs" in symbol)) throw new Error("code128 gave no bars");
  const bars: Bar[] = [];
  let x = 0;
  for (const [index, width] of symbol.sbs.entries()) {
    if (index % 2 === 0) bars.push({ x, y: 0, width, height: 1 });
    x += width;
  }
  return { width: x, height: 1, bars };
}

/** QR code of level M without its quiet zone (4 modules); null when the text is empty or longer than 1,000 characters. */
export function qrCode(text: string): Bars | null {
  if (text === "" || text.length > 1000) return null;
  const [symbol] = bwip.raw("qrcode", text, "eclevel=M");
  if (!symbol || !("pixs" in symbol)) throw new Error("qrcode gave no modules");
  const { pixs, pixx, pixy } = symbol;
  const rows = Array.from({ length: pixy }, (_, y) => runs(pixs.slice(y * pixx, (y + 1) * pixx), y));
  return { width: pixx, height: pixy, bars: rows.flat() };
}

/** Neighbouring dark modules of a row become one rectangle: fewer shapes and no hairlines between them. */
function runs(row: readonly number[], y: number): Bar[] {
  const bars: Bar[] = [];
  let start = -1;
  for (let x = 0; x <= row.length; x++) {
    const dark = row[x] === 1;
    if (dark && start < 0) start = x;
    if (dark || start < 0) continue;
    bars.push({ x: start, y, width: x - start, height: 1 });
    start = -1;
  }
  return bars;
}
