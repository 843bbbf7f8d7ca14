import fc from "fast-check";
import { expect, test } from "vitest";
import { ACCOUNT_NUMBER_NAMES, accountNumberOf, accountTypesOf, isPossibleAccount } from "./bank-account";

test.each([
  ["CL", "00-123-45678-9", true],
  ["MX", "0021 8070 0112 3456 78", false],
  ["MX", "032180000118359719", true],
  ["MX", "032180000118359718", false],
  ["MX", "4152 3133 0000 1234", true],
  ["AR", "2850590940090418135201", true],
  ["AR", "2850590940090418135202", false],
  ["AR", "cafe.andes.mp", true],
  ["ES", "ES91 2100 0418 4502 0005 1332", true],
  ["ES", "ES91 2100 0418 4502 0005 1333", false],
  ["PT", "PT50 0002 0123 1234 5678 9015 4", true],
  ["PT", "PT50", false],
  ["BR", "pagos@cafeandes.example", true],
  ["UY", "lo que sea", true],
])("in %s, %j can be an account: %s", (country, number, possible) => {
  expect(isPossibleAccount(country, number)).toBe(possible);
});

test("each country calls it by its name", () => {
  expect(["AR", "MX", "ES", "PT", "BR", "CL", "??"].map(accountNumberOf)).toEqual([
    ...["cbu", "clabe", "iban", "iban", "pix", "account", "account"],
  ]);
  expect(ACCOUNT_NUMBER_NAMES[accountNumberOf("CL")].es).toBe("Número de cuenta");
  expect(accountTypesOf("CL")).toContain("Cuenta vista");
  expect(accountTypesOf("??")).toEqual([]);
});

test("one wrong digit in an IBAN never passes", () => {
  const right = "ES9121000418450200051332";
  fc.assert(
    fc.property(fc.integer({ min: 2, max: right.length - 1 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
      const digit = (Number(right[at]) + by) % 10;
      expect(isPossibleAccount("ES", `${right.slice(0, at)}${digit}${right.slice(at + 1)}`)).toBe(false);
    }),
  );
});
