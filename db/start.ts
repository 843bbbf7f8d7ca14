import { type Env, logLevel } from "@/lib/platform/env";
import { isDatabaseDown } from "@/lib/platform/failures";
import { buildIfNeeded } from "./start/build";
import { type Prepared, prepareEnvironment } from "./start/environment";
import { prepareDatabase } from "./start/first-run";
import { type Exit, isPortFree, isReady, origin, type Server, startServer } from "./start/server";

const isDev = process.argv.includes("--dev");
const say = (line: string) => console.log(line);
let server: Server | undefined;
const stopping = new AbortController();

function stop(signal: NodeJS.Signals): void {
  if (stopping.signal.aborted) return;
  stopping.abort();
  server?.process.kill(signal);
}

for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, stop);
// `npm start` that is killed leaves us behind: then stop, as its user meant.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => process.ppid !== parent && stop("SIGTERM"), 250).unref();
}

/** Serves until the server ends or a signal comes; returns the exit code. */
async function serve({ env, variables, isEmbedded }: Prepared): Promise<number> {
  const address = origin(env.HOSTNAME, env.PORT);
  if (!(await isPortFree(env))) {
    console.error(`${address} is taken by another program. Stop it, or set PORT to a free port.`);
    return 1;
  }
  const welcome = await prepare({ env, variables, isEmbedded });
  if (stopping.signal.aborted) return 0;
  server = startServer(variables, { isDev });
  if (await isReady(server, env))
    for (const line of [...welcome, `Despacho is ready at ${address}`]) say(line);
  else if (!stopping.signal.aborted) {
    console.error("The server did not become ready; its own lines above say why.");
    server.process.kill("SIGTERM");
  }
  return exitCodeOf(await server.exited);
}

/** The database and the build side by side: at a first start both take a while. What fails ends the build. */
async function prepare({ env, variables, isEmbedded }: Omit<Prepared, "close">): Promise<string[]> {
  const failed = new AbortController();
  const signal = AbortSignal.any([stopping.signal, failed.signal]);
  const filled = prepareDatabase(env, { say, isEmbedded }).catch((error) => {
    throw isDatabaseDown(error) ? new Error(unreachable(env)) : error;
  });
  const built = isDev ? undefined : buildIfNeeded({ variables, say, signal });
  return Promise.all([filled, built])
    .then(([welcome]) => welcome)
    .finally(() => failed.abort());
}

/** Where, and never with which password. */
function unreachable({ DATABASE_URL }: Env): string {
  const { host } = new URL(DATABASE_URL);
  return `The database at ${host} does not answer. Start it, or check DATABASE_URL.`;
}

/** A stop that was asked for is a success, whatever code Next gives it. */
function exitCodeOf({ code }: Exit): number {
  return stopping.signal.aborted ? 0 : code || 1;
}

/** For whoever runs it: the words without the places in our code, which LOG_LEVEL=debug adds. */
function told(error: unknown): unknown {
  if (logLevel() === "debug" || !(error instanceof Error)) return error;
  return error.cause instanceof Error ? `${error.message}\n${error.cause.message}` : error.message;
}

async function main(): Promise<number> {
  try {
    const prepared = await prepareEnvironment();
    return await serve(prepared).finally(prepared.close);
  } catch (error) {
    if (stopping.signal.aborted) return 0;
    console.error(told(error));
    return 1;
  }
}

process.exit(await main());
