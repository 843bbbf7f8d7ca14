const WIDE = /[\p{Lu}mwMW@%&—]/u;
const NARROW = /[ .,;:'’iljtfrI|()-]/u;

/** Width of a text in ems (multiples of its font size), on the safe side for the papers' font. */
export const widthInEms = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (WIDE.test(sign) ? 0.78 : NARROW.test(sign) ? 0.36 : 0.6), 0);

/**
 * Cuts words that are wider than a column (mailboxes, sites, codes) after the last sign that allows it, so that nothing
 * leaves its column and no hyphen is printed that is not part of the text. `room` is the column's width in ems.
 */
export const breakLongWords = (text: string, room: number): string =>
  text.replace(/\S+/g, (word) => cut(word, room));

function cut(word: string, room: number): string {
  if (widthInEms(word) <= room) return word;
  const head = headThatFits(word, room);
  const at = lastCut(head);
  const kept = at >= head.length / 3 ? head.slice(0, at + 1) : head;
  return `${kept}\n${cut(word.slice(kept.length), room)}`;
}

function headThatFits(word: string, room: number): string {
  let head = "";
  for (const sign of word) {
    if (head !== "" && widthInEms(head + sign) > room) break;
    head += sign;
  }
  return head;
}

const lastCut = (head: string): number => {
  const mailbox = head.indexOf("@");
  return mailbox >= 0
    ? mailbox
    : Math.max(...[".", "-", "_", "/", "·"].map((sign) => head.lastIndexOf(sign)));
};
