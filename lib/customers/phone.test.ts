import fc from "fast-check";
import { expect, test } from "vitest";
import { formatPhone, formatPhoneAtHome, lastDigits, readPhone, waDigits, whatsappDigits } from "./phone";

test.each([
  ["9 8765 4321", "CL", "+56987654321"],
  ["+56 9 8765 4321", "AR", "+56987654321"],
  ["56987654321", "CL", "+56987654321"],
  ["987654321", "PE", "+51987654321"],
  ["011 15-2345-6789", "AR", "+5491123456789"],
  ["9 11 2345-6789", "AR", "+5491123456789"],
  ["11 2345-6789", "AR", "+541123456789"],
  ["55 1234 5678", "MX", "+525512345678"],
  ["+52 1 55 1234 5678", "MX", "+525512345678"],
  ["5215512345678", "MX", "+525512345678"],
  ["00521 55 1234 5678", "CL", "+525512345678"],
  ["300 123 4567", "CO", "+573001234567"],
  ["(11) 96123-4567", "BR", "+5511961234567"],
  ["612 345 678", "ES", "+34612345678"],
  ["912 345 678", "PT", "+351912345678"],
  ["+56 9 1234", "CL", null],
  ["hola", "CL", null],
  ["", "CL", null],
  ["9 8765 4321", "", null],
])("%j in %s", (text, country, e164) => {
  expect(readPhone(text, country)?.e164 ?? null).toBe(e164);
});

test("shown with and without its country, and for WhatsApp", () => {
  expect(formatPhone("+56987654321")).toBe("+56 9 8765 4321");
  expect(formatPhoneAtHome("+56987654321")).toBe("9 8765 4321");
  expect(waDigits("+5491123456789")).toBe("5491123456789");
  expect(lastDigits("+56987654321")).toBe("4321");
  expect(formatPhone("12")).toBe("12");
});

test.each([
  ["9 8765 4321", "CL", "56987654321"],
  ["+56987654321", "AR", "56987654321"],
  ["011 15-2345-6789", "AR", "5491123456789"],
  ["11 2345-6789", "AR", "541123456789"],
  ["+52 1 55 1234 5678", "MX", "525512345678"],
  ["5215512345678", "CL", "525512345678"],
  ["(11) 96123-4567", "BR", "5511961234567"],
  ["612 345 678", "ES", "34612345678"],
  ["+56 9 1234", "CL", null],
  ["", "CL", null],
  [null, "CL", null],
])("for WhatsApp, %j in %s", (text, country, digits) => {
  expect(whatsappDigits(text, country)).toBe(digits);
});

test("a number that was read is read again to itself, in every country", () => {
  const digits = fc.string({ unit: fc.constantFrom(..."0123456789 -+"), maxLength: 18 });
  const country = fc.constantFrom("CL", "AR", "MX", "PE", "CO", "BR", "ES", "PT", "US");
  fc.assert(
    fc.property(digits, country, country, (text, from, elsewhere) => {
      const phone = readPhone(text, from);
      if (phone) expect(readPhone(phone.e164, elsewhere)?.e164).toBe(phone.e164);
    }),
    { numRuns: 5000 },
  );
});
