"use client";
import dynamic from "next/dynamic";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import type { NavEntry } from "./nav-entries";

const Palette = dynamic(() => import("./palette").then((file) => file.Palette), { ssr: false });
const PaletteContext = createContext({ open: () => {} });

export const usePalette = () => useContext(PaletteContext);

type ProviderProps = { entries: readonly NavEntry[]; newOrderHref?: string; children: ReactNode };

/** Holds the palette and its key (⌘K, Ctrl+K); the palette itself is loaded when first asked for. */
export function PaletteProvider({ entries, newOrderHref, children }: ProviderProps) {
  const [shown, setShown] = useState(false);
  const [asked, setAsked] = useState(false);
  const show = (value: boolean) => {
    setShown(value);
    if (value) setAsked(true);
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      setAsked(true);
      setShown((now) => !now);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return (
    <PaletteContext value={{ open: () => show(true) }}>
      {children}
      {asked ? (
        <Palette open={shown} onOpenChange={show} entries={entries} newOrderHref={newOrderHref} />
      ) : null}
    </PaletteContext>
  );
}
