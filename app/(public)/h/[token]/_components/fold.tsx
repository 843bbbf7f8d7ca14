import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";

type FoldProps = { title: string; id?: string; open?: boolean; children: ReactNode };

/** Something that is rarely needed, one press away; works before scripts do. */
export function Fold({ title, id, open, children }: FoldProps) {
  return (
    <details id={id} className="group rounded-lg border bg-sheet px-4" open={open || undefined}>
      <summary className="flex min-h-12 cursor-pointer list-none items-center justify-between gap-3 font-medium">
        {title}
        <ChevronDown
          aria-hidden
          className="size-4 text-ink-faint transition-transform group-open:rotate-180"
        />
      </summary>
      {children}
    </details>
  );
}
