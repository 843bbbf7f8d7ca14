import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FilePlace, type FileStore, newFileKey, openFileStore } from "./files";

const folder = mkdtempSync(path.join(os.tmpdir(), "files-"));
const onDisk: FilePlace = {
  ...{ DATA_DIR: folder, S3_REGION: "auto", S3_ENDPOINT: undefined, S3_BUCKET: undefined },
  ...{ S3_ACCESS_KEY_ID: undefined, S3_SECRET_ACCESS_KEY: undefined },
};
const BYTES = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251);

async function bytesOf(store: FileStore, key: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await store.open(key)) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** Objects by path, as a bucket keeps them; signatures must be there, whatever they say. */
class Bucket {
  readonly objects = new Map<string, { bytes: Buffer; type: string }>();
  readonly #server: Server = createServer((request, response) => void this.#answer(request, response));

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close = (): Promise<void> => new Promise((resolve) => this.#server.close(() => resolve()));

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const key = (request.url ?? "").split("?")[0] ?? "";
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (!request.headers.authorization?.startsWith("AWS4-HMAC-SHA256"))
      return void response.writeHead(403).end();
    if (request.method === "PUT") {
      const bytes = Buffer.concat(chunks);
      this.objects.set(key, { bytes, type: request.headers["content-type"] ?? "" });
      const etag = `"${createHash("md5").update(bytes).digest("hex")}"`;
      return void response.writeHead(200, { etag }).end();
    }
    const found = this.objects.get(key);
    if (request.method === "DELETE") {
      this.objects.delete(key);
      return void response.writeHead(204).end();
    }
    if (!found) return void response.writeHead(404).end("<Error><Code>NoSuchKey</Code></Error>");
    const [, first = "0", last = ""] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? "") ?? [];
    const bytes = found.bytes.subarray(Number(first), last === "" ? undefined : Number(last) + 1);
    response.writeHead(last === "" ? 200 : 206, {
      "content-type": found.type,
      "content-length": bytes.length,
    });
    response.end(bytes);
  }
}

const bucket = new Bucket();
let endpoint = "";
beforeAll(async () => {
  endpoint = await bucket.open();
});
afterAll(async () => {
  await bucket.close();
  rmSync(folder, { recursive: true, force: true });
});

const places: readonly (readonly [string, () => FilePlace])[] = [
  ["on disk", () => onDisk],
  [
    "in a bucket",
    () => ({
      ...{ DATA_DIR: folder, S3_REGION: "auto", S3_ENDPOINT: endpoint, S3_BUCKET: "shop" },
      ...{ S3_ACCESS_KEY_ID: "id", S3_SECRET_ACCESS_KEY: "secret" },
    }),
  ],
];

describe.each(places)("files %s", (_, place) => {
  test("come back as they were, and are gone once removed", async () => {
    const store = openFileStore(place());
    const key = newFileKey("receipts");
    await store.put(key, BYTES, "image/png");
    expect(await bytesOf(store, key)).toEqual(Buffer.from(BYTES));
    await store.remove(key);
    await store.remove(key);
    await expect(bytesOf(store, key)).rejects.toThrow();
  });

  test("flow in without being held, come back in ranges; a stream that breaks leaves nothing", async () => {
    const store = openFileStore(place());
    const key = newFileKey("digital");
    const parts = [BYTES.subarray(0, 30_000), BYTES.subarray(30_000)];
    await store.putStream(key, Readable.from(parts), "application/octet-stream");
    expect(await bytesOf(store, key)).toEqual(Buffer.from(BYTES));
    const range = await store.openRange(key, { first: 29_990, last: 30_009 });
    expect(Buffer.concat(await range.toArray())).toEqual(Buffer.from(BYTES.subarray(29_990, 30_010)));
    await store.remove(key);
    const broken = Readable.from(
      (async function* () {
        yield BYTES;
        throw new Error("the sender went away");
      })(),
    );
    await expect(store.putStream(key, broken, "application/octet-stream")).rejects.toThrow();
    await expect(bytesOf(store, key)).rejects.toThrow();
    await expect(store.openRange(key, { first: 0, last: 0 })).rejects.toThrow();
  });
});

test("a bucket gets the bytes under the key and with their type; the disk gets nothing", async () => {
  const place = places[1]?.[1];
  if (!place) throw new Error("no place");
  const key = newFileKey("receipts");
  await openFileStore(place()).put(key, BYTES, "application/pdf");
  expect(bucket.objects.get(`/shop/${key}`)).toEqual({ bytes: Buffer.from(BYTES), type: "application/pdf" });
  const onThisDisk = readdirSync(folder, { recursive: true, withFileTypes: true });
  expect(onThisDisk.filter((one) => one.isFile())).toEqual([]);
});

test("nobody leaves the folder by a name", async () => {
  const store = openFileStore(onDisk);
  await expect(store.put("../outside", BYTES, "image/png")).rejects.toThrow();
});

test("names tell nothing and never repeat", () => {
  const keys = Array.from({ length: 1_000 }, () => newFileKey("receipts"));
  expect(new Set(keys).size).toBe(1_000);
  for (const key of keys) expect(key).toMatch(/^receipts\/([0-9a-f]{2})\/\1[0-9a-f]{30}$/);
});
