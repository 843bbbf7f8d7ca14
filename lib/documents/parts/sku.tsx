import { Text, View } from "@react-pdf/renderer";
import { code128 } from "@/lib/documents/bars";
import { breakLongWords } from "@/lib/documents/text-width";
import { Code, QUIET_MODULES } from "./code";
import { mm, room, styles } from "./style";

/** Between these a scanner reads it off office paper; a SKU that is longer stays text. */
const NARROWEST = mm(0.17);
const WIDEST = mm(0.25);
const HEIGHT = mm(6);

type SkuProps = {
  readonly sku: string;
  /** Room of the column in millimetres; the barcode and its quiet zones stay inside. */
  readonly width: number;
};

/** A SKU to be read, and to be scanned where goods have no barcode of their own. */
export function Sku({ sku, width }: SkuProps) {
  const bars = code128(sku);
  const module = bars ? Math.min(WIDEST, mm(width) / (bars.width + 2 * QUIET_MODULES)) : 0;
  return (
    <View>
      <Text style={styles.mono}>{breakLongWords(sku, room(width, 9))}</Text>
      {bars && module >= NARROWEST ? (
        <View style={{ paddingTop: mm(1), paddingHorizontal: module * QUIET_MODULES }}>
          <Code bars={bars} module={module} height={HEIGHT} />
        </View>
      ) : null}
    </View>
  );
}
