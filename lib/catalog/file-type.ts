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

const NAMES: Readonly<Record<string, string>> = {
  "application/epub+zip": "EPUB",
  "application/x-7z-compressed": "7Z",
  "application/vnd.rar": "RAR",
  "image/jpeg": "JPG",
  "audio/mpeg": "MP3",
};

/** A type as people know it: its own name, else the ending of the file's. @example fileTypeName("application/pdf", "guia.pdf") // "PDF" */
export function fileTypeName(mime: string | null, name: string): string {
  const ending = /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toUpperCase() ?? "";
  if (mime === null || mime === "application/zip") return ending;
  return NAMES[mime] ?? mime.split("/")[1]?.toUpperCase() ?? ending;
}
