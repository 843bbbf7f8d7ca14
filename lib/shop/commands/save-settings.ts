import { z } from "zod";
import { inTransaction } from "@/db/client";
import { insertSecurityEvent } from "@/db/queries/security";
import { hasOrders, lockSettings, writeSettings } from "@/db/queries/shop";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";
import { type SettingsProblem, type ShopSettings, settingsJson, settingsProblems } from "@/lib/shop/settings";

/** In every settings form: the version that it was filled from. */
export const versionField = z.coerce.number().int().min(0);

export type SaveSettingsRefused =
  | { readonly code: "stale"; readonly changedAt: Date }
  | { readonly code: "currency_fixed" }
  | { readonly code: SettingsProblem };

/**
 * Changes the shop's settings in one place for all forms: refused when somebody saved meanwhile, when the whole would not hold
 * together, or when money already in orders would change its meaning. Kept in the list of security events by names of fields only.
 */
export async function saveSettings<R = never>(
  ctx: Context,
  version: number,
  change: (settings: ShopSettings) => Result<ShopSettings, R>,
): Promise<Result<{ readonly version: number }, SaveSettingsRefused | R>> {
  return inTransaction(ctx.db, async (tx) => {
    const held = await lockSettings(tx, ctx.now());
    if (held.version !== version) return refuse({ code: "stale" as const, changedAt: held.changedAt });
    const changed = change(held.settings);
    if (!changed.ok) return changed;
    const next = changed.value;
    const [problem] = settingsProblems(next);
    if (problem) return refuse({ code: problem });
    if (moneyMoves(held.settings, next) && (await hasOrders(tx)))
      return refuse({ code: "currency_fixed" as const });
    await writeSettings(tx, next, ctx.now());
    const by = ctx.actor.kind === "staff" ? Number(ctx.actor.id) : null;
    const detail = { fields: changedFields(held.settings, next).join(" "), version: version + 1 };
    await insertSecurityEvent(tx, { kind: "settings_changed", staffId: by, ip: null, detail, at: ctx.now() });
    return ok({ version: version + 1 });
  });
}

const moneyMoves = (before: ShopSettings, after: ShopSettings): boolean =>
  before.currency !== after.currency || before.country !== after.country;

function changedFields(before: ShopSettings, after: ShopSettings): string[] {
  const [old, now] = [settingsJson(before), settingsJson(after)] as [object, object];
  const was = new Map(Object.entries(old));
  return Object.entries(now).flatMap(([name, value]) =>
    JSON.stringify(was.get(name)) === JSON.stringify(value) ? [] : [name],
  );
}
