import { type DeskDraft, emptyDeskDraft } from "@/lib/carts/desk-draft";

type Parts = Pick<DeskDraft, "customer" | "billing" | "delivery" | "payment" | "extras">;
export type DraftChange = { readonly [K in keyof Parts]?: Partial<Parts[K]> } & {
  readonly lines?: DeskDraft["lines"];
  readonly complements?: number;
};

export const HOME = { street: "Av. Providencia", streetNumber: "1234", municipality: "RM|Providencia" };

/** A draft that can become an order once it has lines: somebody new, at home in Providencia. */
export function aDeskDraft(change: DraftChange = {}): DeskDraft {
  const empty = emptyDeskDraft("es");
  return {
    lines: change.lines ?? [],
    customer: { ...empty.customer, kind: "new", fullName: "Lucía Soto", ...change.customer },
    billing: { ...empty.billing, ...change.billing },
    delivery: { ...empty.delivery, address: HOME, ...change.delivery },
    payment: { ...empty.payment, ...change.payment },
    extras: { ...empty.extras, ...change.extras },
    complements: change.complements ?? null,
  };
}
