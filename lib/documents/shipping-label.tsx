import { Page, Text, View } from "@react-pdf/renderer";
import { code128, qrCode } from "./bars";
import { fitScale } from "./label-fit";
import { Code, moduleWidth } from "./parts/code";
import { stacked } from "./parts/keyed";
import { DemoMark } from "./parts/sheet";
import { mm, mono, pageSizes, room, styles } from "./parts/style";
import { breakLongWords } from "./text-width";
import { fill, type ShippingLabelWords } from "./words";

export type LabelParty = {
  readonly name: string;
  readonly company?: string;
  readonly lines: readonly string[];
  readonly phone?: string;
};

export type ShippingLabelProps = {
  readonly words: ShippingLabelWords;
  readonly demo: boolean;
  readonly orderNumber: string;
  readonly sender: LabelParty;
  readonly recipient: LabelParty & { readonly instructions?: string };
  readonly carrier: string;
  readonly service?: string;
  /** Absent (dispatched by hand without a code): the order number is printed as the barcode instead. */
  readonly trackingCode?: string;
  /** What the QR code says; absent: the same as the barcode. */
  readonly qrText?: string;
  readonly parcel: { readonly n: number; readonly of: number };
  /** "1,2 kg" */
  readonly weight?: string;
};

type LabelProps = { readonly props: ShippingLabelProps };

const MARGIN = mm(5);
const WIDTH = mm(90);
const LEADING = 1.25;

/** 100 × 150 mm: sender, recipient (largest), carrier and codes; the address shrinks before anything is cut. */
export function ShippingLabel({ props }: LabelProps) {
  return (
    <Page size={pageSizes.LABEL} wrap={false} style={{ ...styles.page, padding: MARGIN }}>
      <Sender props={props} />
      <Recipient props={props} />
      <Carrier props={props} />
      <TrackingBars props={props} />
    </Page>
  );
}

const partyLines = ({ company, lines, phone }: LabelParty): string[] =>
  [company, ...lines, phone?.replaceAll(" ", "\u00a0")].flatMap((line) => (line ? [line] : []));

function Sender({ props: { sender, words, orderNumber, demo } }: LabelProps) {
  const width = WIDTH - mm(36);
  const facts = partyLines(sender).join("\u00a0· ");
  const texts = [
    { text: sender.name, size: 9 },
    { text: facts, size: 8 },
  ];
  const scale = fitScale(texts, { width, height: mm(14), leading: LEADING });
  return (
    <View style={{ ...styles.between, height: mm(20), borderBottomWidth: 1 }}>
      <View style={{ width }}>
        <Text style={{ fontSize: 7, lineHeight: LEADING }}>{words.from}</Text>
        <Text style={{ fontSize: 9 * scale, fontWeight: 600, lineHeight: LEADING }}>
          {breakLongWords(sender.name, room(52, 9))}
        </Text>
        <Text style={{ fontSize: 8 * scale, lineHeight: LEADING }}>{breakLongWords(facts, room(52, 8))}</Text>
      </View>
      <View style={{ alignItems: "flex-end" }}>
        <Text style={{ fontSize: 7, lineHeight: LEADING }}>{words.order}</Text>
        <Text
          style={{ fontFamily: mono, fontSize: 10, fontWeight: 500, marginBottom: mm(1) }}
        >{`#${orderNumber}`}</Text>
        {demo ? <DemoMark text={words.demo} /> : null}
      </View>
    </View>
  );
}

function Recipient({ props: { recipient, words } }: LabelProps) {
  const { instructions } = recipient;
  const name = breakLongWords(recipient.name, room(88, 20));
  const lines = partyLines({ ...recipient, ...phoneOf(recipient.phone, words) }).map((line) =>
    breakLongWords(line, room(88, 14)),
  );
  const note = instructions ? breakLongWords(`${words.instructions}: ${instructions}`, room(88, 11)) : "";
  const texts = [
    { text: name, size: 20 },
    ...lines.map((text) => ({ text, size: 14 })),
    ...(note ? [{ text: note, size: 11 }] : []),
  ];
  const scale = fitScale(texts, { width: WIDTH, height: mm(52), leading: LEADING });
  return (
    <View style={{ height: mm(60), paddingTop: mm(2), overflow: "hidden" }}>
      <Text style={{ fontSize: 7, lineHeight: LEADING }}>{words.to}</Text>
      <Text style={{ fontSize: 20 * scale, fontWeight: 600, lineHeight: LEADING }}>{name}</Text>
      <Text style={{ fontSize: 14 * scale, lineHeight: LEADING }}>{stacked(...lines)}</Text>
      {note ? (
        <Text style={{ fontSize: 11 * scale, lineHeight: LEADING, marginTop: mm(1.5) * scale }}>{note}</Text>
      ) : null}
    </View>
  );
}

const phoneOf = (phone: string | undefined, words: ShippingLabelWords) =>
  phone ? { phone: `${words.phone} ${phone}` } : {};

function Carrier({ props }: LabelProps) {
  const { words, carrier, service, parcel, weight, qrText, trackingCode, orderNumber } = props;
  const qr = qrCode(qrText ?? trackingCode ?? orderNumber);
  const name = breakLongWords(carrier, room(54, 14));
  const facts = stacked(service, weight ? `${words.weight}: ${weight}` : undefined);
  const parcelText = fill(words.parcel, parcel);
  const texts = [
    { text: parcelText, size: 13 },
    { text: name, size: 14 },
    { text: facts, size: 10 },
  ];
  const scale = fitScale(texts, { width: mm(55), height: mm(25), leading: LEADING });
  return (
    <View style={{ ...styles.between, height: mm(32), borderTopWidth: 1, paddingTop: mm(2.5) }}>
      <View style={{ width: mm(55) }}>
        <Text style={{ fontSize: 14 * scale, fontWeight: 600, lineHeight: LEADING }}>{name}</Text>
        {facts ? <Text style={{ fontSize: 10 * scale, lineHeight: LEADING }}>{facts}</Text> : null}
        <Text style={{ fontSize: 13 * scale, fontWeight: 600, marginTop: mm(1.5), lineHeight: LEADING }}>
          {parcelText}
        </Text>
      </View>
      {qr ? (
        <View style={{ width: mm(32), alignItems: "center" }}>
          <Code bars={qr} module={mm(25) / qr.width} />
        </View>
      ) : null}
    </View>
  );
}

function TrackingBars({ props: { words, trackingCode, orderNumber } }: LabelProps) {
  const text = trackingCode ?? orderNumber;
  const bars = code128(text);
  const module = bars ? moduleWidth(bars, WIDTH, mm(0.5)) : null;
  const caption = trackingCode ? words.tracking : words.order;
  const size = Math.min(11, (WIDTH - mm(2)) / (text.length * 0.62));
  return (
    <View style={{ height: mm(28), borderTopWidth: 1, paddingTop: mm(1.5), alignItems: "center" }}>
      <Text style={{ fontSize: 7, lineHeight: LEADING, marginBottom: mm(1) }}>{caption}</Text>
      {bars && module ? <Code bars={bars} module={module} height={mm(16)} /> : null}
      <Text
        style={{ fontFamily: mono, fontSize: size, fontWeight: 500, lineHeight: LEADING, marginTop: mm(1) }}
      >
        {text}
      </Text>
    </View>
  );
}
