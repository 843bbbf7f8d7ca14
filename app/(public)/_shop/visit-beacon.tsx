"use client";
import { useEffect } from "react";

/** Tells that a person saw the page, once it is visible: bots and previews that only fetch it count nothing. */
export function VisitBeacon({ path }: { path: string }) {
  useEffect(() => {
    const tell = () => {
      if (document.visibilityState !== "visible") return;
      document.removeEventListener("visibilitychange", tell);
      navigator.sendBeacon(`${path}/visit`);
    };
    document.addEventListener("visibilitychange", tell);
    tell();
    return () => document.removeEventListener("visibilitychange", tell);
  }, [path]);
  return null;
}
