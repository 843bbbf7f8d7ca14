import { describe, expect, test } from "vitest";
import { CHILE } from "./chile";
import { readAddress, typedAddress } from "./typed-address";

const form = (place: Record<string, string>) => ({
  name: "Ana Rojas",
  street: "Irarrázaval",
  streetNumber: "2401",
  ...place,
});
const read = (place: Record<string, string>, country = "CL") => readAddress(form(place), country);

describe("región and comuna of Chile", () => {
  const NUNOA = { municipality: "Ñuñoa", region: "Metropolitana de Santiago", regionCode: "RM" };
  test.each([
    ["both chosen", { region: "RM", municipality: "RM|Ñuñoa" }, NUNOA],
    ["the comuna alone", { municipality: "RM|Ñuñoa" }, NUNOA],
    ["in words", { region: "metropolitana de santiago", municipality: "nunoa" }, NUNOA],
    [
      "words of no list, as an old address has them",
      { region: "Región del Norte", municipality: "Pueblo Hundido" },
      { region: "Región del Norte", municipality: "Pueblo Hundido", regionCode: null },
    ],
  ])("%s", (_, place, wanted) => {
    expect(read(place)).toMatchObject({ address: wanted });
  });

  test.each([
    [
      "a comuna of another region",
      { region: "VS", municipality: "RM|Ñuñoa" },
      { municipality: "other_region" },
    ],
    ["a comuna under a foreign code", { municipality: "VS|Ñuñoa" }, { municipality: "unknown_comuna" }],
    ["a comuna that does not exist", { municipality: "RM|Narnia" }, { municipality: "unknown_comuna" }],
    ["a region alone", { region: "RM" }, { municipality: "missing" }],
    ["nothing", {}, { region: "missing", municipality: "missing" }],
  ])("%s", (_, place, problems) => {
    expect(read(place)).toEqual({ problems });
  });

  test("each comuna comes back from its form as it went in, and so do old words", () => {
    const places = CHILE.flatMap(({ code, comunas }) => comunas.map((name) => `${code}|${name}`));
    for (const municipality of places) {
      const given = read({ municipality });
      if (!("address" in given)) throw new Error(municipality);
      expect(typedAddress(given.address).municipality).toBe(municipality);
      expect(readAddress(typedAddress(given.address), "CL")).toEqual(given);
    }
    const old = read({ region: "Región del Norte", municipality: "Pueblo Hundido" });
    if (!("address" in old)) throw new Error("old");
    expect(typedAddress(old.address)).toMatchObject({
      region: "Región del Norte",
      municipality: "Pueblo Hundido",
    });
  });
});

test("elsewhere fields are what they say, and the postal code is asked where it is needed", () => {
  const lima = { city: "Lima", region: "Lima", municipality: "Miraflores" };
  expect(read(lima, "PE")).toMatchObject({ address: { ...lima, postalCode: null } });
  expect(read({ city: "Madrid", region: "Madrid" }, "ES")).toEqual({ problems: { postalCode: "missing" } });
});
