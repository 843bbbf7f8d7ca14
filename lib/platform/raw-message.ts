import { ok, type Result, refuse } from "@/lib/kernel/result";

export const LARGEST_MESSAGE = 1_048_576;

export type ReadMessage = {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
};

/** The raw text of a webhook, read no further than 1 MiB: what is longer is refused before it is held in memory. */
export async function readRawMessage(request: Request): Promise<Result<ReadMessage, "too_large">> {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > LARGEST_MESSAGE) return refuse("too_large");
  const body = await readBounded(request.body);
  if (body === null) return refuse("too_large");
  return ok({
    body,
    headers: Object.fromEntries(request.headers),
    query: Object.fromEntries(new URL(request.url).searchParams),
  });
}

async function readBounded(stream: ReadableStream<Uint8Array> | null): Promise<string | null> {
  if (!stream) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > LARGEST_MESSAGE) {
      await reader.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString("utf8");
}
