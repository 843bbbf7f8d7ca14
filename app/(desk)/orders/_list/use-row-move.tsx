"use client";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useRefusalWords } from "@/app/_ui/refusal";
import { useNotify } from "@/app/_ui/use-notify";
import type { HeaderActions } from "@/app/(desk)/orders/[number]/_view/header-actions";
import { rowFactsAction } from "./actions";
import type { RowMove } from "./row-dialog";

const RowDialog = dynamic(() => import("./row-dialog").then((file) => file.RowDialog), { ssr: false });

type Asked = { readonly move: RowMove; readonly facts: HeaderActions };

/** Opens the dialog of a move for one row; its facts are read at that moment. */
export function useRowMove(number: number): {
  readonly ask: (move: RowMove) => Promise<void>;
  readonly busy: boolean;
  readonly dialog: ReactNode;
} {
  const t = useTranslations("orders.refused");
  const notify = useNotify();
  const say = useRefusalWords();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = async (move: RowMove) => {
    setBusy(true);
    const answer = await rowFactsAction({ number }).finally(() => setBusy(false));
    if (!answer.ok) {
      notify.problem(say(answer, { order_not_found: t("order_not_found") }));
      return;
    }
    if (answer.value[move] === null) {
      // Somebody was faster: the row shows an older state.
      notify.problem(t("move_not_allowed"));
      router.refresh();
      return;
    }
    setAsked({ move, facts: answer.value });
  };
  const dialog = asked ? <RowDialog {...asked} onClose={() => setAsked(null)} /> : null;
  return { ask, busy, dialog };
}
