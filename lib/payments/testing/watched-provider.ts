import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { PaymentProvider } from "@/lib/payments/provider";

export const PROVIDER_CALLS = ["start", "facts", "ask", "close", "refund", "list"] as const;
type Call = (typeof PROVIDER_CALLS)[number];

export type Watch = {
  readonly provider: PaymentProvider;
  /** Which file called what, such as `send-refund:ask`. */
  readonly calls: Set<string>;
  /** Calls that were made while a transaction was open. */
  readonly offences: string[];
};

const OPEN_ELSEWHERE = sql`select left(query, 80) as seen from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and state like 'idle in transaction%'`;

/** The file of the command whose line made the call. */
const callerIn = (stack: string): string => /\/commands\/([\w-]+)\.ts/.exec(stack)?.[1] ?? "nobody";

/** A provider that looks, before each of its calls leaves, whether anybody holds a transaction open. */
export function watchedProvider(real: PaymentProvider, db: () => Db): Watch {
  const calls = new Set<string>();
  const offences: string[] = [];
  const watched =
    <A extends unknown[], R>(call: Call, work: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      const name = `${callerIn(new Error().stack ?? "")}:${call}`;
      calls.add(name);
      const { rows } = await db().execute<{ seen: string }>(OPEN_ELSEWHERE);
      offences.push(...rows.map(({ seen }) => `${name} during ${seen}`));
      return work(...given);
    };
  const provider: PaymentProvider = {
    ...real,
    start: watched("start", real.start),
    facts: watched("facts", real.facts),
    ask: watched("ask", real.ask),
    close: watched("close", real.close),
    refund: watched("refund", real.refund),
    list: real.list && watched("list", real.list),
  };
  return { provider, calls, offences };
}
