import { and, asc, eq, isNull } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { links } from "@/db/schema";
import type { LinkRow } from "./links";

/** The links of an order for helpers that nobody ended, oldest first; some may have expired. */
export async function listHelperLinks(reader: Reader, orderId: number): Promise<LinkRow[]> {
  return reader
    .select()
    .from(links)
    .where(and(eq(links.orderId, orderId), eq(links.purpose, "helper"), isNull(links.revokedAt)))
    .orderBy(asc(links.createdAt), asc(links.id));
}
