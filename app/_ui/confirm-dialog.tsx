"use client";
import { useTranslations } from "next-intl";
import * as Radix from "radix-ui/alert-dialog";
import { type ReactNode, useId, useState } from "react";
import { Button } from "@/app/_ui/button";
import { cx } from "@/app/_ui/cx";
import { boxStyle, DialogFoot, veilStyle } from "@/app/_ui/dialog";
import { Input } from "@/app/_ui/input";

type ConfirmProps = {
  /** The button that opens the question; leave out when `open` is given. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: ReactNode;
  description: ReactNode;
  /** What will happen, one line each. */
  consequences?: readonly string[];
  confirmLabel: string;
  /** The way out; "Volver" unless given, so that it is never mistaken for canceling an order. */
  cancelLabel?: string;
  /** Must be typed before the button wakes up: for what cannot be undone. */
  word?: string;
  tone?: "danger" | "primary";
  loading?: boolean;
  onConfirm: () => void | Promise<void>;
  /** Further fields of the question, such as a reason. */
  children?: ReactNode;
};

/** Asks before something that matters. Closes by itself when `onConfirm` is done. */
export function ConfirmDialog(props: ConfirmProps) {
  const [own, setOwn] = useState(false);
  const open = props.open ?? own;
  const setOpen = props.onOpenChange ?? setOwn;
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      {props.trigger ? <Radix.Trigger asChild>{props.trigger}</Radix.Trigger> : null}
      <Radix.Portal>
        <Radix.Overlay className={veilStyle} />
        <Radix.Content className={cx(boxStyle, "sm:max-w-md")}>
          <Question {...props} close={() => setOpen(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Question(props: ConfirmProps & { close: () => void }) {
  const t = useTranslations("common");
  const [typed, setTyped] = useState("");
  const [busy, setBusy] = useState(false);
  const ready = props.word === undefined || typed.trim() === props.word;
  const confirm = async () => {
    setBusy(true);
    try {
      await props.onConfirm();
      props.close();
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="contents"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void confirm();
      }}
    >
      <div className="grid min-h-0 flex-1 gap-3 overflow-y-auto px-5 py-4">
        <Radix.Title className="text-md font-semibold">{props.title}</Radix.Title>
        <Radix.Description className="text-ink-soft">{props.description}</Radix.Description>
        {props.consequences ? <Consequences lines={props.consequences} /> : null}
        {props.children}
        {props.word === undefined ? null : <TypedWord word={props.word} value={typed} onChange={setTyped} />}
      </div>
      <DialogFoot>
        <Radix.Cancel asChild>
          <Button>{props.cancelLabel ?? t("back")}</Button>
        </Radix.Cancel>
        <Button
          type="submit"
          variant={props.tone ?? "danger"}
          disabled={!ready}
          loading={busy || props.loading}
        >
          {props.confirmLabel}
        </Button>
      </DialogFoot>
    </form>
  );
}

function Consequences({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="grid list-disc gap-1 pl-5 text-ink marker:text-ink-faint">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function TypedWord({
  word,
  value,
  onChange,
}: {
  word: string;
  value: string;
  onChange: (text: string) => void;
}) {
  const t = useTranslations("common");
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {t("typeToConfirm", { word })}
      </label>
      <Input
        id={id}
        mono
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
