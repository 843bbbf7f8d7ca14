import { z } from "zod";
import { inTransaction, type Tx } from "@/db/client";
import { findAddress, insertAddress, type NewAddress } from "@/db/queries/people";
import { readTaxId } from "@/lib/customers/tax-id";
import { lineText, rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { DOCUMENT_TYPES } from "@/lib/orders/events/parts";
import type { Order } from "@/lib/orders/order";
import { type Context, pinned } from "@/lib/platform/context";
import type { ShopSettings } from "@/lib/shop/settings";
import { changeOrderWithin, type GateRefused } from "./change-order";
import type { DetailsInvalid } from "./edit-contact";
import { holdOrder } from "./hold-order";

export const editBillingInput = z.strictObject({
  orderId: rowIdField,
  expectedVersion: rowIdField,
  documentType: z.enum(DOCUMENT_TYPES),
  taxId: lineText({ max: 40 }).default(""),
  companyName: lineText({ max: 120 }).default(""),
  businessActivity: lineText({ max: 120 }).default(""),
});
type EditBilling = z.output<typeof editBillingInput>;
export type EditBillingRefused = DetailsInvalid | GateRefused;

/** An invoice names whose it is; a tax id that cannot be right stops only where the shop says so. */
function problemsOf(input: EditBilling, settings: ShopSettings): Record<string, string> {
  if (input.documentType !== "invoice") return {};
  const taxId = readTaxId(settings.country, input.taxId);
  const problems: Record<string, string> = {};
  if (!taxId) problems.taxId = "missing";
  else if (taxId.verdict === "invalid" && settings.taxIdMustBeValid) problems.taxId = "bad_tax_id";
  if (input.companyName === "") problems.companyName = "missing";
  if (settings.country === "CL" && input.businessActivity === "") problems.businessActivity = "missing";
  return problems;
}

/** Corrects which paper the customer wants and whose it is, in any status; prices stay. The row of before stays as it was. */
export async function editBilling(
  given: Context,
  input: EditBilling,
): Promise<Result<Order, EditBillingRefused>> {
  const ctx = await pinned(given);
  const settings = await ctx.settings();
  const problems = problemsOf(input, settings);
  if (Object.keys(problems).length > 0) return refuse({ code: "details_invalid", problems });
  return inTransaction(ctx.db, async (tx): Promise<Result<Order, EditBillingRefused>> => {
    const held = await holdOrder(tx, input.orderId, input.expectedVersion);
    if (!held.ok) return held;
    const { documentType } = input;
    const billingAddressId =
      documentType === "invoice"
        ? await insertAddress(tx, await invoiceRow(tx, held.value, input, settings, ctx.now()))
        : held.value.billingAddressId;
    return changeOrderWithin<never>(tx, ctx, input.orderId, ({ totals }) =>
      ok([{ kind: "billing_changed", billingAddressId, documentType, totals }]),
    );
  });
}

/** The row of before with the new company: where it stands is not asked again. */
async function invoiceRow(
  tx: Tx,
  order: Order,
  { taxId: typed, companyName, businessActivity }: EditBilling,
  { country }: ShopSettings,
  createdAt: Date,
): Promise<NewAddress> {
  const baseId = order.billingAddressId ?? order.addressId;
  const base = baseId === null ? null : await findAddress(tx, baseId);
  const { id: _id, ...place } = base ?? { id: 0, name: "", street: "", country };
  const taxId = readTaxId(country, typed);
  return {
    ...place,
    ...{ personId: order.personId, companyName, businessActivity: businessActivity || null, createdAt },
    ...{ taxId: taxId?.value ?? null, taxIdType: taxId?.type ?? null },
  };
}
