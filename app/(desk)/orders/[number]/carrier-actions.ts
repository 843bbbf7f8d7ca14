"use server";
import { buyLabel, buyLabelInput } from "@/lib/fulfillment/commands/buy-label";
import { pushDemoParcel, pushDemoParcelInput } from "@/lib/fulfillment/commands/push-demo-parcel";
import { quoteRates, quoteRatesInput } from "@/lib/fulfillment/commands/quote-rates";
import { voidLabel, voidLabelInput } from "@/lib/fulfillment/commands/void-label";
import { deskAction, runs } from "@/lib/platform/action";
import { fileStore } from "@/lib/platform/files";
import { sellerSaid, tellingWho, writtenRates } from "./_actions/answers";

/** Asks what a parcel would cost: nothing is bought and nothing of the order changes. */
export const quoteRatesAction = deskAction("fulfillments.write", { repeatable: true, quiet: true })
  .inputSchema(quoteRatesInput)
  .action(runs(quoteRates, { answer: writtenRates, detail: sellerSaid }));

export const buyLabelAction = deskAction("fulfillments.write")
  .inputSchema(buyLabelInput)
  .action(
    tellingWho(
      runs((ctx, input) => buyLabel(ctx, fileStore(), input), {
        answer: (settled) => settled,
        detail: sellerSaid,
      }),
    ),
  );

export const voidLabelAction = deskAction("fulfillments.write")
  .inputSchema(voidLabelInput)
  .action(runs(voidLabel, { detail: sellerSaid }));

export const pushDemoParcelAction = deskAction("fulfillments.write")
  .inputSchema(pushDemoParcelInput)
  .action(runs(pushDemoParcel));
