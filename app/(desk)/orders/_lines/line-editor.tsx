"use client";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/app/_ui/button";
import { type DeskLine, MOST_LINES, newDeskLine } from "@/lib/carts/desk-line";
import { askGoods, type Goods } from "./found-goods";
import { GoodsRow } from "./goods-row";
import { LineRow } from "./line-row";
import { SearchPicker } from "./search-picker";
import type { SeenLine } from "./seen-line";

export type LineEditorProps = {
  lines: readonly DeskLine[];
  onChange: (lines: readonly DeskLine[]) => void;
  /** Variants known so far, by id; `onFound` brings those that the search finds. */
  goods: ReadonlyMap<number, Goods>;
  onFound: (goods: Goods) => void;
  /** What the server says of each line, by key. A line that it has not answered yet is missing. */
  seen: ReadonlyMap<string, SeenLine>;
  /** Names of the shop's tax rates, for custom lines. */
  taxes: readonly string[];
  /** What else may be done with a line, under its name. */
  beside?: (line: DeskLine) => ReactNode;
};

const newKey = (): string => `n${crypto.randomUUID().slice(0, 8)}`;

/** One more of a product that is there already at the catalogue's price, or a line of its own. */
function withGoods(lines: readonly DeskLine[], { variantId }: Goods): readonly DeskLine[] {
  const same = lines.find(
    (line) => line.variantId === variantId && line.price === "" && line.discount === "",
  );
  if (!same) return [...lines, newDeskLine(newKey(), { variantId })];
  const quantity = String((Number(same.quantity) || 0) + 1);
  return lines.map((line) => (line === same ? { ...line, quantity } : line));
}

/** The lines of an order while it is written: products found by name or SKU, and lines of free text. */
export function LineEditor({ lines, onChange, goods, onFound, seen, taxes, beside }: LineEditorProps) {
  const t = useTranslations("orders.lines");
  const change = (key: string, part: Partial<DeskLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const isFull = lines.length >= MOST_LINES;
  return (
    <div className="grid gap-4">
      <SearchPicker
        label={t("search")}
        placeholder={t("searchPlaceholder")}
        nothing={t("nothing")}
        ask={askGoods}
        keyOf={(one) => one.variantId}
        row={(one) => <GoodsRow goods={one} />}
        onPick={(one) => {
          onFound(one);
          if (!isFull) onChange(withGoods(lines, one));
        }}
      />
      {lines.length === 0 ? <p className="py-2 text-ink-soft">{t("empty")}</p> : null}
      <ul aria-label={t("title")} className="grid divide-y border-y empty:hidden">
        {lines.map((line) => (
          <LineRow
            key={line.key}
            line={line}
            goods={line.variantId === null ? undefined : goods.get(line.variantId)}
            seen={seen.get(line.key)}
            taxes={taxes}
            beside={beside?.(line)}
            onChange={(part) => change(line.key, part)}
            onRemove={() => onChange(lines.filter(({ key }) => key !== line.key))}
          />
        ))}
      </ul>
      <div>
        <Button
          size="sm"
          variant="ghost"
          disabled={isFull}
          onClick={() => onChange([...lines, newDeskLine(newKey())])}
        >
          <Plus aria-hidden />
          {t("addCustom")}
        </Button>
      </div>
    </div>
  );
}
