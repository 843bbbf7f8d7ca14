import { useTranslations } from "next-intl";
import { Radio, RadioGroup } from "@/app/_ui/radio-group";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { OpenedCart } from "@/app/(public)/_shop/find-cart";
import { PublicForm } from "@/app/(public)/_shop/public-form";
import type { Writer } from "@/app/(public)/_shop/shop-money";
import { chooseDeliveryAction } from "@/app/(public)/checkout/[token]/actions";

/** Only when there is a choice: the ways that reach this address and what each costs. */
export function ShippingChoice({ found, token, write }: { found: OpenedCart; token: string; write: Writer }) {
  const t = useTranslations("shop");
  const { offers, shipping } = found.priced;
  const ways = offers.filter((offer) => offer.option === "delivery");
  if (shipping?.option !== "delivery" || ways.length < 2) return null;
  return (
    <PublicForm
      action={chooseDeliveryAction}
      firstKey={crypto.randomUUID()}
      label={t("checkout.chooseMethod")}
      className="mb-6 gap-2 border-b pb-6"
    >
      <input type="hidden" name="token" value={token} readOnly />
      <input type="hidden" name="way" value="delivery" readOnly />
      <RadioGroup legend={t("checkout.chooseMethod")}>
        {ways.map((offer) => (
          <Radio
            key={offer.key}
            framed
            name="methodKey"
            value={offer.key}
            label={offer.name}
            aside={offer.price === 0n ? t("totals.free") : write.amount(offer.price)}
            defaultChecked={offer.key === shipping.key}
          />
        ))}
      </RadioGroup>
      <SubmitButton variant="secondary" className="justify-self-start">
        {t("checkout.saveMethod")}
      </SubmitButton>
    </PublicForm>
  );
}
