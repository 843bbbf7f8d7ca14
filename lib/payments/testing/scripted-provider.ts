import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type {
  AttemptState,
  PayableOrder,
  PaymentPage,
  PaymentProvider,
  ProviderFact,
  StartRefused,
} from "@/lib/payments/provider";

type Call = "start" | "facts" | "ask" | "close";

/** A provider of a test: what it knows is set by hand, every call is written down, and none may come while a transaction is open. */
export type ScriptedProvider = PaymentProvider & {
  readonly calls: { readonly call: Call; readonly about: string }[];
  /** What it says about an object. */
  readonly truth: Map<string, { state: AttemptState; facts: readonly ProviderFact[] }>;
  readonly started: { readonly order: PayableOrder; readonly key: string }[];
  /** How the next calls of `start` end, after their work is done: an answer that never arrives, or a refusal. */
  readonly nextStarts: ("cut" | StartRefused)[];
  silent: boolean;
  /** Sessions that were idle in a transaction, or waited for a lock, while the provider was asked. */
  readonly openDuringCalls: string[];
};

type Spoken = {
  readonly id: string;
  readonly type: string;
  readonly live?: boolean;
  readonly signed?: boolean;
  readonly about: string;
};

const OPEN_ELSEWHERE = sql`select state || ': ' || left(query, 80) as seen from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and state like 'idle in transaction%'`;

const NOT_SCRIPTED: Pick<PaymentProvider, "refund" | "patienceMs" | "list"> = {
  refund: async () => refuse({ code: "refund_refused", detail: "not scripted" }),
  patienceMs: 60_000,
  list: null,
};

export function scriptedProvider(db: () => Db): ScriptedProvider {
  const pages = new Map<string, PaymentPage>();
  const provider: ScriptedProvider = {
    name: "demo",
    live: null,
    calls: [],
    truth: new Map(),
    started: [],
    nextStarts: [],
    silent: false,
    openDuringCalls: [],
    start: async (order, key): Promise<Result<PaymentPage, StartRefused>> => {
      await called("start", order.paymentId);
      provider.started.push({ order, key });
      const next = provider.nextStarts.shift();
      if (next && next !== "cut") return refuse(next);
      const objectId = `obj_${order.paymentId}`;
      const page = pages.get(key) ?? {
        url: `https://pay.test/${objectId}`,
        objectId,
        expiresAt: order.expiresAt,
      };
      pages.set(key, page);
      if (!provider.truth.has(objectId)) provider.truth.set(objectId, { state: "live", facts: [] });
      return next === "cut" ? refuse({ code: "provider_unavailable", detail: "cut" }) : ok(page);
    },
    read: ({ body }) => {
      const said = JSON.parse(body) as Spoken;
      if (said.signed === false) return refuse("bad_signature");
      const { id: eventId, type, live = null } = said;
      return ok({ eventId, type, live, ours: type !== "something.else", about: said.about, body: said });
    },
    facts: async ({ body }) => {
      const { about } = body as Spoken;
      await called("facts", about);
      if (provider.silent) throw new Error("no answer");
      return provider.truth.get(about)?.facts ?? [];
    },
    ask: async (objectId) => {
      await called("ask", objectId);
      if (provider.silent) throw new Error("no answer");
      return provider.truth.get(objectId) ?? { state: "unknown", facts: [] };
    },
    close: async (objectId) => {
      await called("close", objectId);
      const known = provider.truth.get(objectId);
      if (provider.silent || !known) return "unknown";
      if (known.state === "live") provider.truth.set(objectId, { ...known, state: "over" });
      return provider.truth.get(objectId)?.state ?? "unknown";
    },
    ...NOT_SCRIPTED,
  };
  const called = async (call: Call, about: string): Promise<void> => {
    provider.calls.push({ call, about });
    const { rows } = await db().execute<{ seen: string }>(OPEN_ELSEWHERE);
    provider.openDuringCalls.push(...rows.map(({ seen }) => seen));
  };
  return provider;
}
