import { COLOR } from "./tokens";

const READABLE = 4.5;

const channels = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channels(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG contrast of white text on the colour, 1 to 21. */
export const contrastWithWhite = (hex: string): number => 1.05 / (luminance(hex) + 0.05);

const darker = (hex: string): string =>
  `#${channels(hex)
    .map((value) =>
      Math.floor(value * 0.92)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;

/**
 * The shop's colour, darkened until white text on it reads at 4.5:1; our green when it is no `#rrggbb`.
 * @example readableBrand("#ffcc00") // "#8c7000" or darker
 */
export function readableBrand(wanted: string | null): string {
  if (wanted === null || !/^#[0-9a-f]{6}$/i.test(wanted)) return COLOR.brand;
  let hex = wanted.toLowerCase();
  while (contrastWithWhite(hex) < READABLE) hex = darker(hex);
  return hex;
}
