import { Ban, Check, Clock, type LucideIcon, PackageX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import type { Tone } from "@/app/_ui/tone";
import type { LinkState } from "@/lib/links/token";

const SIGN = {
  live: { icon: Check, tone: "good" },
  expired: { icon: Clock, tone: "mute" },
  revoked: { icon: Ban, tone: "mute" },
  used_up: { icon: PackageX, tone: "wait" },
} as const satisfies Record<LinkState, { icon: LucideIcon; tone: Tone }>;

export function LinkStateBadge({ state }: { state: LinkState }) {
  const t = useTranslations("links.state");
  return <Badge {...SIGN[state]}>{t(state)}</Badge>;
}
