import { ChevronDown, Plus } from "lucide-react";
import type { ReactNode } from "react";

type FoldProps = {
  title: string;
  /** Beside the title: kind, price, state. */
  aside?: ReactNode;
  /** A row that adds something. */
  adds?: boolean;
  children: ReactNode;
};

/** A row that opens into its form; works before scripts do. */
export function FoldRow({ title, aside, adds, children }: FoldProps) {
  const Sign = adds ? Plus : ChevronDown;
  return (
    <details className="group" suppressHydrationWarning>
      <summary className="flex min-h-12 cursor-pointer list-none items-center gap-3 px-4 py-2 outline-offset-[-2px] hover:bg-hover">
        <Sign
          aria-hidden
          className={
            adds
              ? "size-4 shrink-0 text-ink-faint"
              : "size-4 shrink-0 -rotate-90 text-ink-faint group-open:rotate-0"
          }
        />
        <span className={adds ? "flex-1 text-ink-soft" : "min-w-0 flex-1 truncate font-medium"}>{title}</span>
        {aside}
      </summary>
      <div className="border-t px-4 py-4 sm:pl-11">{children}</div>
    </details>
  );
}
