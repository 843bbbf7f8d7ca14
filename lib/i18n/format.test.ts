import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  formatAmount,
  formatDateTime,
  formatDay,
  formatMoney,
  formatNumber,
  formatPercent,
  relativeAge,
} from "@/lib/i18n/format";
import { type Currency, money } from "@/lib/kernel/money";

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");

describe("money is written as the region writes it (product.md §16.2)", () => {
  const table: [string, Currency, bigint, string][] = [
    ["es-CL", "CLP", 25990n, "$25.990"],
    ["es-PY", "PYG", 150000n, "Gs. 150.000"],
    ["es-CO", "COP", 123456750n, "$ 1.234.567,50"],
    ["es-CO", "COP", 123456700n, "$ 1.234.567"],
    ["es-AR", "ARS", 123456750n, "$ 1.234.567,50"],
    ["es-MX", "MXN", 123456750n, "$1,234,567.50"],
    ["es-PE", "PEN", 123456750n, "S/ 1,234,567.50"],
    ["es-UY", "UYU", 123456750n, "$ 1.234.567,50"],
    ["es-ES", "EUR", 123450n, "1.234,50 €"],
    ["pt-BR", "BRL", 123456750n, "R$ 1.234.567,50"],
    ["pt-PT", "EUR", 123450n, "1 234,50 €"],
  ];
  test.each(table)("%s %s %s is %s", (locale, currency, amount, text) => {
    expect(plain(formatMoney(money(amount, currency), locale))).toBe(text);
  });

  test("an amount beyond a float keeps every digit", () => {
    expect(formatMoney(money(9_007_199_254_740_993n, "CLP"), "es-CL")).toBe("$9.007.199.254.740.993");
  });

  test("a negative amount carries its sign", () => {
    expect(plain(formatMoney(money(-123450n, "MXN"), "es-MX"))).toBe("-$1,234.50");
  });

  test("the code stands for the sign when asked", () => {
    expect(plain(formatMoney(money(1250n, "USD"), "es-CL", { code: true }))).toBe("USD 12,50");
  });

  test("a bare amount has the same figures without a currency", () => {
    expect(formatAmount(money(123450n, "EUR"), "es-ES")).toBe("1.234,50");
    expect(formatAmount(money(25990n, "CLP"), "es-CL")).toBe("25.990");
  });

  test("no digit of any amount is lost or made up", () => {
    const currencies = fc.constantFrom<Currency>("CLP", "MXN", "EUR", "BRL", "JPY", "ARS");
    const locales = fc.constantFrom("es-CL", "es-MX", "es-ES", "pt-BR", "pt-PT", "en-US");
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n), currencies, locales, (amount, currency, locale) => {
        const digits = formatMoney(money(amount, currency), locale).replace(/\D/g, "");
        expect(BigInt(digits)).toBe(amount);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("numbers", () => {
  test("four digits are grouped in Spain too", () => {
    expect(formatNumber(1234, "es-ES")).toBe("1.234");
  });
  test("basis points become percent", () => {
    expect(plain(formatPercent(1900, "es-CL"))).toBe("19%");
    expect(plain(formatPercent(1050, "es-MX"))).toBe("10.5%");
  });
});

describe("moments", () => {
  const moment = new Date("2026-09-05T03:30:00Z");
  const santiago = "America/Santiago";
  test.each([
    ["es-CL", "04-09-2026, 23:30"],
    ["es-ES", "4 sept 2026, 23:30"],
    ["es-MX", "4 sep 2026, 23:30"],
    ["pt-BR", "4 de set. de 2026, 23:30"],
    ["en-US", "Sep 4, 2026, 23:30"],
  ])("%s writes 24 hours and the whole year", (locale, text) => {
    expect(plain(formatDateTime(moment, { locale, timeZone: santiago }))).toBe(text);
  });

  test("the day is the shop's, also half an hour before its midnight", () => {
    expect(formatDay(moment, { locale: "es-CL", timeZone: santiago })).toBe("04-09-2026");
    expect(formatDay(new Date("2026-09-05T04:00:00Z"), { locale: "es-CL", timeZone: santiago })).toBe(
      "05-09-2026",
    );
  });

  test("the clock change of Santiago skips the hour that does not exist", () => {
    const at = (iso: string) =>
      formatDateTime(new Date(iso), { locale: "es-CL", timeZone: santiago, style: "time" });
    expect(at("2026-09-06T03:59:00Z")).toBe("23:59");
    expect(at("2026-09-06T04:00:00Z")).toBe("01:00");
  });

  test("midnight is 00, never 24", () => {
    const text = formatDateTime(new Date("2026-05-03T04:05:00Z"), {
      locale: "es-MX",
      timeZone: santiago,
      style: "time",
    });
    expect(text).toBe("00:05");
  });
});

describe("ages", () => {
  const now = new Date("2026-05-03T12:00:00Z");
  const ago = (seconds: number) => relativeAge(new Date(now.getTime() - seconds * 1000), now, "es-CL");
  test.each([
    [20, "ahora"],
    [60, "hace 1 min"],
    [3_599, "hace 59 min"],
    [3 * 3_600, "hace 3 h"],
    [86_400, "hace 1 día"],
    [40 * 3_600, "hace 1 día"],
    [5 * 86_400, "hace 5 días"],
    [40 * 86_400, "hace 1 m"],
    [400 * 86_400, "hace 1 a"],
  ])("%s seconds ago is %s", (seconds, text) => {
    expect(plain(ago(seconds))).toBe(text);
  });
  test("what lies ahead says so", () => {
    expect(plain(ago(-2 * 3_600))).toBe("dentro de 2 h");
  });
});
