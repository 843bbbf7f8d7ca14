"use client";
import { useState } from "react";
import { useRefusalWords } from "@/app/_ui/refusal";
import { useRefusalSentence } from "@/app/(desk)/orders/[number]/_actions/use-move";
import { EDIT_REASONS } from "@/lib/orders/edit";
import type { PaymentStatus } from "@/lib/orders/order";
import type { Refused } from "@/lib/platform/answer";
import { editOrderAction } from "./actions";
import type { EditStart } from "./edit-start";
import { type EditCode, useEditRefusals } from "./edit-words";
import type { RefusalFacts } from "./refusal-facts";
import type { contentsOf } from "./use-edit";

export type SavedEdit = {
  readonly before: number;
  readonly due: bigint;
  readonly owedBack: bigint;
  readonly status: PaymentStatus;
};

/** Writes why an action of the editor was refused. */
export function useEditSentence() {
  const words = useEditRefusals();
  const door = useRefusalWords();
  const changed = useRefusalSentence();
  return (refused: Refused<EditCode>): string => {
    const { code, detail } = refused;
    if (code === "changed_meanwhile" && detail) return changed({ ...refused, code });
    return words.has(code)
      ? words.say(code, (detail as RefusalFacts | undefined) ?? null)
      : door(refused as Refused<never>, {});
  };
}

/** Sends the edit once; a refusal keeps everything that was typed. */
export function useSave(start: EditStart, onSaved: (saved: SavedEdit) => void) {
  const sentence = useEditSentence();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused<EditCode> | null>(null);
  const save = async (contents: ReturnType<typeof contentsOf>, form: FormData) => {
    setBusy(true);
    const reason = EDIT_REASONS.find((one) => one === form.get("reason")) ?? "other";
    const answer = await editOrderAction({
      ...{ ...contents, orderId: start.orderId, expectedVersion: start.version, reason },
      note: String(form.get("note") ?? ""),
      idempotencyKey: key,
    }).finally(() => setBusy(false));
    setKey(crypto.randomUUID());
    if (answer.ok) onSaved(answer.value);
    else setRefused(answer as Refused<EditCode>);
  };
  return {
    ...{ save, busy },
    refused: refused ? sentence(refused) : null,
    isStale: refused?.code === "changed_meanwhile",
  };
}
