import type { IncomingMessage, ServerResponse } from "node:http";
import { listenOnLoopback } from "./loopback";
import { StripeDeliveries } from "./stripe-deliveries";
import { parseForm } from "./stripe-form";
import { hostedPage } from "./stripe-page";
import { ApiError, type Form, StripeWorld } from "./stripe-world";

export type StripeRequest = {
  readonly method: string;
  readonly path: string;
  readonly key: string | null;
  readonly body: string;
  readonly headers: IncomingMessage["headers"];
};

/** How the next API calls end: the work is done and the answer never arrives, an error, or a slow answer. */
export type StripeMisfortune =
  | "cut"
  | { readonly status: number; readonly code?: string }
  | { readonly delayMs: number };

export type StripeFake = {
  readonly url: string;
  readonly world: StripeWorld;
  readonly deliveries: StripeDeliveries;
  readonly requests: StripeRequest[];
  readonly misfortunes: StripeMisfortune[];
  close(): Promise<void>;
};

export type StripeFakeOptions = {
  readonly port?: number;
  /** Where signed events go; left out: they are only kept. */
  readonly webhook?: { readonly url: string; readonly secrets: readonly string[] };
  readonly now?: () => Date;
};

type Stored = { readonly body: string; readonly status: number; readonly answer: object };
type Said = { readonly status: number; readonly answer: object; readonly replayed?: boolean };

type Listed = { readonly id: string; readonly created: number };

/** One page of what fits, the newest first, as Stripe pages: after the last id of the page before. */
function listOf(all: Iterable<Listed>, url: string, given: Form) {
  const created = typeof given.created === "object" ? given.created : {};
  const [gte, lt] = [Number(created.gte ?? 0), Number(created.lt ?? Number.POSITIVE_INFINITY)];
  const fits = [...all].toReversed().filter((one) => one.created >= gte && one.created < lt);
  const start = fits.findIndex(({ id }) => id === given.starting_after) + 1;
  const end = start + Number(given.limit ?? 10);
  return { object: "list", data: fits.slice(start, end), has_more: end < fits.length, url };
}

/** Stripe's API as far as the shop uses it, on loopback: Checkout Sessions, intents, refunds, disputes, a page to pay on, events. */
export async function startStripeFake(options: StripeFakeOptions = {}): Promise<StripeFake> {
  const now = options.now ?? (() => new Date());
  const requests: StripeRequest[] = [];
  const misfortunes: StripeMisfortune[] = [];
  const deliveries = new StripeDeliveries(options.webhook ?? null, now);
  const answers = new Map<string, Stored>();
  const pageUrl = (id: string) => `${url()}/c/pay/${id}`;
  const world = new StripeWorld(now, pageUrl, (event) => deliveries.add(event));
  const server = await listenOnLoopback(options.port ?? 0, serve);
  const url = () => server.url;

  async function serve(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
    const { method = "", url: path = "", headers } = request;
    if (path.startsWith("/c/pay/")) return hostedPage(world, method, path, response);
    const key = headers["idempotency-key"]?.toString() ?? null;
    requests.push({ method, path, key, body, headers });
    const misfortune = misfortunes.shift();
    if (misfortune && typeof misfortune === "object" && "status" in misfortune) {
      const error = { type: "api_error", message: "Something went wrong", code: misfortune.code };
      return reply(response, { status: misfortune.status, answer: { error } });
    }
    const said = answerOnce(requests.at(-1) as StripeRequest, answers, world);
    if (misfortune === "cut") {
      response.destroy();
      return;
    }
    if (misfortune) await new Promise((resolve) => setTimeout(resolve, misfortune.delayMs));
    reply(response, said);
  }

  const close = () => {
    deliveries.stop();
    return server.close();
  };
  return { url: server.url, world, deliveries, requests, misfortunes, close };
}

/** The same key and body: the stored answer. The same key and another body: an error that says so. */
function answerOnce(request: StripeRequest, answers: Map<string, Stored>, world: StripeWorld): Said {
  const stored = request.key === null ? undefined : answers.get(request.key);
  if (stored && stored.body !== `${request.path}?${request.body}`) {
    const message =
      "Keys for idempotent requests can only be used with the same parameters they were first used with.";
    return { status: 400, answer: { error: { type: "idempotency_error", message } } };
  }
  if (stored) return { ...stored, replayed: true };
  const said = answer(request, world);
  if (request.key !== null && request.method === "POST") {
    answers.set(request.key, {
      ...said,
      answer: structuredClone(said.answer),
      body: `${request.path}?${request.body}`,
    });
  }
  return said;
}

function answer(request: StripeRequest, world: StripeWorld): Said {
  try {
    if (!/^Bearer [sr]k_/.test(request.headers.authorization ?? "")) {
      throw new ApiError(401, { type: "invalid_request_error", message: "Invalid API key provided." });
    }
    return { status: 200, answer: route(request, world) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { status: error.status, answer: { error: error.error } };
  }
}

type Route = readonly [
  method: string,
  path: RegExp,
  work: (world: StripeWorld, id: string, given: Form) => object,
];

const ofIntent = <T extends { payment_intent: unknown }>(
  all: Iterable<T>,
  { payment_intent: id }: Form,
): T[] => [...all].filter((one) => id === undefined || one.payment_intent === id);

const ROUTES: readonly Route[] = [
  ["POST", /^\/v1\/checkout\/sessions$/, (world, _, given) => world.createSession(given)],
  [
    "GET",
    /^\/v1\/checkout\/sessions$/,
    (world, _, given) => listOf(ofIntent(world.sessions.values(), given), "/v1/checkout/sessions", given),
  ],
  ["GET", /^\/v1\/checkout\/sessions\/(\w+)$/, (world, id) => world.session(id)],
  ["POST", /^\/v1\/checkout\/sessions\/(\w+)\/expire$/, (world, id) => world.expire(id)],
  [
    "GET",
    /^\/v1\/payment_intents\/(\w+)$/,
    (world, id, given) => (given.expand ? world.expandedIntent(id) : world.intent(id)),
  ],
  [
    "GET",
    /^\/v1\/payment_intents$/,
    (world, _, given) =>
      listOf(
        [...world.intents.keys()].map((id) => world.expandedIntent(id)),
        "/v1/payment_intents",
        given,
      ),
  ],
  ["POST", /^\/v1\/refunds$/, (world, _, given) => world.createRefund(given)],
  [
    "GET",
    /^\/v1\/refunds$/,
    (world, _, given) => listOf(ofIntent(world.refunds.values(), given), "/v1/refunds", given),
  ],
  [
    "GET",
    /^\/v1\/disputes$/,
    (world, _, given) => listOf(ofIntent(world.disputes.values(), given), "/v1/disputes", given),
  ],
];

function route({ method, path, body }: StripeRequest, world: StripeWorld): object {
  const [pathname = "", query = ""] = path.split("?");
  for (const [wanted, pattern, work] of ROUTES) {
    const match = wanted === method ? pattern.exec(pathname) : null;
    if (match) return work(world, match[1] ?? "", parseForm(method === "POST" ? body : query));
  }
  const message = `Unrecognized request URL (${method}: ${pathname}).`;
  throw new ApiError(404, { type: "invalid_request_error", message });
}

let served = 0;

function reply(response: ServerResponse, { status, answer, replayed }: Said): void {
  served += 1;
  response
    .writeHead(status, {
      "content-type": "application/json",
      "request-id": `req_${served}`,
      "stripe-version": "2026-10-28.endive",
      ...(replayed && { "idempotent-replayed": "true" }),
    })
    .end(JSON.stringify(answer));
}
