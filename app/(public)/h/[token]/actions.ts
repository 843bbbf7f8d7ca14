"use server";
import { redirect } from "next/navigation";
import type { z } from "zod";
import type { HandOverRefused } from "@/lib/fulfillment/commands/hand-over";
import {
  helperDeliver,
  helperDeliverInput,
  helperHandOver,
  helperHandOverInput,
} from "@/lib/fulfillment/commands/helper-deliver";
import type { HelperLinkOver } from "@/lib/fulfillment/commands/helper-link";
import { helperPack, helperPackInput } from "@/lib/fulfillment/commands/helper-pack";
import { helperProblem, helperProblemInput } from "@/lib/fulfillment/commands/helper-problem";
import { tokenHash } from "@/lib/kernel/hash";
import { type Result, refuse } from "@/lib/kernel/result";
import type { Order } from "@/lib/orders/order";
import { linkAction, runs } from "@/lib/platform/action";
import type { Context } from "@/lib/platform/context";
import { rateLimits } from "@/lib/platform/rate-limit";

type Tokened = { readonly token: string };

const backTo =
  (done: string) =>
  (_: unknown, { token }: Tokened) =>
    redirect(`/h/${token}?done=${done}`);

export const helperPackAction = linkAction("helper")
  .inputSchema(helperPackInput)
  .action(runs(helperPack, { after: backTo("packed") }));

export const helperDeliverAction = linkAction("helper")
  .inputSchema(helperDeliverInput)
  .action(runs(helperDeliver, { after: backTo("delivered") }));

/** Six digits are few: whoever guesses waits, whoever hands over without a code does not. */
async function handOverUnlessGuessing(
  ctx: Context,
  input: z.output<typeof helperHandOverInput>,
): Promise<Result<Order, HandOverRefused | HelperLinkOver | { readonly code: "too_many" }>> {
  const isSpared = input.withoutCode || (await rateLimits().spend("pickup_code", tokenHash(input.token))).ok;
  return isSpared ? helperHandOver(ctx, input) : refuse({ code: "too_many" });
}

export const helperHandOverAction = linkAction("helper")
  .inputSchema(helperHandOverInput)
  .action(runs(handOverUnlessGuessing, { after: backTo("delivered") }));

export const helperProblemAction = linkAction("helper")
  .inputSchema(helperProblemInput)
  .action(runs(helperProblem, { after: backTo("problem") }));
