import { MINUTE_MS } from "@/lib/kernel/clock";

export type DemoStep = "in_transit" | "out_for_delivery" | "delivered" | "failed" | "returned";
export type DemoScan = { readonly step: DemoStep; readonly at: string };

/** The way of a demo parcel that nobody pushes. */
const WAY: readonly DemoStep[] = ["in_transit", "out_for_delivery", "delivered"];
const PAUSES_MS = [MINUTE_MS, 2 * MINUTE_MS, 2 * MINUTE_MS];

export const DEMO_PUSHES = ["forward", "fail", "return", "late", "again"] as const;

/** The next step by itself; null: it has arrived, or will not move any more. */
export function nextDemoStep(scans: readonly DemoScan[]): DemoStep | null {
  const last = scans.at(-1)?.step;
  if (last === "delivered" || last === "returned") return null;
  if (last === "failed") return "out_for_delivery";
  return WAY[last ? WAY.indexOf(last) + 1 : 0] ?? null;
}

export const demoPauseMs = (scans: readonly DemoScan[]): number => PAUSES_MS[scans.length] ?? 2 * MINUTE_MS;

/** Which way a push takes a parcel; null: there is none from here. */
export function pushedStep(scans: readonly DemoScan[], push: "forward" | "fail" | "return"): DemoStep | null {
  const last = scans.at(-1)?.step;
  if (push === "forward") return nextDemoStep(scans);
  if (push === "return") return last === "returned" ? null : "returned";
  return last === "delivered" || last === "returned" || last === "failed" ? null : "failed";
}

/** As real carriers do: one parcel in three is told of twice, another of the three once more with old news. */
export function demoHabit(parcelId: string): "plain" | "again" | "late" {
  const sum = Array.from(parcelId, (letter) => letter.charCodeAt(0)).reduce((all, code) => all + code, 0);
  return (["plain", "again", "late"] as const)[sum % 3] ?? "plain";
}
