"use client";
import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";

const root = () => document.documentElement;

function subscribe(changed: () => void) {
  const observer = new MutationObserver(changed);
  observer.observe(root(), { attributeFilter: ["data-rail"] });
  return () => observer.disconnect();
}

function toggle() {
  const next = root().dataset.rail === "narrow" ? "wide" : "narrow";
  root().dataset.rail = next;
  localStorage.setItem("rail", next);
}

/** Narrows the rail to icons; this browser remembers (the root layout restores it before the first paint). */
export function RailToggle() {
  const t = useTranslations("nav");
  const narrow = useSyncExternalStore(
    subscribe,
    () => root().dataset.rail === "narrow",
    () => false,
  );
  const Icon = narrow ? PanelLeftOpen : PanelLeftClose;
  const label = narrow ? t("expand") : t("collapse");
  return (
    <button
      type="button"
      onClick={toggle}
      title={label}
      className="flex min-h-11 w-full items-center gap-2.5 rounded-md px-2.5 text-ink-faint transition-colors hover:bg-ink/6 hover:text-ink md:pointer-fine:min-h-8 rail-narrow:justify-center rail-narrow:px-0"
    >
      <Icon aria-hidden strokeWidth={1.75} className="size-4 shrink-0" />
      <span className="truncate rail-narrow:sr-only">{label}</span>
    </button>
  );
}
