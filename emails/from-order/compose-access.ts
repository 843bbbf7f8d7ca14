import { type RenderedLetter, renderLetter } from "@/emails";
import type { Locale } from "@/lib/i18n/locale";
import type { AccessLetterKind } from "@/lib/notifications/letters";
import type { ShopSettings } from "@/lib/shop/settings";
import { shopProps } from "./order-props";

const MAGIC_LINK_MINUTES = 10;
const RESET_MINUTES = 30;
const INVITE_LIFE = { es: "48 horas", en: "48 hours", pt: "48 horas" } as const;

export type AccessData = {
  readonly settings: ShopSettings;
  readonly appUrl: string;
  readonly demo: boolean;
  readonly name: string | null;
  readonly url: string;
};

/** A letter about a person's own access to the desk. */
export function composeAccessLetter(
  kind: AccessLetterKind,
  locale: Locale,
  data: AccessData,
): Promise<RenderedLetter> {
  const about = { shop: shopProps(data), name: data.name, url: data.url };
  if (kind === "magic_link") return renderLetter(kind, locale, { ...about, minutes: MAGIC_LINK_MINUTES });
  if (kind === "password_reset") return renderLetter(kind, locale, { ...about, minutes: RESET_MINUTES });
  const invite = { ...about, invitedBy: data.settings.name, role: "", expires: INVITE_LIFE[locale] };
  return renderLetter(kind, locale, invite);
}
