import { useTranslations } from "next-intl";
import { ACTOR_KINDS, type ActorKind } from "@/lib/kernel/actor";

/** What an actor is called when it has no name of its own. */
export function useActorWords(): Record<ActorKind, string> {
  const t = useTranslations("orders.actor");
  return Object.fromEntries(ACTOR_KINDS.map((kind) => [kind, t(kind)])) as Record<ActorKind, string>;
}
