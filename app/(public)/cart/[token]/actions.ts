"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { withRefusal } from "@/app/(public)/_shop/refused";
import { changeCart } from "@/lib/carts/commands/change-cart";
import { ok } from "@/lib/kernel/result";
import { linkAction } from "@/lib/platform/action";
import type { Context } from "@/lib/platform/context";

const MOST = 1_000_000;
const token = z.string().max(64);
const version = z.coerce.number().int().min(1);
const back = z.enum(["cart", "checkout"]).default("cart");

const quantitiesInput = z.strictObject({
  token,
  version,
  back,
  /** `q.<variant>`: units as typed; what is no number is taken as it was. */
  q: z.record(z.string().regex(/^v\d{1,12}$/), z.string().max(20)),
  /** The line whose "remove" was pressed. */
  remove: z
    .string()
    .regex(/^v\d{1,12}$/)
    .optional(),
});

function unitsOf(typed: string): number | null {
  const units = Number(typed.trim());
  return typed.trim() !== "" && Number.isFinite(units)
    ? Math.min(Math.max(0, Math.trunc(units)), MOST)
    : null;
}

async function saveQuantities(ctx: Context, input: z.output<typeof quantitiesInput>) {
  const asked = Object.entries(input.q).flatMap(([name, typed]) => {
    const units = name === input.remove ? 0 : unitsOf(typed);
    return units === null ? [] : [[Number(name.slice(1)), units] as const];
  });
  const { token: cart, version: seen } = input;
  const changed = await changeCart(ctx, {
    token: cart,
    version: seen,
    quantities: Object.fromEntries(asked),
  });
  const path = `/${input.back}/${cart}`;
  return ok(changed.ok ? path : withRefusal(path, changed.refusal.code));
}

export const saveQuantitiesAction = linkAction("cart")
  .inputSchema(quantitiesInput)
  .action({ run: saveQuantities, after: (path) => redirect(path) });

const couponInput = z.strictObject({ token, version, back, coupon: z.string().max(80).default("") });

async function saveCoupon(ctx: Context, input: z.output<typeof couponInput>) {
  const coupon = input.coupon.trim() === "" ? null : input.coupon;
  const changed = await changeCart(ctx, { token: input.token, version: input.version, coupon });
  const path = `/${input.back}/${input.token}`;
  return ok(changed.ok ? path : withRefusal(path, changed.refusal.code));
}

export const saveCouponAction = linkAction("cart")
  .inputSchema(couponInput)
  .action({ run: saveCoupon, after: (path) => redirect(path) });
