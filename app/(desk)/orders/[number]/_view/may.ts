import { can, type Permission } from "@/lib/staff/roles";

const MAY = {
  seeMoney: "money.read",
  seeTechnical: "inbox.read",
  readLetters: "letters.read",
  note: "orders.note",
  create: "orders.create",
  ship: "fulfillments.write",
  print: "documents.print",
  pay: "orders.pay",
  review: "receipts.review",
  cancel: "orders.cancel",
  edit: "orders.edit",
  refund: "refunds.write",
  approve: "refunds.approve",
  archive: "orders.archive",
  link: "links.write",
  write: "letters.send",
  downloads: "downloads.write",
  catalog: "catalog.write",
  erase: "privacy.write",
} as const satisfies Record<string, Permission>;

/** What one person may do on this page. What they may not is never rendered. */
export type May = { readonly [K in keyof typeof MAY]: boolean };

export const mayOf = (permissions: readonly Permission[]): May =>
  Object.fromEntries(
    Object.entries(MAY).map(([key, permission]) => [key, can(permissions, permission)]),
  ) as May;

const READS: readonly (keyof May)[] = ["seeMoney", "seeTechnical", "readLetters"];

/** The same person where nothing can be done: what they may see stays. */
export const onlyReading = (may: May): May =>
  Object.fromEntries(
    Object.entries(may).map(([key, allowed]) => [key, allowed && READS.some((read) => read === key)]),
  ) as May;
