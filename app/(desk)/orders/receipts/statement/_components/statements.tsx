import { useTranslations } from "next-intl";
import { Badge } from "@/app/_ui/badge";
import { DateTime } from "@/app/_ui/date-time";
import { Panel } from "@/app/_ui/panel";
import { TextLink } from "@/app/_ui/text-link";
import type { Tone } from "@/app/_ui/tone";
import type { StatementFile } from "@/db/queries/statements";

const TONE: Record<StatementFile["state"], Tone> = {
  mapping: "wait",
  reading: "wait",
  read: "good",
  failed: "bad",
};

/** The files that were uploaded last and what came of them. */
export function Statements({ files }: { files: readonly StatementFile[] }) {
  const t = useTranslations("receipts.statement");
  if (files.length === 0) return null;
  return (
    <Panel title={t("latest")} flush>
      <ul aria-label={t("latest")} className="divide-y border-t">
        {files.map((file) => (
          <li key={file.id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 px-4 py-2">
            <TextLink href={`/orders/receipts/statement/${file.id}`} className="min-w-0 truncate">
              {file.fileName}
            </TextLink>
            <span className="flex items-center gap-3 text-sm text-ink-soft">
              {file.state === "read" ? <span>{t("added", { count: file.added })}</span> : null}
              <Badge tone={TONE[file.state]}>{t(`state.${file.state}`)}</Badge>
              <DateTime value={file.createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
