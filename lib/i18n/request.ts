import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { LOCALE_COOKIE, negotiateLocale } from "@/lib/i18n/locale";

export default getRequestConfig(async () => {
  const cookie = (await cookies()).get(LOCALE_COOKIE)?.value;
  const accept = (await headers()).get("accept-language");
  const locale = negotiateLocale(cookie, accept);
  const messages = (await import(`./messages/${locale}.json`)).default;
  return { locale, timeZone: "America/Santiago", now: new Date(), messages };
});
