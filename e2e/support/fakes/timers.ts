/** Work that is put off, and can be called off as a whole. */
export class Timers {
  readonly #running = new Set<NodeJS.Timeout>();

  later(work: () => Promise<void>, delayMs: number): void {
    const timer = setTimeout(() => {
      this.#running.delete(timer);
      void work();
    }, delayMs);
    this.#running.add(timer);
  }

  stop(): void {
    for (const timer of this.#running) clearTimeout(timer);
    this.#running.clear();
  }
}
