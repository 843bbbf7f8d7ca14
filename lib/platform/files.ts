import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Disk } from "flydrive";
import { type Env, env } from "./env";

/** Where uploaded files live: outside of every served folder, under names that nobody can guess. */
export type FileStore = {
  readonly put: (key: string, bytes: Uint8Array, type: string) => Promise<void>;
  readonly open: (key: string) => Promise<Readable>;
  /** Deleting what is gone is fine. */
  readonly remove: (key: string) => Promise<void>;
};

/** For files that are too large to be held in memory. */
export type LargeFileStore = FileStore & {
  /** Without holding it in memory. Rejects when the stream does; what was written till then is gone. */
  readonly putStream: (key: string, bytes: Readable, type: string) => Promise<void>;
  /** The bytes from the first to the last of a range, both included. */
  readonly openRange: (key: string, range: ByteRange) => Promise<Readable>;
};

type ByteRange = { readonly first: number; readonly last: number };

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
export function openFileStore(place: FilePlace): LargeFileStore {
  let opened: Promise<Disk> | null = null;
  const disk = () => {
    opened ??= openDisk(place);
    return opened;
  };
  const remove = async (key: string) => (await disk()).delete(key);
  return {
    put: async (key, bytes, contentType) =>
      (await disk()).put(key, bytes, { contentType, visibility: "private" }),
    putStream: async (key, bytes, contentType) => {
      const target = await disk();
      await (place.S3_BUCKET ? putMeasured : putPart)(target, key, bytes, contentType).catch(
        async (error: unknown) => {
          await remove(key).catch(() => undefined);
          throw error;
        },
      );
    },
    open: async (key) => (await disk()).getStream(key),
    openRange: (key, range) => (place.S3_BUCKET ? rangeOfBucket : rangeOfDisk)(place, key, range),
    remove,
  };
}

type Put = (disk: Disk, key: string, bytes: Readable, contentType: string) => Promise<void>;

const putPart: Put = (disk, key, bytes, contentType) =>
  disk.putStream(key, bytes, { contentType, visibility: "private" });

/** A bucket wants to know the length before the first byte: the stream waits in a file of our own. */
const putMeasured: Put = async (disk, key, bytes, contentType) => {
  const folder = await mkdtemp(path.join(tmpdir(), "despacho-"));
  const file = path.join(folder, "upload");
  try {
    await pipeline(bytes, createWriteStream(file, { mode: 0o600 }));
    const { size: contentLength } = await stat(file);
    const options = { contentType, contentLength, visibility: "private" } as const;
    await disk.putStream(key, createReadStream(file), options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

type Range = (place: FilePlace, key: string, range: ByteRange) => Promise<Readable>;

const filesOf = ({ DATA_DIR }: FilePlace): string => path.join(DATA_DIR, "files");

const rangeOfDisk: Range = async (place, key, { first: start, last: end }) => {
  const file = path.join(filesOf(place), key);
  await stat(file);
  return createReadStream(file, { start, end });
};

const rangeOfBucket: Range = async (place, Key, { first, last }) => {
  const { GetObjectCommand, S3Client } = await import("@aws-sdk/client-s3");
  const client = new S3Client(bucketAccess(place));
  const asked = { Bucket: place.S3_BUCKET, Key, Range: `bytes=${first}-${last}` };
  return (await client.send(new GetObjectCommand(asked))).Body as Readable;
};

const bucketAccess = (place: FilePlace) => ({
  region: place.S3_REGION,
  // Else a streamed body is sent in signed chunks, which not every bucket understands.
  requestChecksumCalculation: "WHEN_REQUIRED" as const,
  responseChecksumValidation: "WHEN_REQUIRED" as const,
  ...(place.S3_ENDPOINT ? { endpoint: place.S3_ENDPOINT, forcePathStyle: true } : {}),
  credentials: {
    accessKeyId: place.S3_ACCESS_KEY_ID ?? "",
    secretAccessKey: place.S3_SECRET_ACCESS_KEY ?? "",
  },
});

async function openDisk(place: FilePlace): Promise<Disk> {
  if (!place.S3_BUCKET) {
    const { FSDriver } = await import("flydrive/drivers/fs");
    return new Disk(new FSDriver({ location: filesOf(place), visibility: "private" }));
  }
  const { S3Driver } = await import("flydrive/drivers/s3");
  const bucket = { bucket: place.S3_BUCKET, supportsACL: false, visibility: "private" } as const;
  return new Disk(new S3Driver({ ...bucketAccess(place), ...bucket }));
}

const shared = globalThis as typeof globalThis & { despachoFiles?: LargeFileStore };

export function fileStore(): LargeFileStore {
  shared.despachoFiles ??= openFileStore(env());
  return shared.despachoFiles;
}
