import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cx } from "@/app/_ui/cx";

type HeaderProps = {
  title: ReactNode;
  /** Where one came from. */
  back?: { href: string; label: string };
  /** Ways to the pages before and after this one, at the end of the way back. */
  beside?: ReactNode;
  /** Beside the title: state badges. */
  badges?: ReactNode;
  /** Under the title: date, customer, one line. */
  description?: ReactNode;
  /** At the right; the one primary button last. */
  actions?: ReactNode;
  /** Sets the title in figures of one width, for order numbers. */
  mono?: boolean;
};

/** What is this, what state is it in, what do I do next. */
export function PageHeader({ title, back, beside, badges, description, actions, mono }: HeaderProps) {
  return (
    <header className="mb-4">
      {back ? (
        <div className="mb-0.5 flex min-h-8 items-center justify-between gap-2 print:hidden">
          <Link
            href={back.href}
            className="-ml-1 inline-flex min-h-8 items-center gap-1 rounded-md px-1 text-sm text-ink-faint hover:text-ink"
          >
            <ArrowLeft aria-hidden className="size-4" />
            {back.label}
          </Link>
          {beside ? <div className="flex items-center gap-1">{beside}</div> : null}
        </div>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 gap-1">
          <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1.5">
            <h1 className={cx("text-lg font-semibold tracking-tight", mono && "font-mono tracking-normal")}>
              {title}
            </h1>
            {badges}
          </div>
          {description ? <div className="text-ink-soft">{description}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div> : null}
      </div>
    </header>
  );
}
