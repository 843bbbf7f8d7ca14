import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readMercadoPago } from "./mercado-pago-message";
import { isFromMercadoPago, manifestOf } from "./mercado-pago-signature";

const SECRET = "mp_secret";
const TS = "1704908010";
const AT = new Date(1_704_908_010_000);

/** Published inputs, recomputed: the expected values are not made by the code that they test. */
const GOLDEN = {
  number: "b7feec50b8fa29592b510369e194d58a96376940198bb1b9da64337df022e4f4",
  asIs: "01f7697b3622981088706e1832b40bb7ca7602cf262a7b11c57536f6d850c3f7",
  lower: "a79a0fdd4e62013331ec796c0f5f6f32aa5887830df8969fd73f819f9a9df5c3",
  withoutId: "0e91b5b54159b6b93323ce2afda676bce52411285c8f8dbab0821a9d8f24ece1",
} as const;

type Change = {
  readonly id?: string | null;
  readonly requestId?: string | null;
  readonly signature?: string;
  readonly secrets?: readonly string[];
  readonly now?: Date;
};
const isFrom = ({ id = "999999999", requestId = "req-1", signature, secrets = [SECRET], now = AT }: Change) =>
  isFromMercadoPago(
    {
      query: id === null ? {} : { "data.id": id },
      headers: {
        ...(requestId !== null && { "x-request-id": requestId }),
        "x-signature": signature ?? `ts=${TS},v1=${GOLDEN.number}`,
      },
    },
    secrets,
    now,
  );
const signed = (manifest: string, ts = TS, secret = SECRET) =>
  `ts=${ts},v1=${createHmac("sha256", secret).update(manifest).digest("hex")}`;

describe("golden vectors", () => {
  test.each([
    ["a number", "999999999", GOLDEN.number],
    ["an id as it is", "ORD01JQ", GOLDEN.asIs],
    ["the same id signed in lower case", "ORD01JQ", GOLDEN.lower],
    ["no id at all", null, GOLDEN.withoutId],
  ])("%s", (_, id, v1) => {
    expect(isFrom({ id, signature: `ts=${TS},v1=${v1}` })).toBe(true);
  });

  test("a missing part is left out together with its label", () => {
    expect(manifestOf("1", "r", "2")).toBe("id:1;request-id:r;ts:2;");
    expect(manifestOf(null, "r", "2")).toBe("request-id:r;ts:2;");
    expect(manifestOf("1", null, "2")).toBe("id:1;ts:2;");
  });
});

describe("refused", () => {
  test.each<[string, Change]>([
    ["another id", { id: "999999998" }],
    ["an id that was not signed", { signature: `ts=${TS},v1=${GOLDEN.withoutId}` }],
    ["a signed id that is gone", { id: null }],
    [
      "a lower-case id whose signature is of capitals",
      { id: "ord01jq", signature: `ts=${TS},v1=${GOLDEN.asIs}` },
    ],
    ["another request", { requestId: "req-2" }],
    ["no request", { requestId: null }],
    ["another secret", { secrets: ["mp_other"] }],
    ["no secret", { secrets: [] }],
    ["one digit less", { signature: `ts=${TS},v1=${GOLDEN.number.slice(1)}` }],
    ["another time", { signature: `ts=1704908011,v1=${GOLDEN.number}` }],
    ["an empty header", { signature: "" }],
    ["no time", { signature: `v1=${GOLDEN.number}` }],
    ["a time that is none", { signature: `ts=soon,v1=${GOLDEN.number}` }],
    ["no signature in it", { signature: `ts=${TS}` }],
    ["older than 15 minutes", { now: new Date(AT.getTime() + 901_000) }],
    ["from more than 15 minutes ahead", { now: new Date(AT.getTime() - 901_000) }],
  ])("%s", (_, change) => {
    expect(isFrom(change)).toBe(false);
  });
});

test("seconds and milliseconds are both a time, and both have the same window", () => {
  const ms = `${TS}000`;
  const signature = signed(`id:999999999;request-id:req-1;ts:${ms};`, ms);
  expect(isFrom({ signature })).toBe(true);
  expect(isFrom({ signature, now: new Date(AT.getTime() + 899_000) })).toBe(true);
  expect(isFrom({ signature, now: new Date(AT.getTime() + 901_000) })).toBe(false);
});

test("any secret of the list may have signed, and any of several signatures may fit", () => {
  expect(isFrom({ secrets: ["mp_new", SECRET] })).toBe(true);
  expect(isFrom({ signature: `ts=${TS},v1=${"0".repeat(64)},v1=${GOLDEN.number}` })).toBe(true);
});

describe("messages", () => {
  const body = JSON.stringify({
    id: 12_345,
    type: "payment",
    action: "payment.created",
    data: { id: "999999999" },
  });
  const raw = (
    change: { body?: string; query?: Record<string, string>; headers?: Record<string, string> } = {},
  ) => ({
    body: change.body ?? body,
    query: change.query ?? { "data.id": "999999999", type: "payment" },
    headers: change.headers ?? { "x-request-id": "req-1", "x-signature": `ts=${TS},v1=${GOLDEN.number}` },
  });
  const read = (change: Parameters<typeof raw>[0] = {}) => readMercadoPago([SECRET], raw(change), AT);

  test("one about a payment is ours; one about anything else is not", () => {
    expect(read()).toMatchObject({ ok: true, value: { type: "payment.created", ours: true, live: null } });
    const other = JSON.stringify({
      type: "topic_claims_integration_wh",
      live_mode: true,
      data: { id: 999999999 },
    });
    expect(read({ body: other })).toMatchObject({ ok: true, value: { ours: false, live: true } });
  });

  test("a body about another payment than the address, or none, is malformed", () => {
    expect(read({ body: body.replace('"999999999"', '"1"') })).toEqual({ ok: false, refusal: "malformed" });
    expect(read({ body: "hello" })).toEqual({ ok: false, refusal: "malformed" });
    expect(read({ body: "{}" })).toEqual({ ok: false, refusal: "malformed" });
  });

  test("the same request is the same message; another request about the same payment is another one", () => {
    const idOf = (requestId: string) => {
      const signature = signed(`id:999999999;request-id:${requestId};ts:${TS};`);
      const found = read({ headers: { "x-request-id": requestId, "x-signature": signature } });
      return found.ok ? found.value.eventId : found.refusal;
    };
    expect(idOf("req-1")).toBe(idOf("req-1"));
    expect(idOf("req-1")).not.toBe(idOf("req-2"));
  });

  test("an old-style notice is taken without being kept; a signed one is kept and none of ours", () => {
    const query = { topic: "merchant_order", id: "7" };
    expect(read({ query, headers: {} })).toEqual({ ok: false, refusal: "legacy_notice" });
    const headers = { "x-request-id": "req-1", "x-signature": `ts=${TS},v1=${GOLDEN.withoutId}` };
    expect(read({ query, headers })).toMatchObject({
      ok: true,
      value: { ours: false, type: "merchant_order" },
    });
    const forged = { ...headers, "x-signature": `ts=${TS},v1=${"0".repeat(64)}` };
    expect(read({ query, headers: forged })).toEqual({ ok: false, refusal: "bad_signature" });
  });
});
