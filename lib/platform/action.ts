import { refresh } from "next/cache";
import type { z } from "zod";
import { CUSTOMER, staffActor } from "@/lib/kernel/actor";
import { canonicalJson, sha256Hex, tokenHash } from "@/lib/kernel/hash";
import type { Result } from "@/lib/kernel/result";
import type { LinkPurpose } from "@/lib/links/purposes";
import type { Permission } from "@/lib/staff/roles";
import type { Answer, Done } from "./answer";
import { contextFor } from "./compose";
import type { Context } from "./context";
import { type Door, type DoorKind, type Entered, gate, type Posted, postedFrom } from "./door";
import { once } from "./once";
import { type Caller, caller } from "./request";
import type { CurrentUser } from "./session";

/** Who came through the door, for the few commands that need more than the actor. */
export type Visit = { readonly user: CurrentUser | null } & Pick<Caller, "ip" | "device">;

type Refusal = { readonly code: string };
type Command<In, T, R extends Refusal> = (ctx: Context, input: In, visit: Visit) => Promise<Result<T, R>>;
type Run<In, V, C extends string> = (
  ctx: Context,
  input: In,
  visit: Visit,
) => Promise<Result<V, { readonly code: C; readonly detail?: unknown }>>;

/** What an action does once the door has let it in. */
export type Work<In, V, C extends string> = {
  readonly run: Run<In, V, C>;
  /** After the answer is kept, on repeats too: `redirect`, `revalidatePath`, cookies. */
  readonly after?: (value: V, input: In) => void | Promise<void>;
};

/**
 * One server action, for three ways of calling it:
 * `<form action={a}>`, `useActionState(a, null)` (with and without scripts), and `await a({ …, idempotencyKey })` from code.
 */
export type Action<S extends z.ZodType, V, C extends string> = {
  (form: FormData): Promise<void>;
  (input: z.input<S> & { readonly idempotencyKey?: string }): Promise<Answer<V, C>>;
  (previous: Answer<unknown> | null, form: FormData): Promise<Answer<V, C>>;
};

type Options<In, T, R, V> = {
  /** What the browser may learn of the result; nothing when left out. */
  readonly answer?: (value: T) => V;
  /** What the browser may learn of a refusal besides its code. */
  readonly detail?: (refusal: R) => unknown;
  readonly after?: (value: V, input: In) => void | Promise<void>;
};

/** Makes a command the work of an action. The command's result stays on the server unless `answer` picks from it. */
export function runs<In, T, R extends Refusal, V = undefined>(
  command: Command<In, T, R>,
  options: Options<In, T, R, V> = {},
): Work<In, V, R["code"]> {
  const { answer, detail } = options;
  return {
    run: async (ctx, input, visit) => {
      const result = await command(ctx, input, visit);
      if (result.ok) return { ok: true, value: (answer ? answer(result.value) : undefined) as V };
      return { ok: false, refusal: { code: result.refusal.code, detail: detail?.(result.refusal) } };
    },
    after: options.after,
  };
}

export type DoorOptions = {
  /** For what does no harm when done twice (signing out, a preview): needs no idempotency key. */
  readonly repeatable?: boolean;
  /** Leaves the screen as it is: for what is saved or asked while somebody types. */
  readonly quiet?: boolean;
};

/**
 * An action of the desk: session → permission → same origin → input → idempotency key → command.
 * @example
 * "use server";
 * export const cancelOrderAction = deskAction("orders.cancel").inputSchema(cancelOrderInput).action(runs(cancelOrder));
 */
export const deskAction = (permission: Permission, options: DoorOptions = {}) =>
  builder({ kind: "desk", permission, ...options });

/** For signed-in people about themselves: needs a session and no permission. */
export const ownAction = (options: DoorOptions = {}) => builder({ kind: "own", ...options });

/**
 * A public action behind a token; the input must carry it as `token`.
 * @example
 * export const placeOrderAction = linkAction("checkout")
 *   .inputSchema(placeOrderInput)
 *   .action(runs(placeOrder, { answer: ({ token }) => token, after: (token) => redirect(`/o/${token}`) }));
 */
export const linkAction = (purpose: LinkPurpose, options: DoorOptions = {}) =>
  builder({ kind: "link", purpose, ...options });

/**
 * A public action without a token, limited per address.
 * @example export const openCartAction = openAction("cart").inputSchema(openCartInput).action(runs(openCart, { … }));
 */
export const openAction = (limit: Extract<DoorKind, { kind: "open" }>["limit"], options: DoorOptions = {}) =>
  builder({ kind: "open", limit, ...options });

function builder(door: Door) {
  return {
    inputSchema: <S extends z.ZodType>(schema: S) => ({
      action: <V, C extends string>(work: Work<z.output<S>, V, C>): Action<S, V, C> =>
        makeAction(door, schema, work),
    }),
  };
}

function makeAction<S extends z.ZodType, V, C extends string>(
  door: Door,
  schema: S,
  work: Work<z.output<S>, V, C>,
): Action<S, V, C> {
  const enter = gate(door, schema, async (entered: Entered<z.output<S>>) => {
    const done = await perform(door, action, entered, work);
    if (!done.ok) return done;
    // First: a redirect to the page one is on, with another hash, would show it as it was.
    if (door.kind !== "open" && !door.quiet) refresh();
    // Inside the door, so that a redirect leaves through it.
    await work.after?.(done.value, entered.input);
    return done;
  });
  const action = async (...args: readonly unknown[]): Promise<Answer<V, C>> => {
    const posted: Posted = postedFrom(args.length > 1 ? args[1] : args[0]);
    return (await enter(posted)) as Answer<V, C>;
  };
  // Tests read the door of every exported action.
  return Object.assign(action, { door }) as unknown as Action<S, V, C>;
}

async function perform<In, V, C extends string>(
  door: Door,
  action: object,
  entered: Entered<In>,
  work: Work<In, V, C>,
): Promise<Answer<V, C>> {
  const who = whoOf(entered);
  // The framework's id of the action: one key sent to two actions is two things.
  const id = (action as { $$id?: string }).$$id ?? canonicalJson(door);
  const key = sha256Hex(canonicalJson([id, who, entered.key]));
  const actor = entered.user ? staffActor(entered.user.id) : CUSTOMER;
  const ctx = contextFor(actor, door.repeatable ? null : key.slice(0, 32));
  const { ip, device } = await caller();
  const run = () => work.run(ctx, entered.input, { user: entered.user, ip, device });
  const inputHash = sha256Hex(canonicalJson(entered.input));
  const result = door.repeatable
    ? await run()
    : await once({ db: ctx.db, now: ctx.now, key, inputHash }, run);
  if (result.ok) return { ok: true, value: result.value, nextKey: crypto.randomUUID() } satisfies Done<V>;
  return { ok: false, ...result.refusal };
}

const whoOf = (entered: Entered<unknown>): string =>
  entered.user ? `staff:${entered.user.id}` : entered.token ? `link:${tokenHash(entered.token)}` : "open";
