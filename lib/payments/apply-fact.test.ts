import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { providerActor } from "@/lib/kernel/actor";
import { money } from "@/lib/kernel/money";
import { prepareBatch } from "@/lib/orders/batch";
import { effectsOf } from "@/lib/orders/effects";
import type { OrderEvent } from "@/lib/orders/events";
import { holdsOf } from "@/lib/orders/holds";
import type { Order } from "@/lib/orders/order";
import {
  canceled,
  created,
  expired,
  minutesIn,
  orderOf,
  placed,
  recorded,
} from "@/lib/orders/testing/journal";
import { decideOnFacts, foreignPaymentId } from "./apply-fact";
import type { ProviderFact } from "./provider";

const ATTEMPT = "pay_1";
const OBJECT = "obj_1";
const SOURCE = { provider: "demo", inboxId: 7 };

const started = (objectId: string | null = OBJECT, paymentId = ATTEMPT, attempt = 1): OrderEvent => ({
  kind: "payment_started",
  ...{ paymentId, methodKey: "demo", provider: "demo", providerObjectId: objectId, attempt },
  amount: 20_000n,
  expiresAt: null,
});

const waiting = (objectId: string | null = OBJECT): Order => orderOf(created(), placed(), started(objectId));

const subject = (objectId = OBJECT) => ({ orderRef: "ord_1", paymentId: ATTEMPT, objectId });
type Kind<K extends ProviderFact["kind"]> = Extract<ProviderFact, { kind: K }>;

const captured = (amount: bigint, more: Partial<Kind<"captured">> = {}): ProviderFact => ({
  ...{ ...subject(), kind: "captured", amount: money(amount, "CLP"), fee: null, brand: null, last4: null },
  occurredAt: minutesIn(5),
  ...more,
});

const refund = (
  outcome: Kind<"refund">["outcome"],
  minute = 10,
  id = "re_1",
  amount = 20_000n,
): ProviderFact => ({
  ...{ ...subject(), kind: "refund", providerRefundId: id, refundId: null, amount: money(amount, "CLP") },
  ...{ outcome, failureReason: null, occurredAt: minutesIn(minute) },
});

const dispute = (stage: Kind<"dispute">["stage"], minute = 20): ProviderFact => ({
  ...{ ...subject(), kind: "dispute", disputeId: "dp_1", amount: money(20_000n, "CLP"), stage },
  ...{ reason: null, dueBy: null, occurredAt: minutesIn(minute) },
});

const failed = (final: boolean, minute = 3): ProviderFact => ({
  ...{ ...subject(), kind: "attempt_failed", code: "card_declined", final, occurredAt: minutesIn(minute) },
});

const closed: ProviderFact = {
  ...{ ...subject(), kind: "attempt_closed", outcome: "expired", occurredAt: minutesIn(30) },
};

type Heard = { readonly letters: string[]; readonly moved: bigint[] };

function told(order: Order, facts: readonly ProviderFact[], inboxId = 7, heard?: Heard): Order {
  const events = decideOnFacts(order, facts, { provider: "demo", inboxId });
  const head = { order, hash: "" };
  const cause = {
    actor: providerActor("demo"),
    commandId: null,
    sourceEventId: `evt_${inboxId}`,
    now: minutesIn(60),
  };
  const batch = prepareBatch(order.id, head, events, cause);
  if (!batch) return order;
  const { letters, stock } = effectsOf(order, batch.steps, cause.actor);
  heard?.letters.push(...letters.map(({ kind, audience, occasion }) => `${audience} ${kind} ${occasion}`));
  heard?.moved.push(...stock.map(({ delta }) => BigInt(delta)));
  return batch.order;
}

const kinds = (order: Order, ...facts: ProviderFact[]) =>
  decideOnFacts(order, facts, SOURCE).map((given) => ("event" in given ? given.event.kind : given.kind));

const ignoredCause = (order: Order, fact: ProviderFact) =>
  decideOnFacts(order, [fact], SOURCE).map((given) =>
    "event" in given && given.event.kind === "provider_fact_ignored" ? given.event.cause : null,
  );

describe("amounts against what was asked", () => {
  const table: [
    string,
    ProviderFact,
    { status: string; captured: bigint; flags: string[]; badges: string[] },
  ][] = [
    ["exact", captured(20_000n), { status: "paid", captured: 20_000n, flags: [], badges: [] }],
    [
      "too little",
      captured(12_000n),
      { status: "pending", captured: 12_000n, flags: ["amount_mismatch"], badges: ["partially_paid"] },
    ],
    ["too much", captured(25_000n), { status: "paid", captured: 25_000n, flags: ["overpaid"], badges: [] }],
    [
      "another currency",
      captured(0n, { amount: money(20_000n, "USD") }),
      { status: "pending", captured: 0n, flags: ["amount_mismatch"], badges: [] },
    ],
  ];
  test.each(table)("%s", (_, fact, expected) => {
    const after = told(waiting(), [fact]);
    const { paymentStatus: status, flags, badges } = after;
    expect({ status, captured: after.captured, flags: [...flags], badges: [...badges] }).toEqual(expected);
  });

  test("a mismatch says what was asked and what came, once", () => {
    const fact = captured(0n, { amount: money(1_250n, "USD") });
    const after = told(waiting(), [fact]);
    expect(after.money.mismatches).toEqual([
      { paymentId: ATTEMPT, field: "currency", expected: "20000 CLP", got: "1250 USD" },
    ]);
    expect(ignoredCause(after, fact)).toEqual(["duplicate"]);
  });
});

describe("whose payment it is", () => {
  test("an attempt that has no object yet takes the first that names it", () => {
    const after = told(waiting(null), [captured(20_000n, subject("obj_9"))]);
    expect(Object.keys(after.money.payments)).toEqual([ATTEMPT]);
    expect(after.money.payments[ATTEMPT]?.providerObjectId).toBe("obj_9");
  });

  test("an object is known without our id", () => {
    const after = told(waiting(), [captured(20_000n, { orderRef: null, paymentId: null })]);
    expect(Object.keys(after.money.payments)).toEqual([ATTEMPT]);
  });

  test("a second object under one attempt is a payment of its own: paid twice", () => {
    const after = told(told(waiting(), [captured(20_000n)]), [captured(20_000n, subject("obj_2"))]);
    expect(Object.keys(after.money.payments)).toEqual([ATTEMPT, foreignPaymentId("demo", "obj_2")]);
    expect(after.flags).toContain("paid_twice");
  });
});

describe("what says nothing new", () => {
  const paid = told(waiting(), [captured(20_000n)]);
  test.each([
    ["the same amount again", captured(20_000n), "duplicate"],
    ["a smaller amount", captured(5_000n), "older_version"],
    ["a decline after the money", failed(true), "late"],
    ["an expiry after the money", closed, "late"],
  ] as const)("%s is written down once", (_, fact, cause) => {
    expect(ignoredCause(paid, fact)).toEqual([cause]);
  });

  test("a refund that is told older is older", () => {
    const back = told(paid, [refund("succeeded", 12)]);
    expect(ignoredCause(back, refund("pending", 10))).toEqual(["older_version"]);
  });

  test("when we asked by ourselves, it leaves no trace", () => {
    expect(decideOnFacts(paid, [captured(20_000n)], { provider: "demo", inboxId: null })).toEqual([]);
  });

  test("one message of three known facts is one line", () => {
    const all = [captured(20_000n), refund("succeeded")];
    expect(kinds(told(paid, all), ...all, failed(false))).toEqual(["provider_fact_ignored"]);
  });
});

test("a message never cancels, and never counts a refund of another currency", () => {
  const paid = told(waiting(), [captured(20_000n)]);
  const back = told(paid, [refund("succeeded"), dispute("lost")]);
  expect(back.paymentStatus).toBe("paid");
  const foreign = { ...refund("succeeded", 11, "re_2"), amount: money(5n, "USD") } as ProviderFact;
  expect(ignoredCause(paid, foreign)).toEqual(["unknown_state"]);
});

const anyFact = fc.oneof(
  fc.constantFrom(5_000n, 12_000n, 20_000n, 25_000n).map((amount) => captured(amount)),
  fc.constantFrom(20_000n, 8_000n).map((amount) => captured(amount, subject("obj_2"))),
  fc.constant(captured(0n, { amount: money(20_000n, "USD") })),
  fc
    .tuple(fc.constantFrom("pending", "succeeded", "failed"), fc.integer({ min: 10, max: 14 }), fc.boolean())
    .map(([outcome, minute, second]) =>
      refund(outcome as "pending", minute, second ? "re_2" : "re_1", second ? 4_000n : 9_000n),
    ),
  fc
    .tuple(fc.constantFrom("open", "won", "lost"), fc.integer({ min: 20, max: 23 }))
    .map(([stage, minute]) => dispute(stage as "open", minute)),
  fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 4 })).map(([final, minute]) => failed(final, minute)),
  fc.constant(closed),
);

const bases: readonly Order[] = [
  orderOf(created()),
  waiting(),
  waiting(null),
  orderOf(created(), placed(), started(), expired("pending")),
  orderOf(created(), placed(), started(), canceled()),
  orderOf(created(), placed(), recorded(6_000n)),
];

/** Everything that S47 promises; which of two equal payments took the attempt's place is of no account. */
const moneyOf = (order: Order) => ({
  status: order.paymentStatus,
  badges: order.badges,
  sums: [order.captured, order.refunded, order.refundPending, order.disputedOpen, order.disputedLost],
  owed: [order.balanceDue, order.owedBack, order.received],
  reached: order.flags.includes("refund_failed"),
  held: [...holdsOf(order)],
});

const unitsHeld = (order: Order): bigint =>
  [...holdsOf(order).values()].reduce((sum, units) => sum + BigInt(units), 0n);

/** A letter of each kind to each reader; what is told of two objects may be told of both. */
const repeated = (letters: readonly string[]): string[] =>
  letters.filter(
    (one, at) =>
      /order_paid|desk_late_payment/.test(one) &&
      letters.findIndex((other) => other.split(" ")[1] === one.split(" ")[1]) < at,
  );

test("any permutation and duplication of facts ends in the same status, amounts and held stock, each letter at most once (S47)", () => {
  const storm = fc.array(anyFact, { minLength: 1, maxLength: 8 }).chain((facts) =>
    fc.tuple(
      fc.constant(facts),
      fc.array(fc.nat(facts.length - 1), { maxLength: 8 }).chain((again) =>
        fc.shuffledSubarray([...facts, ...again.flatMap((index) => facts[index] ?? [])], {
          minLength: facts.length + again.length,
        }),
      ),
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...bases), storm, (base, [facts, shuffled]) => {
      const straight = facts.reduce((order, fact, index) => told(order, [fact], index + 1), base);
      const heard: Heard = { letters: [], moved: [] };
      const stormy = shuffled.reduce((order, fact, index) => told(order, [fact], index + 100, heard), base);
      expect(moneyOf(stormy)).toEqual(moneyOf(straight));
      expect(heard.moved.reduce((sum, delta) => sum + delta, 0n)).toBe(unitsHeld(base) - unitsHeld(stormy));
      expect(repeated(heard.letters)).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test("facts told in one message or one by one are the same", () => {
  fc.assert(
    fc.property(fc.constantFrom(...bases), fc.array(anyFact, { maxLength: 6 }), (base, facts) => {
      const together = told(base, facts);
      const apart = facts.reduce((order, fact, index) => told(order, [fact], index), base);
      expect(moneyOf(together)).toEqual(moneyOf(apart));
    }),
    { numRuns: 1_000 },
  );
});

describe("whole attempts and states that nobody knows", () => {
  const whole = { orderRef: "ord_1", paymentId: ATTEMPT, objectId: ATTEMPT };

  test("a provider that names no object speaks of the attempt, which keeps the name of its page", () => {
    const order = told(waiting("pref_1"), [captured(20_000n, whole)]);
    expect(Object.values(order.money.payments)).toMatchObject([
      { paymentId: ATTEMPT, providerObjectId: "pref_1", captured: 20_000n },
    ]);
  });

  test("before the page has a name, it is the attempt's too", () => {
    const order = told(waiting(null), [captured(20_000n, whole)]);
    expect(Object.keys(order.money.payments)).toEqual([ATTEMPT]);
  });

  test("a second object of a known attempt is compared with what that attempt asked", () => {
    const order = orderOf(created(), placed(), { ...started(), amount: 5_000n } as OrderEvent);
    const paid = told(order, [captured(5_000n, { objectId: "obj_2" })]);
    expect([paid.captured, paid.money.mismatches]).toEqual([5_000n, []]);
  });

  test("an unknown state is written down beside what else was said, once, and never when we asked", () => {
    const unknown: ProviderFact = {
      ...{ ...subject(), kind: "unknown_state", of: "refund", state: "floating" },
      occurredAt: minutesIn(9),
    };
    expect(kinds(waiting(), captured(20_000n), unknown)).toEqual([
      "payment_captured",
      "provider_fact_ignored",
    ]);
    expect(ignoredCause(waiting(), unknown)).toEqual(["unknown_state"]);
    expect(decideOnFacts(waiting(), [unknown], { provider: "demo", inboxId: null })).toEqual([]);
  });

  test("a dispute that is over is news only to who knew of it", () => {
    const over = { ...dispute("won", 30), ifKnown: true } as ProviderFact;
    const paid = told(waiting(), [captured(20_000n)]);
    expect(Object.keys(told(paid, [over]).money.disputes)).toEqual([]);
    expect(told(told(paid, [dispute("open")]), [over]).money.disputes).toMatchObject({
      dp_1: { stage: "won" },
    });
  });
});
