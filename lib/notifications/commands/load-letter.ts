import type { Reader as DbReader } from "@/db/client";
import type { LetterRow } from "@/db/queries/letters";
import { newestCustomerNote, notesById } from "@/db/queries/notes";
import { type AddressRow, findAddress, type PersonRow } from "@/db/queries/people";
import type { DownloadData, LetterData } from "@/emails/from-order/letter-data";
import type { Address } from "@/lib/customers/address";
import { listDownloads } from "@/lib/fulfillment/commands/list-downloads";
import { pickupCodeOf } from "@/lib/fulfillment/pickup";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/i18n/locale";
import { mustSucceed } from "@/lib/kernel/result";
import { issueLink } from "@/lib/links/commands/issue-link";
import { livePaymentLink } from "@/lib/links/commands/live-payment-link";
import { statusLinkOf } from "@/lib/links/commands/status-link";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";

/** The address columns of a row, without the row. */
export const addressOf = ({
  id: _id,
  personId: _personId,
  createdAt: _createdAt,
  ...address
}: AddressRow): Address => address;

export const localeOf = (row: LetterRow): Locale => (isLocale(row.locale) ? row.locale : DEFAULT_LOCALE);

/** Letters about a receipt name it first in their occasion. */
export const receiptIdOf = (row: LetterRow): string | null =>
  row.kind === "receipt_rejected" || row.kind === "desk_receipt"
    ? (row.key.split("/")[2]?.split(":")[0] ?? null)
    : null;

/** A person sent it once more: it goes out whatever the switches say. */
export const isSentAgain = (row: LetterRow): boolean => row.key.includes(":again_");

/** Ids of the texts that a letter may quote. */
function quotedNotes(order: Order): string[] {
  const said = Object.values(order.parcels.shipments).flatMap((parcel) => [
    parcel.noteId,
    ...parcel.reports.map((report) => report.noteId),
  ]);
  return [order.placed?.instructionsId, ...said].filter((id): id is string => typeof id === "string");
}

async function texts(reader: DbReader, order: Order): Promise<ReadonlyMap<string, string>> {
  const rows = await notesById(reader, quotedNotes(order));
  return new Map([...rows.values()].filter((row) => !row.retractedAt).map((row) => [row.id, row.text]));
}

const recoveryUrl = async (ctx: Context, orderId: number): Promise<string> =>
  mustSucceed(await issueLink(ctx, { orderId, purpose: "recovery" }), "link of a letter").url;

const DOWNLOAD_LETTERS: readonly string[] = ["order_paid", "downloads_renewed"];

/** What can be downloaded when the letter is written. Keys are shown as often as one likes. */
async function openDownloads(ctx: Context, order: Order): Promise<DownloadData[]> {
  const lines = await listDownloads(ctx, order);
  return lines.flatMap(({ line, url, files }) =>
    files.flatMap(({ file, grant, state }): DownloadData[] => {
      const isShown = file.kind === "keys" && (state === "live" || state === "used_up");
      if (!grant || !url || (state !== "live" && !isShown)) return [];
      const uses = file.kind === "keys" ? null : grant.max - grant.used;
      return [{ name: `${line.name} · ${file.name}`, url, uses, until: grant.expiresAt }];
    }),
  );
}

/** Gathers what a letter about an order may tell; `person` is whose order it is. Links are made when the first letter needs them. */
export async function loadLetter(
  ctx: Context,
  row: LetterRow,
  order: Order,
  person: PersonRow | null,
): Promise<LetterData> {
  const settings = await ctx.settings();
  const address = order.addressId === null ? null : await findAddress(ctx.db, order.addressId);
  const notes = await texts(ctx.db, order);
  const status = await statusLinkOf(ctx, order.id);
  return {
    locale: localeOf(row),
    settings,
    appUrl: ctx.appUrl,
    demo: ctx.demo,
    order,
    customer: { name: person?.fullName ?? "", email: person?.email ?? null, phone: person?.phone ?? null },
    address: address ? addressOf(address) : null,
    statusUrl: status.url,
    recoverUrl: row.kind === "recovery" ? await recoveryUrl(ctx, order.id) : null,
    payLink: row.kind === "payment_link" ? await livePaymentLink(ctx, order) : null,
    shipmentId: row.shipmentId,
    receiptId: receiptIdOf(row),
    occasion: row.key.split("/")[2] ?? "",
    step: row.step,
    notes,
    customerNote: row.kind === "payment_link" ? await newestCustomerNote(ctx.db, order.id) : null,
    downloads: DOWNLOAD_LETTERS.includes(row.kind) ? await openDownloads(ctx, order) : [],
    shownPickupCode: row.kind === "order_ready_for_pickup" ? pickupCodeOf(ctx.linkKey, order) : null,
  };
}
