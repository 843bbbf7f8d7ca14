import type { Tx } from "@/db/client";
import { insertNote } from "@/db/queries/notes";
import { insertAddress, upsertPerson } from "@/db/queries/people";
import { type DeskOrder, type DeskRows, deskEvents } from "@/lib/carts/desk-events";
import type { DeskEnding } from "@/lib/carts/desk-payment";
import { instructionsText } from "@/lib/carts/instructions";
import { readTaxId } from "@/lib/customers/tax-id";
import type { Locale } from "@/lib/i18n/locale";
import { plus } from "@/lib/kernel/clock";
import { mintId } from "@/lib/kernel/ids";
import type { Result } from "@/lib/kernel/result";
import { oneLine } from "@/lib/kernel/text";
import { issueStatusLink } from "@/lib/links/commands/status-link";
import { type GateRefused, openOrderWithin } from "@/lib/orders/commands/change-order";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";
import type { PaymentMethod } from "@/lib/shop/payment-methods";
import type { LoadedDesk } from "./load-desk";

/** Opens a manual order with everything that belongs to it, in the caller's transaction. A refusal has written rows: undo them. */
export async function writeDesk(
  tx: Tx,
  ctx: Context,
  desk: LoadedDesk,
  ending: DeskEnding,
): Promise<Result<Order, GateRefused>> {
  const { draft, priced, settings } = desk;
  const { locale } = draft.customer;
  const rows = await writeRows(tx, ctx, desk, ending);
  const order: DeskOrder = { ...{ draft, priced, ending, rows, locale, settings }, now: ctx.now() };
  return openOrderWithin(tx, ctx, (number) => deskEvents(order, number), {
    alongside: async (open, made) => {
      for (const note of notesOf(desk, ending, rows, made))
        await insertNote(open, { ...note, orderId: made.id, createdAt: ctx.now() });
      if (made.placed) await issueStatusLink(ctx, made.id, open);
    },
  });
}

async function writeRows(tx: Tx, ctx: Context, desk: LoadedDesk, ending: DeskEnding): Promise<DeskRows> {
  const { draft, request, person, priced } = desk;
  const { contact, address } = request;
  const given = contact && { ...contact, locale: draft.customer.locale };
  const personId = person?.id ?? (given ? (await upsertPerson(tx, given, ctx.now())).id : null);
  const isDelivered = priced.shipping?.option === "delivery" && draft.delivery.kind !== "none";
  const row = { personId, createdAt: ctx.now() };
  const noteIf = (text: string | null) => (text?.trim() ? mintId(ctx.random, "note") : null);
  const isPlaced = ending.kind === "reserve" && priced.totals.total > 0n;
  return {
    personId,
    addressId: isDelivered && address ? await insertAddress(tx, { ...address, ...row }) : null,
    billingAddressId: await writeBilling(tx, ctx, desk, personId),
    privateNoteId: noteIf(draft.extras.privateNote),
    customerNoteId: noteIf(draft.extras.customerNote),
    referenceId: noteIf(ending.kind === "paid" ? ending.reference : null),
    instructionsId: noteIf(isPlaced ? saysOf(ending.method, draft.customer.locale) : null),
    paymentId: mintId(ctx.random, "pay"),
  };
}

/** Whether a method tells the customer anything at all. */
const saysOf = ({ instructions, bank }: PaymentMethod, locale: Locale): string =>
  instructions[locale] || (bank?.number ?? "");

/** Whose invoice it is: a row of its own, so that erasing a person reaches it. */
async function writeBilling(
  tx: Tx,
  ctx: Context,
  { draft, request, person, settings }: LoadedDesk,
  personId: number | null,
): Promise<number | null> {
  const { documentType, taxId: typed, companyName, businessActivity } = draft.billing;
  if (documentType !== "invoice") return null;
  const taxId = readTaxId(settings.country, typed);
  return insertAddress(tx, {
    ...(request.address ?? { street: "", country: settings.country }),
    name: person?.fullName ?? request.contact?.fullName ?? oneLine(companyName),
    personId,
    taxId: taxId?.value ?? null,
    taxIdType: taxId?.type ?? null,
    companyName: oneLine(companyName),
    businessActivity: oneLine(businessActivity) || null,
    createdAt: ctx.now(),
  });
}

type Note = {
  readonly id: string;
  readonly kind: "private" | "customer" | "reference" | "instructions";
  readonly text: string;
};

function notesOf({ draft, settings }: LoadedDesk, ending: DeskEnding, rows: DeskRows, order: Order): Note[] {
  const { privateNote, customerNote } = draft.extras;
  const method = ending.kind === "reserve" ? ending.method : null;
  const lastDay = ending.kind === "reserve" ? plus(ending.until, -1) : null;
  const notes: (Note | null)[] = [
    rows.privateNoteId && { id: rows.privateNoteId, kind: "private" as const, text: privateNote.trim() },
    rows.customerNoteId && { id: rows.customerNoteId, kind: "customer" as const, text: customerNote.trim() },
    rows.referenceId && ending.kind === "paid"
      ? { id: rows.referenceId, kind: "reference" as const, text: ending.reference ?? "" }
      : null,
    rows.instructionsId && method
      ? {
          id: rows.instructionsId,
          kind: "instructions" as const,
          text: instructionsText(method, order, settings, lastDay),
        }
      : null,
  ].map((note) => note || null);
  return notes.filter((note) => note !== null);
}
