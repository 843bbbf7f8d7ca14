import { createSafeActionClient } from "next-safe-action";
import type { z } from "zod";
import type { LinkPurpose } from "@/lib/links/purposes";
import { can, type Permission } from "@/lib/staff/roles";
import type { Refused } from "./answer";
import { ipGroup } from "./client-ip";
import { env } from "./env";
import { isDatabaseDown, reasonOf } from "./failures";
import { formToObject, typedTexts } from "./form-input";
import { log } from "./log";
import { checkToken } from "./public-token";
import { type LimitName, rateLimits } from "./rate-limit";
import { caller, noteSecurity } from "./request";
import { isSameOrigin } from "./same-origin";
import { type CurrentUser, currentUser } from "./session";

export type DoorKind =
  | { readonly kind: "desk"; readonly permission: Permission }
  | { readonly kind: "own" }
  | { readonly kind: "link"; readonly purpose: LinkPurpose }
  | { readonly kind: "open"; readonly limit: LimitName };
export type Door = DoorKind & { readonly repeatable?: boolean; readonly quiet?: boolean };

export type Posted = {
  readonly key: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly typed?: Readonly<Record<string, string>>;
};

export type Entered<In> = {
  readonly user: CurrentUser | null;
  readonly token: string | null;
  readonly key: string;
  readonly input: In;
};

type Passed = { readonly user: CurrentUser | null; readonly token: string | null };

const KEY = /^[\w-]{8,64}$/;

/** A refusal on its way out of the chain. */
class TurnedAway extends Error {
  readonly refused: Refused;
  constructor(refused: Omit<Refused, "ok">) {
    super(refused.code);
    this.refused = { ok: false, ...refused };
  }
}

/** Reads what was posted, by a form or by code. The idempotency key is the door's and not part of the input. */
export function postedFrom(payload: unknown): Posted {
  const isForm = payload instanceof FormData;
  const all = isForm ? formToObject(payload) : isRecord(payload) ? payload : {};
  const { idempotencyKey, ...input } = all;
  const key = typeof idempotencyKey === "string" ? idempotencyKey : "";
  return { key, input, ...(isForm ? { typed: typedTexts(payload) } : {}) };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const client = createSafeActionClient({
  handleServerError: (error): Refused => (error instanceof TurnedAway ? error.refused : failed(error)),
});

/** What only we can cause: logged under an id that the person can quote. */
function failed(error: Error): Refused {
  const requestId = crypto.randomUUID();
  const isDown = isDatabaseDown(error);
  log.error({ requestId, ...reasonOf(error) }, isDown ? "the database is down" : "an action failed");
  return { ok: false, code: isDown ? "database_down" : "unexpected", requestId };
}

/** The checks in their order, then the work. Redirects pass through; everything else becomes an answer. */
export function gate<S extends z.ZodType, V extends { readonly ok: boolean }>(
  door: Door,
  schema: S,
  work: (entered: Entered<z.output<S>>) => Promise<V>,
) {
  const chain = client
    .use(async ({ next, clientInput }) => next({ ctx: await passesFor(door, (clientInput as Posted).input) }))
    .use(async ({ next, ctx }) => {
      await refuseForeign(door, ctx.user);
      return next({ ctx });
    })
    .inputSchema(coded(door, schema), {
      handleValidationErrorsShape: async (tree) => flat(tree),
    })
    .action(({ parsedInput, ctx }) => work({ ...ctx, ...parsedInput }));
  return async (posted: Posted): Promise<V | Refused> => {
    const { data, serverError, validationErrors } = await chain(posted);
    if (data?.ok) return data;
    const refused: Refused = data
      ? (data as unknown as Refused)
      : (serverError ?? { ok: false, code: "invalid", fields: validationErrors ?? {} });
    return posted.typed ? { ...refused, typed: posted.typed } : refused;
  };
}

async function passesFor(door: Door, input: Posted["input"]): Promise<Passed> {
  if (door.kind === "desk" || door.kind === "own") {
    return { user: await staffFor(door), token: null };
  }
  const { ip } = await caller();
  const spent = await rateLimits().spend(door.kind === "open" ? door.limit : "public_post", ipGroup(ip));
  if (!spent.ok) throw new TurnedAway({ code: "too_many", retryAfterSeconds: spent.retryAfterSeconds });
  if (door.kind === "open") return { user: null, token: null };
  const known = await checkToken(door.purpose, input.token);
  if (!known.ok) throw new TurnedAway(known.refusal);
  return { user: null, token: String(input.token) };
}

async function staffFor(door: Extract<Door, { kind: "desk" | "own" }>): Promise<CurrentUser> {
  const user = await currentUser();
  if (!user) throw new TurnedAway({ code: "signed_out" });
  if (door.kind === "own" || can(user.permissions, door.permission)) return user;
  const { ip } = await caller();
  const detail = { permission: door.permission, door: "action" };
  await noteSecurity({ kind: "permission_refused", staffId: user.id, ip, detail });
  throw new TurnedAway({ code: "not_allowed" });
}

async function refuseForeign(door: Door, user: CurrentUser | null): Promise<void> {
  const { headers, ip } = await caller();
  if (isSameOrigin(headers, env().APP_URL)) return;
  const detail = { door: door.kind, origin: headers.get("origin")?.slice(0, 200) ?? null };
  await noteSecurity({ kind: "origin_refused", staffId: user?.id ?? null, ip, detail });
  throw new TurnedAway({ code: "foreign_origin" });
}

type Issue = { readonly message: string; readonly path: readonly PropertyKey[] };

/** The form's schema with codes for messages, and the key checked beside it. */
function coded<S extends z.ZodType>(door: Door, schema: S) {
  const validate = async (value: unknown) => {
    const { key, input } = value as Posted;
    const parsed = await schema.safeParseAsync(input, { error: (issue) => issue.code });
    const issues: Issue[] = parsed.success
      ? []
      : parsed.error.issues.map(({ message, path }) => ({ message, path }));
    if (!door.repeatable && !KEY.test(key)) issues.push({ message: "missing", path: ["idempotencyKey"] });
    return parsed.success && issues.length === 0
      ? { value: { key, input: parsed.data as z.output<S> } }
      : { issues };
  };
  return {
    "~standard": {
      version: 1 as const,
      vendor: "despacho",
      validate,
      types: undefined as
        | { readonly input: Posted; readonly output: { readonly key: string; readonly input: z.output<S> } }
        | undefined,
    },
  };
}

/** `{ lines: { 0: { sku: { _errors: ["too_long"] } } } }` → `{ "lines.0.sku": "too_long" }`; the whole form is `""`. */
function flat(tree: unknown, path = ""): Record<string, string> {
  if (!isRecord(tree)) return {};
  const { _errors, ...inner } = tree;
  const own = Array.isArray(_errors) && typeof _errors[0] === "string" ? { [path]: _errors[0] } : {};
  const below = Object.entries(inner).map(([name, node]) => flat(node, path ? `${path}.${name}` : name));
  return Object.assign(own, ...below) as Record<string, string>;
}
