"use client";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { DeskPreview } from "@/app/(desk)/orders/new/_view/preview";
import { saveDraftAction } from "@/app/(desk)/orders/new/actions";
import type { DraftRefused } from "@/lib/carts/commands/save-desk-draft";
import { type DeskDraft, isWorthKeeping } from "@/lib/carts/desk-draft";

const PAUSE_MS = 500;

export type SaveState = "empty" | "typing" | "saving" | "saved" | "failed";
export type Saved = { readonly draftKey: string; readonly version: number; readonly draft: DeskDraft };
type Answer = Awaited<ReturnType<typeof saveDraftAction>>;

type Stored = { readonly version: number; readonly draft: DeskDraft; readonly preview: DeskPreview };

/** One save at a time, each knowing the version that it follows; saves again until the newest is saved, or until it fails. */
function useSaver(draftKey: string, first: Stored, tell: (answer: Answer | null, isNewest: boolean) => void) {
  const stored = useRef(first);
  const newest = useRef(first.draft);
  const running = useRef<Promise<boolean> | null>(null);
  const saveOnce = async (): Promise<boolean> => {
    const draft = newest.current;
    const { version } = stored.current;
    const answer = await saveDraftAction({ draftKey, version, draft }).catch(() => null);
    if (answer?.ok) stored.current = { ...answer.value, draft };
    tell(answer, newest.current === draft);
    return answer?.ok ?? false;
  };
  const saveAll = async (): Promise<boolean> => {
    while (stored.current.draft !== newest.current) if (!(await saveOnce())) return false;
    return true;
  };
  const save = (): Promise<boolean> => {
    running.current ??= saveAll().finally(() => {
      running.current = null;
    });
    return running.current;
  };
  return { stored, newest, save };
}

/**
 * The typed order: saved a moment after the last key, and priced by the answers. `settle` saves what is left and tells what is known
 * then; null when it could not.
 */
export function useDeskDraft({ draftKey, version, draft: first }: Saved, firstPreview: DeskPreview) {
  const [draft, setDraft] = useState(first);
  const [preview, setPreview] = useState(firstPreview);
  const [state, setState] = useState<SaveState>(version === 0 ? "empty" : "saved");
  const [conflict, setConflict] = useState<DraftRefused | null>(null);
  const tell = (answer: Answer | null, isNewest: boolean) => {
    if (!answer?.ok) {
      const isConflict = answer?.code === "draft_changed" || answer?.code === "draft_used";
      if (isConflict) setConflict(answer.detail as DraftRefused);
      return setState("failed");
    }
    setPreview(answer.value.preview);
    setConflict(null);
    setState(isNewest ? "saved" : "saving");
  };
  const { stored, newest, save } = useSaver(draftKey, { version, draft: first, preview: firstPreview }, tell);
  const start = useEffectEvent(() => {
    const isNew = draft !== stored.current.draft;
    if (!isNew || conflict || (stored.current.version === 0 && !isWorthKeeping(draft))) return;
    setState("saving");
    void save();
  });
  useEffect(() => {
    if (draft === first) return;
    const timer = setTimeout(start, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [draft, first]);
  const change = (next: DeskDraft) => {
    newest.current = next;
    setDraft(next);
    setState("typing");
  };
  const overwrite = (seen: number) => {
    stored.current = { ...stored.current, version: seen };
    setConflict(null);
    void save();
  };
  const settle = async () => ((await save()) ? stored.current : null);
  return { draft, change, preview, state, conflict, overwrite, settle, retry: save };
}
