import { createHmac, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import path from "node:path";
import { Webhook } from "standardwebhooks";
import { baseUrl, dataDir } from "./setting";

export const WEBHOOKS = `${baseUrl}/api/webhooks/payments`;

/** The secret that shop and demo provider share: derived from AUTH_SECRET, as everything of ours is. */
function demoSecret(): string {
  const saved = JSON.parse(readFileSync(path.join(dataDir, "secrets.json"), "utf8")) as {
    AUTH_SECRET: string;
  };
  return createHmac("sha256", saved.AUTH_SECRET).update("despacho:demo-webhooks").digest("base64");
}

export type DemoMessage = { readonly id: string; readonly body: string };

export function aMessage(type: string, demoPaymentId: string, id = `evt_${randomUUID()}`): DemoMessage {
  const body = JSON.stringify({ id, type, created: new Date().toISOString(), data: { id: demoPaymentId } });
  return { id, body };
}

/** The headers of Standard Webhooks. `at` is when it says that it was sent. */
export function signed({ id, body }: DemoMessage, at = new Date()): Record<string, string> {
  return {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
    "webhook-signature": new Webhook(demoSecret()).sign(id, at, body),
  };
}

/** Posts as a provider would; the status code is all that it is told. */
export async function post(
  body: string,
  headers: Readonly<Record<string, string>>,
  provider = "demo",
): Promise<number> {
  const answer = await fetch(`${WEBHOOKS}/${provider}`, { method: "POST", body, headers });
  return answer.status;
}

/** On a connection of its own, which the server may end early; in pieces unless the length is among the headers. */
export function postOnce(body: string, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${WEBHOOKS}/demo`, { method: "POST", headers, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    let answered = false;
    sent.once("response", () => {
      answered = true;
    });
    sent.on("error", (error) => answered || reject(error));
    sent.end(body);
  });
}
