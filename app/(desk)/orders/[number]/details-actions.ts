"use server";
import { editAddress, editAddressInput } from "@/lib/orders/commands/edit-address";
import { editBilling, editBillingInput } from "@/lib/orders/commands/edit-billing";
import { editContact, editContactInput } from "@/lib/orders/commands/edit-contact";
import { editFields, editFieldsInput } from "@/lib/orders/commands/edit-fields";
import { deskAction, runs } from "@/lib/platform/action";
import { tellingWho, versionOf } from "./_actions/answers";
import { detailFacts } from "./_details/facts";

export const editContactAction = deskAction("orders.edit")
  .inputSchema(editContactInput)
  .action(tellingWho(runs(editContact, { answer: versionOf, detail: detailFacts })));

export const editAddressAction = deskAction("orders.edit")
  .inputSchema(editAddressInput)
  .action(tellingWho(runs(editAddress, { answer: versionOf, detail: detailFacts })));

export const editBillingAction = deskAction("orders.edit")
  .inputSchema(editBillingInput)
  .action(tellingWho(runs(editBilling, { answer: versionOf, detail: detailFacts })));

export const editFieldsAction = deskAction("orders.edit")
  .inputSchema(editFieldsInput)
  .action(tellingWho(runs(editFields, { answer: versionOf })));
