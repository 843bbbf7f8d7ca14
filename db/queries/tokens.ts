import { and, eq } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { carts, links, loginTokens } from "@/db/schema";
import type { LinkPurpose } from "@/lib/links/purposes";

const OF_CARTS: readonly LinkPurpose[] = ["cart", "checkout"];

/** Whether a token of this purpose was ever given out; expired and revoked ones count. A token of one kind opens no other kind. */
export async function isKnownToken(reader: Reader, purpose: LinkPurpose, hash: string): Promise<boolean> {
  if (OF_CARTS.includes(purpose)) {
    const [cart] = await reader.select({ id: carts.id }).from(carts).where(eq(carts.tokenHash, hash));
    return cart !== undefined;
  }
  if (purpose === "invite") {
    const [invite] = await reader
      .select({ hash: loginTokens.tokenHash })
      .from(loginTokens)
      .where(and(eq(loginTokens.tokenHash, hash), eq(loginTokens.purpose, "invite")));
    return invite !== undefined;
  }
  const [link] = await reader
    .select({ id: links.id })
    .from(links)
    .where(and(eq(links.tokenHash, hash), eq(links.purpose, purpose)));
  return link !== undefined;
}
