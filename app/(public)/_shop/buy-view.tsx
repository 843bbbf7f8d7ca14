import { useTranslations } from "next-intl";
import { SubmitButton } from "@/app/_ui/submit-button";
import type { CatalogueRow, PricedCart } from "@/lib/carts/priced-cart";
import type { BadItem } from "@/lib/links/direct-buy";
import type { OrderLine } from "@/lib/orders/events/parts";
import { CartNotes } from "./cart-notes";
import { OrderLines } from "./order-lines";
import { Picture } from "./picture";
import { type FormAction, PublicForm } from "./public-form";
import { RefusedBanner } from "./refused-banner";
import type { Writer } from "./shop-money";
import { TotalsList } from "./totals-list";

export type BuyViewProps = {
  priced: PricedCart;
  rows: ReadonlyMap<number, CatalogueRow>;
  text: string | null;
  gone: readonly string[];
  lowered?: readonly BadItem[];
  pricesIncludeTax: boolean;
  write: Writer;
  refused: string | string[] | undefined;
  /** Hidden fields of the form: what the link says and where the visitor came from. */
  hidden: Readonly<Record<string, string>>;
  action: FormAction;
};

/** What a link sells: picture, name, price, what is left, what a coupon does, and one button that stays in reach on phones. */
export function BuyView(props: BuyViewProps) {
  const t = useTranslations("shop.buy");
  const { priced, rows, write, hidden, action } = props;
  const [only] = priced.lines;
  const single = priced.lines.length === 1 && only ? only : null;
  const row = single?.variantId ? rows.get(single.variantId) : undefined;
  return (
    <PublicForm
      action={action}
      firstKey={crypto.randomUUID()}
      label={t("title")}
      className="gap-6 md:grid-cols-2 md:gap-10"
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} readOnly />
      ))}
      {single && row ? (
        <Picture imageId={row.imageId} alt={row.imageAlt ?? row.name} size="hero" eager />
      ) : (
        <div className="grid content-start gap-5">
          <h1 className="text-xl font-semibold tracking-tight">{t("title")}</h1>
          <section className="rounded-lg border bg-sheet p-4">
            <OrderLines lines={priced.lines} write={write} />
          </section>
        </div>
      )}
      <div className="grid content-start gap-5">
        {single && row ? <Product line={single} row={row} write={write} /> : null}
        <Said {...props} />
        <Sum {...props} />
        <div className="sticky bottom-0 z-10 -mx-4 border-t bg-paper px-4 py-3 md:static md:mx-0 md:border-0 md:p-0">
          <SubmitButton size="lg" wide>
            {t("buyFor", { amount: write.amount(priced.totals.total) })}
          </SubmitButton>
        </div>
        <p className="text-center text-sm text-ink-faint">{t("safe")}</p>
      </div>
    </PublicForm>
  );
}

function Said({ refused, priced, gone, lowered, write, text }: BuyViewProps) {
  return (
    <div className="empty:hidden [&>:last-child]:mb-0">
      <RefusedBanner code={refused} />
      <CartNotes notes={priced.notes} gone={gone} lowered={lowered} coupon={priced.coupon} write={write} />
      {text ? <p className="whitespace-pre-line text-ink-soft">{text}</p> : null}
    </div>
  );
}

function Product({ line, row, write }: { line: OrderLine; row: CatalogueRow; write: Writer }) {
  const t = useTranslations("shop");
  const struck = line.listPrice > line.unitPrice;
  return (
    <header className="grid gap-3">
      <h1 className="text-xl font-semibold tracking-tight">{row.name}</h1>
      {row.options.length > 0 ? <p className="text-ink-soft">{row.options.join(" · ")}</p> : null}
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="tnum text-xl font-semibold">{write.amount(line.unitPrice)}</span>
        {struck ? (
          <s className="tnum text-ink-faint">
            <span className="sr-only">{t("buy.before", { amount: "" })}</span>
            {write.amount(line.listPrice)}
          </s>
        ) : null}
      </p>
      <p className="text-base text-ink-soft">
        {line.quantity > 1 ? `${t("cart.units", { count: line.quantity })} · ` : ""}
        <StockWords row={row} />
      </p>
      {row.description ? (
        <p className="max-w-prose whitespace-pre-line text-ink-soft">{row.description}</p>
      ) : null}
    </header>
  );
}

const FEW = 10;

function StockWords({ row }: { row: CatalogueRow }) {
  const t = useTranslations("shop.buy");
  if (row.digital) return t("digital");
  return row.unlimited || row.stock > FEW ? t("inStock") : t("left", { count: row.stock });
}

function Sum({ priced, write, pricesIncludeTax }: BuyViewProps) {
  const t = useTranslations("shop.coupon");
  const { coupon, totals } = priced;
  return (
    <div className="rounded-lg border bg-sheet p-4">
      <TotalsList
        lines={priced.lines}
        totals={totals}
        coupon={coupon.state === "used" ? coupon.code : null}
        shipping={priced.needsShipping ? "later" : "none"}
        pricesIncludeTax={pricesIncludeTax}
        write={write}
      />
      {coupon.state === "used" && coupon.target === "shipping" ? (
        <p className="mt-2 text-sm text-good">{t("usedShipping", { code: coupon.code })}</p>
      ) : null}
    </div>
  );
}
