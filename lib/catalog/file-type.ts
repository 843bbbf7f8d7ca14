type Sign = readonly [mime: string, at: number, bytes: string];

/** First bytes as latin-1 text. For display only: what is sold is never decoded, opened or run here. */
const SIGNS: readonly Sign[] = [
  ["application/pdf", 0, "%PDF-"],
  ["application/epub+zip", 30, "mimetypeapplication/epub+zip"],
  ["application/zip", 0, "PK\x03\x04"],
  ["application/x-7z-compressed", 0, "7z\xbc\xaf\x27\x1c"],
  ["application/vnd.rar", 0, "Rar!\x1a\x07"],
  ["application/gzip", 0, "\x1f\x8b"],
  ["image/png", 0, "\x89PNG\r\n\x1a\n"],
  ["image/jpeg", 0, "\xff\xd8\xff"],
  ["image/gif", 0, "GIF8"],
  ["image/webp", 8, "WEBP"],
  ["audio/wav", 8, "WAVE"],
  ["audio/flac", 0, "fLaC"],
  ["audio/mpeg", 0, "ID3"],
  ["audio/ogg", 0, "OggS"],
  ["video/mp4", 4, "ftyp"],
  ["video/webm", 0, "\x1a\x45\xdf\xa3"],
];

/** How much of a file its signs need. */
export const SIGN_BYTES = 64;

/** What the first bytes of a file say; null when they say nothing that we know. */
export function fileTypeOf(head: Uint8Array): string | null {
  const text = String.fromCharCode(...head.subarray(0, SIGN_BYTES));
  return SIGNS.find(([, at, bytes]) => text.startsWith(bytes, at))?.[0] ?? null;
}

/** Keys pasted from anywhere: one a line, spaces around them are nobody's, each once. */
export const keysIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  ),
];
