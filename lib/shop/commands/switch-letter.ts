import { z } from "zod";
import { checked } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { isLetterKind, isSwitchable } from "@/lib/notifications/letters";
import type { Context } from "@/lib/platform/context";
import { type SaveSettingsRefused, saveSettings, versionField } from "./save-settings";

export const switchLetterInput = z.strictObject({
  version: versionField,
  kind: z.string().max(60),
  on: checked,
});
export type SwitchLetterRefused = SaveSettingsRefused | { readonly code: "not_switchable" };

/** Whether a kind of letter to customers goes out by itself. What already waits is asked again when it is due. */
export async function switchLetter(
  ctx: Context,
  { version, kind, on }: z.output<typeof switchLetterInput>,
): Promise<Result<{ readonly version: number }, SwitchLetterRefused>> {
  return saveSettings<SwitchLetterRefused>(ctx, version, (settings) => {
    if (!isLetterKind(kind) || !isSwitchable(kind)) return refuse({ code: "not_switchable" });
    return ok({ ...settings, letters: { ...settings.letters, [kind]: on } });
  });
}
