"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Panel } from "@/app/_ui/panel";
import {
  counted,
  isComplete,
  type Scan,
  type ScanLine,
  scanned,
  undone,
  unitsTicked,
} from "@/lib/fulfillment/scan";
import { CameraReader } from "./camera-reader";
import { PackForm } from "./pack-form";
import { ScanField } from "./scan-field";
import { ScanLines } from "./scan-lines";
import { ScanLog, ScanSaid } from "./scan-log";

type ScreenProps = {
  orderId: number;
  number: number;
  version: number;
  lines: readonly ScanLine[];
  nextHref: string | null;
};

/** Each scan ticks one unit; what does not belong in the box is said in colour and in words, and changes nothing. */
export function ScanScreen({ orderId, number, version, lines, nextHref }: ScreenProps) {
  const t = useTranslations("orders.prepare");
  const [scans, setScans] = useState<readonly Scan[]>([]);
  const read = (code: string) => {
    if (code.trim() !== "") setScans((before) => [...before, scanned(lines, before, code)]);
  };
  const isDone = isComplete(lines, scans);
  return (
    <div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start">
      <div className="grid min-w-0 grid-cols-1 gap-4">
        <div className="grid grid-cols-1 gap-3 rounded-lg border bg-sheet p-4">
          <ScanField onRead={read} />
          <CameraReader onRead={read} />
          <ScanSaid scans={scans} lines={lines} isDone={isDone} />
        </div>
        <Panel title={t("lines")} flush>
          <ScanLines
            lines={lines}
            scans={scans}
            onCount={(line) => setScans((before) => [...before, counted(before, line)])}
          />
        </Panel>
      </div>
      <div className="grid min-w-0 grid-cols-1 gap-4">
        <PackForm {...{ orderId, number, version, nextHref, isDone }} hasBegun={unitsTicked(scans) > 0} />
        <ScanLog scans={scans} lines={lines} onUndo={() => setScans(undone)} />
      </div>
    </div>
  );
}
