import { type DigitalFile, digitalFilesByIds } from "@/db/queries/digital";
import { lineOfLink, listDownloadLinks } from "@/db/queries/grants";
import { digitalLines, isEntitled } from "@/lib/fulfillment/digital";
import { type DownloadState, downloadState, type Grant, grantsOfLine } from "@/lib/fulfillment/grants";
import { urlOf } from "@/lib/links/commands/link-url";
import type { OrderLine } from "@/lib/orders/events/parts";
import type { Order } from "@/lib/orders/order";
import type { Context } from "@/lib/platform/context";

export type GrantedDownload = {
  readonly file: DigitalFile;
  /** Null until the line is paid. */
  readonly grant: Grant | null;
  readonly state: DownloadState | null;
};

/** What was sold with one line; its files share a link. */
export type DownloadLine = {
  readonly line: OrderLine;
  /** Null until the line is paid, and once nothing of it may be downloaded any more. */
  readonly url: string | null;
  readonly isEntitled: boolean;
  readonly files: readonly GrantedDownload[];
};

/** Every digital line of an order with its files as they were sold, their grants and its link. Reads only. */
export async function listDownloads(ctx: Context, order: Order): Promise<DownloadLine[]> {
  const lines = digitalLines(order.lines);
  if (lines.length === 0) return [];
  const links = await listDownloadLinks(ctx.db, order.id);
  const files = new Map(
    (
      await digitalFilesByIds(
        ctx.db,
        lines.flatMap(({ fileIds }) => fileIds),
      )
    ).map((file) => [file.id, file]),
  );
  const now = ctx.now();
  return lines.map((line) => {
    const grants = grantsOfLine(order.parcels.grants, line.lineId);
    const link = links.find((one) => lineOfLink(one) === line.lineId);
    return {
      line,
      url: link && grants.some(({ revoked }) => !revoked) ? urlOf(ctx, link) : null,
      isEntitled: isEntitled(order, line),
      files: line.fileIds.flatMap((id): GrantedDownload[] => {
        const file = files.get(id);
        const grant = grants.find(({ fileId }) => fileId === id) ?? null;
        return file ? [{ file, grant, state: grant && downloadState(grant, now) }] : [];
      }),
    };
  });
}
