import http from "node:http";
import type { Dice } from "@/db/seed/dice";
import { signatureOf } from "@/e2e/support/fakes/stripe-deliveries";
import type { FakeEvent } from "@/e2e/support/fakes/stripe-world";

export type StormTarget = { readonly url: string; readonly secret: string };
type Parcel = { readonly event: FakeEvent; dueAt: number; tries: number };

const SENDERS = 12;
const DUPLICATED = 0.2;
const REORDERED = 0.2;
const LATE = 0.05;
const CUT = 0.1;
const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 2_000;
const PATIENCE_MS = 10_000;

/**
 * A provider's sending end with bad luck: a fifth of the events goes out twice, a fifth out of order, some come when all else is
 * over, a tenth of the answers is cut off after the request was written. Every copy is signed anew and tried until it is answered with 2xx.
 */
export class Storm {
  readonly acknowledged = new Set<string>();
  readonly figures = { sent: 0, duplicates: 0, reordered: 0, late: 0, cut: 0, refused: 0, retried: 0 };
  readonly #target: StormTarget;
  readonly #dice: Dice;
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: SENDERS });
  #waiting: Parcel[] = [];
  #kept: FakeEvent[] = [];
  #flying = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(target: StormTarget, dice: Dice) {
    this.#target = target;
    this.#dice = dice;
  }

  start(): void {
    this.#timer = setInterval(() => this.#pump(), 5);
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#agent.destroy();
  }

  add(event: FakeEvent): void {
    const dice = this.#dice;
    if (dice.chance(LATE)) {
      this.figures.late += 1;
      this.#kept.push(event);
      return;
    }
    const isReordered = dice.chance(REORDERED);
    if (isReordered) this.figures.reordered += 1;
    this.#push(event, isReordered ? dice.int(500, 6_000) : dice.int(0, 50));
    if (dice.chance(DUPLICATED)) {
      this.figures.duplicates += 1;
      this.#push(event, dice.int(0, 8_000));
    }
  }

  /** What comes a day late comes when everything else has been said. */
  releaseLate(): void {
    for (const event of this.#kept.splice(0)) this.#push(event, this.#dice.int(0, 1_000));
  }

  /** Copies that nobody has answered yet. */
  get open(): number {
    return this.#waiting.length + this.#flying;
  }

  #push(event: FakeEvent, inMs: number): void {
    this.#waiting.push({ event, dueAt: performance.now() + inMs, tries: 0 });
  }

  #pump(): void {
    const now = performance.now();
    if (this.#flying >= SENDERS) return;
    const due = this.#waiting.filter(({ dueAt }) => dueAt <= now).slice(0, SENDERS - this.#flying);
    if (due.length === 0) return;
    const taken = new Set(due);
    this.#waiting = this.#waiting.filter((parcel) => !taken.has(parcel));
    for (const parcel of due) void this.#send(parcel);
  }

  async #send(parcel: Parcel): Promise<void> {
    this.#flying += 1;
    this.figures.sent += 1;
    const isCut = this.#dice.chance(CUT);
    const status = await this.#post(JSON.stringify(parcel.event), isCut).catch(() => 0);
    this.#flying -= 1;
    if (status >= 200 && status < 300) {
      this.acknowledged.add(parcel.event.id);
      return;
    }
    if (isCut) this.figures.cut += 1;
    else if (status > 0) this.figures.refused += 1;
    this.figures.retried += 1;
    const waitMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** parcel.tries);
    this.#waiting.push({ event: parcel.event, dueAt: performance.now() + waitMs, tries: parcel.tries + 1 });
  }

  /** The status, or 0 when the answer was cut off on its way: half of the time only after the shop had said yes. */
  #post(body: string, isCut: boolean): Promise<number> {
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "stripe-signature": signatureOf(body, [this.#target.secret], new Date()),
    };
    const hangUpMs = isCut && this.#dice.chance(0.5) ? this.#dice.int(1, 25) : null;
    return new Promise((resolve, reject) => {
      const options = { method: "POST", agent: this.#agent, headers, timeout: PATIENCE_MS };
      const request = http.request(this.#target.url, options, (answer) => {
        answer.resume();
        answer.on("end", () => resolve(isCut ? 0 : (answer.statusCode ?? 0)));
        answer.on("error", reject);
      });
      request.on("error", reject);
      request.on("timeout", () => request.destroy(new Error("no answer")));
      request.end(body, () => {
        if (hangUpMs !== null) setTimeout(() => request.destroy(new Error("cut")), hangUpMs);
      });
    });
  }
}
