"use client";
import { CircleCheck, CircleX, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Banner } from "@/app/_ui/banner";
import { Button } from "@/app/_ui/button";
import { cx } from "@/app/_ui/cx";
import { Panel } from "@/app/_ui/panel";
import { type Scan, type ScanLine, unitsTicked, unitsWanted } from "@/lib/fulfillment/scan";

type SaidProps = { scans: readonly Scan[]; lines: readonly ScanLine[]; isDone: boolean };

const TONE = { ticked: "mute", too_many: "bad", wrong: "bad" } as const;

/** What the last scan meant, read aloud too. */
export function ScanSaid({ scans, lines, isDone }: SaidProps) {
  const t = useTranslations("orders.prepare");
  const last = scans.at(-1);
  const count = { ticked: unitsTicked(scans), wanted: unitsWanted(lines) };
  const name = lines.find(({ lineId }) => lineId === last?.lineId)?.name ?? "";
  const isFine = !last || last.outcome === "ticked";
  return (
    <div aria-live="assertive">
      {isDone && isFine ? (
        <Banner tone="good" title={t("complete")}>
          {t("progress", count)}
        </Banner>
      ) : last ? (
        <Banner tone={TONE[last.outcome]} title={t(`said.${last.outcome}`, { code: last.code, name })}>
          {t("progress", count)}
        </Banner>
      ) : (
        <p className="text-ink-soft">{t("begin", count)}</p>
      )}
    </div>
  );
}

const SHOWN = 6;

type LogProps = { scans: readonly Scan[]; lines: readonly ScanLine[]; onUndo: () => void };

/** The last scans, newest first, and the way back. */
export function ScanLog({ scans, lines, onUndo }: LogProps) {
  const t = useTranslations("orders.prepare");
  if (scans.length === 0) return null;
  const shown = scans.map((scan, index) => ({ ...scan, n: index + 1 })).slice(-SHOWN);
  return (
    <Panel
      title={t("log")}
      action={
        <Button size="sm" onClick={onUndo} disabled={unitsTicked(scans) === 0}>
          <Undo2 aria-hidden />
          {t("undoLast")}
        </Button>
      }
    >
      <ol aria-label={t("log")} className="grid gap-1.5">
        {shown.reverse().map(({ n, code, outcome, lineId }) => (
          <li key={n} className={cx("flex items-start gap-2", outcome !== "ticked" && "text-bad")}>
            {outcome === "ticked" ? (
              <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-good" strokeWidth={1.75} />
            ) : (
              <CircleX aria-hidden className="mt-0.5 size-4 shrink-0" strokeWidth={1.75} />
            )}
            <span className="min-w-0">
              <span className="font-mono wrap-anywhere">{code}</span>{" "}
              <span className="text-sm">
                {outcome === "ticked"
                  ? lines.find((line) => line.lineId === lineId)?.name
                  : t(`short.${outcome}`)}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
