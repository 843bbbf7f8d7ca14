import {
  Archive,
  Check,
  CircleAlert,
  CircleHelp,
  Clock,
  Equal,
  type LucideIcon,
  MinusCircle,
  Shuffle,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import type { Tone } from "@/app/_ui/tone";
import type { InboxVerdict } from "@/db/queries/inbox-log";

const SIGN = {
  waiting: { icon: Clock, tone: "wait" },
  applied: { icon: Check, tone: "good" },
  ignored: { icon: Equal, tone: "mute" },
  unmatched: { icon: CircleHelp, tone: "bad" },
  not_ours: { icon: MinusCircle, tone: "mute" },
  wrong_mode: { icon: Shuffle, tone: "mute" },
  failed: { icon: CircleAlert, tone: "bad" },
  dismissed: { icon: Archive, tone: "mute" },
} as const satisfies Record<InboxVerdict, { icon: LucideIcon; tone: Tone }>;

/** What came of a message. */
export function EffectBadge({ verdict }: { verdict: InboxVerdict }) {
  const t = useTranslations("inbox.effect");
  return <Badge {...SIGN[verdict]}>{t(verdict)}</Badge>;
}
