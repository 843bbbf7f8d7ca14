import type { DownloadProps } from "@/emails/letter-props";
import { DOWNLOAD_WORDS } from "@/emails/words/downloads";
import type { Locale } from "@/lib/i18n/locale";
import { Facts } from "./facts";

/** What can be downloaded: each file by its name, how often and until when. */
export function DownloadFacts({
  downloads,
  locale,
}: {
  downloads: readonly DownloadProps[];
  locale: Locale;
}) {
  const words = DOWNLOAD_WORDS[locale];
  const limits = ({ uses, until }: DownloadProps): string =>
    [uses === null ? "" : words.uses(uses), until ? words.until(until) : ""].filter(Boolean).join(", ");
  return (
    <Facts
      title={words.title}
      facts={downloads.map((file) => ({ label: limits(file), value: file.name, href: file.url }))}
    />
  );
}
