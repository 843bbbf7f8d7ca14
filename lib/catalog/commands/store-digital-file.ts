import { Readable, Transform } from "node:stream";
import { fileTypeOf, SIGN_BYTES } from "@/lib/catalog/file-type";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { type LargeFileStore, newFileKey } from "@/lib/platform/files";

export type StoreRefused = { readonly code: "too_large" | "no_file" };
export type StoredFile = {
  readonly storageKey: string;
  readonly sizeBytes: number;
  readonly mime: string | null;
};

const OPAQUE = "application/octet-stream";

class TooLarge extends Error {}

/** Streams a posted body into the store. One that grows over the limit is stopped there and nothing of it is kept. */
export async function storeDigitalFile(
  files: Pick<LargeFileStore, "putStream" | "remove">,
  body: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<Result<StoredFile, StoreRefused>> {
  if (!body) return refuse({ code: "no_file" });
  const storageKey = newFileKey("digital");
  let sizeBytes = 0;
  let head = Buffer.alloc(0);
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      sizeBytes += chunk.byteLength;
      if (head.byteLength < SIGN_BYTES) head = Buffer.concat([head, chunk.subarray(0, SIGN_BYTES)]);
      pass(sizeBytes > limit ? new TooLarge() : null, chunk);
    },
  });
  const source = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
  source.on("error", (error) => measure.destroy(error));
  measure.on("close", () => source.destroy());
  try {
    await files.putStream(storageKey, source.pipe(measure), OPAQUE);
  } catch (error) {
    if (sizeBytes > limit) return refuse({ code: "too_large" });
    throw error;
  }
  if (sizeBytes > 0) return ok({ storageKey, sizeBytes, mime: fileTypeOf(head) });
  await files.remove(storageKey);
  return refuse({ code: "no_file" });
}
