import type { OrderRow } from "@/db/queries/order-list";
import { formatAmount, formatDateTime, formatMoney, relativeAge } from "@/lib/i18n/format";
import { type Currency, money } from "@/lib/kernel/money";
import type { Permission } from "@/lib/staff/roles";
import { type RowEntry, rowEntries } from "./row-entries";
import { type MenuRow, rowStateOf } from "./row-state";

/** One order as the list shows it, in words already: fifty of them travel to the browser. */
export type ShownRow = MenuRow & {
  readonly city: string | null;
  readonly method: string | null;
  readonly created: { readonly iso: string; readonly text: string; readonly ago: string };
  /** `bare` leaves the currency out when it is the shop's own. */
  readonly total: { readonly bare: string; readonly full: string } | null;
  readonly badges: OrderRow["badges"];
  readonly flags: OrderRow["flags"];
  readonly archived: boolean;
  readonly entries: readonly RowEntry[];
};

export type ShownFor = {
  readonly methodNames: ReadonlyMap<string, string>;
  readonly permissions: readonly Permission[];
  readonly numbers: string;
  readonly words: string;
  readonly timeZone: string;
  readonly currency: Currency;
  readonly now: Date;
};

export function shownRows(rows: readonly OrderRow[], given: ShownFor): ShownRow[] {
  const menus = new Map<string, readonly RowEntry[]>();
  // Rows with the same menu share one list, which is sent once.
  const shared = (entries: readonly RowEntry[]): readonly RowEntry[] => {
    const key = entries.join();
    const known = menus.get(key) ?? entries;
    menus.set(key, known);
    return known;
  };
  return rows.map((row) => {
    const state = rowStateOf(row);
    const { paymentMethod } = row;
    return {
      ...state,
      city: row.city,
      method: paymentMethod === null ? null : (given.methodNames.get(paymentMethod) ?? paymentMethod),
      created: {
        iso: row.createdAt.toISOString(),
        text: formatDateTime(row.createdAt, { locale: given.words, timeZone: given.timeZone }),
        ago: relativeAge(row.createdAt, given.now, given.words),
      },
      total: row.total === null ? null : totalOf(row.total, row.currency as Currency, given),
      badges: row.badges,
      flags: row.flags,
      archived: row.archivedAt !== null,
      entries: shared(rowEntries(state, given.permissions)),
    };
  });
}

/** Another currency than the shop's shows its code. */
function totalOf(total: bigint, currency: Currency, { numbers, currency: own }: ShownFor) {
  const value = money(total, currency);
  const full = formatMoney(value, numbers, { code: currency !== own });
  return { full, bare: currency === own ? formatAmount(value, numbers) : full };
}
