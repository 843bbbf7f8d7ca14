import { describe, expect, test } from "vitest";
import { refundSteps } from "./refund-steps";

type Seen = Parameters<typeof refundSteps>[0];
const seen: Seen = {
  ...{ state: "requested", settled: false, isOwn: false, byHand: false, isSent: false, isSilent: false },
  ...{ mayRefund: true, mayApprove: true },
};

describe("what may be done about a refund", () => {
  test.each<[string, Partial<Seen>, string[]]>([
    ["somebody else's request", {}, ["approve", "refuse"]],
    ["one's own request is never approved by oneself", { isOwn: true }, ["withdraw"]],
    ["a request, for who may not approve", { mayApprove: false }, []],
    ["agreed and not sent yet", { state: "approved", isOwn: true }, ["withdraw"]],
    ["sent", { state: "approved", isSent: true }, []],
    ["sent and unanswered", { state: "approved", isSent: true, isSilent: true }, ["ask_again"]],
    ["given back by hand", { state: "approved", byHand: true }, ["record", "withdraw"]],
    ["failed at its provider", { state: "failed", isSent: true }, ["retry", "record", "let_go"]],
    ["failed and dealt with", { state: "failed", settled: true }, []],
    ["done", { state: "succeeded" }, []],
    ["for who may not refund", { state: "failed", mayRefund: false, mayApprove: false }, []],
  ])("%s", (_, change, steps) => {
    expect(refundSteps({ ...seen, ...change })).toEqual(steps);
  });
});
