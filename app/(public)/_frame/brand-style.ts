import type { CSSProperties } from "react";

type Rgb = readonly [number, number, number];
type BrandStyle = CSSProperties & Record<`--${string}`, string>;

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
/** The grounds of light and dark pages, near enough for contrast. */
const LIGHT_GROUND: Rgb = [247, 245, 240];
const DARK_GROUND: Rgb = [27, 26, 23];
const ENOUGH = 4.6;

/**
 * The shop's own colour in the place of ours, on the element it is given to and below. Darkened for light pages and
 * lightened for dark ones until words in it can be read (4.5:1). Undefined when the text is no `#rrggbb`.
 */
export function brandStyle(hex: string | null | undefined): BrandStyle | undefined {
  const colour = parse(hex ?? "");
  if (!colour) return undefined;
  const light = readable(colour, LIGHT_GROUND, BLACK);
  const dark = readable(colour, DARK_GROUND, WHITE);
  return {
    "--brand": `light-dark(${css(light)}, ${css(dark)})`,
    "--brand-strong": "color-mix(in oklch, var(--brand) 88%, var(--ink))",
    "--brand-ink": `light-dark(${css(WHITE)}, ${css(BLACK)})`,
    "--brand-soft": "color-mix(in oklch, var(--brand) 14%, var(--sheet))",
  };
}

function parse(hex: string): Rgb | null {
  const match = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(hex.trim());
  if (!match) return null;
  const [r = 0, g = 0, b = 0] = match.slice(1).map((pair) => Number.parseInt(pair, 16));
  return [r, g, b];
}

const css = (colour: Rgb): string => `rgb(${colour.join(" ")})`;

function mix(a: Rgb, b: Rgb, share: number): Rgb {
  const at = (index: 0 | 1 | 2) => Math.round(a[index] + (b[index] - a[index]) * share);
  return [at(0), at(1), at(2)];
}

function readable(colour: Rgb, ground: Rgb, towards: Rgb): Rgb {
  for (let step = 0; step < 20; step++) {
    const tried = mix(colour, towards, step / 20);
    if (contrast(tried, ground) >= ENOUGH) return tried;
  }
  return towards;
}

/** WCAG 2.2 contrast ratio of two sRGB colours, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}
