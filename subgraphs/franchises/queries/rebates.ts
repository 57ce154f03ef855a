import { sql as fragment } from 'kysely';
import { encodeId } from '../../kernel/ids.ts';
import { moneyView } from '../../kernel/money.ts';
import { pageOf, readPage } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import { PREFIX } from '../../contracts/ids.ts';
import type { RebateFilter, RebateSort } from '../graphql/rebates/rebate-inputs.type.ts';
import type { Rebate, RebateEntry } from '../graphql/rebates/rebate.type.ts';
import { uuidOrNobody } from './network.ts';

interface RebateRow {
  id: string; line_id: string; order_id: string; home_franchise_id: string; outlet_id: string;
  payer_franchise_id: string | null; margin_class: string; rate_bps: number;
  policy_version: number; currency: string; base_minor: bigint; remaining_base_minor: bigint;
  margin_capped: boolean; accrued_minor: bigint; reversed_minor: bigint; net_minor: bigint;
  state: string; paid_at: Date; held_until: Date; superseded_at: Date | null;
}

/** Not the cost: margins are for finance alone. */
const COLUMNS = fragment.raw(`r.id, r.line_id, r.order_id, r.home_franchise_id, r.outlet_id,
  r.payer_franchise_id, r.margin_class, r.rate_bps, r.policy_version, r.currency, r.base_minor,
  r.remaining_base_minor, r.margin_capped, r.accrued_minor, r.reversed_minor, r.net_minor, r.state,
  r.paid_at, r.held_until, r.superseded_at`);

function rebateOf(row: RebateRow): Rebate {
  return {
    id: encodeId(PREFIX.rebate, row.id), uuid: row.id,
    orderLineId: encodeId(PREFIX.orderLine, row.line_id),
    paidByHeadOffice: row.payer_franchise_id === null, marginClass: row.margin_class,
    rateBps: row.rate_bps, policyVersion: row.policy_version,
    base: moneyView(row.base_minor, row.currency),
    remainingBase: moneyView(row.remaining_base_minor, row.currency),
    marginCapped: row.margin_capped, accrued: moneyView(row.accrued_minor, row.currency),
    reversed: moneyView(row.reversed_minor, row.currency),
    net: moneyView(row.net_minor, row.currency), state: row.state, paidAt: row.paid_at,
    heldUntil: row.held_until, supersededAt: row.superseded_at, orderUuid: row.order_id,
    homeFranchiseUuid: row.home_franchise_id, payerUuid: row.payer_franchise_id,
    outletUuid: row.outlet_id,
  };
}

export async function rebatesById(sql: Sql, ids: readonly string[]): Promise<(Rebate | null)[]> {
  const rows = await sql.all<RebateRow>`select ${COLUMNS} from rebate r
    where r.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, rebateOf(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

export async function rebatesByOrder(
  sql: Sql, orderIds: readonly string[],
): Promise<Rebate[][]> {
  const rows = await sql.all<RebateRow>`select ${COLUMNS} from rebate r
    where r.order_id = any(${[...orderIds]}::uuid[]) order by (
      select line_no from order_line_fact l where l.line_id = r.line_id), r.id`;
  const byOrder = Map.groupBy(rows, (row) => row.order_id);
  return orderIds.map((id) => (byOrder.get(id) ?? []).slice(0, 1000).map(rebateOf));
}

export async function entriesByRebate(
  sql: Sql, rebateIds: readonly string[],
): Promise<RebateEntry[][]> {
  const rows = await sql.all<{
    rebate_id: string; kind: string; amount_minor: bigint; booked_at: Date; currency: string;
  }>`select e.rebate_id, e.kind, e.amount_minor, e.booked_at, r.currency
    from rebate_entry e join rebate r on r.id = e.rebate_id
    where e.rebate_id = any(${[...rebateIds]}::uuid[]) order by e.booked_at, e.id`;
  const byRebate = Map.groupBy(rows, (row) => row.rebate_id);
  return rebateIds.map((id) => (byRebate.get(id) ?? []).slice(-500).map((row) => ({
    kind: row.kind, amount: moneyView(row.amount_minor, row.currency), bookedAt: row.booked_at,
  })));
}

const SORTS = {
  PAID_AT: { column: 'r.paid_at', type: 'timestamptz' },
  HELD_UNTIL: { column: 'r.held_until', type: 'timestamptz' },
  NET: { column: 'r.net_minor', type: 'bigint' },
} as const;

/** A franchise finds what it gets by one index and what it pays by another; no rebate is both. */
export async function rebatePage(
  sql: Sql, filter: RebateFilter, sort: RebateSort, bounds: PageBounds, tenantId?: string,
  counting = sql,
) {
  const conditions = conditionsOf(filter);
  const own = tenantId
    ? [fragment`r.home_franchise_id = ${tenantId}::uuid`, fragment`r.payer_franchise_id = ${tenantId}::uuid`]
    : [fragment`true`];
  return pageOf(await readPage<RebateRow>(sql, {
    columns: COLUMNS, from: fragment`rebate r`, key: 'r.id',
    arms: own.map((mine) => ({
      from: fragment`rebate r`, where: fragment.join([mine, ...conditions], fragment` and `),
    })),
    sort: [SORTS[sort.by], { column: 'r.id', type: 'uuid' }], descending: sort.direction === 'DESC',
  }, bounds, counting), rebateOf);
}

/** Only what was asked for, so that the planner sees the bare columns. */
function conditionsOf(filter: RebateFilter) {
  const parts = [fragment`true`];
  if (filter.franchiseId) {
    parts.push(fragment`r.home_franchise_id = ${uuidOrNobody(PREFIX.franchise, filter.franchiseId)}`);
  }
  if (filter.payerId) {
    parts.push(fragment`r.payer_franchise_id = ${uuidOrNobody(PREFIX.franchise, filter.payerId)}`);
  }
  if (typeof filter.paidByHeadOffice === 'boolean') {
    parts.push(fragment`(r.payer_franchise_id is null) = ${filter.paidByHeadOffice}`);
  }
  if (filter.state) parts.push(fragment`r.state = ${filter.state}`);
  if (filter.from) parts.push(fragment`r.paid_at >= ${filter.from}`);
  if (filter.to) parts.push(fragment`r.paid_at < ${filter.to}`);
  return parts;
}
