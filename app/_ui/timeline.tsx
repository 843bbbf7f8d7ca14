import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx";
import { INK, type Tone } from "@/app/_ui/tone";

/** One thread of what happened. `label` names the list. */
export function Timeline({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ol
      aria-label={label}
      className="grid gap-x-2.5 sm:grid-cols-[minmax(8.25rem,auto)_1.5rem_minmax(0,1fr)]"
    >
      {children}
    </ol>
  );
}

type EntryProps = {
  icon: LucideIcon;
  /** The actor in words, read with the icon. */
  actor?: string;
  /** A `DateTime` or `Age`. */
  time: ReactNode;
  /** The sentence. */
  children: ReactNode;
  /** Opens under the sentence. */
  details?: ReactNode;
  /** The words that open `details`. */
  detailsLabel?: string;
  tone?: Tone;
  /** For facts that arrived late and changed nothing. */
  faint?: boolean;
};

export function TimelineEntry({
  icon: Icon,
  actor,
  time,
  children,
  details,
  detailsLabel,
  tone,
  faint,
}: EntryProps) {
  return (
    <li className="group/entry grid grid-cols-[1.5rem_1fr] gap-x-2.5 sm:col-span-3 sm:grid-cols-subgrid">
      <div className="hidden pt-0.5 text-right whitespace-nowrap font-mono text-xs leading-5 text-ink-faint sm:block">
        {time}
      </div>
      <div className="relative flex justify-center before:absolute before:top-6 before:bottom-0 before:w-px before:bg-line group-last/entry:before:hidden">
        <span
          title={actor}
          className={cx(
            "grid size-6 place-items-center rounded-full bg-mute-soft",
            tone ? INK[tone] : "text-ink-soft",
            faint && "text-ink-faint",
          )}
        >
          <Icon aria-hidden className="size-3.5" strokeWidth={1.75} />
          {actor ? <span className="sr-only">{actor}</span> : null}
        </span>
      </div>
      <div className={cx("min-w-0 pt-0.5 pb-4", faint && "text-ink-faint")}>
        <div>{children}</div>
        <div className="font-mono text-xs text-ink-faint sm:hidden">{time}</div>
        {details ? (
          <details className="mt-1 text-sm text-ink-soft">
            <summary className="link inline-flex min-h-6 w-fit list-none items-center">
              {detailsLabel}
            </summary>
            <div className="mt-1 rounded-md bg-paper px-3 py-2">{details}</div>
          </details>
        ) : null}
      </div>
    </li>
  );
}
