"use client";
import { useEffect, useRef } from "react";
import { Button } from "@/app/_ui/button";

type LeaveProps = {
  url: string;
  fields: Readonly<Record<string, string>>;
  label: string;
  button: string;
};

/** Sends itself, once; who comes back with the browser's button decides again. Without scripts the button does it. */
export function LeaveForm({ url, fields, label, button }: LeaveProps) {
  const form = useRef<HTMLFormElement>(null);
  const isSent = useRef(false);
  useEffect(() => {
    if (isSent.current || cameBack()) return;
    isSent.current = true;
    form.current?.submit();
  }, []);
  return (
    <form ref={form} method="post" action={url} aria-label={label}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} readOnly />
      ))}
      <Button type="submit" variant="primary" size="lg" wide>
        {button}
      </Button>
    </form>
  );
}

function cameBack(): boolean {
  const [entry] = performance.getEntriesByType("navigation");
  const isThisPage = entry !== undefined && new URL(entry.name).pathname === window.location.pathname;
  return isThisPage && (entry as PerformanceNavigationTiming).type === "back_forward";
}
