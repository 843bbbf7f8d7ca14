import { ZodError } from "zod";
import type { SellerRefused } from "@/lib/fulfillment/carrier";

export type EasypostKeys = {
  readonly apiKey: string;
  /** Another server than EasyPost's, for tests. */
  readonly apiBase: string | null;
};

const TIMEOUT_MS = 20_000;

/** Loaded with the first call: the SDK is heavy, and most processes never need it. */
async function openClient({ apiKey, apiBase }: EasypostKeys) {
  const { default: EasyPost } = await import("@easypost/api");
  return new EasyPost(apiKey, {
    timeout: TIMEOUT_MS,
    ...(apiBase && { baseUrl: `${apiBase.replace(/\/v2$/, "")}/v2/` }),
  });
}

/** The five calls; their answers are checked by whoever asks. */
export function easypostCalls(keys: EasypostKeys) {
  let opened: ReturnType<typeof openClient> | null = null;
  const client = () => {
    opened ??= openClient(keys);
    return opened;
  };
  return {
    create: async (shipment: object): Promise<unknown> => (await client()).Shipment.create(shipment),
    retrieve: async (id: string): Promise<unknown> => (await client()).Shipment.retrieve(id),
    buy: async (id: string, rateId: string): Promise<unknown> => (await client()).Shipment.buy(id, rateId),
    asPdf: async (id: string): Promise<unknown> => (await client()).Shipment.convertLabelFormat(id, "PDF"),
    refund: async (id: string): Promise<unknown> => (await client()).Shipment.refund(id),
  };
}
export type EasypostCalls = ReturnType<typeof easypostCalls>;

type Said = { readonly statusCode: number; readonly code: string; readonly message: string };

/** Classes of the SDK have no names of their own: its errors are told by what they hold. Null: no answer of EasyPost's. */
function saidBy(error: unknown): Said | null {
  if (!(error instanceof Error)) return null;
  const { statusCode, code, message } = error as Partial<Said> & Error;
  return typeof statusCode === "number" ? { statusCode, code: String(code ?? statusCode), message } : null;
}

export const isAlready = (error: unknown): boolean => saidBy(error)?.code === "SHIPMENT.POSTAGE.EXISTS";

/** @throws what is no answer and no failure of the network: an answer that cannot be read is the seller's fault, too. */
export function easypostRefusal(error: unknown): SellerRefused {
  const said = saidBy(error);
  if (said) {
    const passes = said.statusCode === 429 || said.statusCode >= 500;
    const detail = `${said.message} (${said.code})`.slice(0, 500);
    return { code: passes ? "seller_unavailable" : "seller_refused", detail };
  }
  const reason = error instanceof ZodError ? "an answer that cannot be read" : reasonOf(error);
  return { code: "seller_unavailable", detail: reason.slice(0, 500) };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
