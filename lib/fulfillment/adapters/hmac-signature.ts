import { hmacSha256, sameText } from "@/lib/kernel/hash";

/** Whether one of the secrets made this code over the raw body: one signs alone, several while a secret is rotated. */
export const isHmac = (
  given: string | undefined,
  secrets: readonly string[],
  body: string,
  encoding: "hex" | "base64",
): boolean =>
  given !== undefined &&
  secrets.some((secret) => sameText(given.trim(), hmacSha256(secret, body).toString(encoding)));
