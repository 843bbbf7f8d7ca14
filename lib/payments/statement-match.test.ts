import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { StatementRow } from "./statement-file";
import {
  type Candidate,
  MATCH_REASONS,
  type MatchReason,
  proposalsFor,
  reasonsFor,
  scoreOf,
} from "./statement-match";

const ROW: StatementRow = {
  ...{ bookedOn: "2026-11-05", amount: 45_990n, description: "TRANSFERENCIA RECIBIDA" },
  ...{ reference: null, payer: null, taxId: null },
};
const ORDER: Candidate = {
  ...{ orderId: 1, number: 1042, balanceDue: 45_990n, placedOn: "2026-11-04" },
  ...{ customer: "Lucía Pérez Araya", taxId: "12.345.678-5", claims: [] },
};
const row = (change: Partial<StatementRow>): StatementRow => ({ ...ROW, ...change });
const order = (change: Partial<Candidate>): Candidate => ({ ...ORDER, ...change });
const claim = (change: Partial<Candidate["claims"][number]>) => [
  { amount: null, reference: null, payer: null, ...change },
];

describe("reasons", () => {
  test.each<[string, Partial<StatementRow>, Partial<Candidate>, MatchReason, boolean]>([
    ["the amount due", {}, {}, "amount_equal", true],
    ["one unit less", { amount: 45_989n }, {}, "amount_equal", false],
    [
      "the amount of a receipt",
      { amount: 20_000n },
      { claims: claim({ amount: 20_000n }) },
      "amount_claimed",
      true,
    ],
    ["less than is due", { amount: 20_000n }, {}, "part", true],
    ["more than is due", { amount: 50_000n }, {}, "other_amount", true],
    ["the number alone", { description: "TEF 1042" }, {}, "number", true],
    ["the number behind a word", { description: "pedido 0001042 lucia" }, {}, "number", true],
    ["the number inside another", { description: "TEF 210421" }, {}, "number", false],
    ["the number inside an amount", { description: "TEF 1042.500" }, {}, "number", false],
    ["a short number alone", { description: "TEF 12" }, { number: 12 }, "number", false],
    ["a short number with its sign", { description: "pago #12" }, { number: 12 }, "number", true],
    [
      "the reference, written otherwise",
      { reference: "00-88231" },
      { claims: claim({ reference: "0088231" }) },
      "reference",
      true,
    ],
    [
      "the reference in the text",
      { description: "OP 778899 TEF" },
      { claims: claim({ reference: "778899" }) },
      "reference",
      true,
    ],
    [
      "a reference too short to tell",
      { reference: "12" },
      { claims: claim({ reference: "12" }) },
      "reference",
      false,
    ],
    ["the tax id", { taxId: "12345678-5" }, {}, "tax_id", true],
    ["the tax id in the text", { description: "TEF DE 12345678-5" }, {}, "tax_id", true],
    ["two names, without accents", { payer: "PEREZ LUCIA" }, {}, "name", true],
    ["one name", { payer: "PEREZ ALBERTO" }, {}, "name_partly", true],
    ["the name of who paid", { payer: "SOTO JUAN" }, { claims: claim({ payer: "Juan Soto" }) }, "name", true],
    [
      "a word of every transfer",
      { description: "TRANSFERENCIA BANCO" },
      { customer: "Banco Transferencia" },
      "name_partly",
      false,
    ],
    ["soon after", { bookedOn: "2026-11-06" }, {}, "same_days", true],
    ["weeks after", { bookedOn: "2026-12-06" }, {}, "same_days", false],
    ["before the order", { bookedOn: "2026-11-01" }, {}, "before_order", true],
    ["the day before: zones differ", { bookedOn: "2026-11-03" }, {}, "before_order", false],
  ])("%s", (_, given, candidate, reason, holds) => {
    expect(reasonsFor(row(given), order(candidate)).includes(reason)).toBe(holds);
  });
});

describe("proposals", () => {
  test("the amount and the number are sure; the amount alone is possible", () => {
    const [sure] = proposalsFor(row({ description: "pedido 1042" }), [ORDER]);
    expect(sure).toMatchObject({ orderId: 1, ambiguous: false });
    expect(sure?.score).toBeGreaterThanOrEqual(75);
    const [possible] = proposalsFor(ROW, [ORDER]);
    expect(possible?.score).toBeLessThan(60);
  });

  test("a name and a day are no match", () => {
    expect(proposalsFor(row({ amount: 1n, payer: "LUCIA PEREZ ARAYA" }), [ORDER])).toEqual([]);
  });

  test("two orders with the same amount are told to be two", () => {
    const twins = proposalsFor(ROW, [ORDER, order({ orderId: 2, number: 1043 })]);
    expect(twins.map(({ ambiguous }) => ambiguous)).toEqual([true, true]);
    const told = proposalsFor(row({ payer: "LUCIA PEREZ" }), [
      ORDER,
      order({ orderId: 2, customer: "Juan Soto" }),
    ]);
    expect(told.map(({ orderId, ambiguous }) => [orderId, ambiguous])).toEqual([[1, false]]);
  });

  const aRow = fc.record({
    bookedOn: fc.constantFrom("2026-11-01", "2026-11-05", "2026-12-24"),
    amount: fc.constantFrom(45_990n, 20_000n, 1n),
    description: fc.constantFrom("TEF", "pedido 1042", "LUCIA PEREZ", "OP 778899"),
    reference: fc.constantFrom(null, "778899", "1043"),
    payer: fc.constantFrom(null, "Juan Soto", "Lucía Pérez"),
    taxId: fc.constantFrom(null, "12345678-5"),
  });
  const anOrder = fc.record({
    orderId: fc.integer({ min: 1, max: 1_000_000 }),
    number: fc.constantFrom(1042, 1043, 7),
    balanceDue: fc.constantFrom(45_990n, 20_000n),
    placedOn: fc.constantFrom("2026-11-04", "2026-12-20"),
    customer: fc.constantFrom(null, "Lucía Pérez", "Juan Soto"),
    taxId: fc.constantFrom(null, "12.345.678-5"),
    claims: fc.constantFrom([], claim({ amount: 20_000n, reference: "77-88-99", payer: "Juan Soto" })),
  });
  const orders = fc.uniqueArray(anOrder, { selector: ({ orderId }) => orderId, maxLength: 8 });

  test("the order of the candidates changes nothing; scores are 0 to 100 and fall", () => {
    fc.assert(
      fc.property(aRow, orders, (given, candidates) => {
        const found = proposalsFor(given, candidates);
        expect(proposalsFor(given, candidates.toReversed())).toEqual(found);
        const scores = found.map(({ score }) => score);
        expect(scores.every((score) => score >= 40 && score <= 100)).toBe(true);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      }),
    );
  });

  test("one more order never changes the score of another", () => {
    fc.assert(
      fc.property(aRow, anOrder, orders, (given, one, others) => {
        const [alone] = proposalsFor(given, [one]);
        const among = proposalsFor(given, [one, ...others.filter(({ orderId }) => orderId !== one.orderId)]);
        const same = among.find(({ orderId }) => orderId === one.orderId);
        if (same) expect(same.score).toBe(alone?.score);
      }),
    );
  });

  test("what speaks for an order never takes from its score", () => {
    const against: MatchReason[] = ["other_amount", "before_order"];
    fc.assert(
      fc.property(fc.subarray([...MATCH_REASONS]), fc.constantFrom(...MATCH_REASONS), (reasons, more) => {
        const without = reasons.filter((reason) => reason !== more);
        const [less, full] = [scoreOf(without), scoreOf([...without, more])];
        if (against.includes(more)) expect(full).toBeLessThanOrEqual(less);
        else expect(full).toBeGreaterThanOrEqual(less);
      }),
    );
  });
});
