import type { Locale } from "./lib/i18n/locale";
import type messages from "./lib/i18n/messages/es.json";

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof messages;
  }
}
