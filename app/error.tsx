"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { startTransition, useEffect, useState } from "react";
import { Button } from "@/app/_ui/button";
import { CopyButton } from "@/app/_ui/copy-button";
import { Notice } from "@/app/_ui/notice";

type ErrorProps = { error: Error & { digest?: string }; reset: () => void };

const HEALTH = "/api/health";

/** The browser learns nothing of an error but its code; whether the database is down is asked of the server. */
function useDatabaseDown(): boolean {
  const [isDown, setDown] = useState(false);
  useEffect(() => {
    const asked = new AbortController();
    fetch(HEALTH, { signal: asked.signal })
      .then((answer) => setDown(answer.status === 503))
      .catch(() => undefined);
    return () => asked.abort();
  }, []);
  return isDown;
}

export default function ErrorPage({ error, reset }: ErrorProps) {
  const t = useTranslations("errors");
  const common = useTranslations("common");
  const router = useRouter();
  const isDown = useDatabaseDown();
  // `reset` alone would show again what the server said.
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  const reference = error.digest ? (
    <span className="inline-flex items-center gap-1">
      {t("unexpected.reference")} <code className="font-mono text-ink">{error.digest}</code>
      <CopyButton value={error.digest} name={t("unexpected.reference")} />
    </span>
  ) : null;
  return (
    <Notice
      title={isDown ? t("databaseDown.title") : t("unexpected.title")}
      foot={reference}
      action={
        <Button variant="primary" onClick={retry}>
          {common("retry")}
        </Button>
      }
    >
      {isDown ? t("databaseDown.body") : t("unexpected.body")}
    </Notice>
  );
}
