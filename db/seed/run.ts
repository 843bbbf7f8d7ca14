import { type Connection, connect } from "@/db/client";
import { migrate } from "@/db/migrate";
import { analyze, dropEverything } from "@/db/queries/bulk";
import { countStaff } from "@/db/queries/staff";
import { prepareEnvironment } from "@/db/start/environment";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { now } from "@/lib/platform/now";
import { loadOrders } from "./bulk/load-orders";
import { DEFAULT_SEED, seedDemoShop } from "./demo-shop";

const USAGE = "npm run seed -- --orders N [--reset] [--name SEED]";

export type SeedAsked = { readonly orders: number; readonly reset: boolean; readonly seed: string };
export type SeedRefused =
  | { readonly code: "bad_arguments"; readonly usage: string }
  | { readonly code: "reset_needs_demo" };

/** Reads the command line. Emptying a database is only for the demo: elsewhere it would be the shop's books. */
export function readAsked(args: readonly string[], demo: boolean): Result<SeedAsked, SeedRefused> {
  const usage = refuse({ code: "bad_arguments" as const, usage: USAGE });
  const given = (name: string): string | null => {
    const at = args.indexOf(name);
    return at < 0 ? null : (args[at + 1] ?? "");
  };
  const known = args.every(
    (arg, index) =>
      ["--orders", "--name", "--reset"].includes(arg) || /^--(orders|name)$/.test(args[index - 1] ?? ""),
  );
  const orders = given("--orders") ?? "0";
  const reset = args.includes("--reset");
  if (!known || !/^\d{1,7}$/.test(orders)) return usage;
  if (Number(orders) === 0 && !reset) return usage;
  if (reset && !demo) return refuse({ code: "reset_needs_demo" });
  return ok({ orders: Number(orders), reset, seed: given("--name") || DEFAULT_SEED });
}

const WORDS: Record<SeedRefused["code"], string> = {
  bad_arguments: `Usage: ${USAGE}`,
  reset_needs_demo: "--reset empties the database and is only for the demo. Set DEMO=1, or leave it out.",
};

/** Prepares an empty database (people, goods and settings, no orders) and adds the orders. */
export async function seedMany(
  connection: Connection,
  asked: SeedAsked,
  say: (line: string) => void,
): Promise<void> {
  if (asked.reset) {
    await dropEverything(connection.db);
    await migrate(connection);
  }
  if ((await countStaff(connection.db)) === 0)
    await seedDemoShop(connection, { orders: 0, seed: asked.seed });
  const onProgress = (done: number) => say(`${done} of ${asked.orders} orders`);
  await loadOrders(connection, { orders: asked.orders, seed: asked.seed, now: now(), onProgress });
  await analyze(connection.db);
}

async function main(): Promise<number> {
  const { env, close } = await prepareEnvironment();
  const connection = connect(env.DATABASE_URL, { driver: env.DATABASE_DRIVER, max: 4 });
  try {
    const asked = readAsked(process.argv.slice(2), env.DEMO);
    if (!asked.ok) {
      console.error(WORDS[asked.refusal.code]);
      return 1;
    }
    await migrate(connection);
    await seedMany(connection, asked.value, (line) => console.log(line));
    console.log(`${asked.value.orders} orders added with the seed ${asked.value.seed}`);
    return 0;
  } finally {
    await connection.close();
    await close();
  }
}

if (process.argv[1] === import.meta.filename) process.exitCode = await main();
