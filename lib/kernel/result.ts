/** What a person or a provider can cause is a value; what only we can cause is thrown. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: E };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const refuse = <E>(refusal: E): { readonly ok: false; readonly refusal: E } => ({
  ok: false,
  refusal,
});

/** Unwraps a result whose refusal would be our own bug (seeds, tests, invariants). */
export function mustSucceed<T>(result: Result<T, unknown>, doing: string): T {
  if (result.ok) return result.value;
  throw new Error(`${doing}: ${JSON.stringify(result.refusal)}`);
}
