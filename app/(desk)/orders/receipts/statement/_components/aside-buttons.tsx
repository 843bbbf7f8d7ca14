"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { useRefusalWords } from "@/app/_ui/refusal";
import { useNotify } from "@/app/_ui/use-notify";
import { releaseRowAction, setRowAsideAction } from "@/app/(desk)/orders/receipts/statement/actions";
import type { LineState } from "@/db/queries/statements";
import { useRowWords } from "./use-row-words";

type Aside = Exclude<LineState, "used">;
const WAYS: Record<Aside, readonly Aside[]> = {
  open: ["later", "dismissed"],
  later: ["open", "dismissed"],
  dismissed: ["open"],
};

/** Not now, not a sale, or back again; a row that paid an order may be let go. */
export function AsideButtons({ rowId, state }: { rowId: number; state: LineState }) {
  const t = useTranslations("receipts.statement");
  const notify = useNotify();
  const words = useRowWords();
  const say = useRefusalWords();
  const [busy, setBusy] = useState(false);
  const put = async (to: Aside, back: Aside | null) => {
    const answer = await setRowAsideAction({ rowId, state: to, idempotencyKey: crypto.randomUUID() });
    if (answer.ok) notify.done(t(`moved.${to}`), back ? { undo: () => put(back, null) } : {});
    else notify.problem(say(answer, words));
  };
  const release = async () => {
    const answer = await releaseRowAction({ rowId, idempotencyKey: crypto.randomUUID() });
    if (answer.ok) notify.done(t("released"));
    else notify.problem(say(answer, words));
  };
  const press = (work: () => Promise<void>) => () => {
    setBusy(true);
    void work().finally(() => setBusy(false));
  };
  return (
    <div className="flex flex-wrap items-start gap-1 lg:w-44 lg:justify-end">
      {state === "used" ? (
        <Button size="sm" variant="ghost" loading={busy} onClick={press(release)}>
          {t("release")}
        </Button>
      ) : (
        WAYS[state].map((to) => (
          <Button key={to} size="sm" variant="ghost" disabled={busy} onClick={press(() => put(to, state))}>
            {t(`to.${to}`)}
          </Button>
        ))
      )}
    </div>
  );
}
