import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Loopback = { readonly url: string; close(): Promise<void> };

type Serve = (request: IncomingMessage, response: ServerResponse, body: string) => Promise<void> | void;

/** A server that only this machine reaches. Port 0 takes any that is free; what goes wrong in `serve` cuts the connection. */
export async function listenOnLoopback(port: number, serve: Serve): Promise<Loopback> {
  const server = createServer((request, response) => {
    readBody(request)
      .then((body) => serve(request, response, body))
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
