import { HOUR_MS, MINUTE_MS, plus } from "@/lib/kernel/clock";
import { dayOf, instantAt, plusDays } from "@/lib/shop/day";
import type { Dice, Weighted } from "./dice";

const ZONE = "America/Santiago";

/** When people buy coffee: breakfast, lunch, and above all in the evening. */
const HOURS: Weighted<number> = [
  [8, 2],
  [9, 4],
  [10, 5],
  [11, 6],
  [12, 6],
  [13, 5],
  [14, 4],
  [15, 4],
  [16, 4],
  [17, 5],
  [18, 6],
  [19, 7],
  [20, 9],
  [21, 10],
  [22, 8],
  [23, 4],
  [0, 1],
  [7, 1],
];

export const dayPlus = (start: Date, days: number): string => plusDays(dayOf(start, ZONE), days);

export const shoppingTime = (dice: Dice, day: string): Date =>
  plus(instantAt(day, ZONE, dice.weighted(HOURS) * 60 + dice.int(0, 59)), dice.int(0, 59_999));

const OPENS = 9 * 60 + 30;
const CLOSES = 18 * 60;

const weekday = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay();

/** The next moment in which somebody is at the desk: weekdays in office hours, Saturday mornings. */
export function deskTime(dice: Dice, after: Date): Date {
  for (let day = dayOf(after, ZONE); ; day = plusDays(day, 1)) {
    if (weekday(day) === 0) continue;
    const closes = weekday(day) === 6 ? 13 * 60 : CLOSES;
    const from = Math.max(instantAt(day, ZONE, OPENS).getTime(), after.getTime() + 4 * MINUTE_MS);
    const until = instantAt(day, ZONE, closes).getTime();
    if (from >= until) continue;
    const most = Math.min(until - from, 3 * HOUR_MS);
    return new Date(from + dice.int(0, Math.floor(most / 1_000)) * 1_000);
  }
}

export const minutes = (dice: Dice, after: Date, least: number, most: number): Date =>
  plus(after, dice.int(least * 60_000, most * 60_000));
export const hours = (dice: Dice, after: Date, least: number, most: number): Date =>
  plus(after, dice.int(least * HOUR_MS, most * HOUR_MS));
