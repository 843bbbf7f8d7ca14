import { useTranslations } from "next-intl";
import { Radio, RadioGroup } from "@/app/_ui/radio-group";
import type { Locale } from "@/lib/i18n/locale";
import { methodKind, type PaymentMethod } from "@/lib/shop/payment-methods";

type Props = { methods: readonly PaymentMethod[]; chosen: string | null; locale: Locale };

const HELP_MAX = 160;

/** How to pay: what is paid at once comes first; a single way needs no question. */
export function MethodChoice({ methods, chosen, locale }: Props) {
  const t = useTranslations("shop.checkout");
  const sorted = [...methods].sort((a, b) => rank(a) - rank(b));
  const [first] = sorted;
  if (!first) return null;
  if (sorted.length === 1) return <input type="hidden" name="methodKey" value={first.key} readOnly />;
  const known = sorted.some((method) => method.key === chosen) ? chosen : first.key;
  return (
    <RadioGroup legend={t("method")}>
      {sorted.map((method) => (
        <Radio
          key={method.key}
          framed
          required
          name="methodKey"
          value={method.key}
          label={method.names[locale]}
          help={
            methodKind(method.key) === "manual" ? method.instructions[locale].slice(0, HELP_MAX) : undefined
          }
          defaultChecked={method.key === known}
        />
      ))}
    </RadioGroup>
  );
}

const rank = (method: PaymentMethod): number => (methodKind(method.key) === "provider" ? 0 : 1);
