"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Panel } from "@/app/_ui/panel";
import { useMove } from "@/app/(desk)/orders/[number]/_actions/use-move";
import { prepareOrderAction } from "@/app/(desk)/orders/[number]/actions";
import { markPreparedAction } from "@/app/(desk)/orders/prepare/actions";

type FormProps = {
  orderId: number;
  number: number;
  version: number;
  nextHref: string | null;
  isDone: boolean;
  hasBegun: boolean;
};

/** The end of an order on the table: its weight if somebody weighs it, and on to the next one. */
export function PackForm({ orderId, number, version, nextHref, isDone, hasBegun }: FormProps) {
  const t = useTranslations("orders.prepare");
  const move = useMove();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The last scan is done: Enter packs, without the mouse.
    if (isDone) button.current?.focus();
  }, [isDone]);
  const undo = async () => {
    await move((idempotencyKey) => prepareOrderAction({ orderId, mark: "unprepared", idempotencyKey }), {
      done: t("unpacked"),
    });
  };
  const pack = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const weightGrams = String(new FormData(event.currentTarget).get("weightGrams") ?? "");
    setBusy(true);
    const answer = await move(
      (idempotencyKey) =>
        markPreparedAction({
          ...{ orderId, weightGrams, idempotencyKey },
          expectedVersion: version,
          verified: isDone,
        }),
      { done: t("done", { number: String(number) }), undo: () => undo },
    ).finally(() => setBusy(false));
    if (answer.ok) router.push(nextHref ?? "/orders/prepare");
  };
  return (
    <Panel title={t("finish")}>
      <form
        onSubmit={(event) => void pack(event)}
        aria-label={t("finish")}
        className="grid grid-cols-1 gap-4"
      >
        <Field label={t("weight")} optional help={t("weightHelp")}>
          <Input name="weightGrams" type="number" inputMode="numeric" min={1} max={1_000_000} step={1} />
        </Field>
        <Button ref={button} type="submit" variant={isDone ? "primary" : "secondary"} wide loading={busy}>
          {isDone ? t("pack") : hasBegun ? t("packPartly") : t("packUnscanned")}
        </Button>
        {nextHref ? <p className="text-sm text-ink-faint">{t("thenNext")}</p> : null}
      </form>
    </Panel>
  );
}
