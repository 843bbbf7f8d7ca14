import type { IncomingMessage, ServerResponse } from "node:http";
import { listenOnLoopback } from "./loopback";

export type SentLetter = {
  readonly id: string;
  readonly key: string | null;
  readonly body: Readonly<Record<string, unknown>>;
};

export type ResendRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
};

/** What to say instead of the usual answer: an error of the API, a cut wire, or silence. */
export type ResendMisfortune =
  | {
      readonly status: number;
      readonly name: string;
      readonly message?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly text: string; readonly status: number }
  | "cut"
  | "silence";

export type ResendFake = {
  readonly url: string;
  readonly requests: ResendRequest[];
  /** Every letter that would have left, once per idempotency key. */
  readonly sent: SentLetter[];
  /** Answers for the next requests, in order; afterwards all is well again. */
  readonly misfortunes: ResendMisfortune[];
  close(): Promise<void>;
};

/** Resend's `POST /emails` on loopback: keys, addresses, idempotency. Port 0 takes any that is free. */
export async function startResendFake(port = 0): Promise<ResendFake> {
  const requests: ResendRequest[] = [];
  const sent: SentLetter[] = [];
  const misfortunes: ResendMisfortune[] = [];
  const { url, close } = await listenOnLoopback(port, (request, response, body) => {
    const { method = "", url: path = "", headers } = request;
    requests.push({ method, path, headers, body });
    const misfortune = misfortunes.shift();
    if (misfortune) return suffer(misfortune, response);
    const said = answer({ method, path, headers, body }, sent);
    reply(response, said.status, said.body);
  });
  return { url, requests, sent, misfortunes, close };
}

function suffer(misfortune: ResendMisfortune, response: ServerResponse): void {
  if (misfortune === "silence") return;
  if (misfortune === "cut") {
    response.destroy();
    return;
  }
  if ("text" in misfortune) {
    response.writeHead(misfortune.status, { "content-type": "text/html" }).end(misfortune.text);
    return;
  }
  const { status, name, message = name, headers = {} } = misfortune;
  reply(response, status, { statusCode: status, name, message }, headers);
}

type Answer = { readonly status: number; readonly body: object };

const failure = (statusCode: number, name: string, message: string): Answer => ({
  status: statusCode,
  body: { statusCode, name, message },
});

function answer(request: ResendRequest, sent: SentLetter[]): Answer {
  if (request.method !== "POST" || request.path !== "/emails")
    return failure(404, "not_found", "The requested endpoint does not exist");
  if (!request.headers.authorization?.startsWith("Bearer re_"))
    return failure(401, "invalid_api_key", "API key is invalid");
  const body = JSON.parse(request.body) as Record<string, unknown>;
  const to = [body.to].flat();
  if (!to.every((address) => /^[^\s@]+@[^\s@]+$/.test(String(address))))
    return failure(422, "validation_error", "Invalid `to` field.");
  const key = request.headers["idempotency-key"]?.toString() ?? null;
  const earlier = key === null ? undefined : sent.find((letter) => letter.key === key);
  if (earlier && JSON.stringify(earlier.body) !== JSON.stringify(body))
    return failure(409, "invalid_idempotent_request", "Same idempotency key used with a different payload");
  const letter = earlier ?? { id: idOf(sent.length + 1), key, body };
  if (!earlier) sent.push(letter);
  return { status: 200, body: { id: letter.id } };
}

const idOf = (count: number): string => `49a3999c-0ce1-4ea6-ab68-${count.toString(16).padStart(12, "0")}`;

function reply(response: ServerResponse, status: number, body: object, headers: object = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}
