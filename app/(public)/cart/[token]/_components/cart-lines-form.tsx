import { useTranslations } from "next-intl";
import { Input } from "@/app/_ui/input";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { OpenedCart } from "@/app/(public)/_shop/find-cart";
import { Picture } from "@/app/(public)/_shop/picture";
import { PublicForm } from "@/app/(public)/_shop/public-form";
import type { Writer } from "@/app/(public)/_shop/shop-money";
import { saveQuantitiesAction } from "@/app/(public)/cart/[token]/actions";
import { MAX_QUANTITY } from "@/lib/links/direct-buy";

type Props = { found: OpenedCart; token: string; write: Writer };

/** Quantities of all lines in one form: a number each, and a button that takes its line away. */
export function CartLinesForm({ found, token, write }: Props) {
  const t = useTranslations("shop.cart");
  const { cart, rows } = found;
  return (
    <PublicForm action={saveQuantitiesAction} firstKey={crypto.randomUUID()} label={t("title")}>
      <input type="hidden" name="token" value={token} readOnly />
      <input type="hidden" name="version" value={cart.version} readOnly />
      {/* The first button of a form answers the Enter key: it must not remove anything. */}
      <SubmitButton className="sr-only" tabIndex={-1} aria-hidden>
        {t("update")}
      </SubmitButton>
      <ul className="divide-y rounded-lg border bg-sheet">
        {cart.lines.map(({ variantId, quantity }) => {
          const row = rows.get(variantId);
          return row ? (
            <li key={variantId} className="flex gap-4 p-4">
              <Picture imageId={row.imageId} alt={row.imageAlt ?? ""} size="line" />
              <LineRow
                found={found}
                variantId={variantId}
                name={row.name}
                quantity={quantity}
                write={write}
              />
            </li>
          ) : null;
        })}
      </ul>
      <SubmitButton variant="secondary" className="justify-self-start">
        {t("update")}
      </SubmitButton>
    </PublicForm>
  );
}

type RowProps = { found: OpenedCart; variantId: number; name: string; quantity: number; write: Writer };

function LineRow({ found, variantId, name, quantity, write }: RowProps) {
  const t = useTranslations("shop");
  const line = found.priced.lines.find((one) => one.variantId === variantId);
  const options = found.rows.get(variantId)?.options ?? [];
  return (
    <div className="grid min-w-0 flex-1 grid-cols-[1fr_auto] gap-x-4 gap-y-2">
      <div className="min-w-0">
        <p className="font-medium">{name}</p>
        {options.length > 0 ? <p className="text-base text-ink-soft">{options.join(" · ")}</p> : null}
        {line ? (
          <p className="text-base text-ink-faint">
            {t("cart.each", { amount: write.amount(line.unitPrice) })}
          </p>
        ) : null}
      </div>
      <p className="tnum text-right font-medium">
        {line ? write.amount(line.unitPrice * BigInt(line.quantity)) : t("buy.soldOut")}
      </p>
      <div className="col-span-2 flex items-center gap-3">
        <Input
          numeric
          type="number"
          inputMode="numeric"
          min={0}
          max={MAX_QUANTITY}
          name={`q.v${variantId}`}
          defaultValue={quantity}
          aria-label={t("cart.quantityOf", { name })}
          className="w-20"
        />
        <SubmitButton
          variant="ghost"
          size="sm"
          name="remove"
          value={`v${variantId}`}
          aria-label={t("cart.removeOf", { name })}
        >
          {t("cart.remove")}
        </SubmitButton>
      </div>
    </div>
  );
}
