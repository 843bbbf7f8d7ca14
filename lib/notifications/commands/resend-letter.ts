import { z } from "zod";
import { inTransaction } from "@/db/client";
import { findLetter } from "@/db/queries/letters";
import { staffIdOf } from "@/lib/kernel/actor";
import { mintId } from "@/lib/kernel/ids";
import { lineText } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { isOrderLetter } from "@/lib/notifications/letters";
import { enqueueLetter } from "@/lib/orders/commands/write-letters";
import type { Context } from "@/lib/platform/context";

export const resendLetterInput = z.strictObject({ letterId: lineText({ min: 1, max: 60 }) });
export type ResendLetterInput = z.output<typeof resendLetterInput>;
/** `single_use`: an invitation or a sign-in link is made anew by whoever asks for it, never repeated. */
export type ResendRefused = { readonly code: "letter_not_found" | "single_use" | "still_waiting" };

const MOST_KEY = 200;

/** Sends a letter about an order once more, as a letter of its own with today's facts; the first one stays as it was. */
export async function resendLetter(
  ctx: Context,
  { letterId }: ResendLetterInput,
): Promise<Result<{ readonly letterId: string }, ResendRefused>> {
  return inTransaction(ctx.db, async (tx) => {
    const first = await findLetter(tx, letterId);
    if (!first) return refuse({ code: "letter_not_found" });
    if (!isOrderLetter(first.kind)) return refuse({ code: "single_use" });
    if (first.state === "waiting") return refuse({ code: "still_waiting" });
    const { kind, audience, orderId, personId, staffId, shipmentId, step, locale } = first;
    const id = mintId(ctx.random, "ltr");
    const occasion = first.key.split(":again_")[0]?.slice(0, MOST_KEY) ?? kind;
    await enqueueLetter(tx, ctx, 0, {
      ...{ kind, audience, orderId, personId, staffId, shipmentId, step, locale },
      id,
      key: `${occasion}:again_${id}`,
      askedBy: staffIdOf(ctx.actor),
      state: "waiting",
      dueAt: ctx.now(),
      createdAt: ctx.now(),
    });
    return ok({ letterId: id });
  });
}
