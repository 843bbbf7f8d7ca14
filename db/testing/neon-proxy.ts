import http from "node:http";
import net from "node:net";
import { neonConfig } from "@neondatabase/serverless";
import { type WebSocket, WebSocketServer } from "ws";

/** What Neon's own proxy does, on loopback: bytes of a WebSocket go to one fixed server and back. Returns how to end it. */
export async function startNeonProxy(databaseUrl: string): Promise<() => Promise<void>> {
  const target = new URL(databaseUrl);
  const server = http.createServer();
  const sockets = new WebSocketServer({ server });
  sockets.on("connection", (socket) => pipe(socket, net.connect(Number(target.port), target.hostname)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as net.AddressInfo;
  neonConfig.wsProxy = () => `127.0.0.1:${port}/v2`;
  neonConfig.useSecureWebSocket = false;
  neonConfig.pipelineTLS = false;
  // The pipelined handshake needs a server with plain passwords; ours asks for SCRAM.
  neonConfig.pipelineConnect = false;
  return () =>
    new Promise((resolve) => {
      for (const client of sockets.clients) client.terminate();
      server.close(() => resolve());
    });
}

function pipe(socket: WebSocket, tcp: net.Socket): void {
  tcp.setNoDelay(true);
  socket.on("message", (data) => tcp.write(data as Buffer));
  tcp.on("data", (data) => socket.send(data, { binary: true }));
  socket.on("close", () => tcp.destroy());
  socket.on("error", () => tcp.destroy());
  tcp.on("close", () => socket.close());
  tcp.on("error", () => socket.terminate());
}
