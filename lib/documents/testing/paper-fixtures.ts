import type { PaperLine, PaperOrder, PaperShop } from "@/lib/documents/paper-order";
import type { Paper, PaperKind, PrintJob } from "@/lib/documents/papers";
import type { LabelParty, ShippingLabelProps } from "@/lib/documents/shipping-label";
import { type PaperLocale, paperWords } from "@/lib/documents/words";

export const shop: PaperShop = {
  name: "Almacén Cordillera",
  addressLines: ["Av. Italia 1439, Providencia", "Santiago, Chile"],
  contact: ["+56 2 2345 6789", "hola@cordillera.example", "cordillera.example"],
  taxId: "RUT 76.543.210-3",
};

export const line = (given: Partial<PaperLine> = {}): PaperLine => ({
  name: "Polera de algodón orgánico",
  options: "Talla M · Azul petróleo",
  sku: "POL-AZ-M",
  quantity: 2,
  unitPrice: "$12.990",
  total: "$25.980",
  ...given,
});

const order1042: PaperOrder = {
  number: "1042",
  createdAt: "3 may 2026, 14:02",
  paymentStatus: "Pagado",
  shipmentStatus: "En tránsito",
  badges: ["Reembolso parcial"],
  tags: ["mayorista", "urgente"],
  assignedTo: "Ana Soto",
  attention: ["Pagó $1.000 de más desde el 3 de mayo: devuelva la diferencia."],
  customer: {
    name: "Lucía Peña Muñoz",
    email: "lucia.pena@correo.example",
    phone: "+56 9 8765 4321",
    language: "Español",
    taxId: "12.531.909-2",
    ordersSoFar: "3 pedidos hasta hoy",
  },
  addresses: [
    {
      kind: "shipping",
      name: "Lucía Peña Muñoz",
      lines: ["Los Aromos 2451, depto. 34-B", "Ñuñoa, Región Metropolitana", "7750000 Chile"],
      phone: "+56 9 8765 4321",
      instructions: "Dejar en conserjería",
    },
    {
      kind: "billing",
      name: "Comercial Peña SpA",
      lines: ["Av. Apoquindo 4501, of. 1203", "Las Condes, Chile"],
      fields: [
        { label: "RUT", value: "77.123.456-7" },
        { label: "Giro", value: "Venta al por menor de vestuario" },
      ],
    },
  ],
  lines: [
    line({ discount: "−$2.598", tax: "19 % $3.733", dispatched: 2 }),
    line({
      name: "Taza de gres",
      options: "Blanca",
      sku: "TAZ-01",
      quantity: 1,
      unitPrice: "$4.990",
      total: "$4.990",
      fields: [{ label: "Grabado", value: "Para mamá" }],
      refunded: 1,
    }),
  ],
  totals: [
    { label: "Subtotal", value: "$26.025" },
    { label: "Descuento (OTOÑO10)", value: "−$2.602" },
    { label: "Envío · Chilexpress", value: "$3.353" },
    { label: "IVA 19 %", value: "$5.087" },
    { label: "Total", value: "$31.863", strong: true },
    { label: "Pagado", value: "$32.863" },
    { label: "A favor del cliente", value: "$1.000" },
  ],
  payment: {
    method: "Transferencia bancaria",
    instructions: "Banco Estado, cuenta corriente 123456, a nombre de Almacén Cordillera SpA.",
    reference: "P-1042",
    dueAt: "6 may 2026, 14:02",
  },
  payments: [
    {
      at: "3 may 2026, 15:20",
      what: "Transferencia",
      state: "Aceptada",
      amount: "$32.863",
      detail: "Revisó Ana Soto",
    },
    { at: "4 may 2026, 09:10", what: "Reembolso", state: "En camino", amount: "−$4.990", detail: "rf_8812" },
  ],
  shipments: [
    {
      carrier: "Chilexpress",
      state: "En tránsito",
      trackingCode: "CHX-9982-1145-0231",
      expected: "6 may 2026",
      contents: "2 × Polera de algodón orgánico",
    },
  ],
  documents: [
    { what: "Boleta electrónica", number: "B-55120", detail: "Emitida por su sistema de facturación" },
  ],
  additional: [{ label: "¿Cómo nos conoció?", value: "Instagram" }],
  customerNote: "Por favor, envolver la taza por separado. Gracias.",
  giftNote: "Feliz día, mamá. Con cariño, Lucía.",
  origin: [
    { label: "Enlace", value: "otono-instagram" },
    { label: "Campaña", value: "otoño 2026" },
  ],
  sentNotes: [{ at: "4 may 2026, 10:00", text: "Su pedido sale hoy por la tarde." }],
  history: [
    { at: "3 may 2026, 14:02", who: "Lucía Peña Muñoz", what: "hizo el pedido" },
    { at: "3 may 2026, 15:20", who: "Ana Soto", what: "aceptó el comprobante por $32.863" },
    { at: "4 may 2026, 11:30", who: "Ana Soto", what: "despachó 2 unidades con Chilexpress" },
  ],
};

export const paperOrder = (given: Partial<PaperOrder> = {}): PaperOrder => ({ ...order1042, ...given });

/** The worst order that the papers must survive: 60 lines, names of 80 characters, amounts of 9 digits. */
export const hugeOrder = (): PaperOrder =>
  paperOrder({
    number: "104299",
    lines: Array.from({ length: 60 }, (_, index) =>
      line({
        name: `Manta ${index + 1} tejida a mano en telar de lana de alpaca con borde de cuero y forro`.padEnd(
          80,
          "x",
        ),
        sku: `MAN-${String(index + 1).padStart(3, "0")}-LARGA-EXTRA-2026`,
        quantity: 120,
        unitPrice: "$ 123.456.789,50",
        discount: "−$ 123.456.789,50",
        total: "$ 999.999.999,99",
      }),
    ),
    totals: [{ label: "Total", value: "COP $ 999.999.999,99", strong: true }],
  });

export const recipient: LabelParty = {
  name: "Lucía Peña Muñoz",
  lines: ["Los Aromos 2451, depto. 34-B", "Ñuñoa", "Región Metropolitana", "7750000 CHILE"],
  phone: "+56 9 8765 4321",
};

export const labelProps = (
  given: Partial<ShippingLabelProps> = {},
  locale: PaperLocale = "es",
): ShippingLabelProps => ({
  words: paperWords(locale).shippingLabel,
  demo: true,
  orderNumber: "1042",
  sender: { name: shop.name, lines: shop.addressLines, phone: "+56 2 2345 6789" },
  recipient: { ...recipient, instructions: "Dejar en conserjería" },
  carrier: "Chilexpress",
  service: "Día hábil siguiente",
  trackingCode: "CHX9982114502310",
  qrText: "https://cordillera.example/o/3fj2k1l9d8s7a6",
  parcel: { n: 1, of: 2 },
  weight: "1,2 kg",
  ...given,
});

export const jobOf = (papers: readonly Paper[], locale: PaperLocale = "es"): PrintJob => ({
  papers,
  locale,
  title: "Pedido 1042",
  shopName: shop.name,
  issuedAt: "2026-05-04T15:30:00.000Z",
});

/** One paper of each kind for an order, in the words of a language. */
export function samplePapers(locale: PaperLocale, order = paperOrder()): Readonly<Record<PaperKind, Paper>> {
  const words = paperWords(locale);
  const orderUrl = "https://cordillera.example/o/3fj2k1l9d8s7a6";
  const second = paperOrder({
    number: "1043",
    lines: [line({ quantity: 3 }), line({ name: "Gorro", sku: "GOR-1" })],
  });
  return {
    order_sheet: {
      kind: "order_sheet",
      size: "A4",
      props: { shop, order, words: words.orderSheet, demo: true },
    },
    packing_slip: {
      kind: "packing_slip",
      size: "A4",
      props: { shop, order, words: words.packingSlip, demo: true, showPrices: false, orderUrl },
    },
    pick_list: {
      kind: "pick_list",
      size: "LETTER",
      props: { shop, orders: [order, second], words: words.pickList, demo: true },
    },
    shipping_label: { kind: "shipping_label", size: "LABEL", props: labelProps({}, locale) },
  };
}
