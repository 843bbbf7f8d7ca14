import { z } from "zod";
import { inTransaction } from "@/db/client";
import { lockDemoParcel, updateDemoParcel } from "@/db/queries/demo-parcels";
import { labelOfShipment } from "@/db/queries/labels";
import { DEMO_PUSHES, pushedStep } from "@/lib/fulfillment/demo-route";
import { rowIdField } from "@/lib/kernel/input";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { Context } from "@/lib/platform/context";

export const pushDemoParcelInput = z.strictObject({
  orderId: rowIdField,
  shipmentId: z.string().min(1).max(80),
  push: z.enum(DEMO_PUSHES),
});
export type PushRefused = { readonly code: "no_demo_parcel" | "no_further" };

/** Demo only: what the demo carrier would do by itself, now. The parcel changes when the carrier's message comes, never before. */
export async function pushDemoParcel(
  ctx: Context,
  { orderId, shipmentId, push }: z.output<typeof pushDemoParcelInput>,
): Promise<Result<null, PushRefused>> {
  const label = ctx.demo ? await labelOfShipment(ctx.db, shipmentId) : null;
  if (!label || label.orderId !== orderId) return refuse({ code: "no_demo_parcel" });
  const parcelId = label.sellerRef;
  return inTransaction(ctx.db, async (tx): Promise<Result<null, PushRefused>> => {
    const row = await lockDemoParcel(tx, parcelId);
    if (row?.state !== "bought") return refuse({ code: "no_demo_parcel" });
    const { scans } = row;
    if (push === "late" || push === "again") {
      if (scans.length === 0) return refuse({ code: "no_further" });
      const version = row.version + 1;
      await updateDemoParcel(tx, parcelId, { version });
      const key = `demo:carry:${parcelId}:${version}`;
      await ctx.enqueue(tx, "demo:carry", { parcelId, step: scans.length - 1, as: push }, { key });
      return ok(null);
    }
    const step = pushedStep(scans, push);
    if (!step) return refuse({ code: "no_further" });
    const at = ctx.now();
    const further = [...scans, { step, at: at.toISOString() }];
    await updateDemoParcel(tx, parcelId, { scans: further, changedAt: at, version: row.version + 1 });
    // The same key as the step that it would take by itself: that one is replaced.
    const key = `demo:carry:${parcelId}`;
    await ctx.enqueue(tx, "demo:carry", { parcelId, step: scans.length }, { key });
    return ok(null);
  });
}
