const MARKS = /[\u0300-\u036f]/g;

/**
 * Folds accents and case for searching; the same rule is applied in SQL when a search text is stored.
 * @example fold("ÑANDÚ Éxito") // "nandu exito"
 */
export const fold = (text: string): string => text.normalize("NFD").replace(MARKS, "").toLowerCase();

export const digitsOf = (text: string): string => text.replace(/\D/g, "");

/** Names and subjects that go into headers: one line, no control characters. */
export const oneLine = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
