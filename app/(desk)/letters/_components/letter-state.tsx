import { Ban, Check, CircleAlert, Clock, type LucideIcon, MinusCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import type { Tone } from "@/app/_ui/tone";
import type { LetterState } from "@/lib/notifications/letter-state";

const SIGN = {
  waiting: { icon: Clock, tone: "wait" },
  sent: { icon: Check, tone: "good" },
  skipped: { icon: MinusCircle, tone: "mute" },
  refused: { icon: CircleAlert, tone: "bad" },
  stopped: { icon: Ban, tone: "mute" },
} as const satisfies Record<LetterState, { icon: LucideIcon; tone: Tone }>;

export function LetterStateBadge({ state }: { state: LetterState }) {
  const t = useTranslations("letters.stateWord");
  return <Badge {...SIGN[state]}>{t(state)}</Badge>;
}
