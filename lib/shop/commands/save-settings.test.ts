import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { readHeldSettings, writeSettings } from "@/db/queries/shop";
import { securityEvents, shop } from "@/db/schema";
import { staff, testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { givenOpenOrder } from "@/db/testing/orders";
import { mustSucceed, ok } from "@/lib/kernel/result";
import { defaultMethod } from "@/lib/shop/payment-methods";
import { DEFAULT_SETTINGS } from "@/lib/shop/settings";
import { arrangeShippingMethod } from "./arrange-shipping-method";
import { savePaymentMethod, savePaymentMethodInput } from "./save-payment-method";
import { savePickupLocation, savePickupLocationInput } from "./save-pickup-location";
import { saveSettings } from "./save-settings";
import { saveShippingMethod, saveShippingMethodInput } from "./save-shipping-method";
import { saveShop, saveShopInput } from "./save-shop";
import { saveTimes, saveTimesInput } from "./save-times";
import { switchLetter } from "./switch-letter";

const base = testDatabase();
const ctx = () => testContext(base.db, { actor: staff(7) });
const held = () => readHeldSettings(base.db, ctx().now());

beforeEach(async () => {
  await base.db.delete(shop);
});

/** The shop form as a browser posts it. */
const shopForm = (more: object) =>
  saveShopInput.parse({
    version: "0",
    name: "Café Andes",
    email: "Hola@Cafe.example",
    phone: "",
    whatsapp: "9 8765 4321",
    url: "",
    companyName: "",
    taxId: "",
    timeZone: "America/Santiago",
    defaultLocale: "es",
    brandColor: "#7a3e1d",
    ...more,
  });

describe("saving", () => {
  test("counts versions, keeps phones whole and tells which fields changed, without their values", async () => {
    expect(await held()).toMatchObject({ version: 0 });
    mustSucceed(await saveShop(ctx(), shopForm({})), "first");
    mustSucceed(await saveShop(ctx(), shopForm({ version: 1, name: "Café Nuevo" })), "second");
    const { settings, version } = await held();
    expect(version).toBe(2);
    expect(settings).toMatchObject({
      name: "Café Nuevo",
      email: "hola@cafe.example",
      whatsapp: "+56987654321",
    });
    const kept = await base.db
      .select()
      .from(securityEvents)
      .where(eq(securityEvents.kind, "settings_changed"));
    expect(kept.at(-1)).toMatchObject({ staffId: 7, detail: { fields: "name", version: 2 } });
    expect(JSON.stringify(kept)).not.toContain("hola@cafe.example");
  });

  test("a form that was filled from an older version is refused and changes nothing", async () => {
    mustSucceed(await saveShop(ctx(), shopForm({})), "first");
    expect(await saveShop(ctx(), shopForm({ name: "Tarde" }))).toMatchObject({ refusal: { code: "stale" } });
    expect((await held()).settings.name).toBe("Café Andes");
  });

  test("of ten people who save at once from one version, one does", async () => {
    const all = Array.from({ length: 10 }, (_, index) =>
      saveShop(ctx(), shopForm({ name: `Tienda ${index}` })),
    );
    const answers = await Promise.all(all);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect((await held()).version).toBe(1);
  });

  test("a shop without any way to pay, or with a phone that cannot exist, is refused", async () => {
    const none = await saveSettings(ctx(), 0, (settings) =>
      ok({ ...settings, paymentMethods: settings.paymentMethods.map((one) => ({ ...one, enabled: false })) }),
    );
    expect(none).toMatchObject({ refusal: { code: "no_payment_method" } });
    expect(await saveShop(ctx(), shopForm({ phone: "12" }))).toMatchObject({
      refusal: { code: "bad_phone" },
    });
    expect((await held()).version).toBe(0);
  });

  test("currency and country stay once there is an order", async () => {
    mustSucceed(await saveShop(ctx(), shopForm({ currency: "PEN", country: "PE", whatsapp: "" })), "before");
    await givenOpenOrder(testContext(base.db));
    expect(await saveShop(ctx(), shopForm({ version: 1, currency: "CLP", country: "CL" }))).toMatchObject({
      refusal: { code: "currency_fixed" },
    });
    mustSucceed(await saveShop(ctx(), shopForm({ version: 1, whatsapp: "" })), "the rest still can");
    expect((await held()).settings).toMatchObject({ currency: "PEN", country: "PE" });
  });
});

const timesForm = {
  version: "0",
  openExpiryHours: "12",
  pendingExpiryHours: "24",
  rejectionGraceMinutes: "30",
  cancelUnpaidAfterDays: "",
  undoSeconds: "0",
  recoveryHours: "2, 30",
  quietFrom: "22:00",
  quietTo: "08:00",
  paymentLinkHours: "72",
  recoveryLinkDays: "30",
  downloadDays: "7",
  downloadCount: "5",
  downloadMegabytes: "100",
  statusPageDays: "180",
  providerBodyDays: "30",
};

describe("times", () => {
  test("arrive as text and leave as numbers", async () => {
    mustSucceed(await saveTimes(ctx(), saveTimesInput.parse(timesForm)), "times");
    expect((await held()).settings.times).toMatchObject({
      openExpiryHours: 12,
      cancelUnpaidAfterDays: null,
      recoveryHours: [2, 30],
      quietFrom: "22:00",
      cartDays: 90,
    });
  });

  test.each([
    { openExpiryHours: "0" },
    { recoveryHours: "24, 2" },
    { quietFrom: "25:00" },
    { undoSeconds: "1.5" },
  ])("%o is refused", (wrong) => {
    expect(saveTimesInput.safeParse({ ...timesForm, ...wrong }).success).toBe(false);
  });
});

describe("letters", () => {
  const turn = (kind: string, on: boolean, version: number) => switchLetter(ctx(), { version, kind, on });

  test("are switched one by one; those of the desk and of access are not", async () => {
    mustSucceed(await turn("order_delivered", true, 0), "on");
    mustSucceed(await turn("order_paid", false, 1), "off");
    expect((await held()).settings.letters).toEqual({ order_delivered: true, order_paid: false });
    for (const kind of ["desk_shipment_failed", "magic_link", "nothing"])
      expect(await turn(kind, false, 2), kind).toMatchObject({ refusal: { code: "not_switchable" } });
    expect(await turn("order_paid", true, 1)).toMatchObject({ refusal: { code: "stale" } });
  });
});

describe("ways to pay", () => {
  const form = (key: "bank_transfer" | "stripe", more: object = {}) => {
    const { names, instructions } = defaultMethod(key);
    return savePaymentMethodInput.parse({ version: "0", key, names, instructions, enabled: "on", ...more });
  };

  test("keep their bank data; empty bank data are none", async () => {
    const bank = {
      bank: "Banco",
      accountType: "Vista",
      number: "1-2",
      holder: "Café SpA",
      taxId: "",
      email: "",
    };
    mustSucceed(await savePaymentMethod(ctx(), form("bank_transfer", { bank, deadlineDays: "5" })), "save");
    const of = async () => (await held()).settings.paymentMethods.find(({ key }) => key === "bank_transfer");
    expect(await of()).toMatchObject({
      enabled: true,
      deadlineDays: 5,
      bank: { number: "1-2", taxId: null },
    });
    const empty = { ...bank, bank: "", number: "", holder: "" };
    mustSucceed(await savePaymentMethod(ctx(), form("bank_transfer", { version: 1, bank: empty })), "empty");
    expect((await of())?.bank).toBeNull();
  });

  test("words name only what exists; an account is what it looks like", async () => {
    const { names } = defaultMethod("cash");
    const given = (es: string) => ({
      ...{ version: "0", key: "cash", names, enabled: "on" },
      instructions: { es, en: "Pay {{order.total}}.", pt: "" },
    });
    expect(savePaymentMethodInput.safeParse(given("Pague {{ order.total }} en {{shop.name}}.")).success).toBe(
      true,
    );
    const refused = savePaymentMethodInput.safeParse(given("Pague {{order.sum}}."));
    expect(refused.error?.issues).toMatchObject([
      { path: ["instructions", "es"], message: "unknown_variable" },
    ]);
    await writeSettings(base.db, { ...DEFAULT_SETTINGS, country: "MX", currency: "MXN" }, ctx().now());
    const bank = {
      bank: "Banco",
      accountType: "",
      number: "032180000118359718",
      holder: "Café",
      taxId: "",
      email: "",
    };
    const { version } = await held();
    expect(await savePaymentMethod(ctx(), form("bank_transfer", { version, bank }))).toEqual({
      ...{ ok: false, refusal: { code: "bad_bank_number" } },
    });
  });

  test("a provider without its keys cannot be offered", async () => {
    expect(await savePaymentMethod(ctx(), form("stripe"))).toMatchObject({
      refusal: { code: "provider_missing" },
    });
  });
});

describe("shipping and pickup", () => {
  const method = (more: object) =>
    saveShippingMethodInput.parse({
      version: 0,
      key: "",
      name: "Envío Ñuñoa",
      enabled: "on",
      price: "2990",
      ...more,
    });

  test("a new way to ship is flat, keeps its key when renamed, and refuses what is no amount", async () => {
    mustSucceed(await saveShippingMethod(ctx(), method({})), "new");
    const renamed = {
      version: 1,
      key: "envio_nunoa",
      name: "Envío express",
      price: "3490",
      enabled: undefined,
    };
    mustSucceed(await saveShippingMethod(ctx(), method(renamed)), "rename");
    expect((await held()).settings.shippingMethods).toMatchObject([
      {
        key: "envio_nunoa",
        name: "Envío express",
        kind: "flat",
        price: 3_490n,
        enabled: false,
        freeAbove: null,
      },
    ]);
    expect(await saveShippingMethod(ctx(), method({ version: 2, price: "2.990" }))).toMatchObject({
      refusal: { code: "bad_price" },
    });
    for (const more of [{ price: "3.000" }, { freeAbove: "50.000" }])
      expect(await saveShippingMethod(ctx(), method({ version: 2, ...more }))).toMatchObject({
        refusal: { code: "bad_price" },
      });
    expect(await saveShippingMethod(ctx(), method({ version: 2, name: "¿?" }))).toMatchObject({
      refusal: { code: "bad_name" },
    });
  });

  const table = (more: object) =>
    method({
      kind: "table",
      measure: "weight",
      rows: [{ place: "Ñuñoa", upTo: "2", price: "2990" }],
      paste: "Comuna\tHasta\tPrecio\nMetropolitana\t5\t3990",
      freeAbove: "50000",
      places: "Metropolitana\nValparaíso (región)",
      ...more,
    });

  test("a table is typed and pasted; what cannot be read is named and nothing is saved", async () => {
    mustSucceed(await saveShippingMethod(ctx(), table({})), "table");
    const [saved] = (await held()).settings.shippingMethods;
    expect(saved).toMatchObject({ kind: "table", freeAbove: 50_000n });
    expect(saved?.rows.map(({ upTo, price }) => [upTo, price])).toEqual([
      [2000n, 2990n],
      [5000n, 3990n],
    ]);
    expect(saved?.places.map(({ region }) => region)).toEqual(["Metropolitana de Santiago", "Valparaíso"]);
    const key = saved?.key;
    const refusals: [object, object][] = [
      [{ paste: "Narnia\t1\t1" }, { code: "rows_wrong", problems: { paste: "unknown_place" } }],
      [
        { rows: [{ place: "Ñuñoa", upTo: "2", price: "-1" }] },
        { problems: { "rows.0.price": "bad_amount" } },
      ],
      [{ places: "Narnia" }, { problems: { places: "unknown_place" } }],
      [{ rows: [], paste: "" }, { code: "table_empty" }],
    ];
    for (const [wrong, refusal] of refusals)
      expect(await saveShippingMethod(ctx(), table({ version: 1, key, ...wrong }))).toMatchObject({
        refusal,
      });
    expect((await held()).version).toBe(1);
  });

  test("ways to ship are put in order and taken away", async () => {
    for (const [version, name] of ["Uno", "Dos", "Tres"].entries())
      mustSucceed(await saveShippingMethod(ctx(), method({ version, name })), name);
    const keys = async () => (await held()).settings.shippingMethods.map(({ key }) => key);
    mustSucceed(await arrangeShippingMethod(ctx(), { version: 3, key: "tres", move: "up" }), "up");
    expect(await keys()).toEqual(["uno", "tres", "dos"]);
    mustSucceed(await arrangeShippingMethod(ctx(), { version: 4, key: "uno", move: "down" }), "down");
    mustSucceed(await arrangeShippingMethod(ctx(), { version: 5, key: "tres", move: "remove" }), "remove");
    expect(await keys()).toEqual(["uno", "dos"]);
    expect(await arrangeShippingMethod(ctx(), { version: 6, key: "tres", move: "up" })).toMatchObject({
      refusal: { code: "method_not_found" },
    });
  });

  test("two pickup places of one name are refused", async () => {
    const place = (version: number) =>
      savePickupLocationInput.parse({
        ...{ version, key: "", name: "Tienda", enabled: "on", address: "Av. Italia 1439" },
        ...{ hours: "", description: "", instructions: "" },
      });
    mustSucceed(await savePickupLocation(ctx(), place(0)), "first");
    expect(await savePickupLocation(ctx(), place(1))).toMatchObject({ refusal: { code: "same_key_twice" } });
  });
});
