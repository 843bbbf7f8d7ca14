import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import type { CarrierProvider } from "@/lib/fulfillment/carrier";
import { hmacSha256, sha256Hex } from "@/lib/kernel/hash";
import { aftershipCarrier } from "./aftership";
import { isEasypostSigned, readEasypost } from "./easypost-message";
import { isHmac } from "./hmac-signature";
import { sendcloudCarrier } from "./sendcloud";
import { standardCarrier } from "./standard";
import { isStandardSigned } from "./standard-signature";

const NOW = new Date("2026-01-02T10:05:00Z");

/** What a provider answers: the refusal, or "ok". */
const answer = (
  provider: Pick<CarrierProvider, "read">,
  body: string,
  headers: Record<string, string>,
): string => {
  const read = provider.read({ body, headers }, NOW);
  return read.ok ? "ok" : read.refusal;
};

describe("EasyPost signs the decomposed secret over the body, or over the body with whole weights written out", () => {
  const BODY =
    '{"description":"tracker.updated","id":"evt_1","result":{"tracking_code":"EZ4000000004","status":"delivered","weight":614}}';
  const PLAIN = "2acaf2eeaea01cf7dc84d19767bbd43bbdbfca4494aa073d6cb52269aeec0f20";
  const REWRITTEN = "18d6c3c3ad789fa4a6cc1d47017e5a2b9622c97b2d7b8812d9d2a87a330367a6";
  const signed = (body: string, code: string, secrets = ["sécret"]) =>
    isEasypostSigned({ body, headers: { "x-hmac-signature": `hmac-sha256-hex=${code}` } }, secrets);

  test.each([
    ["the plain body", BODY, PLAIN, true],
    ["the rewritten body, sent plain", BODY, REWRITTEN, true],
    ["the rewritten body", BODY.replace("614", "614.0"), REWRITTEN, true],
    ["a final newline more", `${BODY}\n`, PLAIN, false],
    ["one space more", BODY.replace(":614", ": 614"), PLAIN, false],
    ["another weight", BODY.replace("614", "615"), PLAIN, false],
  ])("%s", (_name, body, code, is) => {
    expect(Buffer.byteLength(BODY)).toBe(122);
    expect(signed(body, code)).toBe(is);
  });

  test("the composed secret is the same secret; another one, and none, are not", () => {
    expect(signed(BODY, PLAIN, ["sécret".normalize("NFC")])).toBe(true);
    expect(signed(BODY, hmacSha256("sécret".normalize("NFC"), BODY).toString("hex"))).toBe(false);
    expect(signed(BODY, PLAIN, ["another"])).toBe(false);
    expect(signed(BODY, PLAIN, ["another", "sécret"])).toBe(true);
    expect(isEasypostSigned({ body: BODY, headers: {} }, ["sécret"])).toBe(false);
  });

  test("signed and not readable is malformed; unsigned is never looked at", () => {
    const code = hmacSha256("secret", "[]").toString("hex");
    const headers = { "x-hmac-signature": `hmac-sha256-hex=${code}` };
    expect(readEasypost({ body: "[]", headers }, ["secret"])).toMatchObject({ refusal: "malformed" });
    expect(readEasypost({ body: BODY, headers }, ["secret"])).toMatchObject({ refusal: "bad_signature" });
  });
});

describe("Standard Webhooks", () => {
  const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const BODY = '{"test": 2432232314}';
  const HEADERS = {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  };
  const at = (seconds: number) => new Date(seconds * 1_000);
  const is = (change: object = {}, secrets = [SECRET], now = at(1_614_265_330)) =>
    isStandardSigned({ body: BODY, headers: { ...HEADERS, ...change } }, secrets, now);

  test("the published vector, five minutes around its time, and no longer", () => {
    expect(is()).toBe(true);
    expect([is({}, [SECRET], at(1_614_265_630)), is({}, [SECRET], at(1_614_265_030))]).toEqual([true, true]);
    expect([is({}, [SECRET], at(1_614_265_631)), is({}, [SECRET], at(1_614_265_029))]).toEqual([
      false,
      false,
    ]);
  });

  test("several secrets and several signatures; any of them", () => {
    const other = new Webhook("whsec_b3RoZXItc2VjcmV0LW90aGVyLXNlY3JldA==");
    const theirs = other.sign(HEADERS["webhook-id"], at(1_614_265_330), BODY);
    expect(is({}, ["whsec_b3RoZXI=", SECRET])).toBe(true);
    expect(is({ "webhook-signature": `${theirs} ${HEADERS["webhook-signature"]}` })).toBe(true);
    expect(is({ "webhook-signature": theirs })).toBe(false);
  });

  test.each(["webhook-id", "webhook-timestamp", "webhook-signature"])("nothing without %s", (name) => {
    expect(is({ [name]: "" })).toBe(false);
  });

  test("another id, body or time is another message", () => {
    expect(is({ "webhook-id": "msg_other" })).toBe(false);
    expect(is({ "webhook-timestamp": "1614265331" })).toBe(false);
    expect(isStandardSigned({ body: `${BODY} `, headers: HEADERS }, [SECRET], at(1_614_265_330))).toBe(false);
  });

  test("a message of our own type must be whole; another type is stored and not ours", () => {
    const provider = standardCarrier([SECRET]);
    const read = (body: string) => {
      const sent = { "webhook-id": "m1", "webhook-timestamp": String(NOW.getTime() / 1_000) };
      const headers = { ...sent, "webhook-signature": new Webhook(SECRET).sign("m1", NOW, body) };
      return provider.read({ body, headers }, NOW);
    };
    expect(read('{"type":"shipment.updated","data":{}}')).toMatchObject({ refusal: "malformed" });
    expect(read('{"type":"shipment.sung"}')).toMatchObject({ value: { eventId: "m1", ours: false } });
    expect(read("nonsense")).toMatchObject({ refusal: "malformed" });
  });
});

describe("AfterShip signs the body in base64", () => {
  const BODY = '{"event":"tracking_update"}';
  const CODE = "q02TzKtndnnnVHtYbzC7Qibt2PILwePYlwYegXztGcY=";
  const provider = aftershipCarrier(["old", "as_secret"]);

  test("the vector holds, and only for these bytes and this secret", () => {
    expect(isHmac(CODE, ["as_secret"], BODY, "base64")).toBe(true);
    expect(isHmac(CODE, ["as_secret"], `${BODY}\n`, "base64")).toBe(false);
    expect(isHmac(CODE, ["other"], BODY, "base64")).toBe(false);
  });

  test("signed without an event id it cannot be told from another: malformed", () => {
    expect(answer(provider, BODY, { "aftership-hmac-sha256": CODE })).toBe("malformed");
    expect(answer(provider, BODY, {})).toBe("bad_signature");
  });
});

describe("Sendcloud signs the body in hex", () => {
  const BODY = '{"key": "value"}';
  const CODE = "1eed4b3d41f4653ac64fd56f1bf1cbfd349e4482cbc11dff7134bd93e5da4b0a";
  const provider = sendcloudCarrier(["secretkey", "next"]);

  test("the vector of its documentation", () => {
    expect(isHmac(CODE, ["secretkey"], BODY, "hex")).toBe(true);
    expect(isHmac(CODE, ["secretkey"], BODY.replace(" ", ""), "hex")).toBe(false);
    expect(answer(provider, BODY, { "sendcloud-signature": CODE })).toBe("malformed");
    expect(answer(provider, BODY, { "sendcloud-signature": CODE.replace("1", "2") })).toBe("bad_signature");
  });

  test("the same body is the same message", () => {
    const body = '{"action":"integration_connected"}';
    const code = hmacSha256("next", body).toString("hex");
    expect(provider.read({ body, headers: { "sendcloud-signature": code } }, NOW)).toEqual({
      ok: true,
      value: { eventId: sha256Hex(body), type: "integration_connected", live: null, ours: false },
    });
  });
});
