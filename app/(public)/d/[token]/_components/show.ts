import type { DigitalFile } from "@/db/queries/digital";
import { fileTypeName } from "@/lib/catalog/file-type";
import { formatBytes } from "@/lib/i18n/format";

/** Type and size of a file, or the place that an address leads to. */
export function fileFacts({ kind, mime, name, sizeBytes, url }: DigitalFile, locale: string): string {
  if (kind === "address") return url && URL.canParse(url) ? new URL(url).host : "";
  if (kind === "keys") return "";
  const size = sizeBytes === null ? "" : formatBytes(sizeBytes, locale);
  return [fileTypeName(mime, name), size].filter(Boolean).join(" · ");
}
