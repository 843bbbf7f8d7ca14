import { defaultMethod, type MethodKey, type PaymentMethod } from "@/lib/shop/payment-methods";
import { type ShopSettings, settingsSchema } from "@/lib/shop/settings";

const method = (key: MethodKey, change: Partial<PaymentMethod>): PaymentMethod => ({
  ...defaultMethod(key),
  enabled: true,
  ...change,
});

const METHODS: readonly PaymentMethod[] = [
  method("demo", {}),
  method("bank_transfer", {
    instructions: {
      es: "Transfiera el total a nuestra cuenta y cite el número de su pedido. Apartamos su café mientras llega el pago.",
      en: "Transfer the total to our account and quote your order number. We keep your coffee aside until the payment arrives.",
      pt: "Transfira o total para a nossa conta e informe o número do pedido. Separamos o seu café até o pagamento chegar.",
    },
    bank: {
      bank: "Banco del Ejemplo",
      accountType: "Cuenta corriente",
      number: "00-123-45678-9",
      holder: "Café Andes SpA",
      taxId: "76.543.210-3",
      email: "pagos@cafeandes.example",
    },
    deadlineDays: 5,
  }),
  method("cash", {
    instructions: {
      es: "Pague en efectivo cuando retire en la tienda.",
      en: "Pay in cash when you pick up at the shop.",
      pt: "Pague em dinheiro quando retirar na loja.",
    },
  }),
  method("cash_on_delivery", {
    instructions: {
      es: "Tenga el monto exacto para quien entrega. Sólo en la Región Metropolitana.",
      en: "Please have the exact amount ready for the courier. Santiago only.",
      pt: "Tenha o valor exato para o entregador. Somente em Santiago.",
    },
    shipsBeforePayment: true,
  }),
];

const RM = "Metropolitana de Santiago";
const FAR = [
  "Arica y Parinacota",
  "Tarapacá",
  "Antofagasta",
  "Atacama",
  "Aysén del General Carlos Ibáñez del Campo",
  "Magallanes y de la Antártica Chilena",
];

const inRegion = (region: string | null) => ({ country: "CL", region, municipality: null });
const row = (region: string | null, price: bigint, upTo: bigint | null) => ({
  place: inRegion(region),
  upTo,
  price,
});

const byRegion = (near: bigint, middle: bigint, far: bigint) => [
  row(RM, near, null),
  row(null, middle, 5_000n),
  row(null, middle + 2_500n, null),
  ...FAR.map((region) => row(region, far, null)),
];

/** The demo shop as its owner set it up. */
export const DEMO_SETTINGS: ShopSettings = settingsSchema.parse({
  name: "Café Andes",
  email: "hola@cafeandes.example",
  phone: "+56223456789",
  whatsapp: "+56987654321",
  url: "https://cafeandes.example",
  companyName: "Café Andes SpA",
  taxId: "76543210-3",
  brandColor: "#7a3e1d",
  address: {
    name: "Café Andes",
    street: "Avenida Italia",
    streetNumber: "1439",
    municipality: "Providencia",
    region: RM,
    regionCode: "RM",
    country: "CL",
  },
  paymentMethods: METHODS,
  shippingMethods: [
    {
      key: "envio_rm",
      name: "Despacho en Santiago",
      enabled: true,
      kind: "flat",
      places: [inRegion(RM)],
      price: 2_990n,
      measure: "weight",
      rows: [],
      freeAbove: 30_000n,
    },
    {
      key: "starken",
      name: "Starken",
      enabled: true,
      kind: "table",
      places: [],
      price: 0n,
      measure: "weight",
      rows: byRegion(3_490n, 4_290n, 6_990n),
      freeAbove: null,
    },
    {
      key: "chilexpress",
      name: "Chilexpress",
      enabled: true,
      kind: "table",
      places: [],
      price: 0n,
      measure: "weight",
      rows: byRegion(3_990n, 4_990n, 7_990n),
      freeAbove: null,
    },
  ],
  pickupLocations: [
    {
      key: "providencia",
      name: "Tienda Providencia",
      enabled: true,
      address: "Avenida Italia 1439, Providencia",
      hours: "Lunes a viernes de 10:00 a 19:00, sábado de 10:00 a 14:00",
      description: "Retiro sin costo, a dos cuadras del metro.",
      instructions: "Muestre el código de retiro en el mesón. Guardamos su pedido 10 días.",
    },
  ],
  checkoutFields: [
    {
      key: "molienda",
      label: {
        es: "¿Cómo prepara su café?",
        en: "How do you brew your coffee?",
        pt: "Como você prepara o seu café?",
      },
      type: "input",
      area: "other",
      required: false,
      options: [],
    },
    {
      key: "regalo",
      label: { es: "Es un regalo", en: "It is a gift", pt: "É um presente" },
      type: "checkbox",
      area: "other",
      required: false,
      options: [],
    },
  ],
});
