import { expect, test } from "vitest";
import { senderOf, unsubscribeHeaders } from "./mailer";

test.each([
  ["Café Andes", "pedidos@cafe.example", '"Café Andes" <pedidos@cafe.example>'],
  ['Café "Andes"', "pedidos@cafe.example", "\"Café 'Andes'\" <pedidos@cafe.example>"],
  ["Café\r\nBcc: x@example.test", "p@cafe.example", '"Café Bcc: x@example.test" <p@cafe.example>'],
  ["Café <x@example.test>", "p@cafe.example", '"Café x@example.test" <p@cafe.example>'],
  ["Café", "Otro nombre <p@cafe.example>", '"Café" <p@cafe.example>'],
  [" ", "p@cafe.example", "p@cafe.example"],
])("the sender of %j at %j", (name, address, header) => {
  expect(senderOf(name, address)).toBe(header);
});

test("one click is enough to stop the reminders", () => {
  expect(unsubscribeHeaders("https://t.example/recover/x/unsubscribe")).toEqual({
    "List-Unsubscribe": "<https://t.example/recover/x/unsubscribe>",
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  });
});
