import { Download, ExternalLink, FileText, FileX2 } from "lucide-react";
import Image from "next/image";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import type { ReceiptRow } from "@/db/queries/receipts";

/** The customer's file. A picture shows here; a PDF in the browser's own viewer, which phones keep for a tab of its own. */
export function ReceiptFile({ row }: { row: ReceiptRow }) {
  const t = useTranslations("receipts");
  const src = `/api/receipt-files/${row.id}`;
  if (row.fileKey === null) {
    return (
      <div className="grid justify-items-center gap-2 rounded-lg border border-dashed border-edge/50 px-6 py-16 text-center text-ink-soft">
        <FileX2 aria-hidden className="size-6 text-ink-faint" strokeWidth={1.5} />
        <p>{t("noFile")}</p>
      </div>
    );
  }
  const isPdf = row.fileType === "application/pdf";
  return (
    <figure className="grid grid-cols-1 overflow-hidden rounded-lg border bg-sheet">
      <figcaption className="flex flex-wrap items-center justify-between gap-2 border-b px-3 py-2">
        <span className="flex min-w-0 items-center gap-2">
          <FileText aria-hidden className="size-4 shrink-0 text-ink-faint" strokeWidth={1.75} />
          <span className="truncate">{row.fileName}</span>
          <span className="tnum shrink-0 text-sm text-ink-faint">{sizeText(row.fileSize ?? 0)}</span>
        </span>
        <span className="flex gap-1">
          <Button asChild size="sm" variant="ghost">
            <a href={src} target="_blank" rel="noreferrer">
              <ExternalLink aria-hidden />
              {t("open")}
            </a>
          </Button>
          <Button asChild size="sm" variant="ghost">
            <a href={`${src}?save=1`} download aria-label={t("save")}>
              <Download aria-hidden />
            </a>
          </Button>
        </span>
      </figcaption>
      {isPdf ? (
        <iframe title={t("file")} src={src} className="hidden h-[max(32rem,78dvh)] w-full lg:block" />
      ) : (
        <a href={src} target="_blank" rel="noreferrer" className="relative h-[max(22rem,72dvh)] bg-mute-soft">
          <Image src={src} alt={t("file")} fill sizes="60rem" className="object-contain" />
        </a>
      )}
      {isPdf ? <p className="px-3 py-6 text-center text-ink-soft lg:hidden">{t("pdfOnPhone")}</p> : null}
    </figure>
  );
}

const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
