import path from "node:path";
import type { Readable } from "node:stream";
import { Disk } from "flydrive";
import { type Env, env } from "./env";

/** Where uploaded files live: outside of every served folder, under names that nobody can guess. */
export type FileStore = {
  readonly put: (key: string, bytes: Uint8Array, type: string) => Promise<void>;
  readonly open: (key: string) => Promise<Readable>;
  /** Deleting what is gone is fine. */
  readonly remove: (key: string) => Promise<void>;
};

export type FilePlace = Pick<
  Env,
  "DATA_DIR" | "S3_ENDPOINT" | "S3_BUCKET" | "S3_REGION" | "S3_ACCESS_KEY_ID" | "S3_SECRET_ACCESS_KEY"
>;

/** A folder a room, then two letters so that no folder grows too large. @example newFileKey("receipts") // "receipts/4f/4f1c…" */
export function newFileKey(room: "receipts" | "statements" | "labels" | "digital" | "photos"): string {
  const name = crypto.randomUUID().replaceAll("-", "");
  return `${room}/${name.slice(0, 2)}/${name}`;
}

/** On disk under DATA_DIR/files, or in a bucket when S3_BUCKET is set. An SDK is loaded only for the latter. */
export function openFileStore(place: FilePlace): FileStore {
  let opened: Promise<Disk> | null = null;
  const disk = () => {
    opened ??= openDisk(place);
    return opened;
  };
  return {
    put: async (key, bytes, contentType) =>
      (await disk()).put(key, bytes, { contentType, visibility: "private" }),
    open: async (key) => (await disk()).getStream(key),
    remove: async (key) => (await disk()).delete(key),
  };
}

async function openDisk(place: FilePlace): Promise<Disk> {
  if (!place.S3_BUCKET) {
    const { FSDriver } = await import("flydrive/drivers/fs");
    return new Disk(new FSDriver({ location: path.join(place.DATA_DIR, "files"), visibility: "private" }));
  }
  const { S3Driver } = await import("flydrive/drivers/s3");
  return new Disk(
    new S3Driver({
      bucket: place.S3_BUCKET,
      region: place.S3_REGION,
      ...(place.S3_ENDPOINT ? { endpoint: place.S3_ENDPOINT, forcePathStyle: true } : {}),
      credentials: {
        accessKeyId: place.S3_ACCESS_KEY_ID ?? "",
        secretAccessKey: place.S3_SECRET_ACCESS_KEY ?? "",
      },
      supportsACL: false,
      visibility: "private",
    }),
  );
}

const shared = globalThis as typeof globalThis & { despachoFiles?: FileStore };

export function fileStore(): FileStore {
  shared.despachoFiles ??= openFileStore(env());
  return shared.despachoFiles;
}
