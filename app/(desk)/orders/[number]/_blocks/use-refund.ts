"use client";
import { useEffect, useState } from "react";
import type { RefundFacts } from "@/app/(desk)/orders/[number]/_view/refund-facts";
import { previewRefundAction } from "@/app/(desk)/orders/[number]/refund-actions";
import type { Currency } from "@/lib/kernel/money";
import { readTypedAmount } from "@/lib/kernel/typed-amount";
import type { OrderNotFound } from "@/lib/orders/commands/change-order";
import type { RefundPreview } from "@/lib/payments/commands/preview-refund";
import type { PlanRefused } from "@/lib/payments/refund-plan";
import type { Answer } from "@/lib/platform/answer";

const PAUSE_MS = 250;

type Chosen = { readonly quantity: number; readonly restock: boolean };
type Answered = Answer<RefundPreview, (PlanRefused | OrderNotFound)["code"]>;

/** What is chosen on the sheet, and what the server says that it comes to. */
export function useRefund(facts: RefundFacts) {
  const [lines, setLines] = useState<Readonly<Record<string, Chosen>>>(() =>
    Object.fromEntries(
      facts.lines.map(({ lineId, chosen, restocks }) => [lineId, { quantity: chosen, restock: restocks }]),
    ),
  );
  const [shipping, setShipping] = useState(facts.shipping?.isChosen ?? false);
  const [amountText, setAmountText] = useState(facts.amountText);
  const amount = amountOf(amountText, facts.currency);
  const wish = {
    orderId: facts.orderId,
    lines: facts.lines.flatMap(({ lineId }) => {
      const { quantity, restock } = lines[lineId] ?? { quantity: 0, restock: false };
      return quantity > 0 ? [{ lineId, quantity, restock }] : [];
    }),
    shipping,
    amount: amount?.toString() ?? "",
  };
  const isEmpty = wish.lines.length === 0 && !shipping && (amount ?? 0n) === 0n;
  const { preview, isOld } = usePreview(wish, isEmpty || amount === null);
  const change = (lineId: string, to: Partial<Chosen>) =>
    setLines((before) => ({
      ...before,
      [lineId]: { ...(before[lineId] ?? { quantity: 0, restock: false }), ...to },
    }));
  const choose = (all: boolean) => {
    for (const { lineId, left } of facts.lines) change(lineId, { quantity: all ? left : 0 });
    setShipping(all && facts.shipping !== null);
    if (!all) setAmountText("");
  };
  return {
    ...{ lines, change, choose, shipping, setShipping, amountText, setAmountText },
    ...{ amount, wish, preview, isOld },
  };
}

export type RefundChoice = ReturnType<typeof useRefund>;

/** Zero for an empty field, null for what is no amount. */
function amountOf(text: string, currency: string): bigint | null {
  return text.trim() === "" ? 0n : readTypedAmount(text, currency as Currency);
}

type Wish = {
  readonly orderId: number;
  readonly lines: readonly {
    readonly lineId: string;
    readonly quantity: number;
    readonly restock: boolean;
  }[];
  readonly shipping: boolean;
  readonly amount: string;
};

/** Asks shortly after the last change; until then the sums are those of the choice before. Null: nothing is chosen. */
function usePreview(
  wish: Wish,
  isEmpty: boolean,
): { readonly preview: Answered | null; readonly isOld: boolean } {
  const asked = JSON.stringify(wish);
  const [answer, setAnswer] = useState<{ readonly to: string; readonly said: Answered } | null>(null);
  useEffect(() => {
    if (isEmpty) return;
    let isOld = false;
    const timer = setTimeout(async () => {
      const said = await previewRefundAction(JSON.parse(asked) as Wish).catch(() => null);
      if (!isOld && said) setAnswer({ to: asked, said });
    }, PAUSE_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [asked, isEmpty]);
  if (isEmpty) return { preview: null, isOld: false };
  return { preview: answer?.said ?? null, isOld: answer?.to !== asked };
}
