import { connect } from "@/db/client";
import { migrate } from "@/db/migrate";
import { prepareEnvironment } from "./start/environment";
import { verifyOrders } from "./verify/verify-orders";

const MOST_SHOWN = 50;

async function main(): Promise<number> {
  const { env, close } = await prepareEnvironment();
  const connection = connect(env.DATABASE_URL, { driver: env.DATABASE_DRIVER, max: 6 });
  try {
    await migrate(connection);
    const { orders, differences } = await verifyOrders(connection.db);
    for (const { order, seq, column, expected, found } of differences.slice(0, MOST_SHOWN)) {
      const place = order === 0 ? "stock" : `order ${order}, ${seq === 0 ? "table" : `sequence ${seq}`}`;
      console.log(`${place}, column ${column}: expected ${expected}, found ${found}`);
    }
    if (differences.length > MOST_SHOWN) console.log(`… and ${differences.length - MOST_SHOWN} more`);
    console.log(`${orders} orders verified, ${differences.length} differences`);
    return differences.length === 0 ? 0 : 1;
  } finally {
    await connection.close();
    await close();
  }
}

process.exitCode = await main();
