import { z } from "zod";
import { shippingMethodSchema } from "@/lib/catalog/shipping-rates";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";
import { type SaveSettingsRefused, saveSettings, versionField } from "./save-settings";

export const arrangeShippingMethodInput = z.strictObject({
  version: versionField,
  key: shippingMethodSchema.shape.key,
  move: z.enum(["up", "down", "remove"]),
});
type ArrangeRefused = SaveSettingsRefused | { readonly code: "method_not_found" };

/** Moves a way to ship among the others, or takes it away. Orders keep the name and the price that they were placed with. */
export async function arrangeShippingMethod(
  ctx: Context,
  { version, key, move }: z.output<typeof arrangeShippingMethodInput>,
): Promise<Result<{ readonly version: number }, ArrangeRefused>> {
  return saveSettings<ArrangeRefused>(ctx, version, (settings) => {
    const methods = settings.shippingMethods;
    const from = methods.findIndex((one) => one.key === key);
    const method = methods[from];
    if (!method) return refuse({ code: "method_not_found" });
    const rest = methods.filter((one) => one !== method);
    if (move === "remove") return ok({ ...settings, shippingMethods: rest });
    const to = Math.max(0, from + (move === "up" ? -1 : 1));
    return ok({ ...settings, shippingMethods: rest.toSpliced(to, 0, method) });
  });
}
