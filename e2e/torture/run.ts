import { setTimeout as sleep } from "node:timers/promises";
import { type OpenAttempt, openAttempts } from "@/db/seed/attempts";
import { type Dice, diceOf } from "@/db/seed/dice";
import { type StripeFake, type StripeMisfortune, startStripeFake } from "@/e2e/support/fakes/stripe";
import { type Asked, readAsked, USAGE } from "./asked";
import { checkInvariants, type Invariant } from "./invariants";
import { live } from "./life";
import { refundRounds } from "./refunds";
import { printInvariants, printStorm } from "./report";
import { openShop, type TortureShop } from "./shop";
import { Storm } from "./storm";

const SECRET = "whsec_only_for_torture";
const EVENTS_PER_ORDER = 5;
const MOST_OPEN = 400;
const LEAST_LIFE_MS = 300;
const LONGEST_LIFE_MS = 1_500;
const TROUBLED = 0.02;
const QUIET_LIMIT_MS = 180_000;

const say = (line: string) => console.error(line);
/** Letters are rendered one by one behind this and are not waited for: each is a row by then. */
const WAITING = `select count(*)::int as n from inbox where processed_at is null and effect is distinct from 'unmatched'`;
const LEFT = `select concat_ws(' ', 'message', id, type, effect, attempts, error) as what from inbox where processed_at is null
  union all select concat_ws(' ', 'job', t.identifier, j.attempts, j.locked_by, j.run_at, j.last_error)
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id limit 20`;

/** SIGKILLs at every part of the storm: each a short while after the server had come back. */
async function killOften(shop: TortureShop, storm: Storm, asked: Asked, dice: Dice): Promise<number[]> {
  const starts = [await shop.start()];
  for (let kill = 1; kill <= asked.kills; kill++) {
    const share = (asked.events * kill) / (asked.kills + 1);
    while (storm.acknowledged.size < share && storm.open > 0) await sleep(20);
    await sleep(dice.int(LEAST_LIFE_MS, LONGEST_LIFE_MS));
    await shop.kill();
    starts.push(await shop.start());
    say(`kill ${kill} of ${asked.kills}: ${storm.acknowledged.size} events acknowledged`);
  }
  return starts;
}

/** Our questions to the provider meet trouble too: cut answers and errors, a few in a hundred. */
function troubleCalls(stripe: StripeFake, dice: Dice): { end: () => void } {
  let isOver = false;
  const next = (): StripeMisfortune | undefined => {
    if (isOver || !dice.chance(TROUBLED)) return undefined;
    return dice.chance(0.5) ? "cut" : { status: 500 };
  };
  Object.assign(stripe.misfortunes, { shift: next });
  return {
    end: () => {
      isOver = true;
    },
  };
}

async function untilQuiet(shop: TortureShop): Promise<number> {
  const begun = performance.now();
  while (performance.now() - begun < QUIET_LIMIT_MS) {
    const { rows } = await shop.connection.pool.query<{ n: number }>(WAITING);
    if (rows[0]?.n === 0) return performance.now() - begun;
    await sleep(200);
  }
  const { rows } = await shop.connection.pool.query<{ what: string }>(LEFT);
  throw new Error(`The jobs did not come to an end:\n${rows.map(({ what }) => what).join("\n")}`);
}

async function storms(shop: TortureShop, stripe: StripeFake, attempts: readonly OpenAttempt[], asked: Asked) {
  const dice = diceOf(asked.seed);
  const storm = new Storm({ url: `${shop.url}/api/webhooks/payments/stripe`, secret: SECRET }, dice);
  let told = 0;
  const hear = () => {
    for (const event of stripe.world.events.slice(told)) storm.add(event);
    told = stripe.world.events.length;
  };
  const ear = setInterval(hear, 10);
  const trouble = troubleCalls(stripe, dice);
  storm.start();
  const killing = killOften(shop, storm, asked, dice);
  await live({
    ...{
      world: stripe.world,
      sessions: attempts.map(({ objectId }) => objectId),
      events: asked.events,
      dice,
    },
    isBehind: () => storm.open > MOST_OPEN,
  });
  const starts = await killing;
  clearInterval(ear);
  hear();
  storm.releaseLate();
  while (storm.open > 0) await sleep(50);
  trouble.end();
  storm.stop();
  return { storm, starts };
}

/** R1: a storm of messages while the server is killed. */
async function stormOfMessages(asked: Asked): Promise<readonly Invariant[]> {
  const stripe = await startStripeFake();
  const shop = await openShop(
    { STRIPE_SECRET_KEY: "sk_test_torture", STRIPE_WEBHOOK_SECRET: SECRET, STRIPE_API_BASE: stripe.url },
    say,
  );
  try {
    const orders = Math.max(1, Math.ceil(asked.events / EVENTS_PER_ORDER));
    const onProgress = (done: number) => say(`${done} of ${orders} orders wait for their payment`);
    const attempts = await openAttempts({ orders, seed: asked.seed, methodKey: "stripe", onProgress });
    const { storm, starts } = await storms(shop, stripe, attempts, asked);
    const quietMs = await untilQuiet(shop);
    const invariants = await checkInvariants(shop, stripe.world, attempts);
    const figures = { ...storm.figures, orders, events: stripe.world.events.length, kills: asked.kills };
    printStorm({ figures, starts, quietMs });
    return invariants;
  } finally {
    await shop.close();
    await stripe.close();
  }
}

/** R3: racing refunds while answers are cut. */
async function racesOfRefunds({ rounds, seed }: Asked): Promise<readonly Invariant[]> {
  if (rounds === 0) return [];
  const report = (done: number) => say(`${done} of ${rounds} rounds of refunds`);
  return refundRounds({ rounds, seed, report });
}

async function main(): Promise<number> {
  const asked = readAsked(process.argv.slice(2));
  if (!asked) {
    console.error(`Usage: ${USAGE}`);
    return 1;
  }
  say(`seed ${asked.seed}`);
  return printInvariants([...(await stormOfMessages(asked)), ...(await racesOfRefunds(asked))]);
}

process.exit(await main());
