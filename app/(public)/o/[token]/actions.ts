"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { liveLink } from "@/app/(public)/_shop/find-link";
import { payOrder } from "@/app/(public)/_shop/pay-order";
import { rememberProof } from "@/app/(public)/_shop/proof";
import { withRefusal } from "@/app/(public)/_shop/refused";
import { findPerson } from "@/db/queries/people";
import { provesPerson } from "@/lib/customers/proof";
import { sha256Hex } from "@/lib/kernel/hash";
import { ok } from "@/lib/kernel/result";
import { linkAction } from "@/lib/platform/action";
import type { Context } from "@/lib/platform/context";
import { rateLimits } from "@/lib/platform/rate-limit";

const token = z.string().max(64);
const go = (path: string) => redirect(path);
const payInput = z.strictObject({ token, methodKey: z.string().max(60) });

async function pay(ctx: Context, input: z.output<typeof payInput>) {
  const back = `/o/${input.token}`;
  const found = await liveLink(ctx, "status", input.token);
  if (!found) return ok(withRefusal(back, "link_not_found"));
  return ok(await payOrder(ctx, { orderId: found.order.id, methodKey: input.methodKey, back }));
}

export const payOrderAction = linkAction("status").inputSchema(payInput).action({ run: pay, after: go });

const proveInput = z.strictObject({ token, proof: z.string().max(254) });

/** Repeatable: the cookie is set again on every success, and a wrong answer only spends a try. */
async function prove(ctx: Context, input: z.output<typeof proveInput>) {
  const back = `/o/${input.token}`;
  const spent = await rateLimits().spend("identity", sha256Hex(input.token));
  if (!spent.ok) return ok(withRefusal(back, "too_many", "person"));
  const found = await liveLink(ctx, "status", input.token);
  const person = found?.order.personId ? await findPerson(ctx.db, found.order.personId) : null;
  if (!found || !person || !provesPerson(input.proof, person))
    return ok(withRefusal(back, "not_you", "person"));
  await rememberProof(ctx, found.order.id);
  return ok(`${back}#person`);
}

export const provePersonAction = linkAction("status", { repeatable: true })
  .inputSchema(proveInput)
  .action({ run: prove, after: go });
