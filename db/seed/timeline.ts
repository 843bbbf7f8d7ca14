/** A story yields when it goes on. What lies behind the end is never told: the order stays as it is. */
export type Story<T = void> = AsyncGenerator<Date, T, void>;

type Entry = { readonly at: number; readonly turn: number; readonly work: () => Promise<void> };

export type Timeline = {
  readonly now: () => Date;
  /** Work at a moment; a moment that has passed means now. Equal moments keep the order in which they were asked for. */
  readonly at: (moment: Date, work: () => Promise<void>) => void;
  readonly tell: (story: Story, from: Date) => void;
  /** Runs everything up to and including `end`, in the order of time. Returns how much was done. */
  readonly run: (end: Date) => Promise<number>;
};

/** Time that jumps from one thing that happens to the next: six months in seconds, always in the same order. */
export function timeline(start: Date): Timeline {
  let clock = start.getTime();
  let turn = 0;
  const waiting: Entry[] = [];

  const at: Timeline["at"] = (moment, work) => {
    const entry = { at: Math.max(clock, moment.getTime()), turn: turn++, work };
    waiting.splice(placeOf(waiting, entry), 0, entry);
  };
  const step = (story: Story) => async (): Promise<void> => {
    const { done, value } = await story.next();
    if (!done) at(value, step(story));
  };
  return {
    now: () => new Date(clock),
    at,
    tell: (story, from) => at(from, step(story)),
    run: async (end) => {
      let count = 0;
      for (let next = waiting.pop(); next && next.at <= end.getTime(); next = waiting.pop()) {
        clock = next.at;
        await next.work();
        count += 1;
      }
      clock = end.getTime();
      return count;
    },
  };
}

const isLater = (a: Entry, b: Entry): boolean => a.at > b.at || (a.at === b.at && a.turn > b.turn);

/** The latest first, so that the next one is taken from the end. */
function placeOf(waiting: readonly Entry[], entry: Entry): number {
  let [low, high] = [0, waiting.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = waiting[middle];
    if (other && isLater(other, entry)) low = middle + 1;
    else high = middle;
  }
  return low;
}
