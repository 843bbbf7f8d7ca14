import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Kbd } from "@/app/_ui/kbd";
import type { WaitingReceipt } from "@/db/queries/receipts";
import { ReviewKeys } from "./review-keys";

type Props = {
  waiting: readonly WaitingReceipt[];
  current: string;
  nextHref: string;
  previousHref: string | null;
};

/** Which one of how many, and the ways to its neighbours. */
export function QueueSteps({ waiting, current, nextHref, previousHref }: Props) {
  const t = useTranslations("receipts");
  const at = waiting.findIndex(({ id }) => id === current);
  const next = waiting.length > (at === -1 ? 0 : 1) ? nextHref : null;
  if (waiting.length < 2 && at !== -1) return <ReviewKeys nextHref={null} previousHref={null} />;
  return (
    <div className="flex items-center justify-between gap-3">
      <ReviewKeys nextHref={next} previousHref={previousHref} />
      <p className="tnum text-sm text-ink-faint">
        {at === -1 ? t("decided") : t("position", { at: at + 1, count: waiting.length })}
        <span className="ml-3 hidden lg:inline">
          <Kbd>J</Kbd> <Kbd>K</Kbd> {t("keys.move")} · <Kbd>A</Kbd> {t("keys.accept")} · <Kbd>R</Kbd>{" "}
          {t("keys.reject")}
        </span>
      </p>
      <div className="flex gap-1">
        {previousHref ? (
          <Button asChild size="sm">
            <Link href={previousHref} aria-label={t("previous")}>
              <ChevronLeft aria-hidden />
            </Link>
          </Button>
        ) : null}
        {next ? (
          <Button asChild size="sm">
            <Link href={next}>
              {t("next")}
              <ChevronRight aria-hidden />
            </Link>
          </Button>
        ) : null}
      </div>
    </div>
  );
}
