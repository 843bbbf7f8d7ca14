import type { Invariant } from "./invariants";

type StormReport = {
  readonly figures: Readonly<Record<string, number>>;
  readonly starts: readonly number[];
  readonly quietMs: number;
};

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

export function printStorm({ figures, starts, quietMs }: StormReport): void {
  const what = {
    ...Object.fromEntries(Object.entries(figures).map(([name, count]) => [name, String(count)])),
    "back after a kill, median": seconds(median(starts.slice(1))),
    "back after a kill, longest": seconds(Math.max(0, ...starts.slice(1))),
    "quiet after the last answer": seconds(quietMs),
  };
  console.log("| storm | |\n|---|---:|");
  for (const [name, value] of Object.entries(what)) console.log(`| ${name} | ${value} |`);
}

/** The exit code. */
export function printInvariants(invariants: readonly Invariant[]): number {
  console.log("\n| invariant | checked | broken | first |\n|---|---:|---:|---|");
  for (const { name, checked, broken, example } of invariants) {
    console.log(`| ${name} | ${checked} | ${broken} | ${example ?? ""} |`);
  }
  const broken = invariants.filter((one) => one.broken > 0).length;
  console.log(`\n${invariants.length - broken} invariants held, ${broken} broken`);
  return broken === 0 ? 0 : 1;
}
