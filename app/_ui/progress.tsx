import { formatNumber } from "@/lib/i18n/format";

type ProgressProps = {
  label: string;
  value: number;
  max: number;
  locale?: string;
};

/** How far a job is, in a bar and in figures; read aloud as it moves. */
export function Progress({ label, value, max, locale = "es" }: ProgressProps) {
  const share = max > 0 ? Math.min(1, value / max) : 0;
  return (
    <div className="grid gap-1.5">
      <div aria-live="polite" className="flex justify-between gap-3 text-sm">
        <span>{label}</span>
        <span className="tnum text-ink-soft">
          {formatNumber(value, locale)} / {formatNumber(max, locale)}
        </span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={0}
        aria-valuemax={max}
        className="h-1.5 overflow-hidden rounded-full bg-line"
      >
        <div
          className="h-full origin-left bg-brand transition-transform"
          style={{ transform: `scaleX(${share})` }}
        />
      </div>
    </div>
  );
}
