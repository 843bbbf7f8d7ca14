import { expect, test } from "vitest";
import { LARGEST_MESSAGE, readRawMessage } from "./raw-message";

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request("http://shop.test/hook?a=1", { method: "POST", body, headers, duplex: "half" } as RequestInit);

test("the text as it came, with headers in lower case and the query", async () => {
  const read = await readRawMessage(post('{"a": "ñ"}', { "X-Sign": "s" }));
  expect(read).toMatchObject({ ok: true, value: { body: '{"a": "ñ"}', query: { a: "1" } } });
  expect(read.ok && read.value.headers["x-sign"]).toBe("s");
});

test("1 MiB is read, one byte more is not", async () => {
  expect((await readRawMessage(post("x".repeat(LARGEST_MESSAGE)))).ok).toBe(true);
  expect(await readRawMessage(post("x".repeat(LARGEST_MESSAGE + 1)))).toEqual({
    ok: false,
    refusal: "too_large",
  });
});

test("what is announced as too large is refused unread", async () => {
  const request = post("x", { "content-length": String(LARGEST_MESSAGE + 1) });
  expect(await readRawMessage(request)).toEqual({ ok: false, refusal: "too_large" });
  expect(request.bodyUsed).toBe(false);
});

test("an endless body is cut at the limit", async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull: (controller) => {
      sent += 65_536;
      controller.enqueue(new Uint8Array(65_536));
    },
  });
  expect(await readRawMessage(post(endless))).toEqual({ ok: false, refusal: "too_large" });
  expect(sent).toBeLessThan(LARGEST_MESSAGE * 2);
});
