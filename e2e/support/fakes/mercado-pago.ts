import type { IncomingMessage, ServerResponse } from "node:http";
import { listenOnLoopback } from "./loopback";
import { MercadoPagoDeliveries } from "./mercado-pago-deliveries";
import { checkoutPage } from "./mercado-pago-page";
import { MercadoPagoError, MercadoPagoWorld } from "./mercado-pago-world";

export type MercadoPagoRequest = {
  readonly method: string;
  readonly path: string;
  readonly key: string | null;
  readonly body: string;
  readonly headers: IncomingMessage["headers"];
};

/** How the next API calls end: well, the work is done and the answer never arrives, half of it arrives, or an error. */
export type MercadoPagoMisfortune = "none" | "cut" | "half" | { readonly status: number };

export type MercadoPagoFake = {
  readonly url: string;
  readonly world: MercadoPagoWorld;
  readonly deliveries: MercadoPagoDeliveries;
  readonly requests: MercadoPagoRequest[];
  readonly misfortunes: MercadoPagoMisfortune[];
  close(): Promise<void>;
};

type Options = {
  readonly port?: number;
  /** Notifications are signed with it and sent to each preference's address; left out: they are only kept. */
  readonly secret?: string;
  readonly now?: () => Date;
};

type Said = { readonly status: number; readonly answer: object };
type Stored = Said & { readonly request: string };

/** Mercado Pago's API as far as the shop uses it, on loopback: preferences, a page to pay on, payments, refunds, notifications. */
export async function startMercadoPagoFake(options: Options = {}): Promise<MercadoPagoFake> {
  const now = options.now ?? (() => new Date());
  const requests: MercadoPagoRequest[] = [];
  const misfortunes: MercadoPagoMisfortune[] = [];
  const answers = new Map<string, Stored>();
  const deliveries = new MercadoPagoDeliveries(options.secret ?? null, now);
  const world = new MercadoPagoWorld(
    now,
    (id) => `${url()}/checkout/${id}`,
    (notification, to) => deliveries.add({ notification, url: to }),
  );
  const server = await listenOnLoopback(options.port ?? 0, serve);
  const url = () => server.url;

  async function serve(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
    const { method = "", url: path = "", headers } = request;
    if (/^\/checkout\/(?!preferences)/.test(path)) return checkoutPage(world, method, path, response);
    const asked = { method, path, key: headers["x-idempotency-key"]?.toString() ?? null, body, headers };
    requests.push(asked);
    const misfortune = misfortunes.shift();
    if (misfortune && typeof misfortune === "object") {
      return reply(response, { status: misfortune.status, answer: { message: "something went wrong" } });
    }
    const said = answerOnce(asked, answers, world);
    if (misfortune === "cut") response.destroy();
    else if (misfortune === "half") {
      const text = JSON.stringify(said.answer);
      response.writeHead(said.status, { "content-type": "application/json", "content-length": text.length });
      response.write(text.slice(0, text.length / 2), () => response.destroy());
    } else reply(response, said);
  }

  const close = () => {
    deliveries.stop();
    return server.close();
  };
  return { url: server.url, world, deliveries, requests, misfortunes, close };
}

/** The same key for the same request: the stored answer. For another one: a conflict. */
function answerOnce(
  request: MercadoPagoRequest,
  answers: Map<string, Stored>,
  world: MercadoPagoWorld,
): Said {
  const { method, path, body, key } = request;
  const asked = `${method} ${path} ${body}`;
  const at = `${path} ${key}`;
  const stored = answers.get(at);
  if (stored) {
    const isSame = stored.request === asked;
    return isSame ? stored : { status: 409, answer: { message: "idempotency key already used" } };
  }
  const said = answer(request, world);
  if (key !== null && method === "POST") {
    answers.set(at, { ...said, answer: structuredClone(said.answer), request: asked });
  }
  return said;
}

function answer(request: MercadoPagoRequest, world: MercadoPagoWorld): Said {
  try {
    if (!/^Bearer (TEST|APP_USR)-/.test(request.headers.authorization ?? "")) {
      throw new MercadoPagoError(401, "invalid access token");
    }
    return route(request, world);
  } catch (error) {
    if (!(error instanceof MercadoPagoError)) throw error;
    return { status: error.status, answer: { message: error.message, error: "error", status: error.status } };
  }
}

type Work = (
  world: MercadoPagoWorld,
  id: string,
  given: Record<string, never>,
  query: URLSearchParams,
) => object;
const ROUTES: readonly (readonly [method: string, path: RegExp, status: number, work: Work])[] = [
  ["POST", /^\/checkout\/preferences\/?$/, 201, (world, _, given) => world.createPreference(given)],
  ["GET", /^\/checkout\/preferences\/([\w-]+)$/, 200, (world, id) => world.preference(id)],
  [
    "PUT",
    /^\/checkout\/preferences\/([\w-]+)$/,
    200,
    (world, id, given) => world.updatePreference(id, given),
  ],
  ["GET", /^\/v1\/payments\/search$/, 200, (world, _id, _given, query) => world.search(query)],
  ["GET", /^\/v1\/payments\/([\w-]+)$/, 200, (world, id) => world.payment(id)],
  ["POST", /^\/v1\/payments\/(\d+)\/refunds$/, 201, (world, id, given) => world.refund(id, given.amount)],
];

function route({ method, path, body }: MercadoPagoRequest, world: MercadoPagoWorld): Said {
  const { pathname, searchParams } = new URL(path, "http://fake");
  for (const [wanted, pattern, status, work] of ROUTES) {
    const match = wanted === method ? pattern.exec(pathname) : null;
    if (!match) continue;
    const given = body === "" ? {} : (JSON.parse(body) as Record<string, never>);
    return { status, answer: work(world, match[1] ?? "", given, searchParams) };
  }
  throw new MercadoPagoError(404, `no such resource: ${method} ${pathname}`);
}

const reply = (response: ServerResponse, { status, answer }: Said): void => {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
};
