import type { Result } from "@/lib/kernel/result";
import { oneLine } from "@/lib/kernel/text";

export type OutgoingLetter = {
  /** `"Café Andes" <pedidos@cafe.example>`, made by `senderOf`. */
  readonly from: string;
  readonly replyTo: string | null;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Names and values of letters, digits, `_` and `-`; they come back with the provider's reports. */
  readonly tags: Readonly<Record<string, string>>;
};

/**
 * Why a letter did not leave. `permanent`: the same letter will be refused again, do not retry.
 * `conflict`: the key was used for another text, so an earlier version has left already.
 * `quota`: try again tomorrow; `retryAfterSeconds` when the provider named a time.
 */
export type MailRefused = {
  readonly code: "rejected" | "misconfigured" | "conflict" | "rate_limited" | "quota" | "unavailable";
  readonly permanent: boolean;
  readonly detail: string;
  readonly retryAfterSeconds: number | null;
};

export type Mailer = {
  readonly name: string;
  /** Never throws for what the provider says. The same key never sends twice within the provider's window. */
  send(
    letter: OutgoingLetter,
    options: { readonly idempotencyKey: string },
  ): Promise<Result<{ readonly providerId: string }, MailRefused>>;
};

/**
 * The From header: the shop's name on the one sending address.
 * @example senderOf('Café "Andes"', "pedidos@cafe.example") // "\"Café 'Andes'\" <pedidos@cafe.example>"
 */
export function senderOf(shopName: string, address: string): string {
  const bare = /<([^<>]+)>\s*$/.exec(address)?.[1] ?? address;
  const name = oneLine(shopName)
    .replaceAll('"', "'")
    .replace(/[<>\\]/g, "");
  return name === "" ? oneLine(bare) : `"${name}" <${oneLine(bare)}>`;
}

/** Lets the reader's mail program offer its own unsubscribe button (RFC 2369, RFC 8058). */
export const unsubscribeHeaders = (url: string): Record<string, string> => ({
  "List-Unsubscribe": `<${url}>`,
  "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
});
