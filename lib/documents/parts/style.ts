import { StyleSheet } from "@react-pdf/renderer";

/** PDF points of a length in millimetres. */
export const mm = (length: number): number => (length * 72) / 25.4;

/** Room of a column for `breakLongWords`: millimetres in ems of a font size. */
export const room = (width: number, fontSize = 10): number => mm(width) / fontSize;

/** The papers' grid: margins and gaps are whole or half steps of it. */
export const grid = mm(6);

export const pageSizes = {
  A4: "A4",
  LETTER: "LETTER",
  LABEL: [mm(100), mm(150)] as [number, number],
} as const;

export const pageHeights = { A4: mm(297), LETTER: mm(279.4) } as const;

export const hairline = 0.6;
export const mono = "Geist Mono";

/** Black only, and nothing thinner than 0.6 pt: a cheap laser or thermal printer must not lose anything. */
export const styles = StyleSheet.create({
  page: {
    fontFamily: "Geist",
    fontSize: 10,
    lineHeight: 1.35,
    color: "#000000",
    paddingTop: grid * 3,
    paddingBottom: grid * 3,
    paddingHorizontal: grid * 3,
  },
  row: { flexDirection: "row" },
  between: { flexDirection: "row", justifyContent: "space-between" },
  small: { fontSize: 8.5, lineHeight: 1.35 },
  label: { fontSize: 8, lineHeight: 1.35 },
  strong: { fontWeight: 600 },
  title: { fontSize: 20, fontWeight: 600, lineHeight: 1.2, marginBottom: mm(1) },
  big: { fontSize: 13, fontWeight: 600, lineHeight: 1.35 },
  heading: { fontSize: 10, fontWeight: 600, marginBottom: grid / 4 },
  mono: { fontFamily: mono, fontSize: 9 },
  /** Digits of one width, so that columns of amounts line up. */
  amount: { fontFeatureSettings: { tnum: 1 }, textAlign: "right" },
  boxed: { borderWidth: hairline, borderColor: "#000000", padding: grid / 2 },
});
