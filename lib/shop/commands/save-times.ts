import { z } from "zod";
import { orNull } from "@/lib/kernel/input";
import { ok, type Result } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";
import { timesSchema } from "@/lib/shop/settings";
import { type SaveSettingsRefused, saveSettings, versionField } from "./save-settings";

const whole = (min: number, max: number) => z.coerce.number().int("not_whole").min(min).max(max);
const shape = timesSchema.shape;

/** "1, 24, 72" as people type it. */
const hoursList = z.preprocess(
  (text) => (typeof text === "string" ? (text.match(/\d+/g) ?? []).map((digits) => Number(digits)) : text),
  shape.recoveryHours.unwrap(),
);

export const saveTimesInput = z.strictObject({
  version: versionField,
  openExpiryHours: whole(1, 720),
  pendingExpiryHours: whole(1, 720),
  rejectionGraceMinutes: whole(0, 1440),
  cancelUnpaidAfterDays: orNull(whole(1, 90)),
  undoSeconds: whole(0, 60),
  recoveryHours: hoursList,
  quietFrom: shape.quietFrom.unwrap(),
  quietTo: shape.quietTo.unwrap(),
  paymentLinkHours: whole(1, 2160),
  recoveryLinkDays: whole(1, 365),
  downloadDays: whole(1, 3650),
  downloadCount: whole(1, 1000),
  downloadMegabytes: whole(1, 2000),
  statusPageDays: whole(1, 3650),
  providerBodyDays: whole(1, 365),
});
export type SaveTimesInput = z.output<typeof saveTimesInput>;

/** How long things wait, work and are kept. Counts for what happens from now on; what already has a date keeps it. */
export async function saveTimes(
  ctx: Context,
  { version, ...times }: SaveTimesInput,
): Promise<Result<{ readonly version: number }, SaveSettingsRefused>> {
  return saveSettings(ctx, version, (settings) =>
    ok({ ...settings, times: { ...settings.times, ...times } }),
  );
}
