import { expect, test } from "vitest";
import { mailto, safeUrl, telephone, whatsappUrl } from "./safe-url";

test.each([
  ["https://cafeandes.example/o/abc?x=1", "https://cafeandes.example/o/abc?x=1"],
  ["http://localhost:3000/o/abc", "http://localhost:3000/o/abc"],
  ["mailto:hola@cafeandes.example", "mailto:hola@cafeandes.example"],
  ["javascript:alert(1)", null],
  [" JaVaScRiPt:alert(1)", null],
  ["data:text/html,x", null],
  ["/o/abc", null],
  ["", null],
  [null, null],
])("%j may be linked as %j", (url, linked) => expect(safeUrl(url)).toBe(linked));

test("ways to get help become addresses", () => {
  expect(mailto("hola@cafeandes.example")).toBe("mailto:hola@cafeandes.example");
  expect(mailto("a?bcc=x@example.test")).toBe("mailto:a%3Fbcc%3Dx@example.test");
  expect(telephone("+56 2 2345-6789")).toBe("tel:+56223456789");
  expect(whatsappUrl("+56 9 1234 5678")).toBe("https://wa.me/56912345678");
});
