import type { Attribution } from "@/lib/links/attribution";
import type { Dice, Weighted } from "./dice";
import type { Customer } from "./people";
import type { Wish } from "./stories/checkout";

type Line = Wish["lines"][number];

const FAVOURITES: Weighted<string> = [
  ["CAFE-250", 22],
  ["CAFE-250-FI", 12],
  ["CAFE-250-FR", 8],
  ["CAFE-250-ES", 6],
  ["CAFE-1K", 9],
  ["CAFE-1K-FI", 4],
  ["HUILA-250", 9],
  ["HUILA-250-FI", 6],
  ["CAJA-250", 8],
  ["CAJA-250-FI", 5],
  ["DESCA-250", 5],
  ["TAZA-GREDA", 4],
  ["PRENSA-600", 3],
  ["PRENSA-1L", 2],
  ["V60-BLANCO", 4],
  ["V60-ROJO", 3],
  ["FILTRO-100", 8],
  ["MOLINO-1", 2],
  ["CHOCO-70", 9],
  ["MIEL-500", 5],
  ["CAJA-REGALO", 4],
  ["GUIA-PDF", 3],
];

const ORIGINS: Weighted<Attribution> = [
  [
    {
      utmSource: "instagram",
      utmMedium: "social",
      utmCampaign: "historia-lunes",
      referrerHost: "l.instagram.com",
    },
    20,
  ],
  [{ utmSource: "instagram", utmMedium: "bio", referrerHost: "instagram.com" }, 12],
  [{ utmSource: "whatsapp", utmMedium: "chat" }, 10],
  [{ utmSource: "newsletter", utmMedium: "email", utmCampaign: "tueste-del-mes" }, 9],
  [
    { utmSource: "google", utmMedium: "cpc", utmCampaign: "cafe-de-especialidad", utmTerm: "cafe en grano" },
    7,
  ],
  [{ utmSource: "tiktok", utmMedium: "social", utmCampaign: "receta-v60" }, 5],
  [{ referrerHost: "www.google.com" }, 12],
  [{}, 18],
];

/** What people put into a cart: mostly one or two things, coffee above all. */
export function someLines(dice: Dice): Line[] {
  const count = dice.weighted([
    [1, 46],
    [2, 34],
    [3, 15],
    [4, 5],
  ] as const);
  const lines = new Map<string, number>();
  for (let index = 0; index < count; index++) {
    const sku = dice.weighted(FAVOURITES);
    const quantity = dice.weighted([
      [1, 70],
      [2, 22],
      [3, 6],
      [4, 2],
    ] as const);
    lines.set(sku, (lines.get(sku) ?? 0) + (sku === "GUIA-PDF" ? 1 : quantity));
  }
  return [...lines].map(([sku, quantity]) => ({ sku, quantity: sku === "GUIA-PDF" ? 1 : quantity }));
}

const isDigital = (lines: readonly Line[]): boolean => lines.every((line) => line.sku === "GUIA-PDF");

const BREWS = [
  "V60 todas las mañanas",
  "Prensa francesa",
  "Cafetera italiana",
  "Máquina espresso",
  "Aeropress",
] as const;

export function aWish(dice: Dice, customer: Customer, change: Partial<Wish> = {}): Wish {
  const lines = change.lines ?? someLines(dice);
  const isNear = customer.address.region === "Metropolitana de Santiago";
  const picksUp = isNear && dice.chance(0.14);
  const attribution = { ...dice.weighted(ORIGINS), firstPage: "/" };
  const shipping = isNear ? "envio_rm" : dice.pick(["starken", "chilexpress"]);
  return {
    ...{ customer, lines, shipping, attribution },
    how: isDigital(lines) ? "nothing" : picksUp ? "pickup" : "delivery",
    method: "demo",
    ...(dice.chance(0.1)
      ? { coupon: dice.pick(["BIENVENIDA", "BIENVENIDA", "GRACIAS3000", "INVIERNO20"]) }
      : {}),
    isInvoiced: dice.chance(0.12),
    answers: dice.chance(0.2) ? { molienda: dice.pick(BREWS) } : {},
    ...change,
  };
}

const LINKS: Weighted<readonly [slug: string, source: string]> = [
  [["cafe-andes-250", "instagram"], 6],
  [["caja-regalo", "facebook"], 2],
  [["kit-v60", "tiktok"], 2],
  [["reposicion", "whatsapp"], 3],
];

/** Came by one of the shop's own links. */
export function byLink(dice: Dice, customer: Customer, change: Partial<Wish> = {}): Wish {
  const [link, utmSource] = dice.weighted(LINKS);
  const lines = [{ sku: "CAFE-250", quantity: dice.chance(0.8) ? 1 : 2 }];
  const attribution = { utmSource, utmMedium: "social", firstPage: `/b/${link}` };
  const wish = aWish(dice, customer, { lines, link, attribution, ...change });
  const { coupon: _coupon, ...rest } = wish;
  return rest;
}
