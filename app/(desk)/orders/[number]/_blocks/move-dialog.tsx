"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogClose, DialogContent } from "@/app/_ui/dialog";
import { useNotify } from "@/app/_ui/use-notify";
import type { OrderCode } from "@/app/(desk)/orders/[number]/_actions/refusals";
import { useRefusalSentence } from "@/app/(desk)/orders/[number]/_actions/use-move";
import type { Answer, Refused } from "@/lib/platform/answer";

type MoveDialogProps<V, C extends OrderCode> = {
  title: string;
  description?: string;
  confirmLabel: string;
  danger?: boolean;
  /** It cannot be done now; what is inside says why. */
  blocked?: boolean;
  size?: "sm" | "md" | "lg";
  /** Sends the move; null when the form itself is not right yet. */
  send: (form: FormData, idempotencyKey: string) => Promise<Answer<V, C> | null>;
  done: string;
  undo?: (value: V) => (() => Promise<void>) | undefined;
  onRefused?: (refused: Refused<C>) => void;
  onClose: () => void;
  /** What will happen, one line each. */
  consequences?: readonly (string | null)[];
  children?: ReactNode;
};

/** A question about an order: fields, what will happen, one button. It stays open with what was typed when it is refused. */
export function MoveDialog<V, C extends OrderCode>(props: MoveDialogProps<V, C>) {
  const t = useTranslations("common");
  const move = useSubmit(props);
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : props.onClose())}>
      <DialogContent
        title={props.title}
        description={props.description}
        size={props.size ?? "md"}
        footer={
          <>
            <DialogClose asChild>
              <Button>{t("back")}</Button>
            </DialogClose>
            <Button
              type="submit"
              form="move"
              variant={props.danger ? "danger" : "primary"}
              loading={move.busy}
              disabled={props.blocked}
            >
              {props.confirmLabel}
            </Button>
          </>
        }
      >
        <form id="move" className="grid grid-cols-[minmax(0,1fr)] gap-4" onSubmit={move.submit}>
          {move.problem ? <Problem text={move.problem} stale={move.isStale} onClose={props.onClose} /> : null}
          {props.children}
          <Consequences lines={props.consequences ?? []} />
        </form>
      </DialogContent>
    </Dialog>
  );
}

function useSubmit<V, C extends OrderCode>(props: MoveDialogProps<V, C>) {
  const notify = useNotify();
  const sentence = useRefusalSentence();
  const [key] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused<C> | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const answer = await props.send(form, key).finally(() => setBusy(false));
    if (answer === null) return;
    if (!answer.ok) {
      setRefused(answer);
      props.onRefused?.(answer);
      return;
    }
    props.onClose();
    notify.done(props.done, { undo: props.undo?.(answer.value) });
  };
  return {
    busy,
    submit: (event: FormEvent<HTMLFormElement>) => void submit(event),
    problem: refused ? sentence(refused as Refused<OrderCode>) : null,
    isStale: refused?.code === "changed_meanwhile",
  };
}

function Problem({ text, stale, onClose }: { text: string; stale: boolean; onClose: () => void }) {
  const t = useTranslations("orders.refused");
  const router = useRouter();
  const reload = () => {
    router.refresh();
    onClose();
  };
  return (
    <Banner
      tone="bad"
      title={text}
      action={stale ? <Button onClick={reload}>{t("reload")}</Button> : undefined}
    />
  );
}

function Consequences({ lines }: { lines: readonly (string | null)[] }) {
  const t = useTranslations("orders.dialog");
  const shown = lines.filter((line): line is string => line !== null);
  if (shown.length === 0) return null;
  return (
    <section aria-label={t("willHappen")} className="rounded-md bg-paper px-4 py-3">
      <h3 className="mb-1 text-sm text-ink-faint">{t("willHappen")}</h3>
      <ul className="grid list-disc gap-1 pl-4 marker:text-ink-faint" aria-live="polite">
        {shown.map((line) => (
          <li key={line} className="wrap-anywhere">
            {line}
          </li>
        ))}
      </ul>
    </section>
  );
}
