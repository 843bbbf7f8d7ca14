import type { Choice } from "@/app/(desk)/links/_components/line-rows";
import { listVariantChoices } from "@/db/queries/product-list";
import { staffContext } from "@/lib/platform/session";

/** What can be sold through a link, as a list to choose from. */
export async function linkChoices(): Promise<Choice[]> {
  const { db } = await staffContext();
  const variants = await listVariantChoices(db);
  return variants.map(({ sku, name, options }) => ({
    sku,
    label: `${[name, ...options].join(" · ")} (${sku})`,
  }));
}
