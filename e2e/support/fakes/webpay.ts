import type { IncomingMessage, ServerResponse } from "node:http";
import { listenOnLoopback } from "./loopback";
import { webpayPage } from "./webpay-page";
import { WebpayRefusal, WebpayWorld } from "./webpay-world";

/** What Transbank publishes for everybody who tries it out. */
export const WEBPAY_TEST_CODE = "597055555532";
export const WEBPAY_TEST_KEY = "579B532A7440BB0C9079DED94D31EA1615BACEB56610332264630D42D0A36B1C";

export type WebpayRequest = {
  readonly call: "create" | "commit" | "status" | "refund";
  readonly token: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Readonly<Record<string, unknown>>;
};

/** How the next calls end: well, the work is done and the answer never arrives, or an error instead of the work. */
export type WebpayMisfortune = "none" | "cut" | { readonly status: number; readonly message?: string };

export type WebpayFake = {
  readonly url: string;
  readonly world: WebpayWorld;
  readonly requests: WebpayRequest[];
  readonly misfortunes: WebpayMisfortune[];
  /** How browsers are sent back: Transbank does both. */
  backBy: "get" | "post";
  close(): Promise<void>;
};

const API = /^\/rswebpaytransaction\/api\/webpay\/v1\.2\/transactions(?:\/(\w+))?(\/refunds)?$/;

const CALLS: Readonly<Record<string, WebpayRequest["call"]>> = {
  POST: "create",
  "PUT token": "commit",
  "GET token": "status",
  "POST token/refunds": "refund",
};

/** Webpay Plus on loopback: the four calls, the form with a button for each way that it can go, and the way back. */
export async function startWebpayFake(
  options: { readonly port?: number; readonly now?: () => Date } = {},
): Promise<WebpayFake> {
  const world = new WebpayWorld(options.now ?? (() => new Date()));
  const requests: WebpayRequest[] = [];
  const misfortunes: WebpayMisfortune[] = [];
  const server = await listenOnLoopback(options.port ?? 0, serve);
  const { url, close } = server;
  const fake: WebpayFake = { url, world, requests, misfortunes, backBy: "get", close };

  function serve(request: IncomingMessage, response: ServerResponse, text: string): void {
    const { method = "", url: path = "", headers } = request;
    if (path.startsWith("/webpayserver/")) {
      webpayPage({ world, backBy: fake.backBy }, { method, path, text }, response);
      return;
    }
    const asked = requestOf(method, path, headers, text);
    if (!asked) {
      reply(response, { status: 404, answer: { error_message: `no such path: ${path}` } });
      return;
    }
    requests.push(asked);
    const misfortune = misfortunes.shift();
    if (typeof misfortune === "object") {
      const { status, message = "Internal error" } = misfortune;
      reply(response, { status, answer: { error_message: message } });
      return;
    }
    const said = answer(world, asked, `${url}/webpayserver/initTransaction`);
    if (misfortune === "cut") response.destroy();
    else reply(response, said);
  }
  return fake;
}

function requestOf(
  method: string,
  path: string,
  headers: IncomingMessage["headers"],
  text: string,
): WebpayRequest | null {
  const [isOurs, token = "", refunds = ""] = API.exec(path) ?? [];
  const call = isOurs ? CALLS[`${method}${token && " token"}${refunds}`] : undefined;
  if (!call) return null;
  return { call, token, headers, body: JSON.parse(text || "{}") as WebpayRequest["body"] };
}

type Said = { readonly status: number; readonly answer: object };

function answer(world: WebpayWorld, { call, token, headers, body }: WebpayRequest, form: string): Said {
  try {
    if (headers["tbk-api-key-id"] !== WEBPAY_TEST_CODE || headers["tbk-api-key-secret"] !== WEBPAY_TEST_KEY) {
      throw new WebpayRefusal(401, "Not Authorized");
    }
    const calls = {
      create: () => ({ token: world.create(body).token, url: form }),
      commit: () => world.commit(token),
      status: () => world.answer(token),
      refund: () => world.refund(token, body),
    };
    return { status: 200, answer: calls[call]() };
  } catch (error) {
    if (!(error instanceof WebpayRefusal)) throw error;
    return { status: error.status, answer: { error_message: error.message } };
  }
}

function reply(response: ServerResponse, { status, answer: said }: Said): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(said));
}
