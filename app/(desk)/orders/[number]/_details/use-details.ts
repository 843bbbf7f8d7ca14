"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useRefusalWords } from "@/app/_ui/refusal";
import { useNotify } from "@/app/_ui/use-notify";
import { useRefusalSentence } from "@/app/(desk)/orders/[number]/_actions/use-move";
import { useProblemWords } from "@/app/(desk)/orders/new/_form/form-context";
import type { Answer, Refused } from "@/lib/platform/answer";
import type { DetailFacts, DetailsRefused } from "./facts";

type Code = DetailsRefused["code"];

/** Codes with a sentence of their own; what a form cannot cause says that the order changed. */
const KEYS: Partial<Record<Code, "not_reached" | "not_delivered" | "attempt_live" | "nothing_changed">> = {
  not_reached: "not_reached",
  not_delivered: "not_delivered",
  attempt_live: "attempt_live",
  nothing_changed: "nothing_changed",
};

/** Sends a correction once; a refusal keeps what was typed and says what is wrong beside its field. */
export function useDetails(done: string, onClose: () => void) {
  const t = useTranslations("orders.details");
  const notify = useNotify();
  const door = useRefusalWords();
  const changed = useRefusalSentence();
  const words = useProblemWords();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused<Code> | null>(null);
  const facts = (refused?.detail as DetailFacts | null | undefined) ?? null;
  const send = async (sending: (key: string) => Promise<Answer<unknown, Code>>) => {
    setBusy(true);
    const answer = await sending(crypto.randomUUID()).finally(() => setBusy(false));
    if (!answer.ok) return setRefused(answer);
    onClose();
    notify.done(done);
  };
  const sentence = ({ code, detail, ...rest }: Refused<Code>): string | null => {
    if (code === "details_invalid" || code === "shipping_price_changes") return null;
    if (code === "changed_meanwhile") return changed({ ...rest, code, detail });
    const key = KEYS[code as Code];
    return key ? t(`refused.${key}`) : door({ ...rest, code } as Refused<never>, {});
  };
  return {
    ...{ busy, send, facts },
    code: refused?.code ?? null,
    problem: refused ? sentence(refused) : null,
    wrong: (field: string) => {
      const code = facts?.problems?.[field];
      return code === undefined ? undefined : words(code);
    },
  };
}
