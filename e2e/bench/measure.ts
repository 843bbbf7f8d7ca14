import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";

export type Ask = {
  readonly path: string;
  readonly method?: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

const agent = new Agent({ keepAlive: true, maxSockets: 32 });

/** One request over a kept connection; the whole body is read. @throws Error on another status than `wanted`. */
export function ask(
  port: number,
  { path, method = "GET", headers = {}, body }: Ask,
  wanted = 200,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({ agent, host: "127.0.0.1", port, path, method, headers }, (answer) => {
      let bytes = 0;
      answer.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on("end", () =>
        answer.statusCode === wanted
          ? resolve(bytes)
          : reject(new Error(`${method} ${path} answered ${answer.statusCode}, not ${wanted}`)),
      );
      answer.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

export const closeConnections = (): void => agent.destroy();

export type Times = { readonly p50: number; readonly p95: number; readonly perSecond: number };

const atShare = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

export type Plan = { readonly count: number; readonly clients?: number; readonly limitMs?: number };

/** Does `work` up to `count` times, or until the time is up; the first few are a warm-up that is not counted. */
export async function timed(
  plan: Plan,
  work: (turn: number) => Promise<unknown>,
): Promise<Times & { readonly done: number }> {
  const { count, clients = 1, limitMs = 12_000 } = plan;
  const warm = Math.min(3, count);
  for (let turn = 0; turn < warm; turn++) await work(turn);
  const took: number[] = [];
  const began = performance.now();
  let next = warm;
  const client = async (): Promise<void> => {
    while (next < count + warm && performance.now() - began < limitMs) {
      const turn = next++;
      const from = performance.now();
      await work(turn);
      took.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - began) / 1_000;
  const sorted = took.sort((a, b) => a - b);
  return {
    p50: atShare(sorted, 0.5),
    p95: atShare(sorted, 0.95),
    perSecond: took.length / seconds,
    done: took.length,
  };
}

export type Usage = { readonly cpuMs: number; readonly rssMb: number };

const TICK_MS = 10;

/** What the server process has used so far; zeros where there is no /proc. */
export function usageOf(pid: number | undefined): Usage {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return {
      cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS,
      rssMb: Math.round(Number(kilobytes ?? 0) / 1_024),
    };
  } catch {
    return { cpuMs: 0, rssMb: 0 };
  }
}
