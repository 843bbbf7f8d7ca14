import { Mail, MessageCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Panel } from "@/app/_ui/panel";
import { waDigits } from "@/lib/customers/phone";
import type { ShopSettings } from "@/lib/shop/settings";

/** Whom to write to, with the order named and the first words written already. */
export function Help({ settings, number }: { settings: ShopSettings; number: number }) {
  const t = useTranslations("shop.o.help");
  const { email, whatsapp } = settings;
  if (!email && !whatsapp) return null;
  const text = t("text", { number });
  return (
    <Panel title={t("title")}>
      <p className="mb-3 text-ink-soft">{t("lead")}</p>
      <div className="flex flex-wrap gap-2">
        {whatsapp ? (
          <Button asChild size="lg" className="max-sm:w-full">
            <a
              href={`https://wa.me/${waDigits(whatsapp)}?text=${encodeURIComponent(text)}`}
              target="_blank"
              rel="noreferrer noopener"
            >
              <MessageCircle aria-hidden strokeWidth={1.75} />
              {t("whatsapp")}
            </a>
          </Button>
        ) : null}
        {email ? (
          <Button asChild size="lg" className="max-sm:w-full">
            <a
              href={`mailto:${email}?subject=${encodeURIComponent(t("subject", { number }))}&body=${encodeURIComponent(text)}`}
            >
              <Mail aria-hidden strokeWidth={1.75} />
              {t("email")}
            </a>
          </Button>
        ) : null}
      </div>
    </Panel>
  );
}
