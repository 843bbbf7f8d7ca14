import type { Answer } from "@/lib/platform/answer";

/**
 * Goes into every form: the key under which its first sending is remembered. Make `first` while rendering on the server
 * (`crypto.randomUUID()`); pass the form's answer, so that the form can be used again.
 */
export function FormKey({ first, answer }: { first: string; answer?: Answer<unknown> | null }) {
  return <input type="hidden" name="idempotencyKey" value={answer?.ok ? answer.nextKey : first} readOnly />;
}
