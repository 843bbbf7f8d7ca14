"use client";
import { FileUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useState } from "react";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { LARGEST_RECEIPT, RECEIPT_TYPES } from "@/lib/payments/receipt-file";

const ACCEPT = Object.values(RECEIPT_TYPES)
  .map(({ mime }) => mime)
  .join(",");

/** A plain form, so that it works before scripts do; they only say sooner what the shop would refuse. */
export function ReceiptForm({ action, due }: { action: string; due: string }) {
  const t = useTranslations("shop.receipt");
  const [file, setFile] = useState<File | null>(null);
  const [isSending, setSending] = useState(false);
  const problem = file ? problemOf(file) : null;
  const choose = (event: ChangeEvent<HTMLInputElement>) => setFile(event.target.files?.[0] ?? null);
  return (
    <form
      action={action}
      method="post"
      encType="multipart/form-data"
      aria-label={t("title")}
      onSubmit={() => setSending(true)}
      className="grid grid-cols-1 gap-4"
    >
      <Field label={t("file")} help={t("fileHelp")} error={problem ? t(`refused.${problem}`) : null} required>
        <Input
          type="file"
          name="file"
          accept={ACCEPT}
          onChange={choose}
          className="cursor-pointer py-2 file:mr-3 file:cursor-pointer file:rounded-md file:border-0 file:bg-brand-soft file:px-3 file:py-1.5 file:font-medium file:text-ink"
        />
      </Field>
      <details>
        <summary className="link inline-flex min-h-11 cursor-pointer items-center">{t("more")}</summary>
        <div className="grid grid-cols-1 gap-4 pt-2 sm:grid-cols-2">
          <Field label={t("amount")} optional>
            <Input name="amount" inputMode="decimal" placeholder={due} maxLength={40} autoComplete="off" />
          </Field>
          <Field label={t("date")} optional>
            <Input name="date" type="date" />
          </Field>
          <Field label={t("reference")} optional>
            <Input name="reference" maxLength={80} autoComplete="off" />
          </Field>
          <Field label={t("bank")} optional>
            <Input name="bank" maxLength={60} autoComplete="off" />
          </Field>
          <Field label={t("payer")} optional className="sm:col-span-2">
            <Input name="payer" maxLength={100} autoComplete="name" />
          </Field>
        </div>
      </details>
      <Button type="submit" variant="primary" size="lg" wide loading={isSending} disabled={problem !== null}>
        <FileUp aria-hidden />
        {isSending ? t("sending") : t("send")}
      </Button>
    </form>
  );
}

function problemOf({ size, type }: File): "too_large" | "wrong_type" | null {
  if (size > LARGEST_RECEIPT) return "too_large";
  return type === "" || ACCEPT.includes(type) ? null : "wrong_type";
}
