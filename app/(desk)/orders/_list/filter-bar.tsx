"use client";
import { ChevronLeft, ChevronRight, Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button, buttonStyle } from "@/app/_ui/button";
import { cx } from "@/app/_ui/cx";
import { FilterChip } from "@/app/_ui/filter-chip";
import { Popover, PopoverContent, PopoverTrigger } from "@/app/_ui/popover";
import { type Change, changedHref } from "./changed-href";
import { FilterEditor } from "./filter-editor";
import { type FilterChoice, paramsOf } from "./filter-names";
import { SearchBox } from "./search-box";
import { useAddress } from "./use-address";

type BarProps = {
  /** The address's parameters without the page. */
  query: string;
  text: string;
  filters: readonly FilterChoice[];
  decimals: number;
  /** What stands at the end of the bar. */
  children?: ReactNode;
};

/** One bar: the search, the filters that are on, and a way to more. */
export function FilterBar({ query, text, filters, decimals, children }: BarProps) {
  const t = useTranslations("common");
  const { change } = useAddress(query);
  const on = filters.filter(({ value }) => value !== "");
  const off = filters.filter(({ value, kind }) => value === "" && kind !== "fixed");
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      <SearchBox query={query} text={text} />
      <AddFilter filters={off} decimals={decimals} onApply={change} />
      {children}
      {on.length > 0 ? (
        <ul aria-label={t("filter")} className="flex w-full flex-wrap items-center gap-2">
          {on.map((filter) => (
            <li key={`${filter.name} ${filter.value}`} className="min-w-0">
              <FilterChip label={filter.label} value={filter.said} removeHref={without(query, [filter])}>
                {filter.kind === "fixed" ? null : (
                  <FilterEditor filter={filter} decimals={decimals} onApply={change} />
                )}
              </FilterChip>
            </li>
          ))}
          {on.length > 1 ? (
            <li>
              <Link href={without(query, on)} className={buttonStyle({ variant: "ghost" })}>
                {t("clearFilters")}
              </Link>
            </li>
          ) : null}
        </ul>
      ) : null}
    </div>
  );
}

const without = (query: string, filters: readonly FilterChoice[]): string =>
  changedHref(
    query,
    Object.fromEntries(filters.flatMap(({ name }) => paramsOf(name)).map((name) => [name, ""])),
  );

type AddProps = {
  filters: readonly FilterChoice[];
  decimals: number;
  onApply: (change: Change) => void;
};

/** "+ Filtro": first which, then what, in the same place. */
function AddFilter({ filters, decimals, onApply }: AddProps) {
  const common = useTranslations("common");
  const t = useTranslations("orders.filter");
  const [open, setOpen] = useState(false);
  const [name, setName] = useState<string | null>(null);
  const picked = filters.find((filter) => filter.name === name);
  const show = (next: boolean) => {
    setOpen(next);
    if (next) setName(null);
  };
  const apply = (change: Change) => {
    setOpen(false);
    onApply(change);
  };
  return (
    <Popover open={open} onOpenChange={show}>
      <PopoverTrigger className={cx(buttonStyle({ variant: "ghost" }), "border-dashed border-edge/60")}>
        <Plus aria-hidden />
        {common("addFilter")}
      </PopoverTrigger>
      <PopoverContent align="end" aria-label={common("addFilter")} className="w-84 p-2">
        {picked ? (
          <div className="grid gap-2">
            <Button variant="ghost" className="justify-start px-1.5" onClick={() => setName(null)}>
              <ChevronLeft aria-hidden />
              {picked.label}
            </Button>
            <div className="px-2 pb-2">
              <FilterEditor filter={picked} decimals={decimals} onApply={apply} />
            </div>
          </div>
        ) : (
          <FilterNames filters={filters} label={t("choose")} onPick={setName} />
        )}
      </PopoverContent>
    </Popover>
  );
}

type NamesProps = {
  filters: readonly FilterChoice[];
  label: string;
  onPick: (name: string) => void;
};

function FilterNames({ filters, label, onPick }: NamesProps) {
  return (
    <>
      <p className="px-2 pt-1 pb-1.5 text-xs text-ink-faint">{label}</p>
      <ul className="grid">
        {filters.map((filter) => (
          <li key={filter.name}>
            <Button
              variant="ghost"
              wide
              className="justify-between px-2 font-normal text-ink"
              onClick={() => onPick(filter.name)}
            >
              {filter.label}
              <ChevronRight aria-hidden className="text-ink-faint" />
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
