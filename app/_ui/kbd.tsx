import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx";

export function Kbd({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <kbd
      className={cx(
        "inline-flex h-5 min-w-5 items-center justify-center rounded-sm border bg-paper px-1 font-sans text-xs text-ink-faint",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
