"use client";
import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, useEffect, useRef } from "react";
import { controlStyle } from "@/app/_ui/control-style";
import { cx } from "@/app/_ui/cx";
import { Kbd } from "@/app/_ui/kbd";
import { isTyping } from "@/app/_ui/typing";

type SearchProps = Omit<ComponentProps<"input">, "type" | "ref"> & {
  /** Spoken name, and the words in the empty field unless `placeholder` is given. */
  label: string;
  /** Shows a button that empties the field. */
  onClear?: () => void;
};

/** The search of a screen: `/` brings the cursor here. Put it in a form, or listen to `onChange`. */
export function SearchField({ label, onClear, className, ...rest }: SearchProps) {
  const t = useTranslations("common");
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.metaKey || event.ctrlKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.select();
    };
    document.addEventListener("keydown", focus);
    return () => document.removeEventListener("keydown", focus);
  }, []);
  return (
    <span className={cx("relative flex min-w-0 items-center", className)}>
      <Search aria-hidden className="pointer-events-none absolute left-2.5 size-4 text-ink-faint" />
      <input
        placeholder={label}
        autoComplete="off"
        {...rest}
        ref={input}
        type="search"
        aria-label={label}
        className={cx(controlStyle, "peer px-8 [&::-webkit-search-cancel-button]:hidden")}
      />
      {onClear ? (
        <button
          type="button"
          aria-label={t("clear")}
          onClick={onClear}
          className="absolute right-0 grid size-8 place-items-center rounded-md text-ink-faint peer-placeholder-shown:hidden hover:text-ink"
        >
          <X aria-hidden className="size-4" />
        </button>
      ) : null}
      <Kbd className="pointer-events-none absolute right-2 hidden peer-focus:hidden md:peer-placeholder-shown:inline-flex md:peer-focus:hidden">
        /
      </Kbd>
    </span>
  );
}
