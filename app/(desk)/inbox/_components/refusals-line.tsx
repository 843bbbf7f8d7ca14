import { ShieldAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Age } from "@/app/_ui/date-time";
import { useProviderName } from "@/app/(desk)/inbox/_components/provider-name";
import type { RefusalCount } from "@/db/queries/inbox-log";

/** Messages that nobody signed: how many in a week, and what that usually means. Nothing of them is kept. */
export function RefusalsLine({ refusals }: { refusals: readonly RefusalCount[] }) {
  const t = useTranslations("inbox.refusals");
  const name = useProviderName();
  if (refusals.length === 0) return null;
  return (
    <div className="flex gap-2.5 px-1 text-sm text-ink-soft">
      <ShieldAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" strokeWidth={1.75} />
      <p>
        {refusals.map(({ provider, count, lastAt }) => (
          <span key={provider} className="mr-1">
            {t("line", { provider: name(provider), count })} (<Age value={lastAt} />
            ).
          </span>
        ))}
        {t("help")}
      </p>
    </div>
  );
}
