import { type ChildProcess, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";
import pg from "pg";
import { Webhook } from "standardwebhooks";
import { ensureEmbedded, stopEmbedded } from "@/db/embedded";
import { asServerUser, findNative } from "@/db/embedded/native";
import { answers } from "@/db/embedded/place";
import { FAST } from "@/db/testing/throw-away";
import { alive } from "./alive";
import type { Buyer } from "./buyer";
import type { DemoMessage } from "./demo-webhook";
import { DEMO_PASSWORD } from "./sign-in";

const READY_MS = 120_000;
const ORDERS = 5;
const KEYS = { AUTH_SECRET: "only-for-browser-tests-".repeat(2), CRON_SECRET: "only-for-browser-tests" };

type Options = { readonly port: number; readonly variables?: Readonly<Record<string, string>> };
export type OwnOrder = {
  readonly id: string;
  readonly number: number;
  readonly status: string;
  readonly total: string;
  readonly captured: string;
};
type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** A server and a database of its own, beside the one that all other stories share: for stories that stop or set up something. */
export class OwnShop {
  readonly baseUrl: string;
  readonly #root: string;
  readonly #env: NodeJS.ProcessEnv;
  #database = "";
  #server: ChildProcess | undefined;

  constructor({ port, variables = {} }: Options) {
    this.baseUrl = `http://localhost:${port}`;
    this.#root = path.resolve(`.data/e2e-own-${port}`);
    const place = { PORT: String(port), HOSTNAME: "localhost", APP_URL: this.baseUrl, DATA_DIR: this.#root };
    this.#env = { ...process.env, ...blanks(".env"), ...KEYS, ...place, DEMO: "1", ...variables };
  }

  /** A handful of orders, then `npm start` as with a database of one's own. */
  async open(): Promise<void> {
    const folder = this.#at("pg");
    await stopEmbedded(folder);
    rmSync(this.#root, { recursive: true, force: true });
    this.#database = (await ensureEmbedded(folder, FAST)).url;
    const seeded = await ended(this.#run(["db/seed/run.ts", "--orders", String(ORDERS)]));
    if (seeded.code !== 0) throw new Error(`the seed failed: ${seeded.err}`);
    this.#server = this.#run(["db/start.ts"]);
    await expect
      .poll(() => this.health().then(({ status }) => status), { timeout: READY_MS, intervals: [200] })
      .toBe(200);
  }

  async close(): Promise<void> {
    if (this.#server?.exitCode === null) {
      const gone = ended(this.#server);
      this.#server.kill("SIGTERM");
      await gone;
    }
    await stopEmbedded(this.#at("pg"));
    rmSync(this.#root, { recursive: true, force: true });
  }

  get isRunning(): boolean {
    return this.#server?.exitCode === null && this.#server.signalCode === null;
  }

  stopDatabase = (): Promise<boolean> => stopEmbedded(this.#at("pg"));

  /** At its old port: the server that waits for it knows no other. */
  async startDatabase(): Promise<void> {
    const data = this.#at("pg/data");
    const { port } = new URL(this.#database);
    const here = [
      "-D",
      data,
      "-p",
      port,
      "-c",
      "listen_addresses=127.0.0.1",
      "-c",
      "unix_socket_directories=",
    ];
    const run = asServerUser(findNative().exe("postgres"), here, data);
    spawn(run.cmd, run.args, { ...run.opts, detached: true, stdio: "ignore" }).unref();
    await expect.poll(() => answers(this.#database), { timeout: 30_000 }).toBe(true);
  }

  async sql<T extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    const client = new pg.Client({ connectionString: this.#database });
    await client.connect();
    return client.query<T>(text, [...values]).then(
      ({ rows }) => client.end().then(() => rows),
      (error) => client.end().then(() => Promise.reject(error)),
    );
  }

  async health(): Promise<{ status: number; body: unknown }> {
    try {
      const answer = await fetch(`${this.baseUrl}/api/health`);
      return { status: answer.status, body: await answer.json() };
    } catch {
      return { status: 0, body: null };
    }
  }

  /** What the demo provider would send; the status code is all that it is told. */
  async tell({ id, body }: DemoMessage, at = new Date()): Promise<number> {
    const key = createHmac("sha256", KEYS.AUTH_SECRET).update("despacho:demo-webhooks").digest("base64");
    const headers = {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
      "webhook-signature": new Webhook(key).sign(id, at, body),
    };
    const url = `${this.baseUrl}/api/webhooks/payments/demo`;
    return (await fetch(url, { method: "POST", body, headers })).status;
  }

  async signIn(page: Page, to = "/orders", role = "owner"): Promise<void> {
    await page.goto(to);
    await alive(page);
    await page.getByLabel("Correo").fill(`${role}@demo.test`);
    await page.getByLabel("Contraseña", { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole("button", { name: "Entrar", exact: true }).click();
    await expect(page).toHaveURL(this.baseUrl + to);
  }

  /** Keys are there; the owner still decides whether customers may pay this way. */
  async offer(owner: Page, method: string): Promise<void> {
    await this.signIn(owner, "/settings/payments");
    const row = owner
      .locator("details")
      .filter({ has: owner.locator(`input[name="key"][value="${method}"]`) });
    await row.locator("summary").click();
    await row.locator('input[name="enabled"]').check();
    await row.getByRole("button", { name: "Guardar" }).click();
    await expect(row.locator("summary")).toContainText("Activo");
  }

  /** The one order of somebody who bought here once. */
  async orderOf({ email }: Pick<Buyer, "email">): Promise<OwnOrder> {
    const [order] = await this.sql<OwnOrder>(
      `select o.id::text, o.number::int, o.payment_status status, o.total::text, o.captured::text
       from orders o join people p on p.id = o.person_id where p.email = $1`,
      [email],
    );
    if (!order) throw new Error(`no order of ${email}`);
    return order;
  }

  #at = (name: string): string => path.join(this.#root, name);

  #run = (args: readonly string[]): ChildProcess =>
    spawn(process.execPath, ["--import", "tsx", ...args], {
      env: { ...this.#env, DATABASE_URL: this.#database },
      stdio: ["ignore", "pipe", "pipe"],
    });
}

/** `npm start` with these variables, to its end. */
export function npmStart(variables: Readonly<Record<string, string>>): Promise<Ended> {
  const env = { ...process.env, ...blanks(".env"), ...KEYS, ...variables, npm_config_loglevel: "silent" };
  return ended(spawn("npm", ["start"], { env, stdio: ["ignore", "pipe", "pipe"] }));
}

function ended(child: ChildProcess): Promise<Ended> {
  const said = { out: "", err: "" };
  child.stdout?.on("data", (chunk) => (said.out += String(chunk)));
  child.stderr?.on("data", (chunk) => (said.err += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, ...said }));
  });
}

/** The file's variables, emptied: what is set for this machine is not for its tests. */
function blanks(file: string): Record<string, string> {
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  return Object.fromEntries(
    Array.from(text.matchAll(/^\s*(?:export\s+)?(\w+)\s*=/gm), ([, name = ""]) => [name, ""]),
  );
}
