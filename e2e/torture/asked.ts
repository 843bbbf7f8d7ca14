export const USAGE = "npm run torture -- [--events N] [--kills N] [--rounds N] [--seed TEXT]";

export type Asked = {
  readonly events: number;
  readonly kills: number;
  readonly rounds: number;
  readonly seed: string;
};

const NAMES = ["--events", "--kills", "--rounds", "--seed"];
const EVENTS = "10000";
const KILLS = "30";
const ROUNDS = "2000";

/** Reads the command line; null when it says something else than the usage. */
export function readAsked(args: readonly string[]): Asked | null {
  const given = (name: string): string | null => {
    const at = args.indexOf(name);
    return at < 0 ? null : (args[at + 1] ?? "");
  };
  const isKnown = args.every((arg, index) => index % 2 === 1 || NAMES.includes(arg));
  const events = given("--events") ?? EVENTS;
  const kills = given("--kills") ?? KILLS;
  const rounds = given("--rounds") ?? ROUNDS;
  const seed = given("--seed") ?? crypto.randomUUID().slice(0, 8);
  const isCount = /^[1-9]\d{0,5}$/.test(events) && /^\d{1,3}$/.test(kills) && /^\d{1,5}$/.test(rounds);
  const isSound = isCount && seed !== "";
  return isKnown && args.length % 2 === 0 && isSound
    ? { events: Number(events), kills: Number(kills), rounds: Number(rounds), seed }
    : null;
}
