import type { Tx } from "@/db/client";
import { insertLink } from "@/db/queries/links";
import { coupons, images, products, stockMovements, taxRates, variants } from "@/db/schema";
import { DAY_MS, plus } from "@/lib/kernel/clock";
import { mintId, type Random } from "@/lib/kernel/ids";
import { savedLinkJson } from "@/lib/links/saved-link";
import { type Choice, GOODS, type Good } from "./goods";

/** SKU → variant id. */
export type Shelf = ReadonlyMap<string, number>;

/** Products with pictures, variants, opening stock as movements, taxes, coupons. */
export async function fillShelf(tx: Tx, at: Date): Promise<Shelf> {
  const shelf = new Map<string, number>();
  for (const good of GOODS) for (const [sku, id] of await addGood(tx, good, at)) shelf.set(sku, id);
  await tx.insert(taxRates).values({
    name: "IVA",
    country: "CL",
    region: null,
    category: null,
    basisPoints: 1_900,
    appliesToShipping: true,
  });
  await tx.insert(coupons).values(couponRows(at));
  return shelf;
}

async function addPicture(tx: Tx, svg: string, alt: string, at: Date): Promise<number> {
  const [row] = await tx
    .insert(images)
    .values({ mime: "image/svg+xml", bytes: new TextEncoder().encode(svg), alt, createdAt: at })
    .returning({ id: images.id });
  if (!row) throw new Error(`picture ${alt} was not written`);
  return row.id;
}

async function addGood(tx: Tx, good: Good, at: Date): Promise<[string, number][]> {
  const imageId = await addPicture(tx, good.picture, good.alt, at);
  const { name, description } = good;
  const [product] = await tx
    .insert(products)
    .values({
      ...{ name, description, imageId },
      type: good.digital ? "digital" : "physical",
      status: "available",
      createdAt: at,
    })
    .returning({ id: products.id });
  if (!product) throw new Error(`product ${name} was not written`);
  const added: [string, number][] = [];
  for (const [position, choice] of good.choices.entries()) {
    const own = choice.picture ? await addPicture(tx, choice.picture, good.alt, at) : null;
    const id = await addChoice(tx, { choice, productId: product.id, position, imageId: own, at });
    added.push([choice.sku, id]);
  }
  return added;
}

type NewChoice = {
  readonly choice: Choice;
  readonly productId: number;
  readonly position: number;
  readonly imageId: number | null;
  readonly at: Date;
};

async function addChoice(tx: Tx, { choice, productId, position, imageId, at }: NewChoice): Promise<number> {
  const stock = choice.stock ?? 0;
  const [row] = await tx
    .insert(variants)
    .values({
      ...{ productId, position, imageId, stock },
      sku: choice.sku,
      options: [...choice.options],
      price: choice.price,
      compareAtPrice: choice.before ?? null,
      unlimited: choice.stock === null,
      threshold: choice.threshold ?? 0,
      weightGrams: choice.grams,
    })
    .returning({ id: variants.id });
  if (!row) throw new Error(`variant ${choice.sku} was not written`);
  if (stock > 0) {
    await tx.insert(stockMovements).values({
      variantId: row.id,
      delta: stock,
      kind: "import",
      reason: "Inventario inicial",
      balanceAfter: stock,
      at,
    });
  }
  return row.id;
}

const couponRows = (at: Date) => [
  {
    code: "BIENVENIDA",
    target: "order" as const,
    value: { kind: "percent", basisPoints: 1_000 },
    limitPerEmail: 1,
    createdAt: at,
  },
  {
    code: "INVIERNO20",
    target: "order" as const,
    value: { kind: "percent", basisPoints: 2_000 },
    minimumAmount: 20_000n,
    startsAt: at,
    endsAt: plus(at, 45 * DAY_MS),
    createdAt: at,
  },
  {
    code: "GRACIAS3000",
    target: "order" as const,
    value: { kind: "fixed", amount: "3000" },
    minimumAmount: 15_000n,
    createdAt: at,
  },
  {
    code: "ENVIOGRATIS",
    target: "shipping" as const,
    value: { kind: "percent", basisPoints: 10_000 },
    minimumItems: 2,
    createdAt: at,
  },
];

export type SeedLink = { readonly slug: string; readonly id: string };

const LINKS = [
  {
    slug: "cafe-andes-250",
    name: "Café Andes 250 g",
    channel: "instagram",
    skus: ["CAFE-250"],
    coupon: null,
  },
  {
    slug: "caja-regalo",
    name: "Caja de regalo, Facebook",
    channel: "facebook",
    skus: ["CAJA-REGALO"],
    coupon: null,
  },
  {
    slug: "kit-v60",
    name: "Kit de filtro, TikTok",
    channel: "tiktok",
    skus: ["V60-BLANCO", "CAFE-250-FI"],
    coupon: "GRACIAS3000",
  },
  {
    slug: "reposicion",
    name: "Reposición por WhatsApp",
    channel: "whatsapp",
    skus: ["CAFE-1K"],
    coupon: null,
  },
] as const;

const TEXTS: Readonly<Record<string, string>> = {
  "cafe-andes-250": "El de todos los días. Despachamos en 24 horas en Santiago.",
  "caja-regalo": "Lista para regalar, con tarjeta escrita a mano.",
  "kit-v60": "Todo para su primer café de filtro.",
  reposicion: "Un kilo recién tostado, para que no falte.",
};

/** Saved direct-buy links, one a channel. `createdBy` is the owner. */
export async function saveLinks(
  tx: Tx,
  shelf: Shelf,
  random: Random,
  { at, createdBy }: { readonly at: Date; readonly createdBy: number },
): Promise<SeedLink[]> {
  const saved: SeedLink[] = [];
  for (const { slug, name, channel, skus, coupon } of LINKS) {
    const id = mintId(random, "lnk");
    const lines = skus.map((sku) => ({ variantId: shelf.get(sku) ?? 0, quantity: 1, fixedPrice: null }));
    const content = savedLinkJson({ lines, coupon, text: TEXTS[slug] ?? null });
    await insertLink(tx, {
      id,
      purpose: "direct_buy",
      slug,
      content,
      name,
      channel,
      createdBy,
      createdAt: at,
    });
    saved.push({ slug, id });
  }
  return saved;
}
