"use client";
import { type RefObject, useEffect } from "react";
import type { Answer } from "@/lib/platform/answer";

/** After a refusal the form is filled again with what was typed: React empties a form as soon as its action has answered. */
export function useKeptTyping(form: RefObject<HTMLFormElement | null>, answer: Answer<unknown> | null): void {
  useEffect(() => {
    const typed = answer && !answer.ok ? answer.typed : undefined;
    if (!typed) return;
    for (const control of form.current?.elements ?? []) {
      if (control instanceof HTMLInputElement && control.type === "checkbox") {
        control.checked = Object.hasOwn(typed, control.name);
      } else if (
        control instanceof HTMLInputElement ||
        control instanceof HTMLTextAreaElement ||
        control instanceof HTMLSelectElement
      ) {
        const text = typed[control.name];
        if (text !== undefined && control.type !== "hidden" && control.type !== "radio") control.value = text;
      }
    }
  }, [form, answer]);
}
