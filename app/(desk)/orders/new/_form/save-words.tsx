"use client";
import { useTranslations } from "next-intl";
import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";
import { TextLink } from "@/app/_ui/text-link";
import type { DraftRefused } from "@/lib/carts/commands/save-desk-draft";
import type { SaveState } from "./use-desk-draft";

/** Whether the draft is kept, in words. */
export function SaveWords({ state, retry }: { state: SaveState; retry: () => void }) {
  const t = useTranslations("orders.new.save");
  return (
    <div className="flex flex-wrap items-center gap-x-3 text-sm text-ink-soft">
      <p role="status">{t(state)}</p>
      {state === "failed" ? (
        <button type="button" className="link" onClick={retry}>
          {t("retry")}
        </button>
      ) : null}
    </div>
  );
}

type ConflictProps = { conflict: DraftRefused; onOverwrite: (version: number) => void };

/** Another tab or person changed the draft, or made an order of it: nothing was overwritten. */
export function Conflict({ conflict, onOverwrite }: ConflictProps) {
  const t = useTranslations("orders.new.conflict");
  if (conflict.code === "draft_used") {
    const { number } = conflict;
    return (
      <Banner tone="wait" title={t("used")}>
        {number === null ? null : (
          <TextLink href={`/orders/${number}`}>{t("open", { number: String(number) })}</TextLink>
        )}
      </Banner>
    );
  }
  return (
    <Banner
      tone="wait"
      title={t("changed")}
      action={
        <span className="flex flex-wrap gap-2">
          <Button onClick={() => window.location.reload()}>{t("theirs")}</Button>
          <Button onClick={() => onOverwrite(conflict.version)}>{t("mine")}</Button>
        </span>
      }
    >
      {t("changedHelp")}
    </Banner>
  );
}
