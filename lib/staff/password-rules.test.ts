import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COMMON_STEMS } from "./common-passwords";
import { passwordProblem } from "./password-rules";

const OWNER = { email: "lucia.soto@cafeandes.test", name: "Lucía Soto", shopName: "Café Andes" };

describe("a password", () => {
  test.each([
    ["", "too_short"],
    ["1234567", "too_short"],
    ["ñññññññ", "too_short"],
    ["x7#Kq9!z".repeat(33), "too_long"],
    ["buena\0clave-larga", "bad_characters"],
    ["buena\ud800clave-larga", "bad_characters"],
    ["password", "too_common"],
    ["Password1", "too_common"],
    ["P@ssw0rd", "too_common"],
    ["contraseña", "too_common"],
    ["Contraseña2026!", "too_common"],
    ["senha123", "too_common"],
    ["12345678", "too_common"],
    ["20261231", "too_common"],
    ["aaaaaaaa", "too_common"],
    ["abcabcabc", "too_common"],
    ["qwertyuiop", "too_common"],
    ["poiuytrewq", "too_common"],
    ["1qaz2wsx", "too_common"],
    ["colocolo1925", "too_common"],
    ["Santiago2026", "too_common"],
    ["cafeandes", "too_personal"],
    ["CaféAndes2026!", "too_personal"],
    ["luciasoto1", "too_personal"],
    ["lucia.soto@cafeandes.test", "too_personal"],
    ["correct horse battery", null],
    ["el perro come pan los lunes", null],
    ["x7#Kq9!z", null],
    ["tazaverde88", null],
    ["ñandú-veloz", null],
    ["x7#Kq9!z".repeat(32), null],
  ])("%j: %s", (password, problem) => {
    expect(passwordProblem(password, OWNER)).toBe(problem);
  });

  test("of 64 characters and more is allowed, spaces and all", () => {
    const sentence = fc.string({
      unit: fc.constantFrom(..."abcdefghijklmnop qrstuvwxyz"),
      minLength: 64,
      maxLength: 120,
    });
    fc.assert(
      fc.property(sentence, (text) => {
        fc.pre(new Set(text).size > 8);
        expect(passwordProblem(text)).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  test("from the common list is refused in any case and with any digits behind", () => {
    const stem = fc.constantFrom(...COMMON_STEMS);
    fc.assert(
      fc.property(stem, fc.boolean(), fc.nat(99_999), (word, upper, digits) => {
        const password = `${upper ? word.toUpperCase() : word}${digits}`;
        fc.pre(password.length >= 8);
        expect(passwordProblem(password)).toBe("too_common");
      }),
      { numRuns: 1000 },
    );
  });

  test("is judged without its owner's data too, and judging never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (password, email) => {
        const problem = passwordProblem(password, { email });
        if (Array.from(password).length < 8) expect(problem).toBe("too_short");
        else expect(problem).not.toBe("too_short");
      }),
      { numRuns: 1000 },
    );
  });
});

test("the list is folded, so that it can be found", () => {
  expect(COMMON_STEMS.size).toBeGreaterThan(300);
  for (const stem of COMMON_STEMS) expect(stem).toMatch(/^[a-z]+$/);
});
