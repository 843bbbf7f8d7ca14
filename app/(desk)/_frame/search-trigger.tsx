"use client";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Kbd } from "@/app/_ui/kbd";
import { usePalette } from "./palette-context";

const never = () => () => {};
const isApple = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Looks like a field, opens the palette. */
export function SearchTrigger() {
  const t = useTranslations("nav");
  const { open } = usePalette();
  const apple = useSyncExternalStore(never, isApple, () => false);
  return (
    <button
      type="button"
      onClick={open}
      aria-keyshortcuts="Meta+K Control+K"
      className="flex h-8 w-full max-w-sm items-center gap-2 rounded-md border border-edge/45 bg-sheet px-2.5 text-ink-faint transition-colors hover:border-edge/70 pointer-coarse:h-11"
    >
      <Search aria-hidden className="size-4" strokeWidth={1.75} />
      <span className="flex-1 text-left">{t("search")}</span>
      <Kbd>{apple ? "⌘ K" : "Ctrl K"}</Kbd>
    </button>
  );
}
