import {
  Archive,
  CircleCheck,
  CircleMinus,
  CircleX,
  EyeOff,
  type LucideIcon,
  TriangleAlert,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import type { Tone } from "@/app/_ui/tone";
import type { ListedVariant } from "@/db/queries/product-list";

const SIGN = {
  available: { icon: CircleCheck, tone: "good" },
  low: { icon: TriangleAlert, tone: "wait" },
  sold_out: { icon: CircleX, tone: "bad" },
  short: { icon: CircleMinus, tone: "bad" },
  unavailable: { icon: EyeOff, tone: "mute" },
  archived: { icon: Archive, tone: "mute" },
} as const satisfies Record<string, { icon: LucideIcon; tone: Tone }>;

type Judged = Pick<ListedVariant, "status" | "unlimited" | "stock" | "threshold">;

export function markOf({ status, unlimited, stock, threshold }: Judged): keyof typeof SIGN {
  if (status !== "available") return status;
  if (unlimited) return "available";
  if (stock < 0) return "short";
  if (stock === 0) return "sold_out";
  return stock <= threshold ? "low" : "available";
}

/** Whether it can be sold, and if not, why. */
export function StockMark({ variant }: { variant: Judged }) {
  const t = useTranslations("products.mark");
  const mark = markOf(variant);
  return <Badge {...SIGN[mark]}>{t(mark)}</Badge>;
}
