import type { ReactNode } from "react";

type NoticeProps = { title: ReactNode; children: ReactNode; action?: ReactNode; foot?: ReactNode };

/** A whole page that has only one thing to say: not found, expired, went wrong, done. */
export function Notice({ title, children, action, foot }: NoticeProps) {
  return (
    <div className="mx-auto grid w-full max-w-md gap-5 px-4 py-[16vh]">
      <div className="grid gap-2">
        <h1 className="text-lg font-semibold tracking-tight">{title}</h1>
        <div className="text-md text-ink-soft">{children}</div>
      </div>
      {action ? <div className="flex flex-wrap gap-2">{action}</div> : null}
      {foot ? <div className="text-sm text-ink-faint">{foot}</div> : null}
    </div>
  );
}
