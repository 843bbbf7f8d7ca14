import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { demoProvider } from "./demo";

/** Published inputs of Standard Webhooks, recomputed; Resend signs the same way under other header names. */
const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
const BODY = '{"test": 2432232314}';
const AT = new Date(1_614_265_330_000);
const GOLDEN = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

const demo = demoProvider({
  ...{ secret: SECRET, appUrl: "http://shop.test", now: () => AT },
  db: () => {
    throw new Error("reading needs no database");
  },
  enqueue: async () => undefined,
});
type Change = {
  readonly id?: string;
  readonly body?: string;
  readonly ts?: string;
  readonly signature?: string;
  readonly now?: Date;
};
const read = ({ id = ID, body = BODY, ts = "1614265330", signature = GOLDEN, now = AT }: Change = {}) =>
  demo.read(
    {
      body,
      headers: { "webhook-id": id, "webhook-timestamp": ts, "webhook-signature": signature },
      query: {},
    },
    now,
  );

test("the golden vector, as the library signs it", () => {
  expect(new Webhook(SECRET).sign(ID, AT, BODY)).toBe(GOLDEN);
});

test("what it signs is read (and is no message of the demo), also beside another signature", () => {
  expect(read()).toEqual({ ok: false, refusal: "malformed" });
  expect(read({ signature: `v1,${"A".repeat(43)}= ${GOLDEN}` })).toEqual({ ok: false, refusal: "malformed" });
});

test.each<[string, Change]>([
  ["one space less", { body: BODY.replace(" ", "") }],
  ["another id", { id: "msg_other" }],
  ["another time", { ts: "1614265331" }],
  ["no time", { ts: "" }],
  ["no version", { signature: GOLDEN.slice(3) }],
  ["another version", { signature: GOLDEN.replace("v1", "v2") }],
  ["one letter changed", { signature: GOLDEN.replace("g0h", "g1h") }],
  ["five minutes and a second late", { now: new Date(AT.getTime() + 301_000) }],
  ["five minutes and a second early", { now: new Date(AT.getTime() - 301_000) }],
])("%s is refused", (_, change) => {
  expect(read(change)).toEqual({ ok: false, refusal: "bad_signature" });
});
