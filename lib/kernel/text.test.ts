import fc from "fast-check";
import { expect, test } from "vitest";
import { orderIdOf, orderRef } from "./ids";
import { mustSucceed, ok, refuse } from "./result";
import { digitsOf, fold, oneLine } from "./text";

test.each([
  ["ÑANDÚ Éxito", "nandu exito"],
  ["São João", "sao joao"],
  ["Ünïcödé", "unicode"],
  ["n\u0303", "n"],
  ["ABC 123", "abc 123"],
])("%j folds to %j", (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test("folding keeps its result, and does not care how an accent was typed", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."áéíóúñüçãõÁÑabcZ 1") }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
      expect(fold(text.normalize("NFD"))).toBe(fold(text.normalize("NFC")));
    }),
    { numRuns: 1000 },
  );
});

test("one line has no line breaks or control characters", () => {
  expect(oneLine(" a\r\nBcc: x\t\0b ")).toBe("a Bcc: x b");
  expect(digitsOf("+56 9 8765-4321")).toBe("56987654321");
});

test("order references are read back, others are not", () => {
  expect(orderIdOf(orderRef(1042))).toBe(1042);
  for (const text of ["1042", "ord_", "ord_-1", "ord_1e3", "rf_1"]) expect(orderIdOf(text)).toBeNull();
});

test("a refusal that would be our bug is thrown", () => {
  expect(mustSucceed(ok(1), "counting")).toBe(1);
  expect(() => mustSucceed(refuse({ code: "no" }), "counting")).toThrow(/counting.*no/);
});
