import { expect, test } from "vitest";
import { effectHref, inboxFilterOf, isFiltered, readMessageFilter } from "./message-filter";

test("an address says which messages; what it says wrongly is left out", () => {
  const asked = readMessageFilter({
    effect: "failed",
    provider: " stripe ",
    q: "evt_1",
    from: "2026-05-04",
    to: "no",
  });
  expect(asked).toEqual({
    effect: "failed",
    needy: false,
    provider: "stripe",
    q: "evt_1",
    from: "2026-05-04",
    to: "",
  });
  expect(isFiltered(asked)).toBe(true);
  expect(isFiltered(readMessageFilter({ effect: "sideways", next: "12" }))).toBe(false);
  expect(readMessageFilter({ effect: "needy" })).toMatchObject({ effect: null, needy: true });
});

test("days are the shop's, the last one whole", () => {
  const asked = readMessageFilter({ from: "2026-05-04", to: "2026-05-05" });
  expect(inboxFilterOf(asked, "America/Santiago")).toMatchObject({
    from: new Date("2026-05-04T04:00:00.000Z"),
    before: new Date("2026-05-06T04:00:00.000Z"),
    provider: null,
    text: null,
  });
});

test("another effect keeps the rest of the view", () => {
  const asked = readMessageFilter({ effect: "failed", q: "evt 1" });
  expect(effectHref(asked, "needy")).toBe("/inbox?q=evt+1&effect=needy");
  expect(effectHref(readMessageFilter({}), null)).toBe("/inbox");
});
