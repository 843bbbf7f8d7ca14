import { describe, expect, test } from "vitest";
import { ACTOR_KINDS } from "@/lib/kernel/actor";
import { PERMISSIONS } from "@/lib/staff/roles";
import { everyRule, movesFrom, ORDER_RULES, stepFrom } from "./rules";

const HOLDS = { none: 0, open: 0, pending: 1, paid: 1, abandoned: 0, canceled: 0 } as const;
const EFFECT = { take: 1, return: -1, keep: 0 } as const;

describe("the rules table", () => {
  test("walking the table never holds the stock of an order twice (I6)", () => {
    for (const { from, move, rule } of everyRule()) {
      expect(HOLDS[from] + EFFECT[rule.stock], `${from} ${move}`).toBe(HOLDS[rule.to]);
    }
  });

  test("only the clock abandons an order (S23, S45)", () => {
    for (const { rule, from, move } of everyRule()) {
      if (rule.to !== "abandoned" || from === "abandoned") continue;
      expect(rule.by, `${from} ${move}`).toEqual(["clock"]);
    }
  });

  test("a person moves an order only to paid, canceled, and back from them (S23)", () => {
    const reached = new Set(
      everyRule()
        .filter(({ rule, from }) => from !== "none" && rule.by.includes("staff"))
        .map(({ from, rule, move }) => `${from}→${rule.to} ${move}`),
    );
    expect([...reached].sort()).toEqual([
      "abandoned→paid pay",
      "canceled→open uncancel_open",
      "canceled→paid pay",
      "canceled→paid uncancel_paid",
      "canceled→pending uncancel",
      "open→canceled cancel",
      "open→paid pay",
      "open→paid place_free",
      "open→pending pay_part",
      "open→pending place",
      "paid→canceled cancel",
      "paid→pending edit",
      "paid→pending void_payment",
      "pending→canceled cancel",
      "pending→paid pay",
    ]);
  });

  test("a provider never cancels, opens or abandons: it only brings money", () => {
    for (const { move, rule } of everyRule()) {
      if (rule.by.includes("provider")) expect(["pay", "pay_part"]).toContain(move);
    }
  });

  test("every permission that a rule names exists", () => {
    for (const { rule } of everyRule()) {
      if (rule.permission !== null) expect(PERMISSIONS).toContain(rule.permission);
    }
  });

  test("what the table does not hold is refused by name", () => {
    for (const kind of ACTOR_KINDS) {
      expect(stepFrom("abandoned", "cancel", kind)).toEqual({
        ok: false,
        refusal: { code: "move_not_allowed", from: "abandoned", move: "cancel" },
      });
    }
    expect(movesFrom("paid", "customer")).toEqual([]);
    expect(movesFrom("pending", "clock")).toEqual(["expire", "pay", "cancel"]);
  });

  test("each status can be left and reached, none is a trap", () => {
    const statuses = ["open", "pending", "paid", "canceled", "abandoned"] as const;
    for (const status of statuses) {
      expect(Object.keys(ORDER_RULES[status]).length).toBeGreaterThan(0);
      expect(everyRule().some(({ from, rule }) => from !== status && rule.to === status)).toBe(true);
    }
  });
});
