"use client";
import { Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Checkbox } from "@/app/_ui/checkbox";
import { IconButton } from "@/app/_ui/icon-button";
import { Input } from "@/app/_ui/input";
import { Money } from "@/app/_ui/money";
import type { RefundFacts, RefundLine } from "@/app/(desk)/orders/[number]/_view/refund-facts";
import { type Currency, money } from "@/lib/kernel/money";
import type { RefundChoice } from "./use-refund";

type LinesProps = { facts: RefundFacts; choice: RefundChoice; worth: ReadonlyMap<string, bigint> };

/** Units of each line to give back, what they are worth, and whether they return to stock. */
export function RefundLines({ facts, choice, worth }: LinesProps) {
  const t = useTranslations("orders.refund");
  const { shipping } = facts;
  if (facts.lines.length === 0 && !shipping) return null;
  const isAll = facts.lines.every(({ lineId, left }) => choice.lines[lineId]?.quantity === left);
  return (
    <fieldset className="min-w-0">
      <div className="flex items-center justify-between gap-3">
        <legend className="float-left text-sm font-medium">{t("lines")}</legend>
        <Button variant="ghost" size="sm" onClick={() => choice.choose(!isAll)}>
          {isAll ? t("nothing") : t("everything")}
        </Button>
      </div>
      <ul className="divide-y rounded-md border">
        {facts.lines.map((line) => (
          <LineRow
            key={line.lineId}
            line={line}
            choice={choice}
            worth={worth.get(line.lineId) ?? null}
            currency={facts.currency}
          />
        ))}
        {shipping ? (
          <li className="px-3">
            <Checkbox
              label={t("shipping", { amount: shipping.text })}
              checked={choice.shipping}
              onChange={(event) => choice.setShipping(event.target.checked)}
            />
          </li>
        ) : null}
      </ul>
    </fieldset>
  );
}

type RowProps = { line: RefundLine; choice: RefundChoice; worth: bigint | null; currency: string };

function LineRow({ line, choice, worth, currency }: RowProps) {
  const t = useTranslations("orders.refund");
  const { lineId, name, detail, left, canRestock } = line;
  const { quantity, restock } = choice.lines[lineId] ?? { quantity: 0, restock: false };
  const set = (units: number) => choice.change(lineId, { quantity: Math.max(0, Math.min(left, units || 0)) });
  return (
    <li className="grid gap-1 px-3 py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <p className="grid min-w-0 flex-1 basis-36">
          <span className="break-words">{name}</span>
          {detail ? <span className="text-sm break-words text-ink-faint">{detail}</span> : null}
        </p>
        <div className="ml-auto flex items-center gap-1">
          <IconButton
            label={t("less", { name })}
            variant="secondary"
            disabled={quantity === 0}
            onClick={() => set(quantity - 1)}
          >
            <Minus aria-hidden />
          </IconButton>
          <span className="w-20">
            <Input
              aria-label={t("quantity", { name })}
              inputMode="numeric"
              numeric
              value={String(quantity)}
              after={`/ ${left}`}
              onChange={(event) => set(Number(event.target.value.replace(/\D/g, "")))}
            />
          </span>
          <IconButton
            label={t("more", { name })}
            variant="secondary"
            disabled={quantity === left}
            onClick={() => set(quantity + 1)}
          >
            <Plus aria-hidden />
          </IconButton>
        </div>
      </div>
      {quantity > 0 ? (
        <div className="flex flex-wrap items-center justify-between gap-x-3">
          {canRestock ? (
            <Checkbox
              label={t("restock")}
              checked={restock}
              onChange={(event) => choice.change(lineId, { restock: event.target.checked })}
            />
          ) : (
            <span />
          )}
          {worth === null ? null : (
            <Money value={money(worth, currency as Currency)} className="font-medium" />
          )}
        </div>
      ) : null}
    </li>
  );
}
