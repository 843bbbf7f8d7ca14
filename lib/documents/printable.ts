const INVISIBLE = /\p{Cc}|\p{Cf}|\p{Variation_Selector}/gu;
const PICTURES = /[\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}\u20e3]/gu;
const KEPT = /[©®™]/u;
const MISSING: Readonly<Record<string, string>> = {
  "\u202f": "\u00a0",
  "\u2007": "\u00a0",
  "\u2009": " ",
  "\u2011": "-",
  "₡": "CRC ",
  "₲": "Gs. ",
  "☐": "",
};
const MISSING_PATTERN = /[\u202f\u2007\u2009\u2011₡₲☐]/gu;

/** Text that the papers' font can show: composed letters, no control, direction or picture characters; lines are kept. */
export const printable = (text: string): string =>
  text
    .normalize("NFC")
    .split(/\r\n|\r|\n/)
    .map((line) =>
      line
        .replaceAll("\t", " ")
        .replace(INVISIBLE, "")
        .replace(PICTURES, (sign) => (KEPT.test(sign) ? sign : ""))
        .replace(MISSING_PATTERN, (sign) => MISSING[sign] ?? "")
        .replace(/ {2,}/g, " ")
        .trimEnd(),
    )
    .join("\n");

/** `printable` for every text inside plain data; bytes (pictures) and other values stay as they are. */
export function printableData<T>(data: T): T;
export function printableData(data: unknown): unknown {
  if (typeof data === "string") return printable(data);
  if (Array.isArray(data)) return data.map((item) => printableData(item));
  if (typeof data !== "object" || data === null || ArrayBuffer.isView(data)) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, printableData(value)]));
}
