"use client";
import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Field } from "@/app/_ui/field";
import { Input } from "@/app/_ui/input";
import { Panel } from "@/app/_ui/panel";
import { LARGEST_STATEMENT } from "@/lib/payments/statement-columns";

/** A plain form: a bank's file of up to 20 MB does not fit through an action. */
export function UploadForm() {
  const t = useTranslations("receipts.statement");
  const [size, setSize] = useState(0);
  const [isSending, setSending] = useState(false);
  const isTooLarge = size > LARGEST_STATEMENT;
  return (
    <Panel title={t("upload")}>
      <form
        action="/api/statements"
        method="post"
        encType="multipart/form-data"
        aria-label={t("upload")}
        onSubmit={() => setSending(true)}
        className="grid grid-cols-1 gap-3"
      >
        <Field
          label={t("file")}
          help={t("fileHelp")}
          error={isTooLarge ? t("refused.too_large") : null}
          required
        >
          <Input
            type="file"
            name="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            onChange={(event) => setSize(event.target.files?.[0]?.size ?? 0)}
            className="cursor-pointer py-1.5 file:mr-3 file:cursor-pointer file:rounded-md file:border-0 file:bg-brand-soft file:px-3 file:py-1 file:font-medium file:text-ink"
          />
        </Field>
        <Button
          type="submit"
          variant="primary"
          className="justify-self-start"
          loading={isSending}
          disabled={isTooLarge}
        >
          <Upload aria-hidden />
          {t("upload")}
        </Button>
      </form>
    </Panel>
  );
}
