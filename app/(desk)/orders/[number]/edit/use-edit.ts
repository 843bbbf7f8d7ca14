"use client";
import { useEffect, useMemo, useRef, useState } from "react";
import type { SeenLine } from "@/app/(desk)/orders/_lines/seen-line";
import type { DeskLine } from "@/lib/carts/desk-line";
import type { DELIVERY_CHOICES } from "@/lib/orders/commands/edit-input";
import { previewEditAction } from "./actions";
import type { WrittenPreview } from "./written-preview";

const PAUSE_MS = 300;

/** What stands in the editor. */
export type EditDraft = {
  readonly lines: readonly DeskLine[];
  readonly coupon: string;
  readonly ownDiscount: string;
  readonly ownDiscountKind: "amount" | "percent";
  readonly delivery: (typeof DELIVERY_CHOICES)[number];
  readonly deliveryKey: string;
  readonly deliveryName: string;
  readonly deliveryPrice: string;
};

type Answered = { readonly draft: EditDraft; readonly preview: WrittenPreview | null };

/** The server's word on what stands in the editor: asked after a short pause, an older answer never overwrites a newer one. */
export function usePreview(orderId: number, version: number, draft: EditDraft) {
  const [answered, setAnswered] = useState<Answered | null>(null);
  const round = useRef(0);
  useEffect(() => {
    const mine = ++round.current;
    const timer = setTimeout(async () => {
      const asked = { orderId, expectedVersion: version, ...contentsOf(draft) };
      const answer = await previewEditAction(asked).catch(() => null);
      if (round.current !== mine) return;
      setAnswered({ draft, preview: answer?.ok ? answer.value : null });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [orderId, version, draft]);
  const isFresh = answered?.draft === draft;
  return { preview: answered?.preview ?? null, isFresh, failed: isFresh && answered.preview === null };
}

/** The editor's state as the action takes it. */
export const contentsOf = ({ lines, deliveryKey, ...rest }: EditDraft) => ({
  ...rest,
  lines: lines.map((line) => ({ ...line })),
  deliveryKey: deliveryKey || null,
});

const NOTHING = { unitPrice: null, listPrice: null, gross: null };

/** What the server said of each line, for the line editor. */
export function useSeenLines(draft: EditDraft, preview: WrittenPreview | null, isFresh: boolean) {
  return useMemo(() => {
    const seen = new Map<string, SeenLine>();
    if (!preview) return seen;
    draft.lines.forEach((line, index) => {
      const problems = preview.problem?.lines[line.key] ?? {};
      const amounts = isFresh ? preview.seen?.lines[index] : undefined;
      const short = isFresh
        ? preview.seen?.short.find(({ variantId }) => variantId === line.variantId)
        : undefined;
      const notes = short
        ? [{ code: "short" as const, key: line.key, wanted: short.wanted, left: short.available }]
        : [];
      seen.set(line.key, { ...(amounts ?? NOTHING), problems, notes });
    });
    return seen;
  }, [draft, preview, isFresh]);
}
