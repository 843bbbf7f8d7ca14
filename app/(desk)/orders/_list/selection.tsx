"use client";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from "react";
import { CheckboxMark } from "@/app/_ui/checkbox";
import type { OrderSort } from "@/lib/orders/list-cursor";

type Selection = {
  readonly numbers: readonly number[];
  /** The orders of this page, in list order. */
  readonly onPage: readonly number[];
  readonly set: (numbers: readonly number[]) => void;
};

const SelectionContext = createContext<Selection>({ numbers: [], onPage: [], set: () => undefined });
export const useSelection = (): Selection => useContext(SelectionContext);

const listeners = new Set<() => void>();
const subscribe = (changed: () => void) => {
  listeners.add(changed);
  return () => listeners.delete(changed);
};

type ProviderProps = {
  /** The view that the selection belongs to: another filter starts with none, coming back finds it again. */
  view: string;
  onPage: readonly number[];
  sort: OrderSort;
  children: ReactNode;
};

/** Which orders are ticked; this tab of the browser remembers it per view. */
export function SelectionProvider({ view, onPage, sort, children }: ProviderProps) {
  const key = `orders selected ${view}`;
  const stored = useSyncExternalStore(
    subscribe,
    () => sessionStorage.getItem(key) ?? "",
    () => "",
  );
  const selection = useMemo<Selection>(() => {
    const numbers = stored.split(",").filter(Boolean).map(Number);
    const set = (next: readonly number[]) => {
      const sorted = inListOrder(next, onPage, sort);
      if (sorted.length === 0) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, sorted.join(","));
      for (const changed of listeners) changed();
    };
    return { numbers, onPage, set };
  }, [stored, key, onPage, sort]);
  return <SelectionContext value={selection}>{children}</SelectionContext>;
}

/** Numbers rise with time, so by date they stand in list order whatever page they are on; otherwise as each page shows them. */
function inListOrder(numbers: readonly number[], onPage: readonly number[], sort: OrderSort): number[] {
  if (sort === "newest" || sort === "oldest") {
    return [...numbers].sort((a, b) => (sort === "oldest" ? a - b : b - a));
  }
  const elsewhere = numbers.filter((number) => !onPage.includes(number));
  return [...elsewhere, ...onPage.filter((number) => numbers.includes(number))];
}

/** The box of one row. */
export function SelectBox({ number }: { number: number }) {
  const t = useTranslations("orders.list");
  const { numbers, set } = useSelection();
  const checked = numbers.includes(number);
  return (
    <CheckboxMark
      aria-label={t("select", { number: `#${number}` })}
      data-select={number}
      checked={checked}
      onChange={() => set(checked ? numbers.filter((other) => other !== number) : [...numbers, number])}
    />
  );
}

/** The box of the head: all rows of this page, or none of them. */
export function SelectPage() {
  const t = useTranslations("orders.list");
  const { numbers, onPage, set } = useSelection();
  const picked = onPage.filter((number) => numbers.includes(number)).length;
  const all = picked === onPage.length && picked > 0;
  const others = numbers.filter((number) => !onPage.includes(number));
  return (
    <CheckboxMark
      aria-label={t("selectPage")}
      checked={all}
      indeterminate={picked > 0 && !all}
      onChange={() => set(all ? others : [...others, ...onPage])}
    />
  );
}
