import type { Locale } from "@/lib/i18n/locale";

type ParcelWords = {
  carrier: string;
  tracking: string;
  expected: string;
  message: (shop: string) => string;
  contents: string;
  track: string;
};

/** The facts of a parcel, in every letter that tells of one. */
export const PARCEL_WORDS: Record<Locale, ParcelWords> = {
  es: {
    carrier: "Empresa de envíos",
    tracking: "Código de seguimiento",
    expected: "Llegada estimada",
    message: (shop) => `Mensaje de ${shop}`,
    contents: "En este envío",
    track: "Seguir el envío",
  },
  en: {
    carrier: "Carrier",
    tracking: "Tracking number",
    expected: "Expected arrival",
    message: (shop) => `Message from ${shop}`,
    contents: "In this parcel",
    track: "Track the parcel",
  },
  pt: {
    carrier: "Transportadora",
    tracking: "Código de rastreamento",
    expected: "Previsão de chegada",
    message: (shop) => `Mensagem de ${shop}`,
    contents: "Neste envio",
    track: "Rastrear o envio",
  },
};
