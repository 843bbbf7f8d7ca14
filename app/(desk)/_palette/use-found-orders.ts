"use client";
import { useEffect, useState } from "react";
import type { FoundOrder } from "./found-order";

const PAUSE_MS = 140;
const LEAST = 2;

type Found = { readonly text: string; readonly orders: readonly FoundOrder[]; readonly failed: boolean };
const NOTHING: Found = { text: "", orders: [], failed: false };

async function ask(text: string, signal: AbortSignal): Promise<readonly FoundOrder[]> {
  const response = await fetch(`/orders/search?q=${encodeURIComponent(text)}`, { signal });
  if (!response.ok) throw new Error(String(response.status));
  const { orders } = (await response.json()) as { orders: readonly FoundOrder[] };
  return orders;
}

/** Orders for what is typed, asked after a short pause; an older answer never overwrites a newer one. */
export function useFoundOrders(text: string) {
  const [found, setFound] = useState(NOTHING);
  const wanted = text.length >= LEAST || /^\d/.test(text);
  useEffect(() => {
    if (!wanted) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      ask(text, stop.signal)
        .then((orders) => setFound({ text, orders, failed: false }))
        .catch(() => {
          if (!stop.signal.aborted) setFound({ text, orders: [], failed: true });
        });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text, wanted]);
  return {
    orders: wanted ? found.orders : NOTHING.orders,
    busy: wanted && found.text !== text,
    failed: wanted && found.failed,
  };
}
