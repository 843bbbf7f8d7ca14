import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx";

type EmptyProps = {
  icon?: LucideIcon;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
};

/** One sentence and the one action that fills the emptiness. */
export function EmptyState({ icon: Icon, title, children, action, className }: EmptyProps) {
  return (
    <div
      className={cx(
        "grid justify-items-center gap-3 rounded-lg border border-dashed border-edge/50 px-6 py-12 text-center",
        className,
      )}
    >
      {Icon ? <Icon aria-hidden className="size-6 text-ink-faint" strokeWidth={1.5} /> : null}
      <div className="grid max-w-md gap-1">
        <p className="font-medium">{title}</p>
        {children ? <p className="text-ink-soft">{children}</p> : null}
      </div>
      {action}
    </div>
  );
}
