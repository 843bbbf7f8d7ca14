import { standardReports } from "@/lib/fulfillment/adapters/standard";
import type { BoughtLabel, CarrierProvider, LabelSeller, SellerRefused } from "@/lib/fulfillment/carrier";
import { money } from "@/lib/kernel/money";
import { ok, type Result, refuse } from "@/lib/kernel/result";

type Fault = "lost_answer" | "no_answer" | "refused" | null;

type Books = {
  /** What goes wrong with the next calls that buy, fetch or give back, in their order. */
  readonly faults: Fault[];
  readonly bought: Map<string, BoughtLabel>;
  readonly calls: string[];
  readonly keys: string[];
};

/** A carrier that says what a test makes it say, and keeps its own books of what was really bought. */
export type ScriptedCarrier = CarrierProvider & Books & { saysLive: boolean | null };

const unavailable: Result<never, SellerRefused> = refuse({ code: "seller_unavailable", detail: "no answer" });
const refusal: Result<never, SellerRefused> = refuse({ code: "seller_refused", detail: "no funds" });

const labelFor = (sellerRef: string): BoughtLabel => ({
  ...{ sellerRef, trackerId: `trk_${sellerRef}`, carrier: "usps", service: "Priority" },
  ...{ trackingNumber: `94${sellerRef.replace(/\D/g, "")}`, trackingUrl: null, expectedTo: null },
  price: money(3_490n, "CLP"),
});

const scriptedSeller = ({ faults, bought, calls, keys }: Books): LabelSeller => ({
  quote: async () => {
    calls.push("quote");
    const sellerRef = `shp_${crypto.randomUUID()}`;
    const rate = { carrier: "usps", service: "Priority", price: money(3_490n, "CLP"), days: 2 };
    return ok({ sellerRef, rates: [{ ...rate, id: "rate_1" }] });
  },
  buy: async (sellerRef, _rateId, key) => {
    calls.push("buy");
    keys.push(key);
    const fault = faults.shift();
    if (fault === "refused") return refusal;
    if (fault === "no_answer") return unavailable;
    if (bought.has(sellerRef)) throw new Error("bought twice");
    bought.set(sellerRef, labelFor(sellerRef));
    return fault === "lost_answer" ? unavailable : ok(labelFor(sellerRef));
  },
  find: async (sellerRef) => {
    calls.push("find");
    return ok(bought.get(sellerRef) ?? null);
  },
  file: async () => {
    calls.push("file");
    return faults.shift()
      ? unavailable
      : ok({ bytes: new TextEncoder().encode("%PDF-1.7 label"), type: "application/pdf" });
  },
  void: async (sellerRef) => {
    calls.push("void");
    const fault = faults.shift();
    if (fault === "refused") return refusal;
    bought.delete(sellerRef);
    return fault ? unavailable : ok("voided");
  },
});

export function scriptedCarrier(): ScriptedCarrier {
  const books: Books = { faults: [], bought: new Map(), calls: [], keys: [] };
  return {
    ...books,
    ...{ name: "scripted", path: "scripted", live: false, saysLive: null, labels: scriptedSeller(books) },
    read({ headers }) {
      const eventId = headers["webhook-id"] ?? "";
      return ok({ eventId, type: "shipment.updated", live: this.saysLive, ours: true });
    },
    reports: (body, eventId, receivedAt) =>
      standardReports(body, eventId, receivedAt).map((report) =>
        report.word === "void" ? { ...report, meaning: { kind: "void" } } : report,
      ),
  };
}
