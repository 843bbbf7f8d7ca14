import type { Locale } from "@/lib/i18n/locale";

export type FrameWords = {
  demo: string;
  helpCustomer: string;
  helpEmail: string;
  helpWhatsapp: string;
  helpPhone: string;
  whyDesk: string;
  whyPerson: (shop: string) => string;
  order: string;
  product: string;
  amount: string;
  subtotal: string;
  discount: string;
  shipping: string;
  taxes: string;
  taxesIncluded: string;
  total: string;
  paid: string;
  balance: string;
  paymentMethod: string;
  deliveryMethod: string;
  deliverTo: string;
  seeOrder: string;
  openDesk: string;
};

export const FRAME_WORDS: Record<Locale, FrameWords> = {
  es: {
    demo: "MODO DEMO: tienda de muestra, no es una compra real",
    helpCustomer: "¿Necesita ayuda? Responda este correo o escríbanos:",
    helpEmail: "Correo",
    helpWhatsapp: "WhatsApp",
    helpPhone: "Teléfono",
    whyDesk: "Recibe este aviso porque lo tiene activado en el panel de la tienda.",
    whyPerson: (shop) => `Este correo trata de su acceso al panel de ${shop}.`,
    order: "Pedido",
    product: "Producto",
    amount: "Monto",
    subtotal: "Subtotal",
    discount: "Descuento",
    shipping: "Envío",
    taxes: "Impuestos",
    taxesIncluded: "Impuestos incluidos",
    total: "Total",
    paid: "Pagado",
    balance: "Saldo por pagar",
    paymentMethod: "Medio de pago",
    deliveryMethod: "Entrega",
    deliverTo: "Dirección de envío",
    seeOrder: "Ver mi pedido",
    openDesk: "Abrir el pedido",
  },
  en: {
    demo: "DEMO MODE: sample shop, not a real purchase",
    helpCustomer: "Need a hand? Reply to this e-mail or write to us:",
    helpEmail: "E-mail",
    helpWhatsapp: "WhatsApp",
    helpPhone: "Phone",
    whyDesk: "You get this notice because it is switched on for you at the shop's desk.",
    whyPerson: (shop) => `This e-mail is about your access to the desk of ${shop}.`,
    order: "Order",
    product: "Product",
    amount: "Amount",
    subtotal: "Subtotal",
    discount: "Discount",
    shipping: "Shipping",
    taxes: "Taxes",
    taxesIncluded: "Taxes included",
    total: "Total",
    paid: "Paid",
    balance: "Balance due",
    paymentMethod: "Payment method",
    deliveryMethod: "Delivery",
    deliverTo: "Shipping address",
    seeOrder: "View my order",
    openDesk: "Open the order",
  },
  pt: {
    demo: "MODO DEMO: loja de exemplo, não é uma compra real",
    helpCustomer: "Precisa de ajuda? Responda a este e-mail ou fale com a gente:",
    helpEmail: "E-mail",
    helpWhatsapp: "WhatsApp",
    helpPhone: "Telefone",
    whyDesk: "Você recebe este aviso porque ele está ativado no seu painel da loja.",
    whyPerson: (shop) => `Este e-mail é sobre o seu acesso ao painel de ${shop}.`,
    order: "Pedido",
    product: "Produto",
    amount: "Valor",
    subtotal: "Subtotal",
    discount: "Desconto",
    shipping: "Frete",
    taxes: "Impostos",
    taxesIncluded: "Impostos incluídos",
    total: "Total",
    paid: "Pago",
    balance: "Saldo a pagar",
    paymentMethod: "Forma de pagamento",
    deliveryMethod: "Entrega",
    deliverTo: "Endereço de entrega",
    seeOrder: "Ver meu pedido",
    openDesk: "Abrir o pedido",
  },
};
