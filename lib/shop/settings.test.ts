import { describe, expect, test } from "vitest";
import { PURPOSE_RULES } from "@/lib/links/purposes";
import {
  DEFAULT_METHODS,
  defaultMethod,
  isMethodKey,
  MANUAL_METHODS,
  METHOD_KEYS,
  methodKind,
  wholeMethods,
} from "./payment-methods";
import { DEFAULT_SETTINGS, settingsJson, settingsProblems, settingsSchema, timesSchema } from "./settings";

describe("settings", () => {
  test("the times of a new shop", () => {
    expect(DEFAULT_SETTINGS.times).toEqual({
      openExpiryHours: 24,
      pendingExpiryHours: 24,
      rejectionGraceMinutes: 30,
      cancelUnpaidAfterDays: null,
      undoSeconds: 8,
      recoveryHours: [1, 24, 72],
      quietFrom: "21:00",
      quietTo: "09:00",
      paymentLinkHours: 72,
      recoveryLinkDays: 30,
      downloadDays: 7,
      downloadCount: 5,
      downloadMegabytes: 100,
      statusPageDays: 180,
      providerBodyDays: 30,
      cartDays: 90,
      ipHashDays: 90,
    });
  });

  test("links live as long as the times say", () => {
    const { times } = DEFAULT_SETTINGS;
    expect(PURPOSE_RULES.payment.lifeMs).toBe(times.paymentLinkHours * 3_600_000);
    expect(PURPOSE_RULES.recovery.lifeMs).toBe(times.recoveryLinkDays * 86_400_000);
    expect(PURPOSE_RULES.status.lifeMs).toBe(times.statusPageDays * 86_400_000);
    expect(PURPOSE_RULES.download).toMatchObject({
      lifeMs: times.downloadDays * 86_400_000,
      maxUses: times.downloadCount,
    });
  });

  test("survive their JSON column, amounts included", () => {
    const method = {
      key: "starken",
      name: "Starken",
      enabled: true,
      kind: "flat" as const,
      places: [],
      price: 3990n,
      measure: "weight" as const,
      rows: [],
      freeAbove: 50_000n,
    };
    const settings = { ...DEFAULT_SETTINGS, name: "Café Andes", shippingMethods: [method] };
    expect(settingsSchema.parse(settingsJson(settings))).toEqual(settings);
  });

  test.each([
    [{ currency: "XXY" }, "bad_currency"],
    [{ timeZone: "America/Nowhere" }, "bad_time_zone"],
    [{ brandColor: "red" }, "bad_color"],
    [{ url: "javascript:alert(1)" }, "bad_url"],
    [{ country: "Chile" }, "bad_country"],
    [{ name: " " }, "too_short"],
    [{ times: { quietFrom: "24:00" } }, "bad_time"],
    [{ times: { recoveryHours: [24, 1] } }, "not_ascending"],
  ])("%o is refused: %s", (over, message) => {
    const read = settingsSchema.safeParse(over);
    expect(read.error?.issues.map((issue) => issue.message)).toEqual([message]);
  });

  test("what only the whole can say", () => {
    expect(settingsProblems(DEFAULT_SETTINGS)).toEqual([]);
    const off = DEFAULT_METHODS.map((method) => ({ ...method, enabled: false }));
    const broken = {
      ...DEFAULT_SETTINGS,
      phone: "12",
      whatsapp: "+56987654321",
      paymentMethods: [...off, ...off],
    };
    expect(settingsProblems(broken)).toEqual(["bad_phone", "no_payment_method", "same_key_twice"]);
  });

  test("old settings get what came later", () => {
    const old = settingsSchema.parse({ name: "Vieja", paymentMethods: [defaultMethod("cash")] });
    expect(old.paymentMethods.map((method) => method.key)).toEqual([
      "cash",
      ...METHOD_KEYS.filter((key) => key !== "cash"),
    ]);
    expect(timesSchema.parse({ undoSeconds: 0 }).undoSeconds).toBe(0);
  });
});

describe("payment methods", () => {
  test.each(METHOD_KEYS)("%s has its words in every language", (key) => {
    const method = defaultMethod(key);
    expect(Object.values(method.names).every((name) => name.length > 2)).toBe(true);
    expect(methodKind(key)).toBe(MANUAL_METHODS.some((manual) => manual === key) ? "manual" : "provider");
    expect(isMethodKey(key)).toBe(true);
  });

  test("only cash on delivery ships first; no method cancels by itself", () => {
    expect(DEFAULT_METHODS.filter((m) => m.shipsBeforePayment).map((m) => m.key)).toEqual([
      "cash_on_delivery",
    ]);
    expect(DEFAULT_METHODS.every((m) => m.deadlineDays === null)).toBe(true);
    expect(isMethodKey("toString")).toBe(false);
    expect(wholeMethods(DEFAULT_METHODS)).toEqual(DEFAULT_METHODS);
  });
});
