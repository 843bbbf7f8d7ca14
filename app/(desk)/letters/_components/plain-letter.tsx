import { piecesOf } from "./letter-text";

/** The text version, with its addresses to be followed. */
export function PlainLetter({ text }: { text: string }) {
  return (
    <div className="font-mono text-sm leading-6 break-words whitespace-pre-wrap">
      {piecesOf(text).map(({ text: words, href, at }) =>
        href === null ? (
          <span key={at}>{words}</span>
        ) : (
          <a key={at} href={href} target="_blank" rel="noreferrer" className="link rounded-sm break-all">
            {words}
          </a>
        ),
      )}
    </div>
  );
}
