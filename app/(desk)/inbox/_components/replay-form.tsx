"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useActionState, useEffect, useRef, useState } from "react";
import { CheckboxMark } from "@/app/_ui/checkbox";
import { FormKey } from "@/app/_ui/form-key";
import { Refusal } from "@/app/_ui/refusal";
import { SubmitButton } from "@/app/_ui/submit-button";
import { replayInboxMessagesAction } from "@/app/(desk)/inbox/actions";

const BOXES = 'input[type="checkbox"][name="inboxIds[]"]';

/** The list of messages as a form: what is ticked is worked on once more. The bar shows as soon as something is. */
export function ReplayForm({ firstKey, children }: { firstKey: string; children: ReactNode }) {
  const t = useTranslations("inbox.many");
  const common = useTranslations("common");
  const [answer, act] = useActionState(replayInboxMessagesAction, null);
  const form = useRef<HTMLFormElement>(null);
  const [picked, setPicked] = useState<number | null>(null);
  const count = () => setPicked(form.current?.querySelectorAll(`${BOXES}:checked`).length ?? 0);
  // Until scripts run the button is always there.
  useEffect(count, []);
  return (
    <form ref={form} action={act} onChange={count}>
      <FormKey first={firstKey} answer={answer} />
      <Refusal
        answer={answer}
        words={{ nothing_chosen: t("nothing_chosen"), nothing_to_replay: t("nothing_to_replay") }}
      />
      {children}
      {picked === 0 ? null : (
        <section
          aria-label={t("label")}
          className="fixed bottom-[calc(4.25rem+env(safe-area-inset-bottom))] left-1/2 z-30 flex max-w-[calc(100vw-1rem)] -translate-x-1/2 animate-rise items-center gap-3 rounded-lg bg-raised p-1.5 pl-4 shadow-float md:bottom-5 print:hidden"
        >
          <p role="status" className="tnum font-medium whitespace-nowrap">
            {picked === null ? null : common("selected", { count: picked })}
          </p>
          <SubmitButton variant="secondary">{t("replay")}</SubmitButton>
        </section>
      )}
    </form>
  );
}

/** Ticks every message of the page, or none of them. */
export function SelectAllMessages() {
  const common = useTranslations("common");
  return (
    <CheckboxMark
      aria-label={common("selectAll")}
      onChange={({ target }) => {
        const boxes = target.closest("table")?.querySelectorAll<HTMLInputElement>(BOXES) ?? [];
        for (const box of boxes) box.checked = target.checked;
      }}
    />
  );
}
