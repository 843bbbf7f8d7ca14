"use server";
import { cancelRefused, cancelRefusedInput } from "@/lib/fulfillment/commands/cancel-refused";
import { changeTracking, changeTrackingInput } from "@/lib/fulfillment/commands/change-tracking";
import { returnParcel, returnParcelInput } from "@/lib/fulfillment/commands/return-parcel";
import { deskAction, runs } from "@/lib/platform/action";
import { tellingWho, versionOf } from "./_actions/answers";

export const returnParcelAction = deskAction("fulfillments.write")
  .inputSchema(returnParcelInput)
  .action(tellingWho(runs(returnParcel, { answer: versionOf })));

export const changeTrackingAction = deskAction("fulfillments.write")
  .inputSchema(changeTrackingInput)
  .action(tellingWho(runs(changeTracking, { answer: versionOf })));

export const cancelRefusedAction = deskAction("orders.cancel")
  .inputSchema(cancelRefusedInput)
  .action(tellingWho(runs(cancelRefused, { answer: versionOf })));
