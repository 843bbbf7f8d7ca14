/** The only way to ask for the time: commands get it from their context, tests set it. */
export type Clock = () => Date;

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

export const plus = (date: Date, ms: number): Date => new Date(date.getTime() + ms);
