"use client";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { controlStyle } from "@/app/_ui/control-style";
import { cx } from "@/app/_ui/cx";

const PAUSE_MS = 160;
const STEPS: Partial<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

type PickerProps<T> = {
  label: string;
  placeholder: string;
  /** Said when nothing was found. */
  nothing: string;
  ask: (text: string, signal: AbortSignal) => Promise<readonly T[]>;
  keyOf: (item: T) => string | number;
  row: (item: T) => ReactNode;
  onPick: (item: T) => void;
  /** Letters that must be typed before anything is asked. */
  least?: number;
};

type Found<T> = { readonly text: string; readonly items: readonly T[]; readonly failed: boolean };

/** Asks after a short pause; an older answer never overwrites a newer one. */
function useFound<T>(text: string, ask: PickerProps<T>["ask"], least: number) {
  const [found, setFound] = useState<Found<T>>({ text: "", items: [], failed: false });
  const wanted = text.length >= least;
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (!wanted) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      latest
        .current(text, stop.signal)
        .then((items) => setFound({ text, items, failed: false }))
        .catch(() => {
          if (!stop.signal.aborted) setFound({ text, items: [], failed: true });
        });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, wanted]);
  const isNew = found.text === text;
  return {
    items: wanted ? found.items : [],
    busy: wanted && !isNew,
    failed: wanted && isNew && found.failed,
  };
}

/** The state of the list and what keys do to it. */
function usePicker<T>({ ask, onPick, least = 2 }: Pick<PickerProps<T>, "ask" | "onPick" | "least">) {
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const { items, busy, failed } = useFound(text.trim(), ask, least);
  const shown = open && text.trim().length >= least;
  const chosen = Math.min(at, items.length - 1);
  const type = (typed: string) => {
    setText(typed);
    setAt(0);
    setOpen(typed !== "");
  };
  const pick = (item: T) => {
    type("");
    onPick(item);
  };
  // Enter never sends the form: it picks, or waits for the answer.
  const enter = () => {
    const item = items[chosen];
    if (shown && !busy && item !== undefined) pick(item);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (event.key === "Escape") setOpen(false);
    if (event.key === "Enter") enter();
    if (step !== undefined) setAt(Math.max(0, Math.min(chosen + step, items.length - 1)));
    if (event.key === "Enter" || step !== undefined) event.preventDefault();
  };
  return { text, type, pick, shown, chosen, items, busy, failed, onKeyDown, setAt, setOpen };
}

/** A search whose results are picked with the arrows and Enter, or by pressing one. */
export function SearchPicker<T>(props: PickerProps<T>) {
  const { label, keyOf, row } = props;
  const id = useId();
  const state = usePicker(props);
  const { items, chosen, shown } = state;
  return (
    <div className="relative">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-faint"
      />
      <input
        role="combobox"
        aria-label={label}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown && items.length > 0 ? `${id}-${chosen}` : undefined}
        placeholder={props.placeholder}
        autoComplete="off"
        value={state.text}
        onChange={(event) => state.type(event.target.value)}
        onFocus={() => state.setOpen(true)}
        onBlur={() => state.setOpen(false)}
        onKeyDown={state.onKeyDown}
        className={cx(controlStyle, "pl-8")}
      />
      <div className={cx(floating, !shown && "hidden")}>
        <div id={`${id}-list`} role="listbox" aria-label={label} className="max-h-80 overflow-y-auto p-1">
          {items.map((item, index) => (
            <div
              key={keyOf(item)}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              className={cx("cursor-pointer rounded-md px-2 py-2", index === chosen && "bg-hover")}
              onMouseMove={() => state.setAt(index)}
              // Before the field loses its focus, which would close the list.
              onMouseDown={(event) => {
                event.preventDefault();
                state.pick(item);
              }}
            >
              {row(item)}
            </div>
          ))}
        </div>
        <Outcome {...state} empty={items.length === 0} nothing={props.nothing} />
      </div>
    </div>
  );
}

const floating = "absolute inset-x-0 top-full z-20 mt-1 overflow-hidden rounded-lg bg-raised shadow-float";

type OutcomeProps = { busy: boolean; failed: boolean; empty: boolean; nothing: string };

function Outcome({ busy, failed, empty, nothing }: OutcomeProps) {
  const t = useTranslations("orders.lines");
  const said = busy && empty ? t("searching") : failed ? t("searchFailed") : empty && !busy ? nothing : "";
  return (
    <p role="status" className="px-3 py-2.5 text-ink-soft empty:hidden">
      {said}
    </p>
  );
}
