"use client";
import { X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Age } from "@/app/_ui/date-time";
import { IconButton } from "@/app/_ui/icon-button";
import { Money } from "@/app/_ui/money";
import { Panel } from "@/app/_ui/panel";
import { useNotify } from "@/app/_ui/use-notify";
import { useRegion } from "@/app/_ui/use-region";
import { archiveDraftAction } from "@/app/(desk)/orders/new/actions";
import { money } from "@/lib/kernel/money";

export type ListedDraft = {
  readonly id: number;
  readonly by: string | null;
  readonly changedAt: Date;
  readonly customer: string;
  readonly lines: number;
  readonly total: bigint;
};

/** More would push the form out of sight. */
const FIRST = 3;

/** Orders that were begun and left: to go on with or to put away. */
export function DraftList({ drafts }: { drafts: readonly ListedDraft[] }) {
  const t = useTranslations("orders.new.drafts");
  const [showsAll, setAll] = useState(false);
  if (drafts.length === 0) return null;
  const shown = showsAll ? drafts : drafts.slice(0, FIRST);
  return (
    <Panel title={t("title")} flush className="mb-4">
      <ul className="divide-y">
        {shown.map((draft) => (
          <DraftRow key={draft.id} draft={draft} />
        ))}
      </ul>
      {shown.length < drafts.length ? (
        <div className="border-t px-2 py-1">
          <Button size="sm" variant="ghost" onClick={() => setAll(true)}>
            {t("all", { count: drafts.length })}
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}

function DraftRow({ draft }: { draft: ListedDraft }) {
  const t = useTranslations("orders.new.drafts");
  const { currency } = useRegion();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const { id, by, changedAt, lines, total } = draft;
  const customer = draft.customer || t("nobody");
  const archive = async () => {
    setBusy(true);
    const answer = await archiveDraftAction({ draftId: id, idempotencyKey: crypto.randomUUID() });
    setBusy(false);
    if (answer.ok) notify.done(t("archived"));
    else notify.problem(t("notArchived"));
  };
  return (
    <li className="relative flex items-center gap-3 px-4 py-2 hover:bg-hover">
      <div className="min-w-0 flex-1">
        <Link
          href={`/orders/new?draft=${id}`}
          className="font-medium after:absolute after:inset-0 after:content-['']"
        >
          {customer}
        </Link>
        <p className="flex flex-wrap gap-x-3 text-sm text-ink-soft">
          <span>{t("lines", { count: lines })}</span>
          {by ? <span>{by}</span> : null}
          <Age value={changedAt} />
        </p>
      </div>
      <Money value={money(total, currency)} />
      <IconButton
        label={t("archive", { customer })}
        loading={busy}
        className="relative"
        onClick={() => void archive()}
      >
        <X aria-hidden />
      </IconButton>
    </li>
  );
}
