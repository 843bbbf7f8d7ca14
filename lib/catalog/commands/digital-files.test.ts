import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { catalogueByIds } from "@/db/queries/catalog";
import { listDigitalFiles } from "@/db/queries/digital";
import { givenVariant } from "@/db/testing/catalog";
import { staff, testContext } from "@/db/testing/context";
import { testDatabase } from "@/db/testing/database";
import { mustSucceed } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";
import { openFileStore } from "@/lib/platform/files";
import { addAddress, addAddressInput, addPool, addStoredFile } from "./add-digital-file";
import { addLicenceKeys } from "./add-licence-keys";
import { archiveFile } from "./archive-digital-file";
import { storeDigitalFile } from "./store-digital-file";

const base = testDatabase();
const folder = mkdtempSync(path.join(os.tmpdir(), "digital-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const files = openFileStore({
  ...{ DATA_DIR: folder, S3_REGION: "auto", S3_ENDPOINT: undefined, S3_BUCKET: undefined },
  ...{ S3_ACCESS_KEY_ID: undefined, S3_SECRET_ACCESS_KEY: undefined },
});
let ctx: Context;
beforeAll(() => {
  ctx = testContext(base.db, { actor: staff() });
});

const PDF = new TextEncoder().encode(`%PDF-1.4\n${"x".repeat(200_000)}`);
const keptFiles = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length;

/** Comes in pieces, and does not end by itself when it is endless. */
function body(bytes: Uint8Array, isEndless = false): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.byteLength && !isEndless) return controller.close();
      controller.enqueue(isEndless ? bytes : bytes.subarray(at, at + 10_000));
      at += 10_000;
    },
  });
}

test("a body flows into the store whole, with its size and type; ranges of it come back", async () => {
  const stored = mustSucceed(await storeDigitalFile(files, body(PDF), 1_000_000), "store");
  expect(stored).toMatchObject({ sizeBytes: PDF.byteLength, mime: "application/pdf" });
  const chunks: Uint8Array[] = [];
  const range = { first: 5, last: 104 };
  for await (const chunk of await files.openRange(stored.storageKey, range)) chunks.push(chunk as Uint8Array);
  expect(Buffer.concat(chunks)).toEqual(Buffer.from(PDF.subarray(5, 105)));
  await files.remove(stored.storageKey);
});

test("one that never ends is stopped at the limit, and nothing of it or of an empty one is kept", async () => {
  expect(await storeDigitalFile(files, body(PDF, true), 500_000)).toMatchObject({
    ok: false,
    refusal: { code: "too_large" },
  });
  expect(await storeDigitalFile(files, body(new Uint8Array()), 10)).toMatchObject({
    ok: false,
    refusal: { code: "no_file" },
  });
  expect(keptFiles()).toBe(0);
});

test("a replaced or archived file is not sold any more and stays for those who bought it", async () => {
  const variantId = await givenVariant(base.db, { sku: "LIBRO", digital: true, unlimited: true });
  const sold = async () => (await catalogueByIds(base.db, [variantId])).get(variantId)?.fileIds ?? [];
  const [first = 0] = await sold();
  const stored = { storageKey: "digital/aa/aa", sizeBytes: 9, mime: null };
  const second = mustSucceed(
    await addStoredFile(ctx, { variantId, name: "libro-2.pdf", replaces: first, ...stored }),
    "replace",
  );
  expect(await sold()).toEqual([second.id]);
  expect(await addStoredFile(ctx, { variantId, name: "x", replaces: first, ...stored })).toMatchObject({
    refusal: { code: "file_not_found" },
  });
  const address = { variantId, name: "Curso", url: "https://escuela.example/curso" };
  const third = mustSucceed(await addAddress(ctx, address), "address");
  expect(await sold()).toEqual([second.id, third.id]);
  mustSucceed(await archiveFile(ctx, { fileId: second.id }), "archive");
  mustSucceed(await archiveFile(ctx, { fileId: second.id }), "archive again");
  expect(await sold()).toEqual([third.id]);
  expect((await listDigitalFiles(base.db, variantId)).map(({ id }) => id)).toEqual([
    third.id,
    first,
    second.id,
  ]);
});

test("only https addresses, only digital products", async () => {
  const sent = { variantId: 1, name: "Curso" };
  expect(addAddressInput.safeParse({ ...sent, url: "http://escuela.example" }).success).toBe(false);
  expect(addAddressInput.safeParse({ ...sent, url: "javascript:alert(1)" }).success).toBe(false);
  const variantId = await givenVariant(base.db, { sku: "TAZA" });
  expect(await addPool(ctx, { variantId, name: "Claves" })).toMatchObject({
    refusal: { code: "not_digital" },
  });
});

test("pasting the same keys twice adds none, and says how many were known", async () => {
  const variantId = await givenVariant(base.db, { sku: "APP", digital: true, unlimited: true });
  const pool = mustSucceed(await addPool(ctx, { variantId, name: "Claves" }), "pool");
  const add = (keys: string) => addLicenceKeys(ctx, { fileId: pool.id, keys });
  expect(await add("A\nB\nA")).toMatchObject({ value: { added: 2, known: 0 } });
  expect(await add("B\nC")).toMatchObject({ value: { added: 1, known: 1 } });
  expect(await add("   \n ")).toMatchObject({ refusal: { code: "no_keys" } });
});
