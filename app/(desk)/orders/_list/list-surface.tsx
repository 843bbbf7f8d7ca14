"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { isTyping } from "@/app/_ui/typing";
import { keysAreOn } from "./list-keys";

const CONTROLS = "a, button, input, label, select, summary, [role='menu'], [role='dialog']";

/** Makes whole rows open their order, and lets J, K and X walk and tick them. */
export function ListSurface({ children }: { children: ReactNode }) {
  const router = useRouter();
  const surface = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target) || !keysAreOn()) return;
      if (document.querySelector("[role='dialog'], [role='menu']") || !surface.current) return;
      const handled = press(event.key.toLowerCase(), surface.current);
      if (handled) event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  // The links inside are what keyboards and readers use; the rest of the row is a larger target for a pointer.
  useEffect(() => {
    const area = surface.current;
    const open = (event: MouseEvent) => {
      const target = event.target as HTMLElement;
      const href = target.closest<HTMLElement>("[data-href]")?.dataset.href;
      if (!href || target.closest(CONTROLS) || window.getSelection()?.toString()) return;
      if (event.metaKey || event.ctrlKey) window.open(href, "_blank", "noopener");
      else router.push(href);
    };
    area?.addEventListener("click", open);
    return () => area?.removeEventListener("click", open);
  }, [router]);
  return <div ref={surface}>{children}</div>;
}

function press(key: string, surface: HTMLElement): boolean {
  const links = [...surface.querySelectorAll<HTMLElement>("a[data-row]")].filter(
    (link) => link.offsetParent !== null,
  );
  const row = document.activeElement?.closest("[data-href]");
  const at = links.findIndex((link) => row?.contains(link));
  if (key === "j" || key === "k") {
    const step = key === "j" ? at + 1 : Math.max(at - 1, 0);
    links[Math.min(step, links.length - 1)]?.focus();
    return links.length > 0;
  }
  if (key !== "x" || !row) return false;
  row.querySelector<HTMLElement>("input[data-select]")?.click();
  return true;
}
