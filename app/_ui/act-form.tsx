"use client";
import { type ReactNode, useActionState, useEffect, useRef } from "react";
import { FormKey } from "@/app/_ui/form-key";
import { Refusal } from "@/app/_ui/refusal";
import { useKeptTyping } from "@/app/_ui/use-kept-typing";
import { useNotify } from "@/app/_ui/use-notify";
import type { Answer } from "@/lib/platform/answer";

type ActFormProps<V, C extends string> = {
  action: (previous: Answer<unknown> | null, form: FormData) => Promise<Answer<V, C>>;
  /** `crypto.randomUUID()`, made while the page renders. */
  firstKey: string;
  /** One sentence for every code of the command. */
  words: Readonly<Record<C, string>>;
  /** Said when it is done. */
  done: string;
  className?: string;
  children: ReactNode;
};

/** A form of the desk around one action: works before scripts do, says what was refused, and that it is done. */
export function ActForm<V, C extends string>(props: ActFormProps<V, C>) {
  const [answer, act] = useActionState(props.action, null);
  const notify = useNotify();
  const said = useRef<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useKeptTyping(form, answer);
  useEffect(() => {
    if (!answer?.ok || said.current === answer.nextKey) return;
    said.current = answer.nextKey;
    notify.done(props.done);
  });
  return (
    <form ref={form} action={act} className={props.className}>
      <FormKey first={props.firstKey} answer={answer} />
      <Refusal answer={answer} words={props.words} />
      {props.children}
    </form>
  );
}
