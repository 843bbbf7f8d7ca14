import type { ReactNode } from "react";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { LoadedCart } from "@/lib/carts/commands/load-cart";
import { CartNotes } from "./cart-notes";
import { NothingToBuy } from "./nothing-to-buy";
import { OrderLines } from "./order-lines";
import { type FormAction, PublicForm } from "./public-form";
import { RefusedBanner } from "./refused-banner";
import type { Writer } from "./shop-money";
import { TotalsList } from "./totals-list";

type Props = {
  title: string;
  intro: string;
  button: string;
  preview: Pick<LoadedCart, "rows" | "priced" | "settings"> & { readonly gone: readonly string[] };
  token: string;
  action: FormAction;
  write: Writer;
  refused: string | string[] | undefined;
  foot?: ReactNode;
};

/** Lines of an earlier order at today's prices, what changed, and one button that makes a new cart. */
export function OrderAgain({ title, intro, button, preview, token, action, write, refused, foot }: Props) {
  const { priced, rows, settings, gone } = preview;
  if (priced.lines.length === 0) return <NothingToBuy rows={rows} gone={gone} />;
  return (
    <div className="mx-auto grid max-w-xl gap-5">
      <header className="grid gap-2">
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        <p className="text-ink-soft">{intro}</p>
      </header>
      <div className="empty:hidden">
        <RefusedBanner code={refused} />
        <CartNotes notes={priced.notes} gone={gone} coupon={priced.coupon} write={write} />
      </div>
      <section className="grid gap-4 rounded-lg border bg-sheet p-4">
        <OrderLines lines={priced.lines} write={write} />
        <div className="border-t pt-4">
          <TotalsList
            lines={priced.lines}
            totals={priced.totals}
            coupon={priced.coupon.state === "used" ? priced.coupon.code : null}
            shipping={priced.needsShipping ? "later" : "none"}
            pricesIncludeTax={settings.pricesIncludeTax}
            write={write}
          />
        </div>
      </section>
      <PublicForm action={action} firstKey={crypto.randomUUID()} label={title}>
        <input type="hidden" name="token" value={token} readOnly />
        <SubmitButton size="lg" wide>
          {button}
        </SubmitButton>
      </PublicForm>
      {foot}
    </div>
  );
}
