import "server-only";
import { cookies } from "next/headers";
import { MINUTE_MS, plus } from "@/lib/kernel/clock";
import { hmacSha256, sameText } from "@/lib/kernel/hash";
import type { Context } from "@/lib/platform/context";

const LIFE_MS = 30 * MINUTE_MS;

const nameOf = (orderId: number): string => `seen_${orderId}`;

const sealOf = (ctx: Context, orderId: number, until: number): string =>
  hmacSha256(ctx.linkKey, `status-proof|${orderId}|${until}`).toString("base64url");

/** Remembers for half an hour that somebody proved to know the order's e-mail or phone. Only this server can write it. */
export async function rememberProof(ctx: Context, orderId: number): Promise<void> {
  const until = plus(ctx.now(), LIFE_MS).getTime();
  (await cookies()).set(nameOf(orderId), `${until}.${sealOf(ctx, orderId, until)}`, {
    httpOnly: true,
    sameSite: "lax",
    secure: ctx.appUrl.startsWith("https:"),
    path: "/o/",
    maxAge: LIFE_MS / 1000,
  });
}

export async function hasProof(ctx: Context, orderId: number): Promise<boolean> {
  const [until = "", seal = ""] = ((await cookies()).get(nameOf(orderId))?.value ?? "").split(".");
  if (!/^\d{13}$/.test(until) || Number(until) <= ctx.now().getTime()) return false;
  return sameText(seal, sealOf(ctx, orderId, Number(until)));
}
