import { toPlainText } from "@react-email/render";

const tidy = (text: string): string =>
  `${text
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;

/** The letter as text: telephone numbers once, no trailing blanks, never more than one empty line in a row. */
export const readableText = (html: string): string =>
  tidy(
    toPlainText(html, {
      selectors: [{ selector: "a[href^='tel:']", format: "anchor", options: { ignoreHref: true } }],
    }),
  );
