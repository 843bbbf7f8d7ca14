import type { Db } from "@/db/client";
import { writeSettings } from "@/db/queries/shop";
import { coupons, digitalFiles, links, products, taxRates, variants } from "@/db/schema";
import { savedLinkJson, savedLinkSchema } from "@/lib/links/saved-link";
import { type ShopSettings, settingsSchema } from "@/lib/shop/settings";

const BORN = new Date("2026-01-01T12:00:00.000Z");

export type GivenVariant = {
  readonly sku: string;
  readonly name?: string;
  readonly price?: bigint;
  readonly stock?: number;
  readonly unlimited?: boolean;
  readonly digital?: boolean;
  readonly status?: "available" | "unavailable" | "archived";
};

/** A product with one variant. @returns the variant's id. */
export async function givenVariant(db: Db, given: GivenVariant): Promise<number> {
  const { sku, name = sku, price = 5_000n, stock = 10, unlimited = false, digital = false } = given;
  const [product] = await db
    .insert(products)
    .values({
      name,
      description: "",
      type: digital ? "digital" : "physical",
      status: given.status ?? "available",
      createdAt: BORN,
    })
    .returning({ id: products.id });
  const [variant] = await db
    .insert(variants)
    .values({ productId: product?.id ?? 0, sku, options: [], price, stock, unlimited, weightGrams: 250 })
    .returning({ id: variants.id });
  if (!variant) throw new Error("no variant");
  if (digital) await db.insert(digitalFiles).values({ variantId: variant.id, name: `${sku}.pdf` });
  return variant.id;
}

type GivenCoupon = Partial<Omit<typeof coupons.$inferInsert, "code" | "value">> & {
  readonly code: string;
  readonly percent: number;
};

export async function givenCoupon(db: Db, { code, percent, ...more }: GivenCoupon): Promise<void> {
  const value = { kind: "percent", basisPoints: percent * 100 };
  await db.insert(coupons).values({ target: "order", createdAt: BORN, ...more, code, value });
}

type GivenLink = Partial<typeof links.$inferInsert> & {
  readonly slug: string;
  readonly lines: readonly { variantId: number; quantity: number; fixedPrice?: string }[];
  readonly coupon?: string;
};

export async function givenSavedLink(db: Db, { slug, lines, coupon, ...more }: GivenLink): Promise<string> {
  const content = savedLinkJson(savedLinkSchema.parse({ lines, coupon: coupon ?? null }));
  const id = `lnk_${slug}`;
  await db.insert(links).values({ id, purpose: "direct_buy", slug, content, createdAt: BORN, ...more });
  return id;
}

/** A Chilean shop: transfer and the demo card, one flat delivery, one pickup, 19 % included. */
export async function givenShop(db: Db, change: Partial<ShopSettings> = {}): Promise<ShopSettings> {
  const base = settingsSchema.parse({
    name: "Café Andes",
    shippingMethods: [
      {
        ...{ key: "estandar", name: "Envío estándar", enabled: true, kind: "flat", places: [] },
        ...{ price: 3_990n, measure: "weight", rows: [], freeAbove: 40_000n },
      },
    ],
    pickupLocations: [
      {
        ...{ key: "local", name: "Tostaduría", enabled: true, address: "Merced 10", hours: "9–18" },
        ...{ description: "", instructions: "" },
      },
    ],
  });
  const settings = { ...base, ...change };
  await writeSettings(db, settings, BORN);
  await db
    .insert(taxRates)
    .values({ name: "IVA", country: "CL", basisPoints: 1900, appliesToShipping: true });
  return settings;
}
