import { sql as part } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import { pageOf, readPage } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import { survivorsOf } from '../../kernel/merges/survivors.ts';
import { CLOSED } from '../domain/steps.ts';
import type { TradeInState } from '../domain/words.ts';
import { tradeInTable } from '../persistence/tables/trade-in.table.ts';
import type { TradeInRow } from '../persistence/trade-ins.ts';

export interface FoundTradeIn { readonly row: TradeInRow }

export async function tradeInsById(sql: Sql, ids: readonly string[]): Promise<(FoundTradeIn | null)[]> {
  const rows = await sql.all<TradeInRow>`select ${columnsOf(tradeInTable)} from trade_in
    where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, { row }]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** The newest 50 of each member, by whichever of its ids. */
export async function tradeInsOfMembers(sql: Sql, memberIds: readonly string[]): Promise<FoundTradeIn[][]> {
  const survivorOf = await survivorsOf(sql, memberIds);
  const ids = memberIds.map((id) => survivorOf(id));
  const rows = await sql.all<TradeInRow>`select o.* from unnest(${[...new Set(ids)]}::uuid[]) as t (member)
    cross join lateral (select ${columnsOf(tradeInTable)} from trade_in
      where member_id = t.member order by opened_at desc, id desc limit 50) o`;
  const found = Map.groupBy(rows, ({ memberId }) => memberId);
  return ids.map((id) => (found.get(id) ?? []).map((row) => ({ row })));
}

export interface TradeInsFilter {
  readonly state: TradeInState | null;
  readonly isOpen: boolean | null;
  readonly outletId: string | null;
  readonly memberId: string | null;
  readonly now: Date;
  /** Who asks: what it sees lies together in one index. */
  readonly actor: Pick<Actor, 'kind' | 'tenantId' | 'channelId'>;
}

function reachOf({ kind, tenantId, channelId }: TradeInsFilter['actor']) {
  if (kind === 'tenant' && tenantId) return part`o.tenant_id = ${tenantId}`;
  return kind === 'channel' && channelId ? part`o.channel_id = ${channelId}` : part`true`;
}

/** The newest first; offers end by the clock. */
export async function tradeInsPage(
  sql: Sql, { state, isOpen, outletId, memberId, now, actor }: TradeInsFilter, bounds: PageBounds,
) {
  const closed = part`o.state = any(${[...CLOSED]}::text[])`;
  const where = part.join([reachOf(actor),
    ...state ? [stateIs(state, now)] : [],
    ...isOpen === null ? [] : [isOpen ? part`not ${closed}` : closed],
    ...outletId ? [part`o.outlet_id = ${outletId}`] : [],
    ...memberId ? [part`o.member_id = ${(await survivorsOf(sql, [memberId]))(memberId)}`] : []], part` and `);
  const from = part`trade_in o`;
  return pageOf(await readPage<TradeInRow>(sql, {
    columns: columnsOf(tradeInTable, { as: 'o' }), from, key: 'o.id', arms: [{ from, where }],
    sort: [{ column: 'o.opened_at', type: 'timestamptz' }, { column: 'o.id', type: 'uuid' }], descending: true,
  }, bounds), (row): FoundTradeIn => ({ row }));
}

function stateIs(state: TradeInState, now: Date) {
  if (state === 'offered') return part`(o.state = 'offered' and o.offer_until > ${now})`;
  return state === 'lapsed' ? part`(o.state = 'lapsed' or o.state = 'offered' and o.offer_until <= ${now})`
    : part`o.state = ${state}`;
}
