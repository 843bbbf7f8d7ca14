"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { readVisit } from "@/app/(public)/_shop/visit";
import { openTypedLink } from "@/lib/carts/commands/open-direct-buy";
import { openAction, runs } from "@/lib/platform/action";
import type { Context } from "@/lib/platform/context";

const MAX_P = 4_000;
const buyInput = z.strictObject({
  p: z.string().max(MAX_P),
  coupon: z.string().max(80).default(""),
  query: z.string().max(2_000).default(""),
  referrer: z.string().max(500).default(""),
});

async function buy(ctx: Context, { p, coupon, query, referrer }: z.output<typeof buyInput>) {
  const visit = await readVisit(ctx, { query, referrer, path: "/buy" });
  return openTypedLink(ctx, { ...visit, p, coupon: coupon === "" ? null : coupon });
}

export const buyTypedAction = openAction("cart")
  .inputSchema(buyInput)
  .action(runs(buy, { answer: ({ token }) => token, after: (token) => redirect(`/cart/${token}`) }));
