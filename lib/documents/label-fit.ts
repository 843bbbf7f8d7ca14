import { widthInEms } from "./text-width";

/** A text of the label at its full size. */
export type FitText = { readonly text: string; readonly size: number };

const SCALES = [1, 0.92, 0.85, 0.78, 0.7, 0.62, 0.55, 0.48, 0.42, 0.36];

function heightOf({ text, size }: FitText, scale: number, width: number, leading: number): number {
  const at = size * scale;
  const rows = text
    .split("\n")
    .reduce((sum, row) => sum + Math.max(1, Math.ceil((widthInEms(row) * at * 1.08) / width)), 0);
  return rows * at * leading;
}

/** The largest scale at which all texts, one under the other, stay inside `width` × `height` points. */
export function fitScale(
  texts: readonly FitText[],
  { width, height, leading }: { readonly width: number; readonly height: number; readonly leading: number },
): number {
  const fits = (scale: number) =>
    texts.reduce((sum, text) => sum + heightOf(text, scale, width, leading), 0) <= height;
  return SCALES.find(fits) ?? 0.3;
}
