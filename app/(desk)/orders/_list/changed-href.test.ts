import { expect, test } from "vitest";
import { changedHref } from "./changed-href";

test.each([
  ["", { q: "jose" }, "/orders?q=jose"],
  ["q=jose", { q: "" }, "/orders"],
  ["tab=to_pay&payment=paid", { payment: "paid,pending" }, "/orders?tab=to_pay&payment=paid%2Cpending"],
  ["min=1&max=2&sort=oldest", { min: "", max: "" }, "/orders?sort=oldest"],
  ["after=x&q=a", { method: "cash" }, "/orders?q=a&method=cash"],
  ["before=x", {}, "/orders"],
])("%s with %j: %s", (query, change, href) => {
  expect(changedHref(query, change)).toBe(href);
});
