import { sql as fragment } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import { pageOf, readPage } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import { encodeId } from '../../kernel/ids.ts';
import { policyAt } from '../../kernel/policy.ts';
import { askedSince } from '../domain/policy.ts';
import { formatRate } from '../domain/prices/fx-table.ts';
import { reasonsIn } from '../domain/prices/publication.ts';
import { HOME_CURRENCY } from '../persistence/home-currency.ts';
import { catalogPolicies } from '../persistence/policies.ts';
import type { PublicationState } from '../domain/words.ts';
import type { FxRate, FxTable } from '../graphql/prices/fx-table.type.ts';

interface FxTableRow {
  id: string;
  home_region: string;
  home_currency: string;
  effective_at: Date;
  source: string;
  state: PublicationState;
  jump_bps: number | null;
  policy_version: number;
  held_because: string | null;
  superseded_at: Date | null;
  warns_at: Date;
  valid_until: Date;
  missing: string[];
  entered_by: string;
  entered_at: Date;
  decided_by: string | null;
  entered_by_id: string | null;
  withdrawn_at: Date | null;
  withdrawn_by: string | null;
  withdrawal_asked_at: Date | null;
  withdrawal_asked_by: string | null;
  withdrawal_asked_by_id: string | null;
}

const COLUMNS = fragment`t.id, t.home_region, ${HOME_CURRENCY} as home_currency,
  t.effective_at, t.source, t.state, t.jump_bps,
  t.missing, t.policy_version, t.held_because,
  (select min(n.effective_at) from fx_table n where n.state = 'published'
    and n.home_region = t.home_region and n.effective_at > t.effective_at) as superseded_at,
  (select t.effective_at + p.fx_warn_days * interval '1 day' from catalog_policy p
    where p.version = t.policy_version) as warns_at,
  (select t.effective_at + p.fx_refuse_days * interval '1 day' from catalog_policy p
    where p.version = t.policy_version) as valid_until,
  t.entered_by, t.entered_by_id, t.entered_at, t.decided_by, t.withdrawn_at, t.withdrawn_by,
  t.withdrawal_asked_at, t.withdrawal_asked_by, t.withdrawal_asked_by_id`;

function fxTableOf(row: FxTableRow): FxTable {
  return {
    id: encodeId(PREFIX.fxTable, row.id), uuid: row.id, homeRegion: row.home_region,
    homeCurrency: row.home_currency, effectiveAt: row.effective_at, source: row.source,
    state: row.state, jumpBps: row.jump_bps, missing: row.missing,
    heldBecause: reasonsIn(row.held_because), supersededAt: row.superseded_at,
    warnsAt: row.warns_at, validUntil: row.valid_until,
    policyVersion: row.policy_version, enteredBy: row.entered_by, enteredAt: row.entered_at,
    decidedBy: row.decided_by, enteredById: row.entered_by_id,
    withdrawnAt: row.withdrawn_at, withdrawnBy: row.withdrawn_by, withdrawalAskedAt: row.withdrawal_asked_at,
    withdrawalAskedBy: row.withdrawal_asked_by, withdrawalAskedById: row.withdrawal_asked_by_id,
  };
}

export async function fxTablesById(sql: Sql, ids: readonly string[]): Promise<(FxTable | null)[]> {
  const rows = await sql.all<FxTableRow>`
    select ${COLUMNS} from fx_table t where t.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, fxTableOf(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

export async function fxTablesPage(
  sql: Sql, filter: { homeRegion: string; state: PublicationState | null }, page: PageBounds,
) {
  const state = filter.state ? fragment`t.state = ${filter.state}` : fragment`true`;
  return pageOf(await readPage<FxTableRow>(sql, {
    columns: COLUMNS, from: fragment`fx_table t`, key: 't.id',
    arms: [{
      from: fragment`fx_table t`, where: fragment`t.home_region = ${filter.homeRegion} and ${state}`,
    }],
    sort: [{ column: 't.effective_at', type: 'timestamptz' }, { column: 't.id', type: 'uuid' }],
    descending: true,
  }, page), fxTableOf);
}

export async function ratesOfTables(sql: Sql, ids: readonly string[]): Promise<FxRate[][]> {
  const rows = await sql.all<{ id: string; to: string; from: string; rate: string }>`
    select r.table_id as id, ${HOME_CURRENCY} as "to", r.from_currency as "from", r.rate
    from fx_rate r join fx_table t on t.id = r.table_id
    where r.table_id = any(${[...ids]}::uuid[]) order by r.from_currency`;
  const byTable = Map.groupBy(rows, (row) => row.id);
  return ids.map((id) => (byTable.get(id) ?? []).map(({ from, rate, to }) =>
    ({ from, to, rate: formatRate(rate) })));
}

/**
 * The table in force at a moment and its rate of one currency: of the first of these programmes that has one
 * and is not too old by then; null when none has. One that was taken back later was in force until then.
 */
export async function rateInForce(
  sql: Sql, homes: readonly string[], from: string, at: Date,
): Promise<{ table: FxTable; rate: string } | null> {
  const rows = await sql.all<FxTableRow & { rate: string }>`
    select t.*, r.rate from unnest(${[...homes]}::text[]) with ordinality as h(code, n)
    cross join lateral (select * from (
      (select ${COLUMNS} from fx_table t
        where t.state = 'published' and t.home_region = h.code and t.effective_at <= ${at}
        order by t.effective_at desc limit 1)
      union all
      (select ${COLUMNS} from fx_table t
        where t.state = 'withdrawn' and t.home_region = h.code and t.effective_at <= ${at}
          and t.withdrawn_at > ${at} order by t.effective_at desc, t.withdrawn_at limit 1)) f
      order by f.effective_at desc, f.withdrawn_at limit 1) t
    join fx_rate r on r.table_id = t.id and r.from_currency = ${from}
    order by h.n`;
  const row = rows.find(({ valid_until: until }) => until > at);
  return row ? { table: fxTableOf(row), rate: formatRate(row.rate) } : null;
}

/** Tables that somebody asked lately to take back and that no other has followed by then, oldest asking first. */
export async function askedFxWithdrawals(sql: Sql, at: Date, limit: number): Promise<FxTable[]> {
  const { rules } = policyAt(await catalogPolicies.all(sql), at);
  const rows = await sql.all<FxTableRow>`
    select ${COLUMNS} from fx_table t where t.state = 'published' and t.withdrawal_asked_at > ${askedSince(rules, at)}
      and not exists (select 1 from fx_table n where n.state = 'published' and n.home_region = t.home_region
        and n.effective_at > t.effective_at and n.effective_at <= ${at})
    order by t.withdrawal_asked_at, t.id limit ${limit}`;
  return rows.map(fxTableOf);
}

/** How many wait for the same decision as each. */
export async function followersOfTables(sql: Sql, ids: readonly string[]): Promise<number[]> {
  const rows = await sql.all<{ id: string; n: bigint }>`
    select waits_for as id, count(*) as n from fx_table
    where waits_for = any(${[...ids]}::uuid[]) and state = 'held' group by waits_for`;
  const byId = new Map(rows.map(({ id, n }) => [id, Number(n)]));
  return ids.map((id) => byId.get(id) ?? 0);
}
