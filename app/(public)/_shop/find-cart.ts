import "server-only";
import { cache } from "react";
import { findCart } from "@/db/queries/carts";
import { type LoadedCart, loadCart } from "@/lib/carts/commands/load-cart";
import { ok, type Result } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";
import { openToken, type TokenRefused } from "@/lib/platform/public-token";
import { customerContext } from "./customer-context";

export type OpenedCart = LoadedCart & { readonly ctx: Context };

/** The cart behind a token, priced as of now. Reads only. */
export const openCartPage = cache(
  async (purpose: "cart" | "checkout", token: string): Promise<Result<OpenedCart, TokenRefused>> => {
    const ctx = customerContext();
    const found = await openToken(purpose, token, (hash) => findCart(ctx.db, hash));
    return found.ok ? ok({ ...(await loadCart(ctx.db, ctx, found.value)), ctx }) : found;
  },
);
