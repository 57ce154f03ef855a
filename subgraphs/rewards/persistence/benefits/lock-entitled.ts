import type { Actor } from '../../../kernel/actor.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { survivorsOf } from '../../../kernel/merges/survivors.ts';
import type { Codebook } from '../../../words/codebook.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import type { Standing } from '../../domain/benefits/standing.ts';
import { readStandings } from './standings.ts';

export interface Entitled {
  readonly standing: Standing;
  readonly book: Codebook;
}

/**
 * A member that the actor sees, locked, as it is today; null for everybody else. Its row is what everybody waits for
 * who takes of the same, so that the last one that is left goes to one alone.
 */
export async function lockEntitled(tx: Tx, memberId: string): Promise<Entitled | null> {
  await shareMerges(tx.sql);
  const today = (await survivorsOf(tx.sql, [memberId]))(memberId);
  if (!(await tx.visible([today], tx.actor)).has(today)) return null;
  await tx.sql.all`select member_id from known_member where member_id = ${today} for update`;
  const standing = (await readStandings(tx.sql, [today], tx.now)).get(today);
  return standing ? { standing, book: await readCodebook(tx.sql) } : null;
}

export interface Place {
  readonly outletId: string;
  readonly region: string;
  readonly closed: boolean;
  readonly franchiseId: string | null;
  readonly channelId: string | null;
}

export function readPlace(sql: Sql, outletId: string): Promise<Place | null> {
  return sql.maybe<Place>`select outlet_id as "outletId", region, closed, franchise_id as "franchiseId",
    channel_id as "channelId" from outlet_fact where outlet_id = ${outletId}`;
}

/** A franchise serves in its own outlets, its staff in those it is bound to, a channel in its own. */
export function servesAt({ kind, tenantId, siteIds, channelId }: Actor, place: Place): boolean {
  if (kind === 'tenant') {
    return place.franchiseId === tenantId && (!siteIds?.length || siteIds.includes(place.outletId));
  }
  return kind !== 'channel' || place.channelId === channelId;
}

/** Zone of the days at a place; of a region that has not been told yet, the member's. */
export function zoneAt({ book, standing }: Entitled, { region }: Place, at: Date): string {
  return book.known('region', region, at)?.traits.timeZone ?? standing.zone;
}
