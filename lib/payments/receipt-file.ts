import { fold, oneLine } from "@/lib/kernel/text";

/** 10 MB, the last byte included. */
export const LARGEST_RECEIPT = 10 * 1024 * 1024;
/** Files of one order, whatever became of them. */
export const MOST_RECEIPTS = 10;

export const RECEIPT_REASONS = [
  "not_received",
  "wrong_amount",
  "other_transfer",
  "already_used",
  "unreadable",
  "other",
] as const;
/** Why a receipt is rejected; the customer is told in words. */
export type ReceiptReason = (typeof RECEIPT_REASONS)[number];

export const RECEIPT_TYPES = {
  pdf: { mime: "application/pdf", extensions: ["pdf"] },
  jpeg: { mime: "image/jpeg", extensions: ["jpg", "jpeg", "jpe", "jfif"] },
  png: { mime: "image/png", extensions: ["png"] },
  webp: { mime: "image/webp", extensions: ["webp"] },
} as const;
export type ReceiptType = keyof typeof RECEIPT_TYPES;

const SIGNS: readonly (readonly [ReceiptType, readonly (number | null)[]])[] = [
  ["pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["jpeg", [0xff, 0xd8, 0xff]],
  ["png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["webp", [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50]],
];

/** What the first bytes say; nothing is decoded. */
export function sniffed(bytes: Uint8Array): ReceiptType | null {
  const fits = (sign: readonly (number | null)[]) =>
    bytes.length >= sign.length && sign.every((byte, index) => byte === null || bytes[index] === byte);
  return SIGNS.find(([, sign]) => fits(sign))?.[0] ?? null;
}

export const extensionOf = (name: string): string =>
  /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? "";

export type FileRefused = "no_file" | "too_large" | "wrong_type";

/** A receipt is taken only when its name and its bytes say the same. */
export function receiptType(name: string, bytes: Uint8Array): ReceiptType | FileRefused {
  if (bytes.length === 0) return "no_file";
  if (bytes.length > LARGEST_RECEIPT) return "too_large";
  const type = sniffed(bytes);
  if (!type) return "wrong_type";
  return (RECEIPT_TYPES[type].extensions as readonly string[]).includes(extensionOf(name))
    ? type
    : "wrong_type";
}

/** A name to show and to save under: no folders, no control or direction signs, at most 80 characters, its ending kept. */
export function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  const plain = oneLine(
    last
      .normalize("NFC")
      .toWellFormed()
      .replace(/[\p{Cf}"<>|:*?\uFFFD]/gu, ""),
  );
  const letters = [...plain.replace(/^\.+/, "")];
  if (letters.length === 0) return "comprobante";
  const ending = [...(/\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? "")];
  return letters.length <= 80
    ? letters.join("")
    : [...letters.slice(0, 80 - ending.length), ...ending].join("");
}

/** The header that names a file in any alphabet (RFC 6266). */
export function contentDisposition(kind: "inline" | "attachment", name: string): string {
  const ascii =
    name
      .normalize("NFD")
      .replace(/[^\x20-\x7e]/g, "")
      .replace(/["\\%;]/g, "_")
      .trim() || "file";
  const coded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${coded}`;
}

/** One transfer has one number, however it is written: "Op. 00-123" and "op 00123" are the same. Short ones say nothing. */
export function referenceKey(reference: string | null | undefined): string | null {
  const key = fold(reference ?? "").replace(/[^a-z0-9]/g, "");
  return key.length >= 4 ? key : null;
}
