"use client";
import { type RefObject, useEffect } from "react";
import type { Answer } from "@/lib/platform/answer";

type Typed = Readonly<Record<string, string>>;

const LEFT_ALONE = ["hidden", "submit", "button"];

function fill(control: Element, typed: Typed): void {
  if (!isTyped(control)) return;
  if (control.type === "checkbox") (control as HTMLInputElement).checked = Object.hasOwn(typed, control.name);
  else if (control.type === "radio") {
    (control as HTMLInputElement).checked = (typed[control.name] ?? control.value) === control.value;
  } else control.value = typed[control.name] ?? control.value;
}

const isTyped = (control: Element): control is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
  (control instanceof HTMLInputElement && !LEFT_ALONE.includes(control.type)) ||
  control instanceof HTMLTextAreaElement ||
  control instanceof HTMLSelectElement;

/** After a refusal the form is filled again with what was typed: React empties a form as soon as its action has answered. */
export function useKeptTyping(form: RefObject<HTMLFormElement | null>, answer: Answer<unknown> | null): void {
  useEffect(() => {
    const typed = answer && !answer.ok ? answer.typed : undefined;
    if (!typed) return;
    for (const control of form.current?.elements ?? []) fill(control, typed);
  }, [form, answer]);
}
