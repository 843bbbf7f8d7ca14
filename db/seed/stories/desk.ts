import { eq } from "drizzle-orm";
import { inTransaction } from "@/db/client";
import { catalogueByIds, listTaxRules } from "@/db/queries/catalog";
import { insertAddress, upsertPerson } from "@/db/queries/people";
import { variants } from "@/db/schema";
import { placedEvent } from "@/lib/carts/placing";
import { priceCart } from "@/lib/carts/pricing";
import { adjustStock } from "@/lib/catalog/commands/adjust-stock";
import { addressSchema } from "@/lib/customers/address";
import { DAY_MS, plus } from "@/lib/kernel/clock";
import { mustSucceed } from "@/lib/kernel/result";
import { addNote } from "@/lib/orders/commands/add-note";
import { openOrderWithin } from "@/lib/orders/commands/change-order";
import { changeTags } from "@/lib/orders/commands/change-tags";
import { markOrder } from "@/lib/orders/commands/mark-order";
import { deskTime, hours } from "../calendar";
import type { Dice } from "../dice";
import type { Customer } from "../people";
import type { Story } from "../timeline";
import { by, type World } from "../world";
import type { Wish } from "./checkout";
import { fulfil, record } from "./plain";
import { look } from "./sending";

const NOTES = [
  "Clienta de la feria de Ñuñoa, siempre pide molienda fina.",
  "Pidió factura por WhatsApp, enviada por el contador.",
  "Agregar muestra de Huila.",
  "Prefiere que la llamen después de las 18:00.",
  "Segunda compra del mes: ofrecer suscripción.",
] as const;
const TAGS = ["regalo", "empresa", "frecuente", "feria", "urgente"] as const;

/** Small things that people do around an order. */
export async function* tidies(world: World, dice: Dice, orderId: number): Story {
  const manager = by(world, world.crew.manager);
  if (dice.chance(0.12)) mustSucceed(await addNote(manager, { orderId, text: dice.pick(NOTES) }), "note");
  if (dice.chance(0.14)) mustSucceed(await changeTags(manager, { orderId, tags: [dice.pick(TAGS)] }), "tags");
  if (!dice.chance(0.1)) return;
  yield deskTime(dice, plus(world.time.now(), dice.int(20, 60) * DAY_MS));
  const { paymentStatus } = await look(world, orderId);
  if (paymentStatus !== "pending")
    mustSucceed(await markOrder(manager, { orderId, mark: "archive" }), "archive");
}

async function priced(world: World, customer: Customer, lines: Wish["lines"]) {
  const settings = await world.ctx.settings();
  const wanted = lines.map(({ sku, quantity }) => ({
    variantId: world.shelf.get(sku) ?? 0,
    quantity,
    fixedPrice: null,
  }));
  const { region = null, municipality = null } = customer.address;
  const place = { country: "CL", region, municipality };
  return priceCart({
    lines: wanted,
    rows: await catalogueByIds(
      world.tx,
      wanted.map((line) => line.variantId),
    ),
    agreed: [],
    coupon: null,
    delivery: { option: "delivery", methodKey: null, pickupKey: null, place },
    shop: {
      pricesIncludeTax: true,
      methods: settings.shippingMethods,
      pickups: [],
      taxRules: await listTaxRules(world.tx),
      taxPlace: place,
    },
    now: world.ctx.now(),
  });
}

/** Ordered by telephone or at the fair: the desk writes it down, the money comes by transfer. */
export async function orderByHand(world: World, wish: Wish): Promise<number | null> {
  const ctx = by(world, world.crew.manager);
  const { fullName, email, phone, locale, address } = wish.customer;
  const { lines, totals, shipping } = await priced(world, wish.customer, wish.lines);
  const method = (await ctx.settings()).paymentMethods.find(({ key }) => key === "bank_transfer");
  if (lines.length === 0 || !method) return null;
  const { times } = await ctx.settings();
  return inTransaction(ctx.db, async (tx) => {
    const person = await upsertPerson(tx, { fullName, email, phone, locale }, ctx.now());
    const row = addressSchema.parse({ ...address, name: fullName, country: "CL" });
    const addressId = await insertAddress(tx, { ...row, personId: person.id, createdAt: ctx.now() });
    const opened = await openOrderWithin(tx, ctx, (number) => [
      {
        kind: "order_created",
        number: Math.max(1, number),
        source: "manual",
        currency: "CLP",
        ...{ locale, lines: [...lines], totals, personId: person.id, addressId },
        shippingOption: shipping ? "delivery" : "no_shipping",
        pickupLocationKey: null,
        shippingMethod: shipping ? { key: shipping.key, name: shipping.name } : null,
        ...{ billingAddressId: null, documentType: "receipt" as const, fieldsId: null, coupon: null },
        ...{ ownDiscount: 0n, attribution: { channel: "whatsapp" }, linkId: null },
        ...{ recoveredFrom: null, duplicatedFrom: null },
      },
      placedEvent(method, times, ctx.now(), null),
    ]);
    return opened.ok ? opened.value.id : null;
  });
}

export async function* isOrderedByPhone(world: World, dice: Dice, wish: Wish): Story {
  yield deskTime(dice, world.time.now());
  const orderId = await orderByHand(world, wish);
  if (orderId === null) return;
  yield deskTime(dice, hours(dice, world.time.now(), 2, 30));
  await record(world, orderId, {
    methodKey: "bank_transfer",
    who: "owner",
    reference: `TEF ${dice.int(10_000_000, 99_999_999)}`,
  });
  yield plus(world.time.now(), 60_000);
  const { shippingOption } = await look(world, orderId);
  yield* fulfil(world, dice, orderId, { how: shippingOption === "delivery" ? "delivery" : "nothing" });
}

/** Only written down: nobody has paid yet. */
export async function* isOrderedAndWaits(world: World, dice: Dice, wish: Wish): Story {
  yield deskTime(dice, world.time.now());
  await orderByHand(world, wish);
}

const FRESH = "Tueste de la semana";

/** Every Monday somebody counts the shelf and fills what runs low. */
export async function* fillsTheShelf(world: World, dice: Dice): Story {
  for (;;) {
    yield deskTime(dice, plus(world.time.now(), 7 * DAY_MS));
    const rows = await world.tx.select().from(variants).where(eq(variants.unlimited, false));
    for (const { id, sku, stock, threshold } of rows.sort((a, b) => a.id - b.id)) {
      if (sku === "TAZA-AZUL" || stock > threshold * 2) continue;
      const input = {
        variantId: id,
        delta: dice.int(3, 6) * 8,
        reason: sku.includes("-250") ? FRESH : "Llegó reposición",
      };
      mustSucceed(await adjustStock(by(world, world.crew.logistics), input), `restock ${sku}`);
    }
  }
}
