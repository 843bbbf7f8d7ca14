"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef } from "react";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { isTyping } from "@/app/_ui/typing";
import { useDeskFocus } from "./use-desk-focus";

/** A scanner at the keyboard types the code and presses Enter. Wherever the focus is, what it types lands here. */
export function ScanField({ onRead }: { onRead: (code: string) => void }) {
  const t = useTranslations("orders.prepare");
  const field = useRef<HTMLInputElement>(null);
  useDeskFocus(field);
  useEffect(() => {
    const catchKeys = (event: KeyboardEvent) => {
      const isSign =
        event.key.length === 1 && event.key !== " " && !(event.ctrlKey || event.metaKey || event.altKey);
      if (!isSign || isTyping(event.target)) return;
      // Before the desk's own keys: a SKU must not open a search.
      event.stopPropagation();
      field.current?.focus();
    };
    document.addEventListener("keydown", catchKeys, { capture: true });
    return () => document.removeEventListener("keydown", catchKeys, { capture: true });
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const input = field.current;
    if (!input) return;
    onRead(input.value);
    input.value = "";
  };
  return (
    <form onSubmit={submit} aria-label={t("scanning")} className="flex items-end gap-2">
      <Field label={t("code")} className="min-w-0 flex-1">
        <Input
          ref={field}
          name="code"
          mono
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={80}
        />
      </Field>
      <Button type="submit">{t("tick")}</Button>
    </form>
  );
}
