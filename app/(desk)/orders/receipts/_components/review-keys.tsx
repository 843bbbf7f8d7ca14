"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { isTyping } from "@/app/_ui/typing";
import { keysAreOn } from "@/app/(desk)/orders/_list/list-keys";

type Props = { nextHref: string | null; previousHref: string | null };

const focusOn = (id: string) => document.getElementById(id)?.focus();

/** J and K walk through the receipts, A and R go to the two decisions: a key alone never moves money. */
export function ReviewKeys({ nextHref, previousHref }: Props) {
  const router = useRouter();
  useEffect(() => {
    const go = (href: string | null) => href && router.push(href);
    const acts: Record<string, () => unknown> = {
      j: () => go(nextHref),
      k: () => go(previousHref),
      a: () => focusOn("accept-receipt"),
      r: () => focusOn("reject-reason"),
    };
    const listen = (event: KeyboardEvent) => {
      const isPlain = !(event.metaKey || event.ctrlKey || event.altKey);
      const act = isPlain ? acts[event.key.toLowerCase()] : undefined;
      if (!act || isTyping(event.target) || !keysAreOn()) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [router, nextHref, previousHref]);
  return null;
}
