/** A line to be packed, as the scanner sees it. */
export type ScanLine = {
  readonly lineId: string;
  readonly sku: string | null;
  readonly name: string;
  readonly options: string;
  readonly wanted: number;
};

export type Scan = {
  readonly code: string;
  readonly outcome: "ticked" | "too_many" | "wrong";
  readonly lineId: string | null;
};

const keyOf = (text: string): string => text.normalize("NFKC").replace(/\s+/g, "").toUpperCase();

/** Units ticked so far of one line. */
export const tickedOf = (scans: readonly Scan[], lineId: string): number =>
  scans.filter((scan) => scan.outcome === "ticked" && scan.lineId === lineId).length;

const tick = (code: string, { lineId }: ScanLine): Scan => ({ code, outcome: "ticked", lineId });

const hasRoom = (scans: readonly Scan[], { lineId, wanted }: ScanLine): boolean =>
  tickedOf(scans, lineId) < wanted;

/** What one scan means: it ticks a unit of the first line of that SKU that wants one. Case and spaces do not count. */
export function scanned(lines: readonly ScanLine[], scans: readonly Scan[], typed: string): Scan {
  const code = typed.trim();
  const same = lines.filter(({ sku }) => sku !== null && keyOf(sku) === keyOf(code));
  const [first] = same;
  if (!first) return { code, outcome: "wrong", lineId: null };
  const open = same.find((line) => hasRoom(scans, line));
  return open ? tick(code, open) : { code, outcome: "too_many", lineId: first.lineId };
}

/** A unit counted by hand: for goods without a barcode. */
export const counted = (scans: readonly Scan[], line: ScanLine): Scan =>
  hasRoom(scans, line)
    ? tick(line.sku ?? line.name, line)
    : { ...tick(line.name, line), outcome: "too_many" };

/** Without the last unit that was ticked, and what was scanned after it. */
export function undone(scans: readonly Scan[]): readonly Scan[] {
  const last = scans.findLastIndex(({ outcome }) => outcome === "ticked");
  return last < 0 ? scans : scans.slice(0, last);
}

export const isComplete = (lines: readonly ScanLine[], scans: readonly Scan[]): boolean =>
  lines.length > 0 && lines.every((line) => !hasRoom(scans, line));

export const unitsWanted = (lines: readonly ScanLine[]): number =>
  lines.reduce((sum, { wanted }) => sum + wanted, 0);

export const unitsTicked = (scans: readonly Scan[]): number =>
  scans.filter(({ outcome }) => outcome === "ticked").length;
