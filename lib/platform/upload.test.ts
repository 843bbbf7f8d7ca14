import { describe, expect, test } from "vitest";
import { readUpload, uploadedFile } from "./upload";

const LIMIT = 1_000;

function posted(bytes: Uint8Array<ArrayBuffer>, name = "a.pdf"): Request {
  const form = new FormData();
  form.set("file", new File([bytes], name));
  form.set("reference", "Op. 123");
  return new Request("http://shop.test/", { method: "POST", body: form });
}

function endless(bytes: number): Request {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 65_536;
      if (sent > bytes) controller.close();
      else controller.enqueue(new Uint8Array(65_536));
    },
  });
  const init = { method: "POST", body, duplex: "half" };
  return new Request("http://shop.test/", {
    ...(init as RequestInit),
    headers: { "content-type": "multipart/form-data; boundary=x" },
  });
}

describe("a posted file", () => {
  test("arrives whole, with its name and the other fields", async () => {
    const bytes = Uint8Array.from({ length: LIMIT }, (_, index) => index % 251);
    const read = await readUpload(posted(bytes, "comprobante ñ.pdf"), LIMIT);
    if (!read.ok) throw new Error(read.refusal);
    const file = await uploadedFile(read.value, "file");
    expect(file).toEqual({ name: "comprobante ñ.pdf", bytes });
    expect(read.value.get("reference")).toBe("Op. 123");
  });

  test("no file chosen, or text in its place, is no file", async () => {
    const read = await readUpload(posted(new Uint8Array()), LIMIT);
    if (!read.ok) throw new Error(read.refusal);
    expect(await uploadedFile(read.value, "file")).toBeNull();
    expect(await uploadedFile(read.value, "reference")).toBeNull();
  });

  test.each([
    ["a little over", 200_000],
    ["far over, without saying how long it is", 50_000_000],
  ])("%s is refused", async (_, bytes) => {
    expect(await readUpload(endless(bytes), LIMIT)).toEqual({ ok: false, refusal: "too_large" });
  });

  test.each([
    ["another type", "application/json", "{}"],
    ["a broken form", "multipart/form-data; boundary=x", "--y\r\n"],
    ["no boundary", "multipart/form-data", "--y\r\n"],
  ])("%s is no form", async (_, type, body) => {
    const request = new Request("http://shop.test/", {
      method: "POST",
      body,
      headers: { "content-type": type },
    });
    expect(await readUpload(request, LIMIT)).toEqual({ ok: false, refusal: "not_a_form" });
  });
});
