import { Image, Page, Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import { code128 } from "@/lib/documents/bars";
import type { PaperShop } from "@/lib/documents/paper-order";
import { breakLongWords } from "@/lib/documents/printable";
import { fill } from "@/lib/documents/words";
import { Code, moduleWidth } from "./code";
import { stacked } from "./keyed";
import { grid, hairline, mm, mono, pageSizes, styles } from "./style";

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
  const running = [shop.name, number ? `${title} #${number}` : title].join(" · ");
  return (
    <Page size={pageSizes[size]} style={styles.page}>
      <View fixed style={{ ...styles.between, ...edge, top: grid * 1.25 }}>
        <Text style={styles.small} render={({ subPageNumber }) => (subPageNumber > 1 ? running : "")} />
        {demo ? <DemoMark text={words.demo} /> : null}
      </View>
      <Letterhead shop={shop} number={number} />
      {children}
      <View fixed style={{ ...styles.between, ...edge, bottom: grid * 1.5 }}>
        <Text style={styles.small}>{number ? `#${number}` : title}</Text>
        <Text
          style={styles.small}
          render={({ subPageNumber, subPageTotalPages }) =>
            // both are absent in the layout pass that comes before the pages are known
            fill(words.pageOf, { page: subPageNumber ?? 1, pages: subPageTotalPages ?? 1 })
          }
        />
      </View>
    </Page>
  );
}

const edge = { position: "absolute", left: grid * 3, right: grid * 3 } as const;

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
  const facts = [shop.taxId, ...shop.addressLines, shop.contact.join(" · ")];
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
          {breakLongWords(shop.name, 26)}
        </Text>
        <Text style={styles.small}>{breakLongWords(stacked(...facts), 50)}</Text>
      </View>
      {number ? <NumberCode number={number} /> : null}
    </View>
  );
}

function NumberCode({ number }: { readonly number: string }) {
  const bars = code128(number);
  return (
    <View style={{ alignItems: "flex-end" }}>
      {bars ? <Code bars={bars} module={moduleWidth(bars, mm(70), mm(0.375))} height={grid * 1.75} /> : null}
      <Text
        style={{ fontFamily: mono, fontSize: 11, fontWeight: 500, marginTop: mm(1.5) }}
      >{`#${number}`}</Text>
    </View>
  );
}
