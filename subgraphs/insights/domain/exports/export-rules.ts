/** How a file is written: one JSON object a line, or cells with a head. */
export type ExportFormat = 'jsonl' | 'csv';
export const EXPORT_STATES = ['waiting', 'running', 'done', 'cancelled', 'failed', 'withdrawn', 'expired'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

/**
 * Why there is no file. `rights_changed`: whoever asked may no longer what it could; `person_gone`: somebody in it
 * was erased; `consent_withdrawn`: somebody in it took back a consent; `tries`: it was begun too often; `time`: it was
 * not done in half an hour; `room`: a room refused a page.
 */
export type ExportFailure = 'rights_changed' | 'person_gone' | 'consent_withdrawn' | 'tries' | 'time' | 'room';

const MINUTE_MS = 60_000;

/** A file is kept for a day. Example: done on 1 September at 10:00, it is gone on the 2nd at 10:00. */
export const FILE_LASTS_MS = 24 * 60 * MINUTE_MS;
/** What was exported by whom is listed for ninety days. */
export const LISTED_MS = 90 * 24 * 60 * MINUTE_MS;
/** An address may be opened for so long; asking again answers a later one. */
export const LINK_LASTS_MS = 5 * MINUTE_MS;
/** Whoever works on an export says so within this time, or somebody else begins it anew. */
export const LEASE_MS = MINUTE_MS;
/** Begun so often without an end, it is given up. */
export const MOST_TRIES = 5;
/** Of all actors together, and one of each party; the others wait in the order they came. */
export const MOST_AT_ONCE = 2;
/** Longest that one is written: others wait for its turn. Example: begun at 10:00, it is given up at 10:30. */
export const LONGEST_MS = 30 * MINUTE_MS;
/** Files kept of one party, in bytes, and of all parties together: they are rows of the house's database. */
export const MOST_KEPT_OF_PARTY = 5_000_000_000n;
export const MOST_KEPT = 20_000_000_000n;
/** A page has so many rows at least, however much each costs; refused with fewer, it is refused. */
export const LEAST_PAGE = 10;
/** A file has at most 2 GB, so that Int counts it. */
export const MOST_BYTES = 2_147_483_647n;
/** What is written at a time, about. */
export const PART_BYTES = 524_288;

/** Whether the present actor is the one that stood then, with all it could then. */
export interface Standing {
  readonly kind: string;
  readonly id: string;
  readonly scopes: readonly string[];
  readonly tenantId?: string;
  readonly siteIds?: readonly string[];
  readonly channelId?: string;
}

/**
 * Whose turn it is: the people and programs of one franchise or channel have one together. Example: two desks of one
 * franchise wait for each other, two operators of head office do not.
 */
export const partyOf = ({ kind, id, tenantId, channelId }: Standing): string =>
  (tenantId ? `tenant:${tenantId}` : channelId ? `channel:${channelId}` : `${kind}:${id}`);

/** Consents whose withdrawal takes back what a file says to anybody; the others are of a partner's sight alone. */
const OF_ANYBODY = new Set(['profiling']);
const OF_PARTNERS = new Set(['franchise_sharing', 'channel_sharing', 'cross_border']);

/**
 * Which owners lose files that name somebody who takes a consent back. Example: who shares no more with its franchise
 * leaves files of franchises and channels; head office keeps its own.
 */
export function losesBy(purpose: string): 'all' | 'partners' | 'nobody' {
  return OF_ANYBODY.has(purpose) ? 'all' : OF_PARTNERS.has(purpose) ? 'partners' : 'nobody';
}

const places = (ids: readonly string[] | undefined): string => [...ids ?? []].toSorted().join();

/**
 * A file is for whoever asked for it, as long as it may all that it could then. Example: a manager who asked with
 * sight of two outlets and is bound to one now gets it no more; one who may more than then, does.
 */
export function isStillFor(then: Standing, now: Standing): boolean {
  return then.kind === now.kind && then.id === now.id && then.tenantId === now.tenantId
    && then.channelId === now.channelId && places(then.siteIds) === places(now.siteIds)
    && then.scopes.every((scope) => now.scopes.includes(scope));
}
