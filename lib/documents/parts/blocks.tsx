import { Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import type { PaperField } from "@/lib/documents/paper-order";
import { breakLongWords } from "@/lib/documents/text-width";
import { keyed } from "./keyed";
import { grid, mm, room, styles } from "./style";

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

type NoteText = { readonly title: string; readonly text: string | undefined };

/** Words of a person, set apart so that the packer sees them; two of them stand side by side. */
export function Notes({ notes }: { readonly notes: readonly NoteText[] }) {
  const written = notes.filter((note) => note.text);
  return written.length > 0 ? (
    <View style={{ ...styles.row, gap: grid / 2, marginTop: grid }}>
      {written.map(({ title, text }) => (
        <View key={title} style={{ ...styles.boxed, flex: 1 }}>
          <Text style={styles.heading}>{title}</Text>
          <Text>{breakLongWords(text ?? "", room(75))}</Text>
        </View>
      ))}
    </View>
  ) : null;
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
    <View style={{ ...styles.row, flexWrap: "wrap", rowGap: grid / 2, marginTop: grid / 4 }}>
      {keyed(fields).map(({ key, row: field }) => (
        <View key={key} style={{ width: `${100 / columns}%`, paddingRight: mm(4) }} wrap={false}>
          <Text style={styles.label}>{field.label}</Text>
          <Text>{breakLongWords(field.value, room(170 / columns - 4))}</Text>
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
            {breakLongWords(row.at, room(39, 9))}
          </Text>
          <Text style={{ flex: 1 }}>{breakLongWords(row.text, room(90))}</Text>
          {row.aside ? <Text style={{ ...styles.amount, width: mm(34) }}>{row.aside}</Text> : null}
        </View>
      ))}
    </View>
  );
}
