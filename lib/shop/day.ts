import { TZDate } from "@date-fns/tz";
import { format, subMonths } from "date-fns";
import { DAY_MS } from "@/lib/kernel/clock";

/** A calendar day of the shop, `yyyy-mm-dd`: no time, no zone. */
export type Day = string;
export type DayRange = { readonly from: Day; readonly to: Day };
/** Instants, the end not included. */
export type Span = { readonly from: Date; readonly before: Date };

export function isTimeZone(text: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: text }));
  } catch {
    return false;
  }
}

const utcOf = (day: Day): Date => new Date(`${day}T00:00:00Z`);
const dayOfUtc = (date: Date): Day => date.toISOString().slice(0, 10);

/** A day that exists, between 1970 and 2999. */
export function isDay(text: string): boolean {
  if (!/^(19[7-9]\d|2\d{3})-\d{2}-\d{2}$/.test(text)) return false;
  const date = utcOf(text);
  return !Number.isNaN(date.getTime()) && dayOfUtc(date) === text;
}

export const dayOf = (instant: Date, timeZone: string): Day =>
  format(new TZDate(instant, timeZone), "yyyy-MM-dd");

export const plusDays = (day: Day, days: number): Day =>
  dayOfUtc(new Date(utcOf(day).getTime() + days * DAY_MS));

/** The last day of a shorter month when the day does not exist there: 31 May less 3 months is 28 or 29 February. */
export function minusMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return format(subMonths(new Date(year, month - 1, date, 12), months), "yyyy-MM-dd");
}

/** An instant of a day in the shop's zone. An hour that a clock change skips becomes the first moment after it. */
export function instantAt(day: Day, timeZone: string, minutes = 0): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(new TZDate(year, month - 1, date, 0, minutes, 0, timeZone).getTime());
}

const HALF_HOUR = DAY_MS / 48;

/** First instant of a day; where midnight is skipped, one o'clock; where it comes twice, the first one. */
export function startOfDay(day: Day, timeZone: string): Date {
  const midnight = instantAt(day, timeZone).getTime();
  const earlier = [midnight - 2 * HALF_HOUR, midnight - HALF_HOUR].find(
    (time) => dayOf(new Date(time), timeZone) === day,
  );
  return new Date(earlier ?? midnight);
}

/** From the first instant of one day to the last of another; turned round when they come in the wrong order. */
export function spanOf({ from, to }: DayRange, timeZone: string): Span {
  const [first, last] = from <= to ? [from, to] : [to, from];
  return { from: startOfDay(first, timeZone), before: startOfDay(plusDays(last, 1), timeZone) };
}

/** A moment of the last day before an end that is not included: midnight belongs to the day that it ends. */
export const lastMomentBefore = (end: Date): Date => new Date(end.getTime() - 1);

export const DATE_PRESETS = ["today", "yesterday", "7d", "30d", "90d"] as const;
export type DatePreset = (typeof DATE_PRESETS)[number];

/** Days of a preset, today included in the last 7, 30, 90. */
export function presetRange(preset: DatePreset, now: Date, timeZone: string): DayRange {
  const today = dayOf(now, timeZone);
  const back = { today: 0, yesterday: 1, "7d": 6, "30d": 29, "90d": 89 }[preset];
  return { from: plusDays(today, -back), to: preset === "yesterday" ? plusDays(today, -1) : today };
}

/** What an export takes when no dates were chosen. */
export function lastThreeMonths(now: Date, timeZone: string): DayRange {
  const today = dayOf(now, timeZone);
  return { from: minusMonths(today, 3), to: today };
}
