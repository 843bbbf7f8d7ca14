/**
 * Outlives whoever reads what the process prints: a closed terminal, a starter that was killed. A lost pipe has nowhere to be told; unheard,
 * the framework would print it to the same lost pipe, for ever, and hear nothing else, not even that it should stop.
 */
export function outliveReaders(): void {
  for (const output of [process.stdout, process.stderr]) output.on("error", () => undefined);
}
