import { createHmac } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { EasypostError, EasypostWorld } from "./easypost-world";
import { type Loopback, listenOnLoopback } from "./loopback";

export type EasypostFake = Loopback & {
  readonly world: EasypostWorld;
  /** Does the work of the next purchases and cuts the line before their answers leave. */
  loseAnswers: number;
  /** Signs and sends an event; the status code is all that it is told. */
  send(event: object): Promise<number>;
};

type Options = {
  readonly port?: number;
  readonly webhook: { readonly url: string; readonly secret: string };
};

const PDF = Buffer.from(
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 288 432]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
);

/** EasyPost's API on the loopback: shipments, rates, purchases, labels, refunds, and its signed events. */
export async function startEasypostFake({ port = 0, webhook }: Options): Promise<EasypostFake> {
  let base = "";
  const world = new EasypostWorld({ own: () => base, webhook: webhook.url });
  const state = { loseAnswers: 0 };
  const serve = (request: IncomingMessage, response: ServerResponse, body: string): void => {
    const { pathname } = new URL(request.url ?? "/", "http://fake");
    if (pathname.startsWith("/labels/")) {
      response.writeHead(200, { "content-type": "application/pdf" }).end(PDF);
      return;
    }
    const isBuying = pathname.endsWith("/buy");
    const answered = answerOf(world, request, pathname, body);
    if (isBuying && answered.status === 200 && state.loseAnswers > 0) {
      state.loseAnswers -= 1;
      response.destroy();
      return;
    }
    response
      .writeHead(answered.status, { "content-type": "application/json" })
      .end(JSON.stringify(answered.body));
  };
  const loopback = await listenOnLoopback(port, serve);
  base = loopback.url;
  const send = async (event: object): Promise<number> => {
    const payload = JSON.stringify(event);
    const code = createHmac("sha256", webhook.secret.normalize("NFKD")).update(payload).digest("hex");
    const headers = { "content-type": "application/json", "x-hmac-signature": `hmac-sha256-hex=${code}` };
    return (await fetch(webhook.url, { method: "POST", body: payload, headers })).status;
  };
  return Object.assign(state, { ...loopback, world, send });
}

function answerOf(world: EasypostWorld, request: IncomingMessage, pathname: string, body: string) {
  try {
    if (!request.headers.authorization?.startsWith("Basic ")) {
      throw new EasypostError(401, "APIKEY.INACTIVE", "This api key is no longer active.");
    }
    return { status: 200, body: callOf(world, request.method ?? "GET", pathname, body) };
  } catch (error) {
    if (!(error instanceof EasypostError)) throw error;
    const { status, code, message } = error;
    return { status, body: { error: { code, message, errors: [] } } };
  }
}

function callOf(world: EasypostWorld, method: string, pathname: string, body: string): object {
  const [, version, kind, id = "", act = ""] = pathname.split("/");
  const given = body ? (JSON.parse(body) as { shipment?: object; rate?: { id?: string } }) : {};
  const key =
    version === "v2" && kind === "shipments" ? `${method} ${id ? "id" : ""}${act && `/${act}`}` : "";
  const calls: Record<string, () => object> = {
    "POST ": () => world.create((given.shipment ?? {}) as Record<string, unknown>),
    "GET id": () => world.retrieve(id),
    "POST id/buy": () => world.buy(id, given.rate?.id ?? ""),
    "GET id/label": () => world.asPdf(id),
    "POST id/refund": () => world.refund(id),
  };
  const call = calls[key];
  if (!call) throw new EasypostError(404, "NOT_FOUND", `${method} ${pathname}`);
  return call();
}
