import { useTranslations } from "next-intl";
import { Banner } from "@/app/_ui/banner";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { SubmitButton } from "@/app/_ui/submit-button";
import { PublicForm } from "@/app/(public)/_shop/public-form";
import { actOnDemoPageAction } from "@/app/(public)/demo-pay/[id]/actions";

type DemoPayFormProps = { id: string; currency: string; asked: string; isOver: boolean };

const ODD_ACTS = ["pay_late", "pay_twice", "pay_unordered", "fail"] as const;

/** Every way in which a payment can go, one button each; the usual ones first. */
export function DemoPayForm({ id, currency, asked, isOver }: DemoPayFormProps) {
  const t = useTranslations("demoPay");
  return (
    <div className="grid gap-4">
      {isOver ? <Banner tone="mute">{t("over")}</Banner> : <UsualActs id={id} />}
      <details className="rounded-lg border bg-sheet" open={isOver}>
        <summary className="target flex cursor-pointer items-center px-4 font-medium">
          {t("advanced")}
        </summary>
        <PublicForm action={actOnDemoPageAction} firstKey={crypto.randomUUID()} className="px-4 pt-1 pb-4">
          <input type="hidden" name="id" value={id} />
          <p className="text-sm text-ink-soft">{t("advancedHelp")}</p>
          <div className="grid grid-cols-[1fr_6rem] gap-3">
            <Field label={t("amount")}>
              <Input name="amount" defaultValue={asked} inputMode="decimal" numeric />
            </Field>
            <Field label={t("currency")}>
              <Input name="currency" defaultValue={currency} maxLength={3} mono />
            </Field>
          </div>
          <SubmitButton variant="secondary" name="act" value="pay">
            {t("acts.payThis")}
          </SubmitButton>
          {ODD_ACTS.map((act) => (
            <SubmitButton key={act} variant="secondary" name="act" value={act}>
              {t(`acts.${act}`)}
            </SubmitButton>
          ))}
        </PublicForm>
      </details>
    </div>
  );
}

function UsualActs({ id }: { id: string }) {
  const t = useTranslations("demoPay");
  return (
    <form action={actOnDemoPageAction} className="grid gap-3">
      <input type="hidden" name="id" value={id} />
      <SubmitButton size="lg" wide name="act" value="pay">
        {t("acts.pay")}
      </SubmitButton>
      <SubmitButton variant="secondary" wide name="act" value="decline">
        {t("acts.decline")}
      </SubmitButton>
      <SubmitButton variant="ghost" wide name="act" value="cancel">
        {t("acts.cancel")}
      </SubmitButton>
    </form>
  );
}
