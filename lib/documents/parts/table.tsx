import { Text, View } from "@react-pdf/renderer";
import type { ReactNode } from "react";
import { keyed } from "./keyed";
import { grid, hairline, mm, styles } from "./style";

export type Column<Row> = {
  readonly header: string;
  /** Millimetres; absent: takes what is left. */
  readonly width?: number;
  readonly right?: boolean;
  readonly cell: (row: Row) => ReactNode;
};

type TableProps<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
};

const cellStyle = (column: { readonly width?: number; readonly right?: boolean }) => ({
  ...(column.width === undefined ? { flex: 1 } : { width: mm(column.width) }),
  ...(column.right ? { alignItems: "flex-end" as const } : {}),
  ...(column.right ? { paddingLeft: mm(3) } : { paddingRight: mm(3) }),
});

/** Rows never break across pages; the header comes again on each page. */
export function Table<Row>({ columns, rows }: TableProps<Row>) {
  return (
    <View>
      <View fixed style={{ ...styles.row, borderBottomWidth: 1, paddingBottom: mm(1) }}>
        {columns.map((column) => (
          <View key={column.header} style={cellStyle(column)}>
            <Text style={styles.label}>{column.header}</Text>
          </View>
        ))}
      </View>
      {keyed(rows).map(({ key, row }) => (
        <View
          key={key}
          wrap={false}
          style={{
            ...styles.row,
            borderBottomWidth: hairline,
            paddingVertical: mm(1.5),
            minHeight: grid,
          }}
        >
          {columns.map((column) => (
            <View key={column.header} style={cellStyle(column)}>
              {column.cell(row)}
            </View>
          ))}
        </View>
      ))}
    </View>
  );
}

/** A box to tick with a pen; drawn, since fonts of papers have no such sign. */
export function TickBox() {
  return <View style={{ width: mm(4.5), height: mm(4.5), borderWidth: 1, marginTop: mm(0.2) }} />;
}
