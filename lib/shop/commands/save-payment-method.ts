import { z } from "zod";
import { checked, orNull } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";
import { isPossibleAccount } from "@/lib/shop/bank-account";
import { unknownVariable } from "@/lib/shop/method-variables";
import { bankDataSchema, paymentMethodSchema } from "@/lib/shop/payment-methods";
import { isAvailable } from "@/lib/shop/provider-keys";
import { type SaveSettingsRefused, saveSettings, versionField } from "./save-settings";

const shape = paymentMethodSchema.shape;

export const savePaymentMethodInput = z.strictObject({
  version: versionField,
  key: shape.key,
  enabled: checked,
  shipsBeforePayment: checked,
  deadlineDays: orNull(z.coerce.number().int("not_whole").min(1).max(90)).default(null),
  names: shape.names.refine((names) => Object.values(names).every((name) => name !== ""), "missing"),
  instructions: shape.instructions.superRefine((texts, problems) => {
    for (const [locale, text] of Object.entries(texts)) {
      if (unknownVariable(text) !== null)
        problems.addIssue({ code: "custom", message: "unknown_variable", path: [locale] });
    }
  }),
  /** Only the bank transfer has it; all empty means none. */
  bank: bankDataSchema.optional(),
});
export type SavePaymentMethodInput = z.output<typeof savePaymentMethodInput>;
type MethodRefused = { readonly code: "provider_missing" | "bad_bank_number" };
export type SaveMethodRefused = SaveSettingsRefused | MethodRefused;

/** One way to pay. Orders that were placed before keep the words that they were placed with. */
export async function savePaymentMethod(
  ctx: Context,
  { version, ...given }: SavePaymentMethodInput,
): Promise<Result<{ readonly version: number }, SaveMethodRefused>> {
  return saveSettings<MethodRefused>(ctx, version, (settings) => {
    if (given.enabled && !isAvailable(given.key, ctx.providers.keys()))
      return refuse({ code: "provider_missing" });
    const { bank } = given;
    const isEmpty = !bank || (bank.bank === "" && bank.number === "" && bank.holder === "");
    if (bank && !isEmpty && !isPossibleAccount(settings.country, bank.number))
      return refuse({ code: "bad_bank_number" });
    const method = { ...given, bank: isEmpty ? null : bank };
    const paymentMethods = settings.paymentMethods.map((old) => (old.key === method.key ? method : old));
    return ok({ ...settings, paymentMethods });
  });
}
