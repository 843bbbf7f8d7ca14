import { framedHtml } from "./letter-text";

/** A letter as its reader sees it: no scripts, no forms, nothing of the desk within reach. */
export function LetterFrame({ html, title }: { html: string; title: string }) {
  return (
    <iframe
      title={title}
      srcDoc={framedHtml(html)}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      className="h-[max(28rem,70dvh)] w-full rounded-lg border bg-sheet"
    />
  );
}
