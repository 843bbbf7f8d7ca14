import { Ban, CircleCheck, Mail } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";

const LOOK = {
  active: { tone: "good", icon: CircleCheck },
  invited: { tone: "wait", icon: Mail },
  disabled: { tone: "mute", icon: Ban },
} as const;

export function StaffState({ disabled, hasSignedUp }: { disabled: boolean; hasSignedUp: boolean }) {
  const t = useTranslations("staff.state");
  const state = disabled ? "disabled" : hasSignedUp ? "active" : "invited";
  return <Badge {...LOOK[state]}>{t(state)}</Badge>;
}
