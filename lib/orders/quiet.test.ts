import { expect, test } from "vitest";
import { changedSince } from "./quiet";
import { canceled, created, journalOf, placed } from "./testing/journal";

const sent = {
  ...{ kind: "letter_sent" as const, letterId: "ltr_1", letter: "order_paid", channel: "mailbox" as const },
  ...{ personId: 1, locale: "es", version: 1 },
};

test("a letter that left meanwhile does not make a page out of date; a cancel does", () => {
  expect(changedSince(journalOf([created(), placed(), sent]), 2)).toBe(false);
  expect(changedSince(journalOf([created(), placed(), sent, canceled()]), 2)).toBe(true);
  expect(changedSince(journalOf([created(), placed(), sent, canceled()]), 4)).toBe(false);
});

test("a label that was given back behind the page's back changes nothing that it shows", () => {
  const back = { kind: "label_voided" as const, shipmentId: "shp_1" };
  expect(changedSince(journalOf([created(), placed(), back]), 2)).toBe(false);
});

test("a version that does not exist yet was never seen", () => {
  expect(changedSince(journalOf([created()]), 2)).toBe(true);
});
