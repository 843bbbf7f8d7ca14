import { Mail, MessageCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { waDigits } from "@/lib/customers/phone";
import type { ShopSettings } from "@/lib/shop/settings";

/** Whom to ask when a download does not work any more, with the order named already. */
export function AskShop({ settings, number }: { settings: ShopSettings; number: number }) {
  const t = useTranslations("shop.d");
  const text = t("askText", { number });
  const { email, whatsapp } = settings;
  const ways = [
    whatsapp
      ? {
          href: `https://wa.me/${waDigits(whatsapp)}?text=${encodeURIComponent(text)}`,
          Sign: MessageCircle,
          text: t("askWhatsapp"),
        }
      : null,
    email
      ? {
          href: `mailto:${email}?subject=${encodeURIComponent(text)}`,
          Sign: Mail,
          text: t("askEmail", { email }),
        }
      : null,
  ].filter((way) => way !== null);
  if (ways.length === 0) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {ways.map(({ href, Sign, text: said }) => (
        <Button key={href} asChild>
          <a href={href} className="min-h-11">
            <Sign aria-hidden strokeWidth={1.75} />
            {said}
          </a>
        </Button>
      ))}
    </div>
  );
}
