import type {
  CustomerProps,
  DestinationProps,
  DownloadProps,
  LineProps,
  OrderLetterProps,
  OrderProps,
  ShipmentProps,
  ShopProps,
} from "@/emails/letter-props";

/** One whole, believable order of a coffee shop in Santiago: what previews show. */
export const sampleShop: ShopProps = {
  name: "Café Andes",
  url: "https://cafeandes.example/",
  logoUrl: null,
  brand: null,
  email: "hola@cafeandes.example",
  phone: "+56 2 2345 6789",
  whatsapp: "+56 9 1234 5678",
  address: "Av. Italia 1439, Providencia, Santiago",
  demo: true,
};

export const sampleCustomer: CustomerProps = { firstName: "Lucía", name: "Lucía Fuentes Araya" };

export const sampleLines: readonly LineProps[] = [
  {
    name: "Café Andes 250 g",
    detail: "Molienda para cafetera italiana",
    sku: "CAFE-250-IT",
    quantity: 2,
    total: "$17.980",
    unitDecimal: "8990",
    imageUrl: null,
  },
  {
    name: "Prensa francesa 600 ml",
    detail: "Vidrio y acero",
    sku: "PRENSA-600",
    quantity: 1,
    total: "$24.990",
    unitDecimal: "24990",
    imageUrl: null,
  },
  {
    name: "Taza de gres hecha a mano",
    detail: "Verde bosque",
    sku: "TAZA-VERDE",
    quantity: 2,
    total: "$19.800",
    unitDecimal: "9900",
    imageUrl: null,
  },
];

export const sampleOrder: OrderProps = {
  number: "1042",
  date: "22 de noviembre de 2026",
  statusUrl: "https://cafeandes.example/o/3fJq8Zr1TnWk0aVb5LxYcQ",
  currency: "CLP",
  totalDecimal: "60483",
  lines: sampleLines,
  totals: {
    subtotal: "$62.770",
    discount: "−$6.277",
    shipping: "$3.990",
    taxes: "$9.657",
    taxesIncluded: true,
    total: "$60.483",
    paid: null,
    balance: null,
  },
  paymentMethod: "Tarjeta de crédito",
  deliveryMethod: "Envío a domicilio",
  deliverTo: [
    "Lucía Fuentes Araya",
    "Av. Providencia 1234, depto. 56",
    "Providencia",
    "Región Metropolitana",
  ],
};

export const sampleLetter: OrderLetterProps = {
  shop: sampleShop,
  customer: sampleCustomer,
  order: sampleOrder,
};

export const sampleShipment: ShipmentProps = {
  carrier: "Starken",
  trackingNumber: "987654321012",
  trackingUrl: "https://www.starken.example/seguimiento?codigo=987654321012",
  message: null,
  expected: "26 de noviembre",
  expectedFromIso: null,
  expectedIso: "2026-11-26T20:00:00-03:00",
  contents: null,
};

export const sampleDestination: DestinationProps = {
  name: "Lucía Fuentes Araya",
  street: "Av. Providencia 1234, depto. 56",
  locality: "Providencia",
  region: "Región Metropolitana",
  postalCode: "7500000",
  country: "CL",
};

export const sampleDownloads: readonly DownloadProps[] = [
  {
    name: "Guía de métodos de preparación (PDF)",
    url: "https://cafeandes.example/d/kq3Vn7PzXe90aTbYwLmRcs",
    uses: 5,
    until: "29 de noviembre",
  },
];
