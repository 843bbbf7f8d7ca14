import type { EditAddressRefused } from "@/lib/orders/commands/edit-address";
import type { EditBillingRefused } from "@/lib/orders/commands/edit-billing";
import type { EditContactRefused } from "@/lib/orders/commands/edit-contact";
import type { EditFieldsRefused } from "@/lib/orders/commands/edit-fields";

export type DetailsRefused = EditAddressRefused | EditBillingRefused | EditContactRefused | EditFieldsRefused;

/** What the browser learns of a refusal besides its code. */
export type DetailFacts = {
  readonly problems?: Readonly<Record<string, string>>;
  readonly before?: bigint;
  readonly after?: bigint;
};

export function detailFacts(refusal: DetailsRefused): DetailFacts {
  if (refusal.code === "details_invalid") return { problems: refusal.problems };
  if (refusal.code !== "shipping_price_changes") return {};
  return { before: refusal.before, after: refusal.after };
}
