import { writeFileSync } from "node:fs";
import { benchRows } from "./cases";
import { closeConnections } from "./measure";
import { markdownTable } from "./report";
import { openShop } from "./shop";

const USAGE = "npm run bench -- [--orders N] [--json FILE]";

type Asked = { readonly orders: number; readonly json: string | null };

function readAsked(args: readonly string[]): Asked | null {
  const given = (name: string): string | null => {
    const at = args.indexOf(name);
    return at < 0 ? null : (args[at + 1] ?? "");
  };
  const isKnown = args.every((arg, index) => index % 2 === 1 || arg === "--orders" || arg === "--json");
  const orders = given("--orders") ?? "10000";
  const json = given("--json");
  if (!isKnown || !/^[1-9]\d{0,6}$/.test(orders) || json === "") return null;
  return { orders: Number(orders), json };
}

async function main(): Promise<number> {
  const asked = readAsked(process.argv.slice(2));
  if (!asked) {
    console.error(`Usage: ${USAGE}`);
    return 1;
  }
  const say = (line: string) => console.error(line);
  const shop = await openShop(asked.orders, say);
  try {
    process.env.E2E_PORT = String(shop.port);
    const { signInByHttp } = await import("@/e2e/support/sign-in");
    const { cookie } = await signInByHttp("owner@demo.test", "192.0.2.10");
    if (!cookie) throw new Error("The demo owner could not sign in.");
    const rows = await benchRows({ shop, orders: asked.orders, cookie }, say);
    if (asked.json) writeFileSync(asked.json, `${JSON.stringify(rows, null, 2)}\n`);
    console.log(markdownTable(rows));
    return 0;
  } finally {
    closeConnections();
    await shop.close();
  }
}

process.exit(await main());
