"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useActionState, useRef } from "react";
import { Banner } from "@/app/_ui/banner";
import { cx } from "@/app/_ui/cx";
import { FormKey } from "@/app/_ui/form-key";
import { useKeptTyping } from "@/app/_ui/use-kept-typing";
import type { Answer } from "@/lib/platform/answer";
import type { RefusedCode } from "./refused";

/** Any public action: what it answers of its own is of no interest here, only what was refused. */
export type FormAction = (previous: null, form: FormData) => Promise<Answer<unknown>>;
type StateAction = (previous: Answer<unknown> | null, form: FormData) => Promise<Answer<unknown>>;

type PublicFormProps = {
  action: FormAction;
  /** Made while rendering on the server. */
  firstKey: string;
  id?: string;
  label?: string;
  className?: string;
  children: ReactNode;
};

/** A form that works before scripts do; what the door refused is said above its fields, which keep what was typed. */
export function PublicForm({ action, firstKey, id, label, className, children }: PublicFormProps) {
  const t = useTranslations("shop.refused");
  const [answer, act] = useActionState(action as StateAction, null);
  const form = useRef<HTMLFormElement>(null);
  useKeptTyping(form, answer);
  return (
    <form ref={form} action={act} id={id} aria-label={label} className={cx("grid gap-4", className)}>
      <FormKey first={firstKey} answer={answer} />
      {answer && !answer.ok ? <Banner tone="bad">{t(answer.code as RefusedCode)}</Banner> : null}
      {children}
    </form>
  );
}
