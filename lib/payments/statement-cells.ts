import { fold } from "@/lib/kernel/text";
import type { DateOrder } from "./statement-columns";

const MONTHS: Readonly<Record<string, number>> = {
  ...{ ene: 1, jan: 1, feb: 2, fev: 2, mar: 3, abr: 4, apr: 4, may: 5, mai: 5, jun: 6, jul: 7 },
  ...{ ago: 8, aug: 8, sep: 9, set: 9, oct: 10, out: 10, nov: 11, dic: 12, dez: 12, dec: 12 },
};

const PLACES: Readonly<Record<DateOrder, readonly ("y" | "m" | "d")[]>> = {
  dmy: ["d", "m", "y"],
  mdy: ["m", "d", "y"],
  ymd: ["y", "m", "d"],
};

const pad = (value: number, length = 2): string => String(value).padStart(length, "0");

function exists(year: number, month: number, day: number): string | null {
  const text = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  const date = new Date(`${text}T00:00:00Z`);
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  return isReal && year >= 1970 && year < 3000 ? text : null;
}

/**
 * A day as banks write it, whatever the sign between its parts; a time behind it is ignored. A year of four digits in front, a
 * month in letters and eight digits in a row speak for themselves. Null when there is no such day.
 * @example readBankDay("05/11/26", "dmy") // "2026-11-05"
 */
export function readBankDay(text: string, order: DateOrder): string | null {
  const said = fold(text).trim();
  const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(said);
  if (packed) return exists(Number(packed[1]), Number(packed[2]), Number(packed[3]));
  const parts = /^(\d{1,4})[./ -]+(?:de )?(\d{1,2}|[a-z]{3,12})\.?[./ -]+(?:de )?(\d{1,4})(?=$|[\st,])/.exec(
    said,
  );
  if (!parts) return null;
  const [, first = "", middle = "", last = ""] = parts;
  const month = MONTHS[middle.slice(0, 3)];
  const places = first.length === 4 ? PLACES.ymd : month ? PLACES.dmy : PLACES[order];
  const given = [first, month ? String(month) : middle, last];
  const part = (place: "y" | "m" | "d") => given[places.indexOf(place)] ?? "";
  if (part("d").length > 2 || part("m").length > 2 || !/^\d+$/.test(part("m"))) return null;
  const year = Number(part("y"));
  return exists(part("y").length <= 2 ? 2000 + year : year, Number(part("m")), Number(part("d")));
}

/**
 * An amount as banks write it, in minor units: a sign before or behind, brackets for what went out, groups of three, the
 * currency around it. Null when it is none, or has parts of a unit that the currency does not have.
 * @example readBankAmount("$ 45.990", ",", 0) // 45990n
 * @example readBankAmount("(1,234.50)", ".", 2) // -123450n
 */
export function readBankAmount(text: string, decimal: "," | ".", exponent: number): bigint | null {
  const bare = text
    .replace(/[\s\u00a0\u202f'’]/g, "")
    .replace(/^[A-Za-z$€£.]{1,4}(?=[-+(\d])|[A-Za-z$€£]{1,3}$/g, "");
  const out = /^\(.*\)$/.test(bare) || /^[-−]|[-−]$/.test(bare.replace(/^[A-Z]{0,3}\$/, ""));
  const digits = bare.replace(/[()+$−-]/g, "");
  const group = decimal === "," ? "." : ",";
  const [whole = "", parts = "", ...more] = digits.split(decimal);
  const isGrouped = new RegExp(`^\\d{1,3}(\\${group}\\d{3})+$`).test(whole);
  const units = isGrouped ? whole.replaceAll(group, "") : whole;
  if (more.length > 0 || !/^\d{1,15}$/.test(units) || !/^\d*$/.test(parts)) return null;
  const kept = parts.replace(/0+$/, "");
  if (kept.length > exponent) return null;
  const amount = BigInt(units + kept.padEnd(exponent, "0"));
  return out ? -amount : amount;
}
