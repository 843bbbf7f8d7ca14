import { describe, expect, test } from "vitest";
import { type Address, addressInLine, addressLines, addressSchema, countryName, mapUrl } from "./address";
import { addressFields, addressProblems } from "./address-form";
import { CHILE, regionOf } from "./chile";

const address = (over: Partial<Address> = {}): Address => ({
  name: "Lucía Soto",
  street: "Av. Providencia",
  streetNumber: "1234",
  complement: "Depto 56",
  neighbourhood: null,
  city: "Santiago",
  municipality: "Providencia",
  region: "Metropolitana de Santiago",
  regionCode: "RM",
  postalCode: null,
  country: "CL",
  latitude: null,
  longitude: null,
  instructions: null,
  ...over,
});

describe("lines of a label", () => {
  test.each<[string, Partial<Address>, string[]]>([
    [
      "Chile: comuna and region",
      {},
      ["Lucía Soto", "Av. Providencia 1234", "Depto 56", "Providencia", "Metropolitana de Santiago"],
    ],
    [
      "Spain: comma, no province equal to its city",
      {
        country: "ES",
        street: "Calle Mayor",
        streetNumber: "12",
        complement: null,
        city: "Madrid",
        municipality: null,
        region: "MADRID",
        postalCode: "28013",
      },
      ["Lucía Soto", "Calle Mayor, 12", "28013 Madrid"],
    ],
    [
      "Brazil: state by its letters",
      {
        country: "BR",
        street: "Rua Augusta",
        complement: null,
        neighbourhood: "Consolação",
        city: "São Paulo",
        municipality: null,
        region: "São Paulo",
        regionCode: "SP",
        postalCode: "01305-000",
      },
      ["Lucía Soto", "Rua Augusta, 1234", "Consolação", "São Paulo-SP", "01305-000"],
    ],
    [
      "Mexico: colonia",
      {
        country: "MX",
        complement: null,
        neighbourhood: "Roma Norte",
        city: "Ciudad de México",
        municipality: null,
        region: "CDMX",
        postalCode: "06700",
      },
      ["Lucía Soto", "Av. Providencia 1234", "Roma Norte", "06700 Ciudad de México, CDMX"],
    ],
    [
      "Peru: distrito",
      {
        country: "PE",
        complement: null,
        city: "Lima",
        municipality: "Miraflores",
        region: "Lima",
        postalCode: "15074",
      },
      ["Lucía Soto", "Av. Providencia 1234", "Miraflores", "Lima 15074"],
    ],
    [
      "United States: number first",
      {
        country: "US",
        street: "Main St",
        complement: null,
        city: "Austin",
        municipality: null,
        region: "TX",
        postalCode: "78701",
      },
      ["Lucía Soto", "1234 Main St", "Austin, TX 78701"],
    ],
  ])("%s", (_, over, lines) => {
    expect(addressLines(address(over))).toEqual(lines);
  });

  test("in one line the name is left out", () => {
    expect(addressInLine(address())).toBe(
      "Av. Providencia 1234, Depto 56, Providencia, Metropolitana de Santiago",
    );
  });

  test.each(["CL", "PE", "MX", "AR", "CO", "BR", "ES", "PT"])(
    "in %s nothing that was filled in is lost",
    (code) => {
      const fields = addressFields(code).filter(({ field }) => field !== "instructions");
      const filled = Object.fromEntries(fields.map(({ field }) => [field, `x${field}`]));
      const bare = {
        city: null,
        municipality: null,
        region: null,
        regionCode: null,
        complement: null,
        streetNumber: null,
      };
      const text = addressLines(address({ ...bare, ...filled, country: code })).join("|");
      const lost = fields.filter(({ field }) => !text.includes(`x${field}`)).map(({ field }) => field);
      expect(lost).toEqual(code === "PT" ? ["region"] : []);
    },
  );
});

describe("what a country asks for", () => {
  test.each<[Partial<Address>, string[]]>([
    [{}, []],
    [{ municipality: null, street: "" }, ["street missing", "municipality missing"]],
    [{ postalCode: "7500000" }, []],
    [{ postalCode: "75" }, ["postalCode bad_postal_code"]],
    [{ country: "MX" }, ["neighbourhood missing", "postalCode missing"]],
    [{ country: "PT", postalCode: "1000-001" }, []],
    [{ country: "FR", postalCode: "anything" }, []],
  ])("%o", (over, problems) => {
    expect(addressProblems(address(over)).map((p) => `${p.field} ${p.problem}`)).toEqual(problems);
  });

  test("a form's empty fields are null, an address that passes passes again", () => {
    const form = { name: " Ana ", street: "Uno", streetNumber: "", country: "cl", region: "  " };
    const read = addressSchema.parse(form);
    expect(read).toMatchObject({
      name: "Ana",
      streetNumber: null,
      region: null,
      country: "CL",
      postalCode: null,
    });
    expect(addressSchema.parse(read)).toEqual(read);
    expect(addressSchema.safeParse({ ...form, country: "Chile" }).success).toBe(false);
    expect(addressSchema.safeParse({ ...form, street: "a\0" }).success).toBe(false);
  });
});

test("the map link carries the encoded address, or the point", () => {
  expect(mapUrl(address())).toBe(
    "https://www.google.com/maps/search/?api=1&query=Av.%20Providencia%201234%2C%20Providencia%2C%20Metropolitana%20de%20Santiago%2C%20Chile",
  );
  expect(mapUrl(address({ latitude: -33.42, longitude: -70.61 }))).toMatch(/query=-33.42%2C-70.61$/);
  expect(countryName("ES", "pt")).toBe("Espanha");
});

test("Chile has 16 regions and 346 comunas, none twice", () => {
  expect(CHILE).toHaveLength(16);
  const comunas = CHILE.flatMap((region) => region.comunas);
  expect(comunas).toHaveLength(346);
  expect(new Set(comunas).size).toBe(346);
  expect(CHILE.map((region) => region.comunas.length)).toEqual([
    4, 7, 9, 9, 15, 38, 52, 33, 30, 21, 33, 32, 12, 30, 10, 11,
  ]);
  expect(regionOf("RM")?.comunas).toContain("Ñuñoa");
  expect(regionOf("XX")).toBeNull();
});
