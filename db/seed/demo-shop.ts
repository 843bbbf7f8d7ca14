import type { Connection, Tx } from "@/db/client";
import { writeSettings } from "@/db/queries/shop";
import { lockVariants } from "@/db/queries/stock";
import { adjustStock } from "@/lib/catalog/commands/adjust-stock";
import { CLOCK } from "@/lib/kernel/actor";
import { DAY_MS, plus } from "@/lib/kernel/clock";
import { mustSucceed } from "@/lib/kernel/result";
import { expireOrders } from "@/lib/orders/commands/expire-orders";
import { noteOverdue } from "@/lib/orders/commands/note-overdue";
import { as } from "@/lib/platform/context";
import { deriveKey, env } from "@/lib/platform/env";
import { fileStore } from "@/lib/platform/files";
import { now as today } from "@/lib/platform/now";
import { fillShelf, saveLinks } from "./catalogue";
import { seededRandom } from "./dice";
import { giveDigital } from "./digital";
import { inOneTransaction } from "./one-transaction";
import { DEMO_SETTINGS } from "./settings";
import { askForNewOrders, hireCrew } from "./staff";
import { castOf } from "./stories/cast";
import { timeline } from "./timeline";
import { type Keys, makeContext, type World } from "./world";

export type DemoOptions = {
  /** The same seed and moment give the same shop. */
  readonly seed?: string;
  readonly now?: Date;
  readonly orders?: number;
  /** Of tests, which have no environment. */
  readonly keys?: Keys;
};

const MONTHS_DAYS = 183;
const SETUP_DAYS = 3;
const NEW_ORDER_LETTERS_DAYS = 30;
const DEFAULT_ORDERS = 300;
export const DEFAULT_SEED = "cafe-andes";

/**
 * Fills an empty database with the demo shop: people, goods, and half a year of orders, each told through the commands that
 * the pages use, with the clock of that time. One transaction: a start that is killed leaves nothing.
 */
export async function seedDemoShop(
  connection: Pick<Connection, "pool">,
  options: DemoOptions = {},
): Promise<void> {
  await inOneTransaction(connection, (tx) => tellPast(tx, options));
}

function keysOfServer(): Keys {
  const { AUTH_SECRET, APP_URL } = env();
  return {
    linkKey: new Uint8Array(deriveKey(AUTH_SECRET, "links")),
    demoSecret: deriveKey(AUTH_SECRET, "demo-webhooks").toString("base64"),
    appUrl: APP_URL,
  };
}

function makeWorld(known: Omit<World, "sweep" | "adjust">): World {
  const { ctx, tx, crew, shelf } = known;
  return {
    ...known,
    sweep: () => expireOrders(as(ctx, CLOCK)),
    adjust: async (sku, change, reason) => {
      const variantId = shelf.get(sku) ?? 0;
      const left = (await lockVariants(tx, [variantId])).get(variantId)?.stock ?? 0;
      const delta = change === "empty" ? -left : change;
      if (delta === 0) return;
      mustSucceed(
        await adjustStock(as(ctx, crew.logistics), { variantId, delta, reason }),
        `stock of ${sku}`,
      );
    },
  };
}

async function tellPast(tx: Tx, options: DemoOptions): Promise<void> {
  const { seed = DEFAULT_SEED, orders = DEFAULT_ORDERS } = options;
  const end = options.now ?? today();
  const start = plus(end, -MONTHS_DAYS * DAY_MS);
  const opening = plus(start, -SETUP_DAYS * DAY_MS);
  const time = timeline(start);
  const random = seededRandom(seed);
  const settings = DEMO_SETTINGS;
  const keys = options.keys ?? keysOfServer();
  const files = options.keys ? null : fileStore();
  await writeSettings(tx, settings, opening);
  const crew = await hireCrew(tx, opening);
  const shelf = await fillShelf(tx, opening);
  const links = await saveLinks(tx, shelf, random, { at: opening, createdBy: Number(crew.owner.id) });
  const { ctx, demo } = makeContext({ tx, time, end, random, settings, keys });
  await giveDigital(as(ctx, crew.owner), shelf, files);
  const world = makeWorld({ ctx, tx, time, end, crew, shelf, links, demo, files });
  castOf(world, { seed, orders, start });
  time.at(plus(end, -NEW_ORDER_LETTERS_DAYS * DAY_MS), () => askForNewOrders(tx, crew));
  time.at(end, async () => {
    await noteOverdue(as(ctx, CLOCK));
  });
  await time.run(end);
}
