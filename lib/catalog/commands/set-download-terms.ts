import { z } from "zod";
import { setTerms } from "@/db/queries/digital";
import { orNull, rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";

const whole = (most: number) => orNull(z.coerce.number().int("not_whole").min(1).max(most));

export const downloadTermsInput = z.strictObject({
  productId: rowIdField,
  days: whole(3650),
  count: whole(1000),
});
export type TermsRefused = { readonly code: "product_not_found" };

/** How long and how often what is bought from now on may be downloaded. Left empty: as the shop's settings say. */
export async function setDownloadTerms(
  ctx: Context,
  { productId, days, count }: z.output<typeof downloadTermsInput>,
): Promise<Result<null, TermsRefused>> {
  const isSet = await setTerms(ctx.db, productId, { days, count });
  return isSet ? ok(null) : refuse({ code: "product_not_found" });
}
