import type { FoundPerson } from "@/db/queries/desk-search";

export type { FoundPerson } from "@/db/queries/desk-search";

/** Asks for customers by name, e-mail, phone or tax id. @throws Error when there is no answer. */
export async function askPeople(text: string, signal: AbortSignal): Promise<readonly FoundPerson[]> {
  const response = await fetch(`/orders/people?q=${encodeURIComponent(text)}`, { signal });
  if (!response.ok) throw new Error(String(response.status));
  const { found } = (await response.json()) as { found: readonly FoundPerson[] };
  return found;
}
