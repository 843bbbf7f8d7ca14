"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";
import { Money } from "@/app/_ui/money";
import type { PaymentLinkFacts } from "@/app/(desk)/_share/payment-link-facts";
import { money } from "@/lib/kernel/money";
import { DeliveryFields } from "./delivery-fields";
import { DiscountFields } from "./discount-fields";
import { EditDone } from "./edit-done";
import { EditEffect } from "./edit-effect";
import { EditLines } from "./edit-lines";
import type { EditStart } from "./edit-start";
import { ReasonFields } from "./reason-fields";
import { contentsOf, type EditDraft, usePreview, useSeenLines } from "./use-edit";
import { type SavedEdit, useSave } from "./use-save";

type ScreenProps = { start: EditStart; payLink: PaymentLinkFacts | null; mayRefund: boolean };

/** The editor of an order, and what came of it: a balance to collect, a surplus to return, or neither. */
export function EditScreen({ start: given, payLink, mayRefund }: ScreenProps) {
  // The page is read again below the form; what is edited stays the version that was opened.
  const [start, setStart] = useState(given);
  const [saved, setSaved] = useState<SavedEdit | null>(null);
  if (saved) {
    const again = () => {
      setStart(given);
      setSaved(null);
    };
    return <EditDone {...{ saved, payLink, mayRefund, again }} start={start} />;
  }
  return <Editor key={start.version} start={start} onSaved={setSaved} />;
}

function Editor({ start, onSaved }: { start: EditStart; onSaved: (saved: SavedEdit) => void }) {
  const [draft, setDraft] = useState<EditDraft>(start.draft);
  const { preview, isFresh, failed } = usePreview(start.orderId, start.version, draft);
  const seen = useSeenLines(draft, preview, isFresh);
  const { save, busy, refused, isStale } = useSave(start, onSaved);
  const change = (part: Partial<EditDraft>) => setDraft((before) => ({ ...before, ...part }));
  const canSave = isFresh && preview?.seen !== null && preview !== null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (canSave) void save(contentsOf(draft), new FormData(event.currentTarget));
  };
  return (
    <form
      noValidate
      onSubmit={submit}
      className="grid items-start gap-6 pb-20 md:pb-0 lg:grid-cols-[minmax(0,1fr)_22rem]"
    >
      <div className="grid min-w-0 gap-4">
        <EditLines start={start} draft={draft} seen={seen} change={change} />
        <DiscountFields draft={draft} change={change} problem={preview?.problem?.code ?? null} />
        <DeliveryFields start={start} draft={draft} change={change} offers={preview?.offers ?? []} />
        <ReasonFields swapped={isSwap(start, draft)} />
      </div>
      <aside className="grid gap-4 rounded-lg border bg-sheet p-4 lg:sticky lg:top-[calc(var(--head-top)+1rem)]">
        <EditEffect preview={preview} isFresh={isFresh} failed={failed} currency={start.currency} />
        {refused ? <Refused text={refused} isStale={isStale} /> : null}
        <div className="hidden md:block">
          <SaveButton busy={busy} disabled={!canSave} />
        </div>
      </aside>
      <SmallBar start={start} total={preview?.seen?.rows.find(({ strong }) => strong)?.after ?? null}>
        <SaveButton busy={busy} disabled={!canSave} />
      </SmallBar>
    </form>
  );
}

/** A line of the order that names another variant now. */
const isSwap = ({ draft: first }: EditStart, { lines }: EditDraft): boolean =>
  first.lines.some((old) => lines.some((line) => line.key === old.key && line.variantId !== old.variantId));

function SaveButton({ busy, disabled }: { busy: boolean; disabled: boolean }) {
  const t = useTranslations("orders.edit");
  return (
    <Button type="submit" variant="primary" size="lg" wide loading={busy} disabled={disabled}>
      {t("save")}
    </Button>
  );
}

function Refused({ text, isStale }: { text: string; isStale: boolean }) {
  const t = useTranslations("orders.edit");
  return (
    <Banner
      tone="bad"
      title={text}
      action={isStale ? <Button onClick={() => window.location.reload()}>{t("reload")}</Button> : undefined}
    />
  );
}

type BarProps = { start: EditStart; total: bigint | null; children: React.ReactNode };

/** On phones the new total and the button stay within reach. */
function SmallBar({ start, total, children }: BarProps) {
  const t = useTranslations("orders.edit.preview");
  return (
    <div className="fixed inset-x-0 bottom-14 z-20 flex items-center gap-4 border-t bg-paper px-4 py-2 md:hidden">
      <p className="grid shrink-0">
        <span className="text-xs text-ink-soft">{t("total")}</span>
        <span className="font-semibold">
          {total === null ? "—" : <Money value={money(total, start.currency)} />}
        </span>
      </p>
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}
