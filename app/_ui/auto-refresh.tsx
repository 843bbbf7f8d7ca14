"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Asks for the page again every so often, while something on it is under way and somebody looks. */
export function AutoRefresh({ everyMs = 1_500 }: { everyMs?: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [router, everyMs]);
  return null;
}
