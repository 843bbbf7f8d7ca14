import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { HOUR_MS } from "@/lib/kernel/clock";
import {
  dayOf,
  instantAt,
  isDay,
  isTimeZone,
  lastMomentBefore,
  lastThreeMonths,
  minusMonths,
  plusDays,
  presetRange,
  spanOf,
  startOfDay,
} from "./day";

const SANTIAGO = "America/Santiago";
const iso = (date: Date) => date.toISOString();
const hours = (day: string, zone = SANTIAGO) => {
  const { from, before } = spanOf({ from: day, to: day }, zone);
  return (before.getTime() - from.getTime()) / HOUR_MS;
};

describe("days in Santiago", () => {
  test.each([
    ["2026-06-16T03:30:00Z", "2026-06-15", "23:30 in winter"],
    ["2026-06-16T04:00:00Z", "2026-06-16", "midnight in winter"],
    ["2026-01-16T02:30:00Z", "2026-01-15", "23:30 in summer"],
    ["2026-01-16T03:00:00Z", "2026-01-16", "midnight in summer"],
    ["2026-09-06T03:59:59Z", "2026-09-05", "the last second before clocks go forward"],
    ["2026-09-06T04:00:00Z", "2026-09-06", "one o'clock, there was no midnight"],
    ["2026-04-05T02:30:00Z", "2026-04-04", "23:30, for the first time"],
    ["2026-04-05T03:30:00Z", "2026-04-04", "23:30, for the second time"],
    ["2026-04-05T04:00:00Z", "2026-04-05", "midnight after clocks went back"],
  ])("%s is %s: %s", (instant, day) => {
    expect(dayOf(new Date(instant), SANTIAGO)).toBe(day);
  });

  test.each([
    ["2026-06-15", "2026-06-15T04:00:00.000Z", 24],
    ["2026-01-15", "2026-01-15T03:00:00.000Z", 24],
    ["2026-09-05", "2026-09-05T04:00:00.000Z", 24],
    ["2026-09-06", "2026-09-06T04:00:00.000Z", 23],
    ["2026-09-07", "2026-09-07T03:00:00.000Z", 24],
    ["2026-04-04", "2026-04-04T03:00:00.000Z", 25],
    ["2026-04-05", "2026-04-05T04:00:00.000Z", 24],
  ])("%s starts at %s and has %i hours", (day, start, length) => {
    expect(iso(startOfDay(day, SANTIAGO))).toBe(start);
    expect(hours(day)).toBe(length);
  });

  test("nine in the morning, and an hour that does not exist", () => {
    expect(iso(instantAt("2026-06-15", SANTIAGO, 9 * 60))).toBe("2026-06-15T13:00:00.000Z");
    expect(iso(instantAt("2026-09-06", SANTIAGO, 30))).toBe("2026-09-06T04:30:00.000Z");
  });
});

describe("presets", () => {
  const at2330 = new Date("2026-06-16T03:30:00Z");
  test.each([
    ["today", "2026-06-15", "2026-06-15"],
    ["yesterday", "2026-06-14", "2026-06-14"],
    ["7d", "2026-06-09", "2026-06-15"],
    ["30d", "2026-05-17", "2026-06-15"],
    ["90d", "2026-03-18", "2026-06-15"],
  ] as const)("%s at 23:30 in Santiago", (preset, from, to) => {
    expect(presetRange(preset, at2330, SANTIAGO)).toEqual({ from, to });
  });

  test.each([
    ["2026-05-31T15:00:00Z", "2026-02-28"],
    ["2024-05-31T15:00:00Z", "2024-02-29"],
    ["2024-02-29T15:00:00Z", "2023-11-29"],
    ["2026-12-31T15:00:00Z", "2026-09-30"],
  ])("the last three months on %s begin on %s", (now, from) => {
    expect(lastThreeMonths(new Date(now), SANTIAGO).from).toBe(from);
  });

  test("a range the wrong way round is turned", () => {
    const straight = spanOf({ from: "2026-06-01", to: "2026-06-03" }, SANTIAGO);
    expect(spanOf({ from: "2026-06-03", to: "2026-06-01" }, SANTIAGO)).toEqual(straight);
  });
});

const ZONES = [
  SANTIAGO,
  "America/Havana",
  "America/Asuncion",
  "America/Sao_Paulo",
  "Europe/Madrid",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "UTC",
];
const anyDay = fc.integer({ min: 0, max: 365 * 30 }).map((n) => plusDays("2000-01-01", n));

test("in any zone a day starts with its first instant, and days follow without gap", () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), anyDay, (zone, day) => {
      const start = startOfDay(day, zone);
      expect(dayOf(start, zone)).toBe(day);
      expect(dayOf(new Date(start.getTime() - 1), zone)).toBe(plusDays(day, -1));
      expect(hours(day, zone)).toBeGreaterThanOrEqual(22.5);
      expect(hours(day, zone)).toBeLessThanOrEqual(25);
    }),
    { numRuns: 1500 },
  );
});

test.each([
  ["2026-02-28", true],
  ["2026-02-29", false],
  ["2024-02-29", true],
  ["2026-13-01", false],
  ["26-01-01", false],
  ["9999-01-01", false],
  ["", false],
])("%j is a day: %s", (text, is) => {
  expect(isDay(text)).toBe(is);
});

test("zones and months", () => {
  expect(isTimeZone(SANTIAGO)).toBe(true);
  expect(isTimeZone("America/Nowhere")).toBe(false);
  expect(minusMonths("2026-03-31", 1)).toBe("2026-02-28");
});

test.each(["2026-05-24", "2026-09-05", "2026-09-06", "2026-04-04", "2026-04-05"])(
  "what is kept through %s is said to be kept until that day, not the next",
  (day) => {
    const end = startOfDay(plusDays(day, 1), SANTIAGO);
    expect(dayOf(end, SANTIAGO)).toBe(plusDays(day, 1));
    expect(dayOf(lastMomentBefore(end), SANTIAGO)).toBe(day);
  },
);
