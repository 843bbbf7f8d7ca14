import { describe, expect, test } from "vitest";
import { clientIp, ipGroup } from "./client-ip";
import { isDatabaseDown, reasonOf } from "./failures";
import { formToObject, typedTexts } from "./form-input";
import { isSameOrigin, safePath } from "./same-origin";

const APP = "https://shop.test";
const formOf = (entries: readonly [string, string | Blob][]) => {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return form;
};

test.each([
  [{ origin: APP }, true],
  [{ origin: `${APP}:443` }, false],
  [{ origin: "http://shop.test" }, false],
  [{ origin: "https://shop.test.evil.test" }, false],
  [{ origin: "null" }, false],
  [{ origin: "null", "sec-fetch-site": "same-origin" }, false],
  [{ "sec-fetch-site": "same-origin" }, true],
  [{ "sec-fetch-site": "same-site" }, false],
  [{ "sec-fetch-site": "none" }, false],
  [{}, false],
  [{ origin: "https://evil.test", "x-forwarded-host": "evil.test", host: "evil.test" }, false],
])("ASVS 3.5.1 %j is ours: %s", (given, ours) => {
  expect(isSameOrigin(new Headers(given as Record<string, string>), APP)).toBe(ours);
});

test.each([
  ["/orders?status=paid", "/orders?status=paid"],
  ["//evil.test", "/"],
  ["/\\evil.test", "/"],
  ["https://evil.test", "/"],
  ["javascript:alert(1)", "/"],
  ["/a\nb", "/"],
  ["", "/"],
  [null, "/"],
])("ASVS 3.7.2 %j leads back to %s", (path, to) => {
  expect(safePath(path, APP)).toBe(to);
});

test.each([
  ["1.2.3.4", "1.2.3.4"],
  ["6.6.6.6, 1.2.3.4", "1.2.3.4"],
  ["::ffff:1.2.3.4", "1.2.3.4"],
  ["2001:db8::1", "2001:db8::1"],
  ["unknown", null],
  ["", null],
])("the caller behind %j is %s", (header, ip) => {
  expect(clientIp(new Headers({ "x-forwarded-for": header }))).toBe(ip);
});

test.each([
  ["1.2.3.4", "1.2.3.4"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:0db8:1:2::9", "2001:db8:1:2"],
  ["2001:db8::9", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  [null, "unknown"],
])("limits count %s as %s", (ip, group) => {
  expect(ipGroup(ip)).toBe(group);
});

describe("forms", () => {
  test("nest, list, and leave the framework's fields out", () => {
    const form = formOf([
      ["$ACTION_ID_x", ""],
      ["name", "Ana"],
      ["lines.0.sku", "A"],
      ["lines.1.sku", "B"],
      ["lines.1.quantity", "2"],
      ["tags[]", "one"],
      ["twice", "1"],
      ["twice", "2"],
      ["file", new Blob([])],
    ]);
    expect(formToObject(form)).toEqual({
      name: "Ana",
      lines: [{ sku: "A" }, { sku: "B", quantity: "2" }],
      tags: ["one"],
      twice: ["1", "2"],
    });
  });

  test("cannot reach prototypes", () => {
    const form = formOf([
      ["__proto__.polluted", "1"],
      ["constructor.prototype.polluted", "1"],
      ["a.__proto__.polluted", "1"],
    ]);
    expect(JSON.stringify(formToObject(form))).toBe("{}");
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });

  test("come back as typed, without what is secret", () => {
    const form = formOf([
      ["email", "ana@example.test"],
      ["password", "x"],
      ["totp", "1"],
      ["token", "t"],
      ["idempotencyKey", "k"],
    ]);
    expect(typedTexts(form)).toEqual({ email: "ana@example.test" });
  });
});

describe("failures", () => {
  test.each([
    [Object.assign(new Error("x"), { code: "ECONNREFUSED" }), true],
    [new Error("Failed query", { cause: Object.assign(new Error("x"), { code: "57P01" }) }), true],
    [new Error("Connection terminated unexpectedly"), true],
    [Object.assign(new Error("duplicate key"), { code: "23505" }), false],
    [new TypeError("x is not a function"), false],
  ])("%s means a database that is down: %s", (error, down) => {
    expect(isDatabaseDown(error)).toBe(down);
  });

  test("are logged without the values of the query", () => {
    const error = new Error("Failed query: insert into people\nparams: Ana,ana@example.test");
    expect(JSON.stringify(reasonOf(error))).not.toContain("ana@");
  });
});
