"use client";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { cx } from "@/app/_ui/cx";
import { SearchField } from "@/app/_ui/search-field";
import { useAddress } from "./use-address";

/** The search of the list. Without scripts it is a plain form that keeps the filters. */
export function SearchBox({ query, text }: { query: string; text: string }) {
  const t = useTranslations("orders.list");
  const { change, busy } = useAddress(query);
  const form = useRef<HTMLFormElement>(null);
  const kept = [...new URLSearchParams(query)].filter(([name]) => name !== "q");
  const clear = () => {
    form.current?.reset();
    const field = form.current?.elements.namedItem("q");
    if (field instanceof HTMLInputElement) field.value = "";
    if (text !== "") change({ q: "" });
  };
  return (
    <search className={cx("min-w-0 flex-1 basis-56 transition-opacity", busy && "opacity-70")}>
      <form
        ref={form}
        action="/orders"
        aria-busy={busy || undefined}
        onSubmit={(event) => {
          event.preventDefault();
          const typed = new FormData(event.currentTarget).get("q");
          change({ q: typeof typed === "string" ? typed.trim() : "" });
        }}
      >
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <SearchField
          key={text}
          name="q"
          label={t("searchShort")}
          placeholder={t("search")}
          defaultValue={text}
          maxLength={200}
          enterKeyHint="search"
          onClear={clear}
        />
      </form>
    </search>
  );
}
