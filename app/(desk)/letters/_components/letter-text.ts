/** A piece of a plain letter: words, or an address that can be followed. */
export type Piece = { readonly text: string; readonly href: string | null; readonly at: number };

const ADDRESS = /https?:\/\/[^\s<>"]+[^\s<>".,;:)\]]/g;

/** Cuts a plain text into words and addresses; the pieces joined are the text again. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(ADDRESS)) {
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), href: null, at });
    pieces.push({ text: match[0], href: match[0], at: match.index });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), href: null, at });
  return pieces;
}

/** The letter for a frame without scripts: its links open beside the desk, never inside it. */
export const framedHtml = (html: string): string => {
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + base) : base + html;
};
