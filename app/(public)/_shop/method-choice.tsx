import { useTranslations } from "next-intl";
import { Radio, RadioGroup } from "@/app/_ui/radio-group";
import { instructionsPreview } from "@/lib/carts/instructions";
import type { Locale } from "@/lib/i18n/locale";
import { methodKind, type PaymentMethod } from "@/lib/shop/payment-methods";
import type { ShopSettings } from "@/lib/shop/settings";

type Props = {
  methods: readonly PaymentMethod[];
  chosen: string | null;
  locale: Locale;
  settings: ShopSettings;
  legend?: string;
};

const HELP_MAX = 160;

/** How to pay: what is paid at once comes first; a single way needs no question. */
export function MethodChoice({ methods, chosen, locale, settings, legend }: Props) {
  const t = useTranslations("shop.checkout");
  const sorted = [...methods].sort((a, b) => rank(a) - rank(b));
  const [first] = sorted;
  if (!first) return null;
  if (sorted.length === 1) return <input type="hidden" name="methodKey" value={first.key} readOnly />;
  const known = sorted.some((method) => method.key === chosen) ? chosen : first.key;
  return (
    <RadioGroup legend={legend ?? t("method")}>
      {sorted.map((method) => (
        <Radio
          key={method.key}
          framed
          required
          name="methodKey"
          value={method.key}
          label={method.names[locale]}
          help={
            methodKind(method.key) === "manual"
              ? shortened(instructionsPreview(method, locale, settings))
              : undefined
          }
          defaultChecked={method.key === known}
        />
      ))}
    </RadioGroup>
  );
}

const shortened = (text: string): string =>
  text.length > HELP_MAX ? `${text.slice(0, HELP_MAX - 1).trimEnd()}…` : text;

const rank = (method: PaymentMethod): number => (methodKind(method.key) === "provider" ? 0 : 1);
