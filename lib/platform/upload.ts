import { ok, type Result, refuse } from "@/lib/kernel/result";

/** Room for the other fields of the form and the signs between them. */
const FORM_ROOM = 64 * 1024;
/** What is over the limit is still read to here and thrown away: a browser shows our answer only once it has sent everything. */
const PATIENCE = 4;

export type UploadRefused = "too_large" | "not_a_form";

/** A posted form with a file of at most `limit` bytes, held in memory; one that is longer never is. */
export async function readUpload(request: Request, limit: number): Promise<Result<FormData, UploadRefused>> {
  const type = request.headers.get("content-type") ?? "";
  if (!type.startsWith("multipart/form-data")) return refuse("not_a_form");
  const body = await readBounded(request.body, limit + FORM_ROOM);
  if (body === null) return refuse("too_large");
  try {
    return ok(await new Response(body, { headers: { "content-type": type } }).formData());
  } catch {
    return refuse("not_a_form");
  }
}

/** Reads a body that nobody wants, so that the sender hears the answer. */
export async function discardBody(request: Request, limit: number): Promise<void> {
  await readBounded(request.body, 0, limit * PATIENCE);
}

async function readBounded(
  stream: ReadableStream<Uint8Array> | null,
  limit: number,
  patience = limit * PATIENCE,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!stream) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size <= limit) chunks.push(part.value);
    else chunks.length = 0;
    if (size > patience) {
      await reader.cancel();
      return null;
    }
  }
  return size > limit ? null : new Uint8Array(Buffer.concat(chunks));
}

export type Uploaded = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** The file of a form; null when none was chosen. */
export async function uploadedFile(form: FormData, field: string): Promise<Uploaded | null> {
  const file = form.get(field);
  if (!(file instanceof File) || file.size === 0) return null;
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}
