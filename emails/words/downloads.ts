import type { Locale } from "@/lib/i18n/locale";

type Words = {
  readonly title: string;
  readonly uses: (count: number) => string;
  readonly until: (date: string) => string;
};

export const DOWNLOAD_WORDS: Readonly<Record<Locale, Words>> = {
  es: {
    title: "Sus descargas",
    uses: (count) => (count === 1 ? "1 descarga" : `${count} descargas`),
    until: (date) => `hasta el ${date}`,
  },
  en: {
    title: "Your downloads",
    uses: (count) => (count === 1 ? "1 download" : `${count} downloads`),
    until: (date) => `until ${date}`,
  },
  pt: {
    title: "Seus downloads",
    uses: (count) => (count === 1 ? "1 download" : `${count} downloads`),
    until: (date) => `até ${date}`,
  },
};
