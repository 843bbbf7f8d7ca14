import type { EditOrderRefused } from "@/lib/orders/commands/edit-order";
import type { LoadRefused } from "@/lib/orders/commands/load-edit";
import type { NamedShort } from "@/lib/orders/commands/preview-edit";

/** What the words of a refusal need besides its code. */
export type RefusalFacts = {
  readonly name?: string;
  readonly least?: number;
  readonly until?: Date | null;
  readonly short?: readonly NamedShort[];
};

export function factsOf(refusal: EditOrderRefused | LoadRefused): RefusalFacts {
  if (refusal.code === "out_of_stock") return { short: refusal.short };
  if (refusal.code === "attempt_live") return { until: refusal.until };
  if (refusal.code === "line_settled") return { name: refusal.name, least: refusal.least };
  return "name" in refusal ? { name: refusal.name } : {};
}
