import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { OrderSheetProps } from "./order-sheet";
import type { PackingSlipProps } from "./packing-slip";
import type { PickListProps } from "./pick-list";
import type { ShippingLabelProps } from "./shipping-label";
import type { PaperLocale } from "./words";

export type SheetSize = "A4" | "LETTER";

/** One paper of a print job. Everything in it is plain data: it travels to the worker by structured clone. */
export type Paper =
  | { readonly kind: "order_sheet"; readonly size: SheetSize; readonly props: OrderSheetProps }
  | { readonly kind: "packing_slip"; readonly size: SheetSize; readonly props: PackingSlipProps }
  | { readonly kind: "pick_list"; readonly size: SheetSize; readonly props: PickListProps }
  | { readonly kind: "shipping_label"; readonly size: "LABEL"; readonly props: ShippingLabelProps };

export type PaperKind = Paper["kind"];

/** Several papers become one PDF in this order. The same job gives the same bytes. */
export type PrintJob = {
  readonly papers: readonly Paper[];
  readonly locale: PaperLocale;
  /** Shown by PDF readers, never on the paper: "Pedidos 1042–1050". */
  readonly title: string;
  readonly shopName: string;
  /** ISO 8601 instant of the newest order version on the papers (not of printing): it becomes the PDF's date. */
  readonly issuedAt: string;
};

export const MAX_PAPERS = 300;

export type PrintRefused =
  | { readonly code: "no_papers" }
  | { readonly code: "too_many_papers"; readonly limit: number; readonly asked: number };

/** Every print job is made here, so that none is empty or above the limit of one file. */
export function printJob(job: PrintJob): Result<PrintJob, PrintRefused> {
  const asked = job.papers.length;
  if (asked === 0) return refuse({ code: "no_papers" });
  if (asked > MAX_PAPERS) return refuse({ code: "too_many_papers", limit: MAX_PAPERS, asked });
  return ok(job);
}
