"use client";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";
import type { DeskChoices } from "@/app/(desk)/orders/new/_view/choices";
import type { DeskPreview } from "@/app/(desk)/orders/new/_view/preview";
import { CustomerStep } from "./customer-step";
import { DeliveryStep } from "./delivery-step";
import { ExtrasStep } from "./extras-step";
import { type OrderForm as Form, FormContext, fieldId, useForm, useProblemWords } from "./form-context";
import { PaymentStep } from "./payment-step";
import { ProductsStep } from "./products-step";
import { Conflict, SaveWords } from "./save-words";
import { Summary, Total } from "./summary";
import { useCreate } from "./use-create";
import { type Saved, useDeskDraft } from "./use-desk-draft";

type FormProps = { first: Saved; preview: DeskPreview; choices: DeskChoices; firstKey: string };

/** A manual order: five steps on one page, its sum always in view. */
export function OrderForm({ first: given, preview: firstPreview, choices, firstKey }: FormProps) {
  const t = useTranslations("orders.new");
  // The page may be read again below the form; what is typed stays the draft that it was.
  const [first] = useState(given);
  const desk = useDeskDraft(first, firstPreview);
  const [showsProblems, setShows] = useState(false);
  const top = useRef<HTMLDivElement>(null);
  const onProblems = () => {
    // Drawn at once: what is not there yet cannot take the focus, and later it would take it from somebody who types.
    flushSync(() => setShows(true));
    top.current?.focus();
  };
  const { create, busy, refused } = useCreate({
    ...{ draftKey: first.draftKey, firstKey, onProblems },
    settle: desk.settle,
  });
  const { draft, change, preview, state, conflict } = desk;
  const form: Form = { draft, change, preview, choices, showsProblems };
  const isWaiting = state === "typing" || state === "saving";
  const button = (
    <Button type="submit" variant="primary" size="lg" wide loading={busy}>
      {t("create")}
    </Button>
  );
  return (
    <FormContext value={form}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
        className="grid items-start gap-6 pb-20 md:pb-0 lg:grid-cols-[minmax(0,1fr)_20rem]"
      >
        <div className="grid min-w-0 gap-4">
          <div ref={top} tabIndex={-1} className="grid gap-3 outline-none empty:hidden">
            {conflict ? <Conflict conflict={conflict} onOverwrite={desk.overwrite} /> : null}
            {refused ? <Banner tone="bad" title={refused} /> : null}
            <Problems />
          </div>
          <ProductsStep />
          <CustomerStep />
          <DeliveryStep />
          <PaymentStep />
          <ExtrasStep />
        </div>
        <aside
          aria-label={t("summary.title")}
          className="grid gap-4 rounded-lg border bg-sheet p-4 lg:sticky lg:top-[calc(var(--head-top)+1rem)]"
        >
          <Summary busy={isWaiting} />
          <div className="hidden md:block">{button}</div>
          <SaveWords state={state} retry={() => void desk.retry()} />
        </aside>
        <div className="fixed inset-x-0 bottom-14 z-20 flex items-center gap-4 border-t bg-paper px-4 py-2 md:hidden">
          <p className="grid">
            <span className="text-xs text-ink-soft">{t("summary.total")}</span>
            <span className="font-semibold">
              <Total />
            </span>
          </p>
          <div className="min-w-0 flex-1">{button}</div>
        </div>
      </form>
    </FormContext>
  );
}

/** All that is missing, each with the way to its field. */
function Problems() {
  const t = useTranslations("errors");
  const fields = useTranslations("orders.new.field");
  const words = useProblemWords();
  const { preview, showsProblems } = useForm();
  const found = Object.entries(preview.problems);
  if (!showsProblems || found.length === 0) return null;
  const nameOf = (field: string) => {
    const last = field.split(".").at(-1) as "email";
    return fields.has(last) ? `${fields(last)}: ` : "";
  };
  return (
    <Banner tone="bad" title={t("summary", { count: found.length })}>
      <ul className="grid list-disc gap-0.5 pl-5">
        {found.map(([field, code]) => (
          <li key={field}>
            <a className="link inline-block min-h-6 py-0.5" href={`#${fieldId(field)}`}>
              {nameOf(field)}
              {words(code)}
            </a>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
