"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { CopyButton } from "@/app/_ui/copy-button";
import { Notice } from "@/app/_ui/notice";

type ErrorProps = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: ErrorProps) {
  const t = useTranslations("errors.unexpected");
  const common = useTranslations("common");
  const reference = error.digest ? (
    <span className="inline-flex items-center gap-1">
      {t("reference")} <code className="font-mono text-ink">{error.digest}</code>
      <CopyButton value={error.digest} name={t("reference")} />
    </span>
  ) : null;
  return (
    <Notice
      title={t("title")}
      foot={reference}
      action={
        <Button variant="primary" onClick={reset}>
          {common("retry")}
        </Button>
      }
    >
      {t("body")}
    </Notice>
  );
}
