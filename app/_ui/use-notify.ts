"use client";
import { useTranslations } from "next-intl";
import { toast } from "sonner";

/** How long a change can be taken back from its toast. */
export const UNDO_MS = 8_000;

type Options = { description?: string; undo?: () => void | Promise<void> };

/** Says what was done (with an undo button for 8 s when it can be taken back) or what went wrong. */
export function useNotify() {
  const t = useTranslations("common");
  return {
    done(title: string, { description, undo }: Options = {}) {
      const action = undo ? { label: t("undo"), onClick: () => void undo() } : undefined;
      toast.success(title, { description, action, duration: undo ? UNDO_MS : 4_000 });
    },
    problem(title: string, description?: string) {
      toast.error(title, { description, duration: 10_000 });
    },
  };
}
