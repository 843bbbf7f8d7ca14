import { Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import type { PaperField } from "@/lib/documents/paper-order";
import { breakLongWords } from "@/lib/documents/printable";
import { keyed } from "./keyed";
import { grid, mm, styles } from "./style";

type BlockProps = { readonly title: string; readonly children: ReactNode };

/** A heading that never stays alone at the foot of a page, and what it heads. */
export function Block({ title, children }: BlockProps) {
  return (
    <View style={{ marginTop: grid }}>
      <Text style={styles.heading} minPresenceAhead={grid * 3}>
        {title}
      </Text>
      {children}
    </View>
  );
}

/** Words of a person, set apart so that the packer sees them. */
export function Note({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <View style={{ ...styles.boxed, marginTop: grid }}>
      <Text style={styles.heading}>{title}</Text>
      <Text>{breakLongWords(text, 60)}</Text>
    </View>
  );
}

/** Small label above its value, in as many equal columns as asked. */
export function Fields({
  fields,
  columns,
}: {
  readonly fields: readonly PaperField[];
  readonly columns: number;
}) {
  return (
    <View style={{ ...styles.row, flexWrap: "wrap", rowGap: grid / 2 }}>
      {keyed(fields).map(({ key, row: field }) => (
        <View key={key} style={{ width: `${100 / columns}%`, paddingRight: mm(4) }} wrap={false}>
          <Text style={styles.label}>{field.label}</Text>
          <Text>{breakLongWords(field.value, Math.floor(66 / columns))}</Text>
        </View>
      ))}
    </View>
  );
}

/** The fields that have a value. */
export const given = (
  ...fields: readonly (readonly [label: string, value: string | undefined])[]
): PaperField[] => fields.flatMap(([label, value]) => (value ? [{ label, value }] : []));

/** Rows of a narrow first column (a time, a code) and free text. */
export function Entries({
  rows,
}: {
  readonly rows: readonly {
    readonly at: string;
    readonly text: string;
    readonly aside?: string | undefined;
  }[];
}) {
  return (
    <View>
      {keyed(rows).map(({ key, row }) => (
        <View key={key} wrap={false} style={{ ...styles.row, paddingVertical: mm(0.75) }}>
          <Text style={{ ...styles.mono, width: mm(42), paddingRight: mm(3) }}>
            {breakLongWords(row.at, 20)}
          </Text>
          <Text style={{ flex: 1 }}>{breakLongWords(row.text, 40)}</Text>
          {row.aside ? <Text style={{ ...styles.amount, width: mm(34) }}>{row.aside}</Text> : null}
        </View>
      ))}
    </View>
  );
}
