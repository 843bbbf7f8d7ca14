"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { readVisit } from "@/app/(public)/_shop/visit";
import { openSavedLink } from "@/lib/carts/commands/open-direct-buy";
import { openAction, runs } from "@/lib/platform/action";
import type { Context } from "@/lib/platform/context";

const buyInput = z.strictObject({
  slug: z.string().max(60),
  query: z.string().max(2_000).default(""),
  referrer: z.string().max(500).default(""),
});

async function buy(ctx: Context, { slug, query, referrer }: z.output<typeof buyInput>) {
  const visit = await readVisit(ctx, { query, referrer, path: `/b/${slug}` });
  return openSavedLink(ctx, { ...visit, slug, times: 1 });
}

export const buyLinkAction = openAction("cart")
  .inputSchema(buyInput)
  .action(runs(buy, { answer: ({ token }) => token, after: (token) => redirect(`/cart/${token}`) }));
