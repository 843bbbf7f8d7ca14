"use client";
import { useRouter } from "next/navigation";
import { useNow, useTranslations } from "next-intl";
import { useRefusalWords } from "@/app/_ui/refusal";
import { useNotify } from "@/app/_ui/use-notify";
import { useRegion } from "@/app/_ui/use-region";
import { relativeAge } from "@/lib/i18n/format";
import type { Answer, Refused } from "@/lib/platform/answer";
import type { ChangedBy } from "./answers";
import { type OrderCode, useOrderRefusals } from "./refusals";

/** Writes why a move was refused; when somebody was faster: who, and how long ago. */
export function useRefusalSentence() {
  const t = useTranslations("orders.refused");
  const say = useRefusalWords();
  const words = useOrderRefusals();
  const now = useNow();
  const { words: locale } = useRegion();
  return (refused: Refused<OrderCode>): string => {
    const changed = refused.code === "changed_meanwhile" ? (refused.detail as ChangedBy | null) : null;
    if (!changed) return say(refused, words);
    const age = relativeAge(changed.at, now, locale);
    return changed.who ? t("changedBy", { who: changed.who, age }) : t("changedBySystem", { age });
  };
}

type Send<V, C extends OrderCode> = (idempotencyKey: string) => Promise<Answer<V, C>>;
type Options<V> = {
  /** Said when it is done. */
  readonly done: string;
  /** Makes the step that takes it back; left out when nothing does. */
  readonly undo?: (value: V) => (() => Promise<void>) | undefined;
};

/** Sends a move once, says what came of it, and offers to take it back. Nothing changes on screen before the commit. */
export function useMove() {
  const notify = useNotify();
  const router = useRouter();
  const sentence = useRefusalSentence();
  return async <V, C extends OrderCode>(send: Send<V, C>, options: Options<V>): Promise<Answer<V, C>> => {
    const answer = await send(crypto.randomUUID());
    if (answer.ok) notify.done(options.done, { undo: options.undo?.(answer.value) });
    else {
      notify.problem(sentence(answer as Refused<OrderCode>));
      if (answer.code === "changed_meanwhile") router.refresh();
    }
    return answer;
  };
}
