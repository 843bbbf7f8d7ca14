import { Image, Page, Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import { code128 } from "@/lib/documents/bars";
import type { PaperShop } from "@/lib/documents/paper-order";
import { breakLongWords } from "@/lib/documents/text-width";
import { fill } from "@/lib/documents/words";
import { Code, moduleWidth } from "./code";
import { stacked } from "./keyed";
import { grid, hairline, mm, mono, pageHeights, pageSizes, room, styles } from "./style";

type SheetProps = {
  readonly size: "A4" | "LETTER";
  readonly shop: PaperShop;
  readonly words: { readonly pageOf: string; readonly demo: string };
  readonly demo: boolean;
  /** "Hoja de pedido" */
  readonly title: string;
  /** Number of the order, also drawn as a barcode at the top right; absent on papers of several orders. */
  readonly number?: string;
  readonly children: ReactNode;
};

/** A page of paper: shop and barcode on top, the running title on later pages, page x of y and the demo mark on all. */
export function Sheet({ size, shop, words, demo, title, number, children }: SheetProps) {
  // from the top: a text that is rendered per page is not placed from the bottom
  const foot = pageHeights[size] - edge - mm(4);
  const running = [shop.name, number ? `${title} #${number}` : title].join(" · ");
  return (
    <Page size={pageSizes[size]} style={styles.page}>
      <Text
        fixed
        style={{ ...styles.small, ...left, top: edge }}
        render={({ subPageNumber }) => (subPageNumber > 1 ? running : "")}
      />
      {demo ? (
        <View fixed style={{ ...right, top: edge - mm(1) }}>
          <DemoMark text={words.demo} />
        </View>
      ) : null}
      <Letterhead shop={shop} number={number} />
      {children}
      <Text fixed style={{ ...styles.small, ...left, top: foot }}>
        {number ? `#${number}` : title}
      </Text>
      <Text
        fixed
        style={{ ...styles.small, ...right, top: foot, width: mm(80), textAlign: "right" }}
        render={({ subPageNumber, subPageTotalPages }) =>
          // both are absent in the layout pass that comes before the pages are known
          fill(words.pageOf, { page: subPageNumber ?? 1, pages: subPageTotalPages ?? 1 })
        }
      />
    </Page>
  );
}

const edge = grid * 1.5;
const left = { position: "absolute", left: grid * 3 } as const;
const right = { position: "absolute", right: grid * 3 } as const;

export function DemoMark({ text }: { readonly text: string }) {
  return (
    <Text
      style={{
        fontSize: 8,
        fontWeight: 600,
        lineHeight: 1.2,
        borderWidth: 1,
        borderColor: "#000000",
        paddingHorizontal: mm(2),
        paddingTop: mm(0.9),
        paddingBottom: mm(0.6),
      }}
    >
      {text}
    </Text>
  );
}

function Letterhead({ shop, number }: { readonly shop: PaperShop; readonly number: string | undefined }) {
  const address = [shop.taxId, ...shop.addressLines].filter(Boolean).join("\u00a0· ");
  const contact = shop.contact.join("\u00a0· ");
  return (
    <View style={{ ...styles.between, paddingBottom: grid / 2, borderBottomWidth: hairline }}>
      <View style={{ flex: 1, paddingRight: grid }}>
        {shop.logo ? (
          <Image
            src={Buffer.from(shop.logo)}
            style={{ height: grid * 2, width: grid * 8, objectFit: "contain", objectPosition: "left" }}
          />
        ) : null}
        <Text style={{ fontSize: 14, fontWeight: 600, lineHeight: 1.3 }}>
          {breakLongWords(shop.name, room(95, 14))}
        </Text>
        <Text style={styles.small}>{breakLongWords(stacked(address, contact), room(95, 8.5))}</Text>
      </View>
      {number ? <NumberCode number={number} /> : null}
    </View>
  );
}

function NumberCode({ number }: { readonly number: string }) {
  const bars = code128(number);
  const module = bars ? moduleWidth(bars, mm(70), mm(0.375)) : null;
  return (
    <View style={{ alignItems: "flex-end" }}>
      {bars && module ? <Code bars={bars} module={module} height={grid * 1.75} /> : null}
      <Text
        style={{ fontFamily: mono, fontSize: 11, fontWeight: 500, lineHeight: 1.35, marginTop: mm(1.5) }}
      >{`#${number}`}</Text>
    </View>
  );
}
