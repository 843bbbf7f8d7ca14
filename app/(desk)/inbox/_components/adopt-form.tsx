"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PaymentBadge } from "@/app/_status/payment-badge";
import { ActForm } from "@/app/_ui/act-form";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { SubmitButton } from "@/app/_ui/submit-button";
import { useFoundOrders } from "@/app/(desk)/_palette/use-found-orders";
import { adoptMessageAction } from "@/app/(desk)/inbox/actions";

const MOST_SHOWN = 5;

/** Which order a message is about: its number, or whatever finds it. Without scripts the number is typed. */
export function AdoptForm({ inboxId, firstKey }: { inboxId: number; firstKey: string }) {
  const t = useTranslations("inbox.adopt");
  const refused = useTranslations("inbox.refused");
  const [text, setText] = useState("");
  return (
    <ActForm
      action={adoptMessageAction}
      firstKey={firstKey}
      done={t("done")}
      words={{
        message_not_found: refused("message_not_found"),
        not_unmatched: refused("not_unmatched"),
        adopted_by_other: refused("adopted_by_other"),
        order_not_found: refused("order_not_found"),
        body_not_kept: refused("body_not_kept"),
      }}
      className="grid gap-2"
    >
      <input type="hidden" name="inboxId" value={inboxId} />
      <div className="flex flex-wrap items-end gap-2">
        <Field label={t("order")} help={t("help")} className="min-w-0 flex-1 basis-64">
          <Input
            name="orderNumber"
            autoComplete="off"
            required
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </Field>
        <SubmitButton>{t("adopt")}</SubmitButton>
      </div>
      <Found text={text} pick={(number) => setText(String(number))} />
    </ActForm>
  );
}

function Found({ text, pick }: { text: string; pick: (number: number) => void }) {
  const t = useTranslations("inbox.adopt");
  const list = useTranslations("orders.list");
  const { orders } = useFoundOrders(text.trim());
  const isPicked = orders.some(({ number }) => String(number) === text.trim());
  if (orders.length === 0 || (isPicked && orders.length === 1)) return null;
  return (
    <ul aria-label={t("found")} className="divide-y divide-line rounded-md border">
      {orders.slice(0, MOST_SHOWN).map(({ number, customer, city, paymentStatus }) => (
        <li key={number}>
          <button
            type="button"
            onClick={() => pick(number)}
            className="target flex w-full items-center gap-2.5 px-3 py-1.5 text-left hover:bg-hover"
          >
            <span className="font-mono font-medium">#{number}</span>
            <span className="min-w-0 flex-1 truncate">
              {customer ?? list("noCustomer")}
              {city ? <span className="text-ink-faint"> · {city}</span> : null}
            </span>
            <PaymentBadge status={paymentStatus} />
          </button>
        </li>
      ))}
    </ul>
  );
}
