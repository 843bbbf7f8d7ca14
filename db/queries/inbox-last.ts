import { and, desc, eq } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { inbox } from "@/db/schema";

export type LastMessage = {
  readonly id: number;
  readonly type: string;
  readonly receivedAt: Date;
  readonly effect: string | null;
};

/** The newest message of a provider; null when it never sent one that is kept. */
export async function lastMessage(
  reader: Reader,
  provider: string,
  room: "payments" | "shipping" = "payments",
): Promise<LastMessage | null> {
  const [row] = await reader
    .select({ id: inbox.id, type: inbox.type, receivedAt: inbox.receivedAt, effect: inbox.effect })
    .from(inbox)
    .where(and(eq(inbox.room, room), eq(inbox.provider, provider)))
    .orderBy(desc(inbox.id))
    .limit(1);
  return row ?? null;
}
