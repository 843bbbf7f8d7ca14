import * as loaded from "transbank-sdk";
import { z } from "zod";
import type { Clock } from "@/lib/kernel/clock";
import { webpayAnswer } from "./webpay-answer";

export type WebpaySettings = {
  readonly commerceCode: string;
  readonly apiKey: string;
  /** Another server than Transbank's, for tests. */
  readonly apiBase: string | null;
  readonly appUrl: string;
  readonly now: Clock;
};

type Sdk = typeof loaded;
/** A CommonJS module: plain Node gives it whole as `default`, a bundler gives its names. */
const sdk: Sdk & { readonly default?: Sdk } = { ...loaded };
const { Environment, IntegrationCommerceCodes, Options, WebpayPlus } = sdk.default ?? sdk;

const TIMEOUT_MS = 15_000;
/** Transbank's SDK says what went wrong in its text only. Status null: no answer came. */
export class WebpayError extends Error {
  readonly status: number | null;
  constructor(status: number | null, message: string) {
    super(message);
    this.status = status;
  }
  /** Whether asking again may help. */
  get passes(): boolean {
    return this.status === null || this.status === 429 || this.status >= 500;
  }
}

function webpayError(error: unknown): WebpayError {
  if (!(error instanceof Error) || error.name !== "TransbankError") throw error;
  const [title = "", said = ""] = error.message.split("\n");
  const status = /status code (\d{3})/.exec(title)?.[1];
  return new WebpayError(status ? Number(status) : null, status ? `${status} ${said}` : title);
}

const opened = z.object({ token: z.string().min(1).max(64), url: z.string() });
const refunded = z.object({ type: z.string(), response_code: z.int().nullish() });

/** The four calls, each with its answer checked. */
export function makeCalls({ commerceCode, apiKey, apiBase }: WebpaySettings) {
  const base = apiBase ?? hostOf(commerceCode);
  const transaction = new WebpayPlus.Transaction(new Options(commerceCode, apiKey, base, TIMEOUT_MS));
  const asked = async <T>(call: Promise<unknown>, shape: z.ZodType<T>): Promise<T> => {
    const answer = await call.catch((error: unknown) => Promise.reject(webpayError(error)));
    const read = shape.safeParse(answer);
    if (read.success) return read.data;
    throw new WebpayError(502, `an answer that cannot be read: ${JSON.stringify(answer).slice(0, 300)}`);
  };
  return {
    base,
    create: (order: string, session: string, amount: number, back: string) =>
      asked(transaction.create(order, session, amount, back), opened),
    commit: (token: string) => asked(transaction.commit(token), webpayAnswer),
    status: (token: string) => asked(transaction.status(token), webpayAnswer),
    refund: (token: string, amount: number) => asked(transaction.refund(token, amount), refunded),
  };
}
export type WebpayCalls = ReturnType<typeof makeCalls>;

const hostOf = (code: string): string =>
  code === IntegrationCommerceCodes.WEBPAY_PLUS ? Environment.Integration : Environment.Production;

/** Whether real cards are charged. */
export const isLive = ({ commerceCode, apiBase }: WebpaySettings): boolean =>
  (apiBase ?? hostOf(commerceCode)) === Environment.Production;
