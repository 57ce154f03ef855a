import type { Sql } from '../../../kernel/database/sql.ts';
import type { SellingPlace } from '../../domain/quotes/waiting-gold.ts';

type Named = { readonly id: string | null } | { readonly code: string };

/** Whose outlets these are, by id or code; of one that is not known here nothing. */
export async function sellingPlaces(
  sql: Sql, outlets: readonly Named[],
): Promise<(outlet: Named) => SellingPlace | undefined> {
  const ids = outlets.flatMap((outlet) => ('id' in outlet ? outlet.id ?? [] : []));
  const codes = outlets.flatMap((outlet) => ('code' in outlet ? outlet.code : []));
  const rows = await sql.all<SellingPlace & { readonly outletId: string; readonly code: string }>`
    select outlet_id as "outletId", code, franchise_id as "franchiseId", channel_id as "channelId" from outlet_fact
    where outlet_id = any(${[...new Set(ids)]}::uuid[]) or code = any(${[...new Set(codes)]}::text[])
    order by version, outlet_id`;
  const byName = new Map(rows.flatMap((row) => [[row.outletId, row], [`code ${row.code}`, row]] as const));
  return (outlet) => byName.get('code' in outlet ? `code ${outlet.code}` : outlet.id ?? '');
}
