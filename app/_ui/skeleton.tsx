import { cx } from "@/app/_ui/cx";

/** A grey stand-in with the real shape's size; shows itself only after 150 ms. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx("block h-4 animate-skeleton rounded-md bg-line", className)} />;
}

/** Lines of a list that is on its way. */
export function SkeletonRows({ rows = 8, label }: { rows?: number; label: string }) {
  return (
    <div role="status" className="rounded-lg border bg-sheet">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => `row-${row}`).map((key) => (
        <div key={key} className="flex h-11 items-center gap-6 border-b px-3 last:border-b-0">
          <Skeleton className="w-16" />
          <Skeleton className="w-20" />
          <Skeleton className="w-1/4" />
          <Skeleton className="ml-auto w-24" />
        </div>
      ))}
    </div>
  );
}
