import Link from "next/link";
import { useTranslations } from "next-intl";
import { AutoRefresh } from "@/app/_ui/auto-refresh";
import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";
import type { ReplayProgress } from "@/db/queries/inbox-replays";

/** How far a replay of several messages is; looks again by itself until it is done. */
export function ReplayBanner({ progress }: { progress: ReplayProgress }) {
  const t = useTranslations("inbox.many");
  const common = useTranslations("common");
  const { total, done, changed, needy } = progress;
  const isDone = done >= total;
  return (
    <Banner
      tone={isDone ? (needy > 0 ? "wait" : "good") : "mute"}
      title={<span role="status">{isDone ? t("done", { total }) : t("progress", { done, total })}</span>}
      action={
        isDone ? (
          <Button asChild>
            <Link href="/inbox">{common("close")}</Link>
          </Button>
        ) : null
      }
    >
      {isDone ? t("outcome", { changed, needy, same: total - changed - needy }) : null}
      {isDone ? null : (
        <progress value={done} max={total} aria-label={t("label")} className="h-1.5 w-full max-w-80" />
      )}
      {isDone ? null : <AutoRefresh />}
    </Banner>
  );
}
