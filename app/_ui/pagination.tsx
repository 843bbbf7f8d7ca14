import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/app/_ui/button";

type PaginationProps = {
  /** null: there is nothing on that side. */
  previousHref: string | null;
  nextHref: string | null;
  /** What is shown, such as "1–50 de 312". */
  children?: ReactNode;
};

/** Keyset pages: only the neighbours have an address. */
export function Pagination({ previousHref, nextHref, children }: PaginationProps) {
  const t = useTranslations("common");
  if (!previousHref && !nextHref && !children) return null;
  return (
    <nav aria-label={t("pages")} className="flex items-center justify-between gap-3 py-3 print:hidden">
      <p className="tnum text-sm text-ink-faint">{children}</p>
      <div className="flex gap-2">
        <Step href={previousHref} rel="prev">
          <ChevronLeft aria-hidden />
          {t("previous")}
        </Step>
        <Step href={nextHref} rel="next">
          {t("next")}
          <ChevronRight aria-hidden />
        </Step>
      </div>
    </nav>
  );
}

function Step({ href, rel, children }: { href: string | null; rel: "prev" | "next"; children: ReactNode }) {
  if (href === null) return <Button disabled>{children}</Button>;
  return (
    <Button asChild>
      <Link href={href} rel={rel}>
        {children}
      </Link>
    </Button>
  );
}
