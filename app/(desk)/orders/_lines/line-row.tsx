"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Checkbox } from "@/app/_ui/checkbox";
import { Field, FieldError } from "@/app/_ui/field";
import { IconButton } from "@/app/_ui/icon-button";
import { Input } from "@/app/_ui/input";
import { Money } from "@/app/_ui/money";
import { Select } from "@/app/_ui/select";
import { useRegion } from "@/app/_ui/use-region";
import { ProductPicture } from "@/app/(desk)/products/_components/product-picture";
import { type DeskLine, type LineField, NO_TAX, STANDARD_TAX } from "@/lib/carts/desk-line";
import { money } from "@/lib/kernel/money";
import { typedAmount } from "@/lib/kernel/typed-amount";
import { DiscountInput } from "./discount-input";
import type { Goods } from "./found-goods";
import { StockWords } from "./goods-row";
import type { SeenLine } from "./seen-line";

type RowProps = {
  line: DeskLine;
  goods: Goods | undefined;
  seen: SeenLine | undefined;
  taxes: readonly string[];
  beside?: ReactNode;
  onChange: (part: Partial<DeskLine>) => void;
  onRemove: () => void;
};

/** One line: what it is, how many, at what price, with what discount. */
export function LineRow(props: RowProps) {
  const t = useTranslations("orders.lines");
  const { line, goods, seen, onRemove } = props;
  const name = line.variantId === null ? line.name : (goods?.name ?? line.name);
  return (
    <li className="grid gap-3 py-4">
      <div className="flex items-start gap-3">
        {line.variantId === null ? <CustomHead {...props} /> : <GoodsHead line={line} goods={goods} />}
        <IconButton label={t("remove", { name: name || t("custom") })} onClick={onRemove}>
          <X aria-hidden />
        </IconButton>
      </div>
      {props.beside ? <div className="empty:hidden sm:pl-12">{props.beside}</div> : null}
      <Amounts {...props} />
      <Notes seen={seen} />
    </li>
  );
}

function GoodsHead({ line, goods }: Pick<RowProps, "line" | "goods">) {
  const name = goods ? [goods.name, ...goods.options].join(" · ") : line.name;
  return (
    <>
      <ProductPicture imageId={goods?.imageId ?? null} />
      <div className="min-w-0 flex-1">
        <p className="font-medium wrap-anywhere">{name}</p>
        {goods ? (
          <p className="flex flex-wrap gap-x-3 text-sm text-ink-soft">
            <span className="font-mono">{goods.sku}</span>
            <StockWords goods={goods} />
          </p>
        ) : null}
      </div>
    </>
  );
}

function CustomHead({ line, seen, taxes, onChange }: RowProps) {
  const t = useTranslations("orders.lines");
  const wrong = useProblem(line, seen);
  const rates = taxes.map((name) => ({ value: name, label: name }));
  return (
    <div className="grid min-w-0 flex-1 gap-3 sm:grid-cols-[1fr_12rem]">
      <Field label={t("name")} error={wrong("name")}>
        <Input
          value={line.name}
          maxLength={200}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </Field>
      <Field label={t("tax")}>
        <Select
          value={line.tax}
          onChange={(event) => onChange({ tax: event.target.value })}
          options={[
            { value: STANDARD_TAX, label: t("standardTax") },
            ...rates,
            { value: NO_TAX, label: t("noTax") },
          ]}
        />
      </Field>
      <Checkbox
        label={t("requiresShipping")}
        checked={line.requiresShipping}
        onChange={(event) => onChange({ requiresShipping: event.target.checked })}
      />
    </div>
  );
}

function Amounts({ line, goods, seen, onChange }: RowProps) {
  const t = useTranslations("orders.lines");
  const { currency } = useRegion();
  const wrong = useProblem(line, seen);
  const today = goods ? typedAmount(goods.price, currency) : "";
  return (
    <div className="grid grid-cols-2 items-start gap-3 sm:grid-cols-[6rem_8rem_minmax(0,12rem)_1fr]">
      <Field label={t("quantity")} error={wrong("quantity")}>
        <Input
          numeric
          inputMode="numeric"
          value={line.quantity}
          maxLength={6}
          onChange={(event) => onChange({ quantity: event.target.value })}
        />
      </Field>
      <Field label={t("price")} error={wrong("price")}>
        <Input
          numeric
          inputMode="decimal"
          value={line.price}
          placeholder={today}
          maxLength={20}
          onChange={(event) => onChange({ price: event.target.value })}
        />
      </Field>
      <Field label={t("discount")} error={wrong("discount")} className="col-span-2 sm:col-span-1">
        <DiscountInput
          text={line.discount}
          kind={line.discountKind}
          kindLabel={t("discountKind")}
          onText={(discount) => onChange({ discount })}
          onKind={(discountKind) => onChange({ discountKind })}
        />
      </Field>
      <p className="col-span-2 flex items-center justify-between gap-1.5 sm:col-span-1 sm:grid sm:justify-items-end">
        <span className="text-sm font-medium text-ink-soft">{t("total")}</span>
        <span className="flex min-h-11 items-center font-medium md:min-h-8">
          {seen?.gross == null ? "—" : <Money value={money(seen.gross, currency)} />}
        </span>
      </p>
    </div>
  );
}

/** What is wrong with a field, once something stands in it: an empty new line is not scolded. */
function useProblem(line: DeskLine, seen: SeenLine | undefined) {
  const t = useTranslations("orders.lines.problem");
  return (field: LineField): string | undefined => {
    const problem = seen?.problems[field];
    if (!problem || (problem === "missing" && line.name === "" && line.price === "")) return undefined;
    return t(problem);
  };
}

function Notes({ seen }: Pick<RowProps, "seen">) {
  const t = useTranslations("orders.lines.note");
  if (!seen || seen.notes.length === 0) return null;
  return (
    <div className="grid gap-1">
      {seen.notes.map((note) => (
        <FieldError key={note.code}>
          {note.code === "short"
            ? t("short", { wanted: note.wanted, left: note.left })
            : note.code === "gone"
              ? t("gone")
              : t("unavailable")}
        </FieldError>
      ))}
    </div>
  );
}
