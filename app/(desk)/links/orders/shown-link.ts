import type { ShownOrderLink } from "@/app/(desk)/links/_components/order-link-list";
import type { OrderLinkRow, WrittenGrants } from "@/db/queries/order-links";
import { type DownloadState, downloadsOfLine, type Grants } from "@/lib/fulfillment/grants";
import { urlOf } from "@/lib/links/commands/link-url";
import { type LinkState, linkState } from "@/lib/links/token";
import type { Context } from "@/lib/platform/context";

type May = { readonly links: boolean; readonly downloads: boolean };

const isClosed = (status: string): boolean => status === "canceled" || status === "abandoned";

/** Whether another one in its place would have something to open. */
function mayRenew({ link, paymentStatus, balanceDue }: OrderLinkRow): boolean {
  if (link.purpose === "recovery") return isClosed(paymentStatus);
  if (link.purpose === "duplicate") return true;
  if (link.purpose === "download") return paymentStatus === "paid" && link.revokedAt === null;
  return (paymentStatus === "open" || paymentStatus === "pending") && balanceDue > 0n;
}

const LINK_STATE: Record<DownloadState, LinkState> = {
  live: "live",
  expired: "expired",
  used_up: "used_up",
  ended: "revoked",
};

const lineOf = ({ link }: OrderLinkRow): string =>
  (link.content as { readonly lineId?: string }).lineId ?? "";

/** The database keeps no order of keys: what was renewed is ended, so that the grants that stand come last, as newest. */
const readGrants = (written: WrittenGrants | null): Grants => {
  const grants = Object.values(written ?? {}).map((grant) => ({
    ...grant,
    expiresAt: new Date(grant.expiresAt),
  }));
  const inTurn = grants.toSorted(
    (one, other) =>
      Number(other.revoked) - Number(one.revoked) || one.expiresAt.getTime() - other.expiresAt.getTime(),
  );
  return Object.fromEntries(inTurn.map((grant) => [grant.grantId, grant]));
};

/** A row as the list shows it; how long and how often a download link works is said by its grants. */
export function shownLink(ctx: Context, row: OrderLinkRow, may: May): ShownOrderLink {
  const { link, grants: _written, ...rest } = row;
  const isDownload = link.purpose === "download";
  const mayWrite = isDownload ? may.downloads : may.links;
  const own = linkState(link, ctx.now());
  // A link that was renewed says nothing of the grants of the one after it.
  const asks = isDownload && own === "live";
  const given = asks ? downloadsOfLine(readGrants(row.grants), lineOf(row), ctx.now()) : null;
  const state = given ? LINK_STATE[given.state] : own;
  const isLive = mayWrite && state === "live";
  return {
    ...{ ...rest, link, state },
    expiresAt: given?.expiresAt ?? (isDownload ? link.revokedAt : link.expiresAt),
    downloads: given && { orderId: link.orderId ?? 0, lineId: lineOf(row), used: given.used, max: given.max },
    url: isLive ? urlOf(ctx, link) : null,
    canRevoke: isLive,
    canRenew: mayWrite && mayRenew(row),
  };
}
