import { CircleAlert, CircleCheck, Clock, Info, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx";
import { GROUND, type Tone } from "@/app/_ui/tone";

const SIGN = { good: CircleCheck, wait: Clock, bad: CircleAlert, mute: Info } as const satisfies Record<
  Tone,
  LucideIcon
>;

type BannerProps = {
  tone?: Tone;
  title?: ReactNode;
  /** What happens if nobody acts, and when. */
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
};

/** A message that belongs to a page or a panel. */
export function Banner({ tone = "mute", title, children, action, className }: BannerProps) {
  const Sign = SIGN[tone];
  return (
    <div
      role={tone === "bad" ? "alert" : undefined}
      className={cx(
        "flex flex-wrap items-start gap-x-4 gap-y-2 rounded-lg border px-4 py-3",
        GROUND[tone],
        className,
      )}
    >
      <div className="flex min-w-0 flex-1 basis-64 gap-2.5">
        <Sign aria-hidden className="mt-0.5 size-4 shrink-0" strokeWidth={1.75} />
        <div className="grid min-w-0 gap-0.5">
          {title ? <p className="font-medium">{title}</p> : null}
          {children ? <div className="text-ink">{children}</div> : null}
        </div>
      </div>
      {action}
    </div>
  );
}
