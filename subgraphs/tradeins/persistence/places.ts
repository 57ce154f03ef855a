import type { Actor } from '../../kernel/actor.ts';
import type { Sql } from '../../kernel/database/sql.ts';

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

/** Head office serves everywhere, a franchise in its outlets, its staff in those it is bound to, a till in its own. */
export function servesAt(
  { kind, tenantId, siteIds, channelId }: Actor,
  place: { readonly outletId: string; readonly franchiseId: string | null; readonly channelId: string | null },
): boolean {
  if (kind === 'operator' || kind === 'service') return true;
  if (kind === 'channel') return place.channelId !== null && place.channelId === channelId;
  const isAtSite = !siteIds?.length || siteIds.includes(place.outletId);
  return kind === 'tenant' && place.franchiseId !== null && place.franchiseId === tenantId && isAtSite;
}
