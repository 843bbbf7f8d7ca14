import { Mail, MessageCircle, Phone } from "lucide-react";
import Image from "next/image";
import { NextIntlClientProvider, useMessages, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DemoBanner } from "@/app/_ui/demo-banner";
import { clientMessages } from "@/lib/i18n/client-messages";
import { brandStyle } from "./brand-style";
import { LanguageLinks } from "./language-links";

export type PublicShop = {
  name: string;
  logoUrl?: string | null;
  /** `#rrggbb`; stands in for our green, corrected until it can be read. */
  brandColor?: string | null;
  email?: string | null;
  /** E.164, shown as given in `phoneText`. */
  phone?: string | null;
  phoneText?: string | null;
  /** Digits for wa.me. */
  whatsapp?: string | null;
};

type FrameProps = { shop: PublicShop; demo: boolean; children: ReactNode };

/** Everything around a customer's page: whose shop it is on top, how to reach it below. */
export function PublicFrame({ shop, demo, children }: FrameProps) {
  return (
    <NextIntlClientProvider messages={clientMessages(useMessages(), "public")}>
      <div className="flex min-h-dvh flex-col text-md" style={brandStyle(shop.brandColor)}>
        {demo ? <DemoBanner /> : null}
        <header className="border-b bg-sheet print:border-0">
          <div className="mx-auto flex h-14 w-full max-w-5xl items-center gap-3 px-4">
            {shop.logoUrl ? (
              <Image src={shop.logoUrl} alt="" width={96} height={32} className="h-8 w-auto" />
            ) : null}
            <span className="truncate font-semibold">{shop.name}</span>
          </div>
        </header>
        <main id="content" className="mx-auto w-full max-w-5xl flex-1 px-4 py-6 md:py-10">
          {children}
        </main>
        <Foot shop={shop} />
      </div>
    </NextIntlClientProvider>
  );
}

function Foot({ shop }: { shop: PublicShop }) {
  const t = useTranslations("public");
  const ways = [
    shop.whatsapp
      ? { icon: MessageCircle, href: `https://wa.me/${shop.whatsapp}`, text: t("whatsapp") }
      : null,
    shop.email ? { icon: Mail, href: `mailto:${shop.email}`, text: shop.email } : null,
    shop.phone ? { icon: Phone, href: `tel:${shop.phone}`, text: shop.phoneText ?? shop.phone } : null,
  ].filter((way) => way !== null);
  return (
    <footer className="border-t text-base text-ink-soft">
      <div className="mx-auto flex w-full max-w-5xl flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-4">
        {ways.length > 0 ? (
          <div className="flex flex-wrap items-center gap-x-5">
            <span>{t("contact")}</span>
            {ways.map(({ icon: Icon, href, text }) => (
              <a
                key={href}
                href={href}
                className="inline-flex min-h-11 items-center gap-1.5 font-medium text-ink hover:underline"
              >
                <Icon aria-hidden className="size-4 text-ink-faint" strokeWidth={1.75} />
                {text}
              </a>
            ))}
          </div>
        ) : null}
        <LanguageLinks />
      </div>
    </footer>
  );
}
