import type { Tx } from "@/db/client";
import { insertNote } from "@/db/queries/notes";
import { insertAddress } from "@/db/queries/people";
import { answersOf } from "@/lib/carts/billing";
import type { CartDraft } from "@/lib/carts/cart";
import { instructionsText } from "@/lib/carts/instructions";
import { placedEvent } from "@/lib/carts/placing";
import { changesTo, contentsOf } from "@/lib/carts/sync";
import { readTaxId } from "@/lib/customers/tax-id";
import { mintId } from "@/lib/kernel/ids";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import { findStatusLink, issueStatusLink } from "@/lib/links/commands/status-link";
import { changeOrderWithin, type GateRefused } from "@/lib/orders/commands/change-order";
import type { OrderEvent } from "@/lib/orders/events";
import type { Order } from "@/lib/orders/order";
import { type MoveRefused, stepFrom } from "@/lib/orders/rules";
import type { OutOfStock } from "@/lib/orders/shortage";
import type { Context } from "@/lib/platform/context";
import { methodKind, type PaymentMethod } from "@/lib/shop/payment-methods";
import type { LoadedCart } from "./load-cart";
import type { ShortLine } from "./place-order";

type WriteRefused =
  | Exclude<GateRefused, OutOfStock>
  | MoveRefused
  | { readonly code: "out_of_stock"; readonly lines: readonly ShortLine[] };
type Written = { readonly order: Order; readonly statusToken: string };

/** Writes everything that placing means, in the caller's transaction; only the stock can still refuse it. */
export async function writePlacing(
  tx: Tx,
  ctx: Context,
  loaded: LoadedCart,
  order: Order,
  { method }: { readonly method: PaymentMethod | null },
): Promise<Result<Written, WriteRefused>> {
  const { settings, priced } = loaded;
  const draft = await withBillingRow(tx, ctx, loaded, order);
  const answers = answersOf(draft, settings.checkoutFields, order.locale);
  // An order that was taken back may hold answers from before: no answer now is an answer, too.
  const isAnswered = Object.keys(answers).length > 0 || order.fieldsId !== null;
  const fieldsId = isAnswered ? mintId(ctx.random, "note") : null;
  const event = placedEvent(method, settings.times, ctx.now(), null);
  const dueAt = event.dueAt ? new Date(event.dueAt) : null;
  const text =
    method && methodKind(method.key) === "manual"
      ? instructionsText(method, { ...order, totals: priced.totals }, settings, dueAt)
      : "";
  const instructionsId = text === "" ? null : mintId(ctx.random, "note");
  const asked: OrderEvent[] =
    fieldsId === null ? [] : [{ kind: "fields_changed", fieldsId, changed: Object.keys(draft.fields) }];
  const contents = contentsOf(priced, draft);
  let statusToken = "";
  const placed = await changeOrderWithin<MoveRefused>(
    tx,
    ctx,
    order.id,
    (now) => {
      const step = stepFrom(now.paymentStatus, method ? "place" : "place_free", ctx.actor.kind);
      if (!step.ok) return step;
      return ok([...changesTo(now, contents), ...asked, { ...event, instructionsId }]);
    },
    {
      alongside: async (open) => {
        const note = { orderId: order.id, createdAt: ctx.now() };
        if (instructionsId)
          await insertNote(open, { ...note, id: instructionsId, kind: "instructions", text });
        if (fieldsId)
          await insertNote(open, { ...note, id: fieldsId, kind: "fields", text: "", data: answers });
        const known = await findStatusLink(ctx, order.id, open);
        statusToken = (known ?? (await issueStatusLink(ctx, order.id, open))).token;
      },
    },
  );
  if (placed.ok) return ok({ order: placed.value, statusToken });
  const { refusal } = placed;
  return refusal.code === "out_of_stock"
    ? refuse({ code: "out_of_stock", lines: named(refusal, loaded) })
    : refuse(refusal);
}

/** Stock that went while the page was open: the gate knows variants, people know names. */
const named = ({ short }: OutOfStock, { rows }: LoadedCart): ShortLine[] =>
  short.map(({ variantId, wanted, available }) => ({
    name: rows.get(variantId)?.name ?? String(variantId),
    wanted,
    left: available,
  }));

/** Whose invoice it is: a row of its own, so that erasing a person reaches it. */
async function withBillingRow(
  tx: Tx,
  ctx: Context,
  { draft, settings }: LoadedCart,
  order: Order,
): Promise<CartDraft> {
  const { billing, contact, delivery } = draft;
  if (billing.documentType !== "invoice") return { ...draft, billing: { ...billing, addressId: null } };
  const taxId = readTaxId(settings.country, billing.taxId);
  const addressId = await insertAddress(tx, {
    ...(delivery.address ?? { street: "", country: settings.country }),
    name: contact.fullName,
    personId: order.personId,
    taxId: taxId?.value ?? null,
    taxIdType: taxId?.type ?? null,
    companyName: billing.companyName,
    businessActivity: billing.businessActivity || null,
    createdAt: ctx.now(),
  });
  return { ...draft, billing: { ...billing, addressId } };
}
