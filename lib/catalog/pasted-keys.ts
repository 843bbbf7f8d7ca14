/** Keys pasted from anywhere: one a line, spaces around them are nobody's, each once. */
export const keysIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  ),
];
