import { describe, expect, test } from "vitest";
import { settingsSchema } from "@/lib/shop/settings";
import { isWorthKeeping } from "./desk-draft";
import { newDeskLine } from "./desk-line";
import { readEnding } from "./desk-payment";
import { readDesk } from "./desk-request";
import { aDeskDraft, type DraftChange } from "./testing/desk";

const settings = settingsSchema.parse({});
const lines = [newDeskLine("n1", { variantId: 1 })];
const NOW = new Date("2026-05-04T13:00:00.000Z");
const read = (change: DraftChange) =>
  readDesk(aDeskDraft({ lines, customer: { email: "a@b.test" }, ...change }), settings);

const WRONG: readonly [string, DraftChange, Record<string, string>][] = [
  ["nothing", { lines: [] }, { lines: "missing" }],
  ["a line that cannot be read", { lines: [newDeskLine("n1")] }, { lines: "bad_lines" }],
  ["nobody picked", { customer: { kind: "existing" } }, { "customer.personId": "missing" }],
  ["a bad e-mail", { customer: { email: "lucia" } }, { "customer.email": "bad_email" }],
  ["a bad phone", { customer: { phone: "12" } }, { "customer.phone": "bad_phone" }],
  ["nobody can be reached", { customer: { email: "" } }, { "customer.email": "email_or_phone" }],
  [
    "no street",
    { delivery: { address: { streetNumber: "1", municipality: "RM|Providencia" } } },
    { "delivery.address.street": "missing" },
  ],
  [
    "no comuna",
    { delivery: { address: { street: "Merced", streetNumber: "1" } } },
    { "delivery.address.municipality": "missing" },
  ],
  ["a way without a name", { delivery: { kind: "own", ownPrice: "0" } }, { "delivery.ownName": "missing" }],
  [
    "a way without a price",
    { delivery: { kind: "own", ownName: "Moto" } },
    { "delivery.ownPrice": "missing" },
  ],
  ["a discount that is none", { extras: { discount: "diez" } }, { "extras.discount": "bad_amount" }],
  [
    "an invoice to nobody",
    { billing: { documentType: "invoice" } },
    { "billing.taxId": "missing", "billing.companyName": "missing", "billing.businessActivity": "missing" },
  ],
];

describe("what is missing is named by its field", () => {
  test.each(WRONG)("%s", (_what, change, problems) => {
    expect(read(change).problems).toEqual(problems);
  });
});

describe("what is enough", () => {
  test.each<[string, DraftChange]>([
    ["somebody new with an e-mail", {}],
    ["somebody new with a phone", { customer: { email: "", phone: "9 8765 4321" } }],
    [
      "a guest who leaves nothing",
      { customer: { kind: "guest", fullName: "", email: "" }, delivery: { kind: "none" } },
    ],
    ["somebody of before", { customer: { kind: "existing", personId: 3 }, delivery: { kind: "pickup" } }],
    ["nothing to send needs no address", { delivery: { kind: "none", address: {} } }],
    ["a way of one's own", { delivery: { kind: "own", ownName: "Moto", ownPrice: "2.000" } }],
  ])("%s", (_what, change) => {
    expect(read(change).problems).toEqual({});
  });

  test("a guest with an e-mail alone is called by it", () => {
    const { contact } = read({ customer: { kind: "guest", fullName: "", email: "Ana@example.test" } });
    expect(contact).toEqual({ fullName: "Ana", email: "ana@example.test", phone: null });
  });

  test("the receiver is the customer unless somebody else is named", () => {
    expect(read({}).address).toMatchObject({ name: "Lucía Soto", municipality: "Providencia" });
  });
});

const end = (payment: DraftChange["payment"], total = 10_000n) =>
  readEnding(aDeskDraft({ payment }), { settings, total, now: NOW });

describe("endings", () => {
  test.each<[string, DraftChange["payment"], Record<string, string>]>([
    ["no method", { ending: "paid", methodKey: "" }, { "payment.methodKey": "missing" }],
    ["a provider's method", { ending: "paid", methodKey: "stripe" }, { "payment.methodKey": "missing" }],
    ["one that is switched off", { ending: "paid", methodKey: "cheque" }, { "payment.methodKey": "missing" }],
    [
      "less than the total",
      { ending: "paid", methodKey: "cash", amount: "9.999" },
      { "payment.amount": "less_than_total" },
    ],
    ["no amount", { ending: "paid", methodKey: "cash", amount: "mil" }, { "payment.amount": "bad_amount" }],
    [
      "a day to come",
      { ending: "paid", methodKey: "cash", paidOn: "2026-05-05" },
      { "payment.paidOn": "bad_day" },
    ],
    ["no day that ends", { ending: "reserve", methodKey: "cash" }, { "payment.holdUntil": "missing" }],
    [
      "yesterday",
      { ending: "reserve", methodKey: "cash", holdUntil: "2026-05-03" },
      { "payment.holdUntil": "day_is_over" },
    ],
  ])("refuse %s", (_what, payment, problems) => {
    expect(end(payment)).toEqual({ ok: false, problems });
  });

  test("keep units to the end of the shop's day, today included", () => {
    const kept = end({ ending: "reserve", methodKey: "cash", holdUntil: "2026-05-04" });
    expect(kept).toMatchObject({ ending: { until: new Date("2026-05-05T04:00:00.000Z") } });
  });

  test("take the whole total and today unless told otherwise", () => {
    const paid = end({ ending: "paid", methodKey: "other" });
    expect(paid).toMatchObject({
      ending: { amount: 10_000n, paidOn: "2026-05-04", notify: true, reference: null },
    });
  });

  test("have nothing to ask for by link when all is free", () => {
    expect(end({ ending: "link" }, 0n)).toEqual({ ok: false, problems: { "payment.ending": "nothing_due" } });
    expect(end({ ending: "link", channel: "copy" })).toMatchObject({
      ending: { letter: false, hours: null },
    });
  });
});

test("an empty screen is no draft; one line or one word is", () => {
  const blank = aDeskDraft({ customer: { kind: "existing", fullName: "" } });
  expect(isWorthKeeping(blank)).toBe(false);
  expect(isWorthKeeping({ ...blank, lines })).toBe(true);
  expect(isWorthKeeping(aDeskDraft())).toBe(true);
});
