import type { ReactNode } from "react";

type EntryProps = {
  what: string;
  badge: ReactNode;
  amount: ReactNode;
  facts: readonly (string | null)[];
  code?: string | null;
  /** Stands out among the facts: something is wrong or runs out. */
  warning?: string | null;
  action?: ReactNode;
};

/** One line of the payments panel: a payment, a refund or a dispute. */
export function Entry({ what, badge, amount, facts, code, warning, action }: EntryProps) {
  return (
    <li className="grid gap-1 py-3 first:pt-1 last:pb-0">
      <div className="flex items-baseline justify-between gap-3">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="font-medium">{what}</h3>
          {badge}
        </div>
        <span className="font-medium whitespace-nowrap">{amount}</span>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <div className="min-w-0 text-sm text-ink-soft">
          <p>
            {facts.filter(Boolean).join(" · ")}
            {code ? <span className="ml-2 font-mono text-xs break-all text-ink-faint">{code}</span> : null}
          </p>
          {warning ? <p className="font-medium text-bad">{warning}</p> : null}
        </div>
        {action}
      </div>
    </li>
  );
}
