import { getTranslations } from "next-intl/server";
import { isLocale } from "@/lib/i18n/locale";
import { isLetterCause } from "@/lib/notifications/letter-state";
import { isLetterKind } from "@/lib/notifications/letters";

/** Names of kinds, languages and causes; what this version does not know is shown as it is stored. */
export async function letterWords() {
  const t = await getTranslations("letters");
  return {
    kind: (kind: string): string => (isLetterKind(kind) ? t(`kind.${kind}`) : kind),
    language: (locale: string): string => (isLocale(locale) ? t(`language.${locale}`) : locale),
    cause: (cause: string | null): string | null => (isLetterCause(cause) ? t(`cause.${cause}`) : cause),
  };
}
