"use client";
import { SubmitButton } from "@/app/_ui/submit-button";
import { type FormAction, PublicForm } from "@/app/(public)/_shop/public-form";

type ButtonProps = { action: FormAction; firstKey: string; token: string; label: string };

/** One thing to say, within reach of a thumb. */
export function OneButton({ action, firstKey, token, label }: ButtonProps) {
  return (
    <PublicForm action={action} firstKey={firstKey} label={label}>
      <input type="hidden" name="token" value={token} />
      <SubmitButton size="lg" wide>
        {label}
      </SubmitButton>
    </PublicForm>
  );
}
