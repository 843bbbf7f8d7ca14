import { useTranslations } from "next-intl";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { SubmitButton } from "@/app/_ui/submit-button";
import { saveCouponAction } from "@/app/(public)/cart/[token]/actions";
import type { PricedCart } from "@/lib/carts/priced-cart";
import { PublicForm } from "./public-form";

type CouponFormProps = {
  token: string;
  version: number;
  back: "cart" | "checkout";
  coupon: PricedCart["coupon"];
};

/** Folded away until somebody has a coupon; one that is in use can be taken off. */
export function CouponForm({ token, version, back, coupon }: CouponFormProps) {
  const t = useTranslations("shop.coupon");
  const hidden = (
    <>
      <input type="hidden" name="token" value={token} readOnly />
      <input type="hidden" name="version" value={version} readOnly />
      <input type="hidden" name="back" value={back} readOnly />
    </>
  );
  if (coupon.state !== "none") {
    return (
      <PublicForm action={saveCouponAction} firstKey={crypto.randomUUID()}>
        {hidden}
        <input type="hidden" name="coupon" value="" readOnly />
        <SubmitButton variant="ghost" size="sm" className="-ml-2 justify-self-start">
          {t("remove")}
        </SubmitButton>
      </PublicForm>
    );
  }
  return (
    <details className="text-base">
      <summary className="link inline-flex min-h-11 w-fit list-none items-center">{t("have")}</summary>
      <PublicForm
        action={saveCouponAction}
        firstKey={crypto.randomUUID()}
        className="grid-cols-[1fr_auto] items-end gap-2 pt-2"
      >
        {hidden}
        <Field label={t("label")}>
          <Input name="coupon" autoComplete="off" autoCapitalize="characters" maxLength={80} mono />
        </Field>
        <SubmitButton variant="secondary">{t("apply")}</SubmitButton>
      </PublicForm>
    </details>
  );
}
