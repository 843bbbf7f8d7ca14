"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import type { RowMove } from "@/app/(desk)/orders/_list/row-dialog";
import type { MenuRow } from "@/app/(desk)/orders/_list/row-state";
import { useRowMove } from "@/app/(desk)/orders/_list/use-row-move";
import { useMove } from "@/app/(desk)/orders/[number]/_actions/use-move";
import { prepareOrderAction } from "@/app/(desk)/orders/[number]/actions";
import type { AttentionFlag } from "@/lib/orders/order";
import type { NextStep } from "./next-steps";

type ActionProps = {
  step: NextStep;
  row: MenuRow;
  /** What is the matter, where the step is to settle it: the button says what that means. */
  flag?: AttentionFlag;
};

/** The one thing to do next with an order of a queue, done here where that is possible. */
export function NextAction({ step, row, flag }: ActionProps) {
  if (step === "pay" || step === "dispatch") return <MoveButton move={step} row={row} />;
  if (step === "pack") return <PackButton row={row} />;
  return <OpenButton step={step} row={row} flag={flag} />;
}

function useWords(step: NextStep, { number }: MenuRow) {
  const words = useTranslations("home.action")(step);
  return { children: words, "aria-label": `${words}: #${number}` };
}

function MoveButton({ move, row }: { move: Exclude<RowMove, "cancel">; row: MenuRow }) {
  const words = useWords(move, row);
  const { ask, busy, dialog } = useRowMove(row.number);
  return (
    <>
      <Button size="sm" loading={busy} onClick={() => void ask(move)} {...words} />
      {dialog}
    </>
  );
}

function PackButton({ row }: { row: MenuRow }) {
  const t = useTranslations("orders.more.marked");
  const words = useWords("pack", row);
  const move = useMove();
  const [busy, setBusy] = useState(false);
  const mark = (name: "packed" | "unprepared", undoable: boolean): Promise<unknown> =>
    move((idempotencyKey) => prepareOrderAction({ orderId: row.id, mark: name, idempotencyKey }), {
      done: t(name),
      undo: undoable ? () => async () => void (await mark("unprepared", false)) : undefined,
    });
  const pack = async () => {
    setBusy(true);
    await mark("packed", true).finally(() => setBusy(false));
  };
  return <Button size="sm" loading={busy} onClick={() => void pack()} {...words} />;
}

function OpenButton({ step, row, flag }: ActionProps) {
  const settle = useTranslations("home.settle");
  const words = useWords(step, row);
  const children = step === "settle" && flag ? settle(flag) : words.children;
  const label = { "aria-label": `${children}: #${row.number}` };
  const anchor = step === "pickup" ? "#pickup" : "";
  const href = step === "review" ? `/orders/receipts?order=${row.number}` : `/orders/${row.number}${anchor}`;
  return (
    <Button asChild size="sm">
      <Link href={href} {...label}>
        {children}
      </Link>
    </Button>
  );
}
