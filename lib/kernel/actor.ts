export const ACTOR_KINDS = [
  "staff",
  "customer",
  "helper",
  "provider",
  "carrier",
  "clock",
  "api",
  "import",
] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Who caused an event. `id` is the staff id, person id, link id of a helper without an account, provider or carrier name, or API key id; null when there is none to name. */
export type Actor = { readonly kind: ActorKind; readonly id: string | null };

export const CLOCK: Actor = { kind: "clock", id: null };
export const CUSTOMER: Actor = { kind: "customer", id: null };
export const staffActor = (staffId: number): Actor => ({ kind: "staff", id: String(staffId) });
export const providerActor = (name: string): Actor => ({ kind: "provider", id: name });
export const carrierActor = (name: string): Actor => ({ kind: "carrier", id: name });
export const helperActor = (linkId: string): Actor => ({ kind: "helper", id: linkId });

/** The person of the shop who did it, if one did. */
export const staffIdOf = ({ kind, id }: Actor): number | null => (kind === "staff" && id ? Number(id) : null);
