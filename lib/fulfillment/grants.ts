import type { EventOf, Fact } from "@/lib/orders/events";

/** Leave to download one file of one line: so often, until then. Extending says the same grant again; renewing makes another. */
export type Grant = {
  readonly grantId: string;
  readonly lineId: string;
  readonly fileId: number;
  readonly max: number;
  readonly used: number;
  readonly expiresAt: Date;
  readonly revoked: boolean;
  /** Why it ended; null while it stands. */
  readonly endedBy: string | null;
  /** Keys of the pool that were given with it, and how many the line has a right to. */
  readonly licenceIds: readonly number[];
  readonly keysWanted: number;
};

export type Grants = Readonly<Record<string, Grant>>;

type GrantHandlers = {
  [K in "download_granted" | "download_made" | "download_revoked"]: (
    grants: Grants,
    fact: Fact<EventOf<K>>,
  ) => Grants;
};

const changed = (grants: Grants, grantId: string, change: Partial<Grant>): Grants => {
  const grant = grants[grantId];
  return grant ? { ...grants, [grantId]: { ...grant, ...change } } : grants;
};

export const GRANT_FOLD: GrantHandlers = {
  download_granted: (grants, { event }) => {
    const { grantId, lineId, fileId, max, expiresAt, licenceIds, keysWanted } = event;
    const before = grants[grantId];
    const grant: Grant = {
      ...{ grantId, lineId, fileId, max },
      used: before?.used ?? 0,
      expiresAt: new Date(expiresAt),
      revoked: false,
      endedBy: null,
      licenceIds: licenceIds ?? before?.licenceIds ?? [],
      keysWanted: keysWanted ?? before?.keysWanted ?? 0,
    };
    return { ...grants, [grantId]: grant };
  },
  download_made: (grants, { event }) => changed(grants, event.grantId, { used: event.count }),
  download_revoked: (grants, { event }) =>
    changed(grants, event.grantId, { revoked: true, endedBy: event.cause }),
};

/** The newest grant of each file of a line: what its page shows, ended or not. */
export function grantsOfLine(grants: Grants, lineId: string): Grant[] {
  const newest = new Map<number, Grant>();
  for (const grant of Object.values(grants)) if (grant.lineId === lineId) newest.set(grant.fileId, grant);
  return [...newest.values()];
}

/** Keys that a line was sold with and that the pool could not give yet. */
export const keysMissing = ({ revoked, keysWanted, licenceIds }: Grant): number =>
  revoked ? 0 : Math.max(0, keysWanted - licenceIds.length);

export const DOWNLOAD_STATES = ["live", "expired", "used_up", "ended"] as const;
export type DownloadState = (typeof DOWNLOAD_STATES)[number];

/** Whether a grant lets anything through now. What was ended weighs more than what ran out. */
export function downloadState(grant: Grant, now: Date): DownloadState {
  if (grant.revoked) return "ended";
  if (now >= grant.expiresAt) return "expired";
  return grant.used >= grant.max ? "used_up" : "live";
}

/** What the link to the downloads of a line still gives: it lives as long as one of its files does. */
export type LineDownloads = {
  readonly state: DownloadState;
  readonly used: number;
  readonly max: number;
  readonly expiresAt: Date;
};

const BEST_FIRST: readonly DownloadState[] = ["live", "used_up", "expired", "ended"];

/** Null: nothing was granted for the line. */
export function downloadsOfLine(grants: Grants, lineId: string, now: Date): LineDownloads | null {
  const files = grantsOfLine(grants, lineId);
  const states = files.map((grant) => downloadState(grant, now));
  const state = BEST_FIRST.find((one) => states.includes(one));
  if (!state) return null;
  return {
    state,
    used: files.reduce((sum, { used }) => sum + used, 0),
    max: files.reduce((sum, { max }) => sum + max, 0),
    expiresAt: new Date(Math.max(...files.map(({ expiresAt }) => expiresAt.getTime()))),
  };
}
