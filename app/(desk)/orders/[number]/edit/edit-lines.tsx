"use client";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { Field } from "@/app/_ui/field";
import { Panel } from "@/app/_ui/panel";
import { Select } from "@/app/_ui/select";
import type { Goods } from "@/app/(desk)/orders/_lines/found-goods";
import { LineEditor } from "@/app/(desk)/orders/_lines/line-editor";
import type { SeenLine } from "@/app/(desk)/orders/_lines/seen-line";
import type { DeskLine } from "@/lib/carts/desk-line";
import type { EditStart, SwapGoods } from "./edit-start";
import type { EditDraft } from "./use-edit";

type LinesProps = {
  start: EditStart;
  draft: EditDraft;
  seen: ReadonlyMap<string, SeenLine>;
  change: (part: Partial<EditDraft>) => void;
};

/** The lines of the order, with a change of size as one choice on each. */
export function EditLines({ start, draft, seen, change }: LinesProps) {
  const t = useTranslations("orders.edit");
  const [found, setFound] = useState<ReadonlyMap<number, Goods>>(new Map());
  const own = useMemo(() => new Map(start.goods.map((one) => [one.variantId, one])), [start.goods]);
  const goods = useMemo(() => new Map<number, Goods>([...found, ...own]), [found, own]);
  const swap = (line: DeskLine, variantId: number) => {
    const first = start.draft.lines.find(({ key }) => key === line.key);
    // Another size has a price of its own until the server says that the agreed one stands.
    const price = first?.variantId === variantId ? first.price : "";
    change({
      lines: draft.lines.map((one) => (one.key === line.key ? { ...one, variantId, price } : one)),
    });
  };
  return (
    <Panel title={t("lines")}>
      <LineEditor
        lines={draft.lines}
        onChange={(lines) => change({ lines })}
        goods={goods}
        onFound={(one) => setFound((before) => new Map([...before, [one.variantId, one]]))}
        seen={seen}
        taxes={start.taxes}
        beside={(line) => <Swap start={start} line={line} onSwap={(id) => swap(line, id)} />}
      />
    </Panel>
  );
}

type SwapProps = { start: EditStart; line: DeskLine; onSwap: (variantId: number) => void };

const sizeOf = ({ options, sku }: SwapGoods): string => (options.length > 0 ? options.join(" · ") : sku);

/** The other variants of the product that a line of the order is of; nothing when there is only one. */
function Swap({ start, line, onSwap }: SwapProps) {
  const t = useTranslations("orders.edit");
  const lines = useTranslations("orders.lines");
  const first = start.draft.lines.find(({ key }) => key === line.key);
  const was = start.goods.find(({ variantId }) => variantId === first?.variantId);
  const sizes = start.goods.filter(({ productId }) => productId === was?.productId);
  if (!was || sizes.length < 2) return null;
  const isChanged = line.variantId !== was.variantId;
  const left = (one: SwapGoods) =>
    one.unlimited ? "" : ` (${lines("stock", { count: Math.max(0, one.stock) })})`;
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-1">
      <Field label={t("swap", { name: was.name })} hideLabel className="w-full max-w-60">
        <Select
          value={String(line.variantId)}
          onChange={({ target }) => onSwap(Number(target.value))}
          options={sizes.map((one) => ({ value: String(one.variantId), label: sizeOf(one) + left(one) }))}
        />
      </Field>
      {isChanged ? (
        <p className="min-h-8 py-1.5 text-sm text-ink-soft">{t("swapBack", { name: sizeOf(was) })}</p>
      ) : null}
    </div>
  );
}
