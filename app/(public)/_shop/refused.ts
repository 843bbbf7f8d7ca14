import type messages from "@/lib/i18n/messages/es.json";

export type RefusedCode = keyof (typeof messages)["shop"]["refused"];
export type ProblemCode = keyof (typeof messages)["shop"]["problem"];

/** A code out of an address: only one that has words. */
export const refusedCode = (text: unknown, known: (key: RefusedCode) => boolean): RefusedCode | null =>
  typeof text === "string" && known(text as RefusedCode) ? (text as RefusedCode) : null;

/** `/cart/…?refused=code#part`: plain addresses carry what was refused, so that it shows before scripts do. */
export function withRefusal(path: string, code: string, anchor = ""): string {
  return `${path}?refused=${encodeURIComponent(code)}${anchor ? `#${anchor}` : ""}`;
}

export const one = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? value[0] : value) ?? "";
