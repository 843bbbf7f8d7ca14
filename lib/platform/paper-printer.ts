import { Worker } from "node:worker_threads";
import type { PrintJob } from "@/lib/documents/papers";
import type { WorkerAnswer, WorkerQuestion } from "@/lib/documents/worker";

type PrinterLimits = {
  /** The renderer leaks about 45 KB a document; the leak ends with the worker. */
  readonly documentsPerWorker: number;
  readonly timeoutMs: (job: PrintJob) => number;
};

type Waiting = {
  readonly id: number;
  readonly job: PrintJob;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
};

type Running = { readonly waiting: Waiting; readonly timer: NodeJS.Timeout };

const LIMITS: PrinterLimits = {
  documentsPerWorker: 500,
  timeoutMs: (job) => 30_000 + 1_000 * job.papers.length,
};

/**
 * Prints in one worker thread, one job after the other, because rendering blocks its thread for seconds.
 * The worker starts with the first job and never holds the process open while it is idle.
 */
export class PaperPrinter {
  readonly #limits: PrinterLimits;
  readonly #queue: Waiting[] = [];
  #worker: Worker | null = null;
  #running: Running | null = null;
  #printed = 0;
  #lastId = 0;
  /** Bundled, the worker is JavaScript. Run from source (tests, scripts) it is TSX, which Node refuses. */
  #fromSource = false;

  constructor(limits: Partial<PrinterLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits };
  }

  /** One PDF with all papers of the job. Rejects when rendering fails, takes too long or its worker dies. */
  print(job: PrintJob): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.#lastId += 1;
      this.#queue.push({ id: this.#lastId, job, resolve, reject });
      this.#next();
    });
  }

  #next(): void {
    if (this.#running) return;
    const waiting = this.#queue.shift();
    if (!waiting) {
      this.#worker?.unref();
      return;
    }
    const limit = this.#limits.timeoutMs(waiting.job);
    const timer = setTimeout(() => this.#fail(new Error(`printing took longer than ${limit} ms`)), limit);
    this.#running = { waiting, timer };
    this.#send(waiting);
  }

  #send({ id, job }: Waiting): void {
    this.#worker ??= this.#start();
    this.#worker.ref();
    try {
      this.#worker.postMessage({ id, job } satisfies WorkerQuestion);
    } catch (error) {
      this.#settle((waiting) => waiting.reject(asError(error)));
    }
  }

  #start(): Worker {
    const worker = this.#fromSource
      ? startFromSource()
      : new Worker(new URL("../documents/worker.tsx", import.meta.url));
    const ours = (act: () => void) => () => {
      if (worker === this.#worker) act();
    };
    worker.on("message", (answer: WorkerAnswer) => ours(() => this.#receive(answer))());
    worker.on("error", (error) => ours(() => this.#broken(asError(error)))());
    worker.on("exit", (code) =>
      ours(() => this.#fail(new Error(`the printing worker ended with ${code}`)))(),
    );
    return worker;
  }

  #broken(error: Error): void {
    if (this.#fromSource || !error.message.includes('Unknown file extension ".tsx"')) {
      this.#fail(error);
      return;
    }
    this.#fromSource = true;
    this.#worker = null;
    if (this.#running) this.#send(this.#running.waiting);
  }

  #receive(answer: WorkerAnswer): void {
    if (answer.id !== this.#running?.waiting.id) return;
    this.#printed += 1;
    if (this.#printed >= this.#limits.documentsPerWorker) this.#endWorker();
    this.#settle((waiting) =>
      "bytes" in answer ? waiting.resolve(answer.bytes) : waiting.reject(new Error(answer.error)),
    );
  }

  #fail(error: Error): void {
    this.#endWorker();
    this.#settle((waiting) => waiting.reject(error));
  }

  #settle(finish: (waiting: Waiting) => void): void {
    const running = this.#running;
    this.#running = null;
    if (running) {
      clearTimeout(running.timer);
      finish(running.waiting);
    }
    this.#next();
  }

  #endWorker(): void {
    const worker = this.#worker;
    this.#worker = null;
    this.#printed = 0;
    void worker?.terminate();
  }
}

const SOURCE_ENTRY = `
  const { pathToFileURL } = require("node:url");
  const entry = pathToFileURL(require("node:path").join(process.cwd(), "lib/documents/worker.tsx")).href;
  import("tsx/esm/api").then(({ register }) => { register(); return import(entry); });
`;

/** Not `new Worker(...)`, which the bundler would try to resolve: there is nothing to bundle in a run from source. */
const startFromSource = (): Worker => Reflect.construct(Worker, [SOURCE_ENTRY, { eval: true }]);

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));

const printer = new PaperPrinter();

/** Prints a job made by `printJob`: several papers become one PDF in their order, and the same job the same bytes. */
export const printPapers = (job: PrintJob): Promise<Uint8Array> => printer.print(job);
