import { Path, Svg } from "@react-pdf/renderer";
import type { Bars } from "@/lib/documents/bars";
import { mm } from "./style";

/** One dot of the usual 203 dpi label printer: bars that are whole dots wide come out sharp. */
const DOT = mm(0.125);
/** White on each side of a Code 128, in modules. */
export const QUIET_MODULES = 10;

/**
 * The widest module of whole printer dots (at most `most`) with which the code and its quiet zones fit into `width`;
 * null when it does not even fit with bars of one dot.
 */
export function moduleWidth(bars: Bars, width: number, most: number): number | null {
  const dots = Math.floor(Math.min(most, width / (bars.width + 2 * QUIET_MODULES)) / DOT + 1e-9);
  return dots > 0 ? dots * DOT : null;
}

type CodeProps = {
  readonly bars: Bars;
  /** Width of the thinnest bar in points. */
  readonly module: number;
  /** Height of the whole code in points; absent: square modules. */
  readonly height?: number;
};

/** Draws bars as shapes, not as a picture, so that every printer uses its full resolution. Quiet zones are the caller's. */
export function Code({ bars, module, height }: CodeProps) {
  const rowHeight = height === undefined ? module : height / bars.height;
  const n = (value: number) => value.toFixed(3);
  const path = bars.bars.map(
    (bar) =>
      `M${n(bar.x * module)} ${n(bar.y * rowHeight)}h${n(bar.width * module)}v${n(bar.height * rowHeight)}h${n(-bar.width * module)}z`,
  );
  return (
    <Svg width={bars.width * module} height={bars.height * rowHeight}>
      <Path d={path.join("")} fill="#000000" />
    </Svg>
  );
}
