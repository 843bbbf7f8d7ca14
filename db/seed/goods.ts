import { andes250, andesKilo, cajamarca, decaf, huila } from "./pictures/coffee";
import { blueMug, chocolate, clayMug, giftBox, honey } from "./pictures/table";
import { filters, frenchPress, grinder, guide, redCone, whiteCone } from "./pictures/tools";

export type Choice = {
  readonly sku: string;
  readonly options: readonly string[];
  readonly price: bigint;
  readonly before?: bigint;
  /** Opening stock; null = never runs out. */
  readonly stock: number | null;
  readonly threshold?: number;
  readonly grams: number;
  readonly picture?: string;
};

/** A file of the shop's own, somebody else's address, or a pool of so many keys. */
export type DigitalGood =
  | { readonly kind: "file"; readonly name: string }
  | { readonly kind: "address"; readonly name: string; readonly url: string }
  | { readonly kind: "keys"; readonly name: string; readonly keys: number };

export type Good = {
  readonly name: string;
  readonly description: string;
  readonly picture: string;
  readonly alt: string;
  readonly digital?: DigitalGood;
  readonly choices: readonly Choice[];
};

type Grind = readonly [suffix: string, name: string, stock: number];

const GRINDS: readonly Grind[] = [
  ["", "Grano entero", 90],
  ["-FR", "Molido para prensa francesa", 45],
  ["-FI", "Molido para filtro", 60],
  ["-ES", "Molido para espresso", 40],
];

const coffee = (sku: string, price: bigint, grams: number, grinds: readonly Grind[] = GRINDS): Choice[] =>
  grinds.map(([suffix, name, stock]) => ({
    sku: `${sku}${suffix}`,
    options: [name],
    price,
    stock,
    threshold: 12,
    grams,
  }));

/** What the demo shop sells. SKUs are named in contract.md: CAFE-250, GUIA-PDF and TAZA-AZUL stay. */
export const GOODS: readonly Good[] = [
  {
    name: "Café Andes 250 g",
    description: "La mezcla de la casa: Colombia y Perú, tueste medio. Cacao, naranja y un final dulce.",
    picture: andes250,
    alt: "Bolsa café de Café Andes de 250 gramos",
    choices: coffee("CAFE-250", 7_990n, 280, [["", "Grano entero", 220], ...GRINDS.slice(1)]),
  },
  {
    name: "Café Andes 1 kg",
    description: "La misma mezcla de la casa para quienes toman café todos los días.",
    picture: andesKilo,
    alt: "Bolsa grande de Café Andes de un kilo",
    choices: [
      {
        sku: "CAFE-1K",
        options: ["Grano entero"],
        price: 25_990n,
        before: 31_960n,
        stock: 60,
        threshold: 8,
        grams: 1_050,
      },
      {
        sku: "CAFE-1K-FI",
        options: ["Molido para filtro"],
        price: 25_990n,
        before: 31_960n,
        stock: 35,
        threshold: 8,
        grams: 1_050,
      },
    ],
  },
  {
    name: "Huila, Colombia 250 g",
    description: "Origen único de la zona de Pitalito. Panela, ciruela y acidez jugosa.",
    picture: huila,
    alt: "Bolsa roja de café de Huila",
    choices: coffee("HUILA-250", 9_490n, 280, GRINDS.slice(0, 3)),
  },
  {
    name: "Cajamarca, Perú 250 g",
    description: "Cooperativa de Jaén, lavado y secado al sol. Avellana, miel y cuerpo suave.",
    picture: cajamarca,
    alt: "Bolsa verde de café de Cajamarca",
    choices: coffee("CAJA-250", 8_990n, 280, GRINDS.slice(0, 3)),
  },
  {
    name: "Descafeinado al agua 250 g",
    description: "Sin cafeína y sin solventes. Para la sobremesa.",
    picture: decaf,
    alt: "Bolsa clara de café descafeinado",
    choices: coffee("DESCA-250", 8_490n, 280, GRINDS.slice(0, 2)),
  },
  {
    name: "Taza azul de gres",
    description: "Hecha a mano en Pomaire, esmalte azul, 280 ml. Se produce en tandas pequeñas.",
    picture: blueMug,
    alt: "Taza azul con la cordillera dibujada",
    choices: [{ sku: "TAZA-AZUL", options: [], price: 14_990n, stock: 6, threshold: 4, grams: 420 }],
  },
  {
    name: "Taza de greda",
    description: "Greda de Pomaire sin esmalte por fuera, 250 ml.",
    picture: clayMug,
    alt: "Taza de greda con líneas claras",
    choices: [{ sku: "TAZA-GREDA", options: [], price: 9_990n, stock: 40, threshold: 6, grams: 390 }],
  },
  {
    name: "Prensa francesa",
    description: "Vidrio de borosilicato y acero. La forma más simple de hacer buen café.",
    picture: frenchPress,
    alt: "Prensa francesa con café recién hecho",
    choices: [
      { sku: "PRENSA-600", options: ["600 ml"], price: 24_990n, stock: 22, threshold: 4, grams: 760 },
      { sku: "PRENSA-1L", options: ["1 litro"], price: 29_990n, stock: 16, threshold: 4, grams: 980 },
    ],
  },
  {
    name: "Cono V60",
    description: "Cerámica, para una o dos tazas. Incluye 20 filtros.",
    picture: whiteCone,
    alt: "Cono de cerámica sobre una jarra",
    choices: [
      { sku: "V60-BLANCO", options: ["Blanco"], price: 19_990n, stock: 20, threshold: 4, grams: 510 },
      {
        sku: "V60-ROJO",
        options: ["Rojo"],
        price: 19_990n,
        stock: 14,
        threshold: 4,
        grams: 510,
        picture: redCone,
      },
    ],
  },
  {
    name: "Filtros de papel, 100 unidades",
    description: "Para conos de una y dos tazas. Sin blanquear.",
    picture: filters,
    alt: "Caja de filtros de papel",
    choices: [{ sku: "FILTRO-100", options: [], price: 4_990n, stock: 120, threshold: 15, grams: 160 }],
  },
  {
    name: "Molinillo manual",
    description: "Muelas cónicas de acero, 18 puntos de molienda, mango de nogal.",
    picture: grinder,
    alt: "Molinillo manual de acero y madera",
    choices: [
      { sku: "MOLINO-1", options: [], price: 49_990n, before: 54_990n, stock: 18, threshold: 3, grams: 720 },
    ],
  },
  {
    name: "Chocolate amargo 70 %",
    description: "Cacao del Ucayali y azúcar de caña, barra de 100 g.",
    picture: chocolate,
    alt: "Barra de chocolate amargo a medio abrir",
    choices: [{ sku: "CHOCO-70", options: [], price: 4_490n, stock: 110, threshold: 15, grams: 115 }],
  },
  {
    name: "Miel de ulmo 500 g",
    description: "De Chiloé, cosecha de marzo. Floral, con notas de vainilla.",
    picture: honey,
    alt: "Frasco de miel de ulmo",
    choices: [{ sku: "MIEL-500", options: [], price: 8_990n, stock: 48, threshold: 8, grams: 720 }],
  },
  {
    name: "Caja de regalo Cordillera",
    description: "Café Andes 250 g, chocolate amargo y taza de greda, en caja con cinta.",
    picture: giftBox,
    alt: "Caja de regalo roja con cinta dorada",
    choices: [{ sku: "CAJA-REGALO", options: [], price: 24_990n, stock: 30, threshold: 5, grams: 1_100 }],
  },
  {
    name: "Guía: café de filtro en casa (PDF)",
    description: "42 páginas con recetas, moliendas y errores comunes. Se descarga al pagar.",
    picture: guide,
    alt: "Portada de la guía de café de filtro",
    digital: { kind: "file", name: "guia-cafe-de-filtro.pdf" },
    choices: [{ sku: "GUIA-PDF", options: [], price: 5_990n, stock: null, grams: 0 }],
  },
  {
    name: "Curso en video: espresso en casa",
    description: "Seis clases cortas para ver cuando quiera, en el sitio de nuestra escuela.",
    picture: frenchPress,
    alt: "Cafetera de prensa, portada del curso",
    digital: {
      kind: "address",
      name: "Curso de espresso en casa",
      url: "https://escuela.cafeandes.example/espresso-en-casa",
    },
    choices: [{ sku: "CURSO-VIDEO", options: [], price: 18_990n, stock: null, grams: 0 }],
  },
  {
    name: "Bitácora de catas (licencia)",
    description: "Una clave por persona para la aplicación donde anotamos cada café que probamos.",
    picture: guide,
    alt: "Portada de la bitácora de catas",
    digital: { kind: "keys", name: "Licencia de la bitácora", keys: 25 },
    choices: [{ sku: "LICENCIA-CATA", options: [], price: 9_990n, stock: null, grams: 0 }],
  },
];
