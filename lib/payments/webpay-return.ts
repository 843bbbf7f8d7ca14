import { z } from "zod";

/** What a browser that comes back from Webpay says; `superseded`: it has paid, but we no longer want this attempt's money. */
const WEBPAY_RETURN_CASES = ["commit", "timeout", "aborted", "form_error", "superseded"] as const;
export type WebpayReturnCase = (typeof WEBPAY_RETURN_CASES)[number];

/** A return as it is kept in the inbox. */
export const webpayMessage = z.object({
  kind: z.enum(WEBPAY_RETURN_CASES),
  token: z.string().min(1).max(64),
});

/** Whose return it is: by the transaction's token, else by the session that we gave it. */
export type WebpayReturn =
  | { readonly kind: "commit" | "aborted" | "form_error"; readonly token: string }
  | { readonly kind: "timeout"; readonly sessionId: string; readonly buyOrder: string };

/** A session is our payment's id and the end of its form, with a point between. */
export const sessionOwner = (sessionId: string): string => sessionId.split(".")[0] ?? "";

/** The longest that Transbank gives back: tokens have 64 characters, sessions 61. */
const LONGEST = 64;

/**
 * The four cases, whichever way the browser came: a token alone was paid or refused; a token with an aborted one failed in the form
 * and counts as aborted; no token at all ran out of time. Null: not a return of Webpay.
 */
export function readWebpayReturn(given: Readonly<Record<string, string>>): WebpayReturn | null {
  const text = (name: string) => given[name]?.trim().slice(0, LONGEST) ?? "";
  const [token, aborted] = [text("token_ws"), text("TBK_TOKEN")];
  if (token) return { kind: aborted ? "form_error" : "commit", token };
  if (aborted) return { kind: "aborted", token: aborted };
  // Transbank's own pages spell it both ways.
  const sessionId = text("TBK_ID_SESION") || text("TBK_ID_SESSION");
  const buyOrder = text("TBK_ORDEN_COMPRA");
  return sessionId && buyOrder ? { kind: "timeout", sessionId, buyOrder } : null;
}
