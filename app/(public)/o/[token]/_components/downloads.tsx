import { Download } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Button } from "@/app/_ui/button";
import { Panel } from "@/app/_ui/panel";
import type { DownloadLine } from "@/lib/fulfillment/commands/list-downloads";

/** What is downloaded, each line by its own link; the links are not for every reader of this page. */
export async function Downloads({ lines, isProved }: { lines: readonly DownloadLine[]; isProved: boolean }) {
  const t = await getTranslations("shop.o.downloads");
  if (lines.length === 0) return null;
  return (
    <Panel id="downloads" title={t("title")}>
      <ul className="divide-y divide-line">
        {lines.map(({ line, url, files }) => (
          <li
            key={line.lineId}
            className="flex flex-wrap items-center justify-between gap-3 py-3 first:pt-1 last:pb-0"
          >
            <span className="grid min-w-0">
              <span className="font-medium break-words">{[line.name, ...line.options].join(" · ")}</span>
              <span className="text-sm text-ink-soft">{t("files", { count: files.length })}</span>
            </span>
            {url === null ? <span className="text-sm text-ink-soft">{t("notYet")}</span> : null}
            {url !== null && isProved ? (
              <Button asChild variant="primary" size="lg" className="max-sm:w-full">
                <a href={url}>
                  <Download aria-hidden strokeWidth={1.75} />
                  {t("open")}
                  <span className="sr-only"> {line.name}</span>
                </a>
              </Button>
            ) : null}
            {url !== null && !isProved ? (
              <a href="#person" className="link inline-flex min-h-11 items-center">
                {t("prove")}
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
