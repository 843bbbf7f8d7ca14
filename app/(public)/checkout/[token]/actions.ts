"use server";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { payOrder } from "@/app/(public)/_shop/pay-order";
import { withRefusal } from "@/app/(public)/_shop/refused";
import { chooseDelivery } from "@/lib/carts/commands/choose-delivery";
import { placeOrder } from "@/lib/carts/commands/place-order";
import { returnToShop } from "@/lib/carts/commands/return-to-shop";
import { saveContact } from "@/lib/carts/commands/save-contact";
import { startAgain } from "@/lib/carts/commands/start-again";
import { ok } from "@/lib/kernel/result";
import { DOCUMENT_TYPES } from "@/lib/orders/events/parts";
import { linkAction } from "@/lib/platform/action";
import type { Context } from "@/lib/platform/context";

const token = z.string().max(64);
const text = (max = 300) => z.string().max(max).default("");
const go = (path: string) => redirect(path);

const contactInput = z.strictObject({ token, fullName: text(), email: text(), phone: text() });

async function contact(ctx: Context, input: z.output<typeof contactInput>) {
  const saved = await saveContact(ctx, { ...input, locale: await getLocale() });
  const path = `/checkout/${input.token}`;
  if (saved.ok) return ok(`${path}#next`);
  return ok(
    saved.refusal.code === "invalid" ? `${path}?edit=contact#contact` : withRefusal(path, saved.refusal.code),
  );
}

export const saveContactAction = linkAction("checkout")
  .inputSchema(contactInput)
  .action({ run: contact, after: go });

const deliveryInput = z.strictObject({
  token,
  /** `delivery`, or `pickup.<key>`. */
  way: z.string().max(60),
  methodKey: z.string().max(60).optional(),
  address: z.record(z.string().max(40), z.string().max(300)).optional(),
});

async function delivery(ctx: Context, input: z.output<typeof deliveryInput>) {
  const pickupKey = /^pickup\.(.+)$/.exec(input.way)?.[1] ?? null;
  const chosen = await chooseDelivery(ctx, {
    token: input.token,
    option: pickupKey === null ? "delivery" : "store_pickup",
    pickupKey,
    methodKey: input.methodKey ?? null,
    address: input.address ?? null,
  });
  const path = `/checkout/${input.token}`;
  if (chosen.ok) return ok(`${path}#payment`);
  const { code } = chosen.refusal;
  return ok(
    code === "invalid" ? `${path}?edit=delivery#delivery` : `${withRefusal(path, code)}&edit=delivery`,
  );
}

export const chooseDeliveryAction = linkAction("checkout")
  .inputSchema(deliveryInput)
  .action({ run: delivery, after: go });

const placeInput = z.strictObject({
  token,
  seen: z.string().max(8_000),
  methodKey: z.string().max(60).optional(),
  documentType: z.enum(DOCUMENT_TYPES).default("none"),
  taxId: text(40),
  companyName: text(),
  businessActivity: text(),
  fields: z.record(z.string().max(60), z.string().max(500)).default({}),
});

/** Placed by hand or free: the order's own page. Placed for a provider: straight on to its page. */
async function place(ctx: Context, input: z.output<typeof placeInput>) {
  const { methodKey = null, ...rest } = input;
  const placed = await placeOrder(ctx, { ...rest, methodKey });
  const path = `/checkout/${input.token}`;
  if (!placed.ok) {
    const { code } = placed.refusal;
    return ok(code === "invalid" ? `${path}?edit=payment#payment` : withRefusal(path, code));
  }
  const { pays, orderId, statusToken } = placed.value;
  const status = `/o/${statusToken}`;
  if (pays !== "provider" || methodKey === null) return ok(status);
  const page = await payOrder(ctx, { orderId, methodKey, back: status });
  return ok(page);
}

export const placeOrderAction = linkAction("checkout")
  .inputSchema(placeInput)
  .action({ run: place, after: go });

const returnInput = z.strictObject({ token });

async function back(ctx: Context, input: z.output<typeof returnInput>) {
  const returned = await returnToShop(ctx, input);
  const path = `/checkout/${input.token}`;
  return ok(returned.ok ? path : withRefusal(path, returned.refusal.code));
}

export const returnToShopAction = linkAction("checkout")
  .inputSchema(returnInput)
  .action({ run: back, after: go });

async function restart(ctx: Context, input: z.output<typeof returnInput>) {
  const opened = await startAgain(ctx, input.token, await getLocale());
  return ok(
    opened.ok ? `/cart/${opened.value.token}` : withRefusal(`/checkout/${input.token}`, opened.refusal.code),
  );
}

export const startAgainAction = linkAction("checkout")
  .inputSchema(returnInput)
  .action({ run: restart, after: go });
