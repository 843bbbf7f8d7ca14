import { describe, expect, test } from "vitest";
import { readHeldSettings, readSettings } from "@/db/queries/shop";
import { givenShop } from "@/db/testing/catalog";
import { staff, testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { carrierName, carriersFor } from "@/lib/fulfillment/carriers";
import { trackingLink } from "@/lib/fulfillment/tracking-url";
import { type SaveHandCarrierInput, saveHandCarrier, saveHandCarrierInput } from "./save-hand-carrier";

const base = testDatabase();
const desk = () => ({ ...testContext(base.db), actor: staff() });
const PLENTY = 200;

async function save(change: Partial<SaveHandCarrierInput>) {
  const { version } = await readHeldSettings(base.db, new Date("2026-05-04T13:00:00.000Z"));
  const given = { key: null, name: "x", country: "CL", template: null, enabled: true, place: PLENTY };
  return saveHandCarrier(desk(), { ...given, ...change, version });
}
const listed = async () => {
  const { country, carriers } = await readSettings(base.db);
  return carriersFor(country, carriers);
};

describe("carriers by hand", () => {
  test("one's own is offered first where it was put, and makes links", async () => {
    await givenShop(base.db);
    const template = "https://motos.test/seguir/{n}?de=web";
    expect((await save({ name: "Motos del Sur", template, place: 1 })).ok).toBe(true);
    const [first, second] = await listed();
    expect([first?.key, first?.own, second?.key]).toEqual(["motos_del_sur", true, "starken"]);
    const { carriers } = await readSettings(base.db);
    expect(carrierName("motos_del_sur", carriers)).toBe("Motos del Sur");
    expect(trackingLink("motos_del_sur", "A/1", "CL", carriers)?.url).toBe(
      "https://motos.test/seguir/A%2F1?de=web",
    );
    expect(await save({ name: "Motos del sur" })).toMatchObject({ refusal: { code: "same_key_twice" } });
    expect(await save({ key: "nadie" })).toMatchObject({ refusal: { code: "carrier_not_found" } });
  });

  test("one of the table is switched off, or gets another address; its name stays", async () => {
    const template = "https://www.starken.cl/otra?n={n}";
    await save({ key: "starken", name: "Otro nombre", country: "ES", template, enabled: false });
    const starken = (await listed()).find(({ key }) => key === "starken");
    expect(starken).toMatchObject({ name: "Starken", country: "CL", template, enabled: false, own: false });
    const { carriers } = await readSettings(base.db);
    const untouched = carriers.find(({ key }) => key === "chilexpress");
    expect(untouched && "template" in untouched).toBe(false);
  });

  test.each([
    ["https://a.test/{n}", null],
    ["http://a.test/?n={n}#x", null],
    ["https://a.test/", null],
    ["https://{n}.test/", "bad_url"],
    ["https://a.test{n}", "bad_url"],
    ["https://{n}", "bad_url"],
    ["https://user:secret@a.test/{n}", "bad_url"],
    ["javascript:alert('{n}')", "bad_url"],
    ["ftp://a.test/{n}", "bad_url"],
    ["a.test/{n}", "bad_url"],
    ["https://a.test/{n}/{n}", "number_twice"],
    ["https://a.test/{codigo}", "unknown_variable"],
  ])("address %s", (template, code) => {
    const read = saveHandCarrierInput.safeParse({ version: 0, name: "X", template });
    expect(read.success ? null : read.error.issues[0]?.message).toBe(code);
  });
});
