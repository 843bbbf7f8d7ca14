import { Text, View } from "@react-pdf/renderer";
import { hairline, mm, styles } from "./style";

/** A line for the initials of the person who did the work. */
export function Signature({ label }: { readonly label: string }) {
  return (
    <View style={{ ...styles.row, alignItems: "flex-end" }}>
      <Text style={styles.label}>{label}</Text>
      <View style={{ width: mm(60), marginLeft: mm(3), borderBottomWidth: hairline }} />
    </View>
  );
}
