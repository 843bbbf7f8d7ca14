import { type ReactNode, useId } from "react";

type SideBlockProps = { title: ReactNode; action?: ReactNode; children: ReactNode };

/** One part of the column at the side: parts share a sheet and are told apart by a hairline. */
export function SideBlock({ title, action, children }: SideBlockProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="grid gap-2 px-4 pt-3 pb-4">
      <header className="flex min-h-8 items-center justify-between gap-3">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {action}
      </header>
      {children}
    </section>
  );
}
