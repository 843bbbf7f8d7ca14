import { expect, test } from "vitest";
import { contactSchema, deskContactSchema, firstName, maskEmail, maskPhone } from "./person";

const contact = contactSchema("CL");

test.each([
  [{ fullName: " Ana  Rojas ", email: "ANA@Example.test", phone: "9 8765 4321" }, "+56987654321"],
  [{ fullName: "Ana", email: "ana@example.test", phone: "" }, null],
  [{ fullName: "Ana", email: "ana@example.test" }, null],
])("a contact %#", (given, phone) => {
  expect(contact.parse(given)).toMatchObject({ email: "ana@example.test", phone });
});

test.each([
  [{ fullName: "", email: "ana@example.test" }, "too_short"],
  [{ fullName: "Ana", email: "ana" }, "bad_email"],
  [{ fullName: "Ana", email: "ana@example.test", phone: "123" }, "bad_phone"],
  [{ fullName: "A\0na", email: "ana@example.test" }, "bad_characters"],
  [{ fullName: "A".repeat(121), email: "ana@example.test" }, "too_long"],
])("a contact that is refused %#", (given, code) => {
  expect(contact.safeParse(given).error?.issues.map((issue) => issue.message)).toEqual([code]);
});

test("the desk may know only a name", () => {
  expect(deskContactSchema("CL").parse({ fullName: "Ana", email: "" })).toEqual({
    fullName: "Ana",
    email: null,
    phone: null,
  });
});

test.each([
  ["José Pérez", "José"],
  ["Pérez Soto, José Luis", "José"],
  ["", ""],
])("first name of %j", (name, first) => {
  expect(firstName(name)).toBe(first);
});

test("masks", () => {
  expect(maskEmail("lucia@example.test")).toBe("l•••@example.test");
  expect(maskEmail("@x")).toBe("•••");
  expect(maskPhone("+56987654321")).toBe("••• 21");
});
