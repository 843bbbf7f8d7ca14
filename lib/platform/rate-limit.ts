import type { Pool } from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { database } from "@/db/client";
import { sha256Hex } from "@/lib/kernel/hash";

type Limit = { readonly points: number; readonly seconds: number; readonly growing?: boolean };

/** How often one caller may do what. `growing`: each further offence within a day doubles the wait, up to 4 hours; nobody is shut out for good. */
export const LIMITS = {
  login: { points: 5, seconds: 900, growing: true },
  login_ip: { points: 50, seconds: 900 },
  login_account: { points: 50, seconds: 900 },
  magic_link: { points: 3, seconds: 900 },
  password_reset: { points: 3, seconds: 900 },
  invite: { points: 20, seconds: 900 },
  token_miss: { points: 20, seconds: 600 },
  public_post: { points: 120, seconds: 300 },
  cart: { points: 60, seconds: 300 },
  receipt: { points: 10, seconds: 600 },
  photo: { points: 30, seconds: 600 },
  pickup_code: { points: 10, seconds: 900 },
  coupon: { points: 10, seconds: 600 },
  identity: { points: 10, seconds: 900 },
  pdf: { points: 60, seconds: 60 },
  export: { points: 20, seconds: 60 },
  api: { points: 600, seconds: 60 },
  bad_signature: { points: 20, seconds: 600 },
} as const satisfies Record<string, Limit>;
export type LimitName = keyof typeof LIMITS;

export type Spent = { readonly ok: true } | { readonly ok: false; readonly retryAfterSeconds: number };

const TABLE = "rate_limits";
const OFFENCE_SECONDS = 86_400;
const LONGEST_BLOCK_SECONDS = 14_400;

type Limiters = {
  readonly of: (name: LimitName) => RateLimiterPostgres;
  readonly offences: RateLimiterPostgres;
};

/** Counters in PostgreSQL: they survive restarts and count over all instances. Keys are hashed, so no address or e-mail is kept. */
export class RateLimits {
  private readonly pool: () => Pool;
  private limiters: Promise<Limiters> | null = null;

  constructor(pool: () => Pool) {
    this.pool = pool;
  }

  /** Counts one try; refused once the limit is used up. */
  async spend(name: LimitName, key: string): Promise<Spent> {
    const { of, offences } = await this.ready();
    const limiter = of(name);
    const hashed = sha256Hex(key);
    try {
      await limiter.consume(hashed);
      return { ok: true };
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const limit: Limit = LIMITS[name];
      const isFirstTooMany = error.consumedPoints === limit.points + 1;
      if (!limit.growing || !isFirstTooMany) return refusedFor(error.msBeforeNext);
      const { consumedPoints } = await offences.penalty(`${name}:${hashed}`);
      const seconds = Math.min(limit.seconds * 2 ** (consumedPoints - 1), LONGEST_BLOCK_SECONDS);
      await limiter.block(hashed, seconds);
      return refusedFor(seconds * 1000);
    }
  }

  /** Whether a try would still be allowed; counts nothing. */
  async peek(name: LimitName, key: string): Promise<Spent> {
    const limiter = (await this.ready()).of(name);
    const found = await limiter.get(sha256Hex(key));
    const isSpent = found !== null && found.consumedPoints >= LIMITS[name].points;
    return isSpent ? refusedFor(found.msBeforeNext) : { ok: true };
  }

  /** Forgets the tries of one caller: they turned out to be the right person. */
  async forgive(name: LimitName, key: string): Promise<void> {
    const { of, offences } = await this.ready();
    await of(name).delete(sha256Hex(key));
    await offences.delete(`${name}:${sha256Hex(key)}`);
  }

  private ready(): Promise<Limiters> {
    this.limiters ??= openLimiters(this.pool()).catch((error: unknown) => {
      this.limiters = null;
      throw error;
    });
    return this.limiters;
  }
}

const refusedFor = (ms: number): Spent => ({
  ok: false,
  retryAfterSeconds: Math.max(1, Math.ceil(ms / 1000)),
});

/** The first limiter makes the table (harmless when several processes try at once); the others use it. */
async function openLimiters(pool: Pool): Promise<Limiters> {
  const store = { storeClient: pool, storeType: "pool", tableName: TABLE };
  const offences = await new Promise<RateLimiterPostgres>((resolve, reject) => {
    const limiter = new RateLimiterPostgres(
      { ...store, keyPrefix: "offence", points: 1_000_000, duration: OFFENCE_SECONDS },
      (error?: Error) => (error ? reject(error) : resolve(limiter)),
    );
  });
  const made = new Map<LimitName, RateLimiterPostgres>();
  const of = (name: LimitName): RateLimiterPostgres => {
    const { points, seconds } = LIMITS[name];
    const found =
      made.get(name) ??
      new RateLimiterPostgres({
        ...store,
        tableCreated: true,
        clearExpiredByTimeout: false,
        keyPrefix: name,
        points,
        duration: seconds,
      });
    made.set(name, found);
    return found;
  };
  return { of, offences };
}

const shared = globalThis as typeof globalThis & { despachoLimits?: RateLimits };

export function rateLimits(): RateLimits {
  shared.despachoLimits ??= new RateLimits(() => database().pool);
  return shared.despachoLimits;
}
