import { createHash } from "node:crypto";
import type { Random } from "@/lib/kernel/ids";

/** Chance that repeats: the same seed gives the same numbers on every machine (sfc32, started from a hash of the seed). */
export function seededRandom(seed: string): Random {
  const start = createHash("sha256").update(seed).digest();
  let [a, b, c, d] = [0, 4, 8, 12].map((offset) => start.readUInt32LE(offset)) as [
    number,
    number,
    number,
    number,
  ];
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  return {
    number: () => next() / 2 ** 32,
    bytes: (length) => Uint8Array.from({ length }, () => next() & 0xff),
  };
}

export type Weighted<T> = readonly (readonly [T, number])[];

export type Dice = {
  /** True in `share` of all throws, 0 to 1. */
  readonly chance: (share: number) => boolean;
  /** Both ends included. */
  readonly int: (least: number, most: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  readonly weighted: <T>(items: Weighted<T>) => T;
};

export function diceOf(seed: string): Dice {
  const { number } = seededRandom(seed);
  const int = (least: number, most: number) => least + Math.floor(number() * (most - least + 1));
  const pick = <T>(items: readonly T[]): T => items[int(0, items.length - 1)] as T;
  const weighted = <T>(items: Weighted<T>): T => {
    const whole = items.reduce((sum, [, weight]) => sum + weight, 0);
    let left = number() * whole;
    const found = items.find(([, weight]) => {
      left -= weight;
      return left < 0;
    });
    return (found ?? items[0] ?? [])[0] as T;
  };
  return { chance: (share) => number() < share, int, pick, weighted };
}
