import path from "node:path";
import { ensureEmbedded, stopEmbedded } from "@/db/embedded";
import { joinUsers } from "@/db/embedded/users";
import { adoptEnv, type Env, givenVariables, liveKeyIn, readEnv, type Source } from "@/lib/platform/env";
import { ensureSecrets } from "./secrets";

export type Prepared = {
  env: Env;
  isEmbedded: boolean;
  /** For a child process: everything worked out, nothing relative. */
  variables: Record<string, string>;
  /** Stops the embedded server unless another process still uses it. */
  close: () => Promise<void>;
};

/**
 * What every command does first: reads the variables, starts or finds the embedded database where none is named, and makes
 * this the environment of the process. Nothing is started when a variable is wrong.
 * @throws EnvError
 */
export async function prepareEnvironment(given: Source = givenVariables()): Promise<Prepared> {
  if (given.DATABASE_URL) {
    return { ...adopt(given, readEnv(given)), isEmbedded: false, close: async () => undefined };
  }
  const dataDir = path.resolve(given.DATA_DIR ?? ".data");
  const wanted = { ...given, DATA_DIR: dataDir, DEMO: given.DEMO ?? (liveKeyIn(given) ? "0" : "1") };
  readEnv({ ...PLACEHOLDERS, ...wanted });
  const root = path.join(dataDir, "pg");
  const own = { ...ensureSecrets(dataDir), ...wanted };
  const leave = joinUsers(root);
  const close = async () => {
    if (leave()) await stopEmbedded(root);
  };
  try {
    const { url } = await ensureEmbedded(root);
    const complete = { ...own, DATABASE_URL: url };
    return { ...adopt(complete, readEnv(complete)), isEmbedded: true, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const PLACEHOLDERS = {
  DATABASE_URL: "postgres://embedded",
  AUTH_SECRET: "made-in-a-moment".repeat(2),
  CRON_SECRET: "made-in-a-moment",
};

function adopt(given: Source, env: Env): Pick<Prepared, "env" | "variables"> {
  const { DATABASE_DRIVER, APP_URL, DATA_DIR, HOSTNAME, PORT, DEMO } = env;
  const fixed = { DATABASE_DRIVER, APP_URL, NEXTAUTH_URL: APP_URL, DATA_DIR, HOSTNAME };
  const filled = Object.entries(given).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  const known = { ...Object.fromEntries(filled), ...fixed, PORT: String(PORT), DEMO: DEMO ? "1" : "0" };
  // React's checks for developers would make the demo shop's letters take twice as long.
  const variables = { NODE_ENV: "production", ...known };
  return { env: adoptEnv(variables), variables };
}
