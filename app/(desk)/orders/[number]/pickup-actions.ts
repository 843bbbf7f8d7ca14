"use server";
import { handOver, handOverInput } from "@/lib/fulfillment/commands/hand-over";
import { pickupReady, pickupReadyInput } from "@/lib/fulfillment/commands/pickup-ready";
import { withdrawPickup, withdrawPickupInput } from "@/lib/fulfillment/commands/withdraw-pickup";
import { deskAction, runs } from "@/lib/platform/action";
import { tellingWho, versionOf } from "./_actions/answers";

export const pickupReadyAction = deskAction("fulfillments.write")
  .inputSchema(pickupReadyInput)
  .action(tellingWho(runs(pickupReady, { answer: versionOf })));

export const withdrawPickupAction = deskAction("fulfillments.write")
  .inputSchema(withdrawPickupInput)
  .action(runs(withdrawPickup));

export const handOverAction = deskAction("fulfillments.write")
  .inputSchema(handOverInput)
  .action(
    runs(handOver, {
      answer: versionOf,
      detail: (refusal) => (refusal.code === "wrong_code" ? refusal.tries : undefined),
    }),
  );
