import { z } from "zod";
import { MAX_PAPERS } from "@/lib/documents/papers";

export const PRINTED_PAPERS = ["order_sheet", "packing_slip", "pick_list", "shipping_label"] as const;
export type PrintedPaper = (typeof PRINTED_PAPERS)[number];

const numbers = z
  .string()
  .max(4_000)
  .transform((text) => [...new Set(text.split(",").map((part) => part.trim().replace(/^#/, "")))])
  .pipe(
    z
      .array(z.string().regex(/^[1-9]\d{0,9}$/))
      .min(1)
      .max(MAX_PAPERS),
  )
  .transform((list) => list.map(Number));

/** `?orders=1042,1043&paper=packing_slip&size=LETTER&prices=1`; the same names in a posted form. */
const printRequest = z.object({
  orders: numbers,
  paper: z.enum(PRINTED_PAPERS),
  size: z.enum(["A4", "LETTER"]).catch("A4"),
  prices: z.enum(["1"]).optional().catch(undefined),
  /** Only the label of this parcel. */
  shipment: z.string().min(1).max(80).optional(),
});
export type PrintRequest = z.output<typeof printRequest>;

/** Null when it cannot be understood. */
export function readPrintRequest(given: URLSearchParams | FormData): PrintRequest | null {
  const read = printRequest.safeParse(Object.fromEntries(given.entries()));
  return read.success ? read.data : null;
}
