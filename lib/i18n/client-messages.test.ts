import { expect, test } from "vitest";
import { clientMessages } from "@/lib/i18n/client-messages";

const all = { common: {}, errors: {}, orders: {}, nav: {}, checkout: {}, emails: {}, status: {} };

test("a customer's browser gets no words of the desk and none of the letters", () => {
  expect(Object.keys(clientMessages(all, "public"))).toEqual(["common", "errors", "checkout", "status"]);
});

test("the desk gets everything but letters and papers", () => {
  expect(Object.keys(clientMessages(all, "desk"))).toEqual([
    "common",
    "errors",
    "orders",
    "nav",
    "checkout",
    "status",
  ]);
});

test("the bare frame gets what an error page needs", () => {
  expect(Object.keys(clientMessages(all, "base"))).toEqual(["common", "errors"]);
});
