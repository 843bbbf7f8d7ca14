import { useNow } from "next-intl";
import { cx } from "@/app/_ui/cx";
import { useRegion } from "@/app/_ui/use-region";
import { type DateStyle, formatDateTime, relativeAge } from "@/lib/i18n/format";

type TimeProps = { value: Date; style?: DateStyle; className?: string };

/** A moment in shop time; how long ago on hover. */
export function DateTime({ value, style = "datetime", className }: TimeProps) {
  const { words, timeZone } = useRegion();
  const now = useNow();
  return (
    <time
      dateTime={value.toISOString()}
      title={relativeAge(value, now, words)}
      className={cx("tnum", className)}
    >
      {formatDateTime(value, { locale: words, timeZone, style })}
    </time>
  );
}

/** How long ago; the moment itself on hover. */
export function Age({ value, className }: Omit<TimeProps, "style">) {
  const { words, timeZone } = useRegion();
  const now = useNow();
  return (
    <time
      dateTime={value.toISOString()}
      title={formatDateTime(value, { locale: words, timeZone })}
      className={cx("tnum", className)}
    >
      {relativeAge(value, now, words)}
    </time>
  );
}
