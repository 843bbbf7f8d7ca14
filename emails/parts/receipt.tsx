import { Img } from "@react-email/components";
import { createElement } from "react";
import type { LineProps, TotalsProps } from "@/emails/letter-props";
import { FRAME_WORDS, type FrameWords } from "@/emails/words/frame";
import type { Locale } from "@/lib/i18n/locale";
import { safeUrl } from "./safe-url";
import { still } from "./still";
import { COLOR } from "./tokens";

/** A cart has only a total, if that. */
type ReceiptTotals = Partial<Omit<TotalsProps, "total">> & { readonly total: string | null };

type ReceiptProps = {
  locale: Locale;
  lines: readonly LineProps[];
  totals: ReceiptTotals;
  title?: string;
};

/** The lines and what they add up to, as on paper: names left, amounts in one column right. */
export function Receipt({ locale, lines, totals, title }: ReceiptProps) {
  const words = FRAME_WORDS[locale];
  return (
    <>
      {title ? (
        <h2 className="ink" style={{ margin: "0 0 4px", fontSize: 15, lineHeight: "20px", color: COLOR.ink }}>
          {title}
        </h2>
      ) : null}
      <table width="100%" cellPadding={0} cellSpacing={0} data-text-format="dataTable" style={table}>
        <tbody>
          {still(lines.map((line) => createElement(LineRow, { line })))}
          {totalRows(totals, words).map((row) => (
            <TotalRow key={row.label} row={row} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function LineRow({ line }: { line: LineProps }) {
  const image = safeUrl(line.imageUrl);
  return (
    <tr>
      <td className="rule" style={{ ...cell, ...ruled }}>
        {image ? (
          <Img
            src={image}
            alt=""
            width={44}
            height={44}
            style={{ borderRadius: 6, marginRight: 12, float: "left" }}
          />
        ) : null}
        <div style={{ overflow: "hidden" }}>
          <span className="ink" style={{ color: COLOR.ink }}>
            {line.quantity} × {line.name}
          </span>
          {line.detail ? (
            <>
              <br />
              <span className="soft" style={{ fontSize: 13, color: COLOR.soft }}>
                {line.detail}
              </span>
            </>
          ) : null}
        </div>
      </td>
      <td className="rule ink" style={{ ...cell, ...ruled, ...amount }}>
        {line.total}
      </td>
    </tr>
  );
}

type Row = { label: string; value: string; weight: "plain" | "total" | "owed" };

function totalRows(totals: ReceiptTotals, words: FrameWords): Row[] {
  const row = (label: string, value: string | null | undefined, weight: Row["weight"] = "plain"): Row[] =>
    value ? [{ label, value, weight }] : [];
  return [
    ...row(words.subtotal, totals.subtotal),
    ...row(words.discount, totals.discount),
    ...row(words.shipping, totals.shipping),
    ...row(words.taxes, totals.taxesIncluded ? null : totals.taxes),
    ...row(words.total, totals.total, "total"),
    ...row(words.taxesIncluded, totals.taxesIncluded ? totals.taxes : null),
    ...row(words.paid, totals.paid),
    ...row(words.balance, totals.balance, "owed"),
  ];
}

const TONE = { plain: "soft", total: "ink", owed: "bad" } as const satisfies Record<Row["weight"], string>;

function TotalRow({ row }: { row: Row }) {
  const tone = TONE[row.weight];
  const style = { ...totalCell, color: COLOR[tone], ...(row.weight === "total" ? grand : {}) };
  return (
    <tr>
      <td className={tone} style={{ ...cell, ...style }}>
        {row.label}
      </td>
      <td className={tone} style={{ ...cell, ...style, ...amount, color: COLOR[tone] }}>
        {row.value}
      </td>
    </tr>
  );
}

const table = { borderCollapse: "collapse" as const, width: "100%", margin: "0 0 22px", fontSize: 15 };
const cell = {
  padding: "11px 0",
  verticalAlign: "top" as const,
  lineHeight: "21px",
  overflowWrap: "anywhere" as const,
};
const ruled = { borderBottom: `1px solid ${COLOR.line}` };
const amount = {
  textAlign: "right" as const,
  whiteSpace: "nowrap" as const,
  paddingLeft: 16,
  color: COLOR.ink,
  fontVariantNumeric: "tabular-nums",
};
const totalCell = { padding: "7px 0 0", fontSize: 15 };
const grand = { fontSize: 18, fontWeight: 600, padding: "9px 0 0", lineHeight: "26px" };
