import { sql as fragment } from 'kysely';
import { encodeId } from '../../kernel/ids.ts';
import { moneyView } from '../../kernel/money.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { PREFIX } from '../../contracts/ids.ts';
import type { RebateFilter, RebateSort } from '../graphql/rebate-inputs.type.ts';
import type { Rebate, RebateEntry } from '../graphql/rebate.type.ts';
import { uuidOrNobody, type Bounds } from './network.ts';

interface RebateRow {
  id: string; line_id: string; order_id: string; home_franchise_id: string; outlet_id: string;
  payer_franchise_id: string | null; margin_class: string; rate_bps: number;
  policy_version: number; currency: string; base_minor: bigint; remaining_base_minor: bigint;
  margin_capped: boolean; accrued_minor: bigint; reversed_minor: bigint; net_minor: bigint;
  state: string; paid_at: Date; held_until: Date; superseded_at: Date | null;
}

/** Not the cost: margins are for finance alone. */
const COLUMNS = fragment.raw(`id, line_id, order_id, home_franchise_id, outlet_id,
  payer_franchise_id, margin_class, rate_bps, policy_version, currency, base_minor,
  remaining_base_minor, margin_capped, accrued_minor, reversed_minor, net_minor, state, paid_at,
  held_until, superseded_at`);

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
  const rows = await sql.all<RebateRow>`select ${COLUMNS} from rebate
    where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, rebateOf(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

export async function rebatesByOrder(
  sql: Sql, orderIds: readonly string[],
): Promise<Rebate[][]> {
  const rows = await sql.all<RebateRow>`select ${COLUMNS} from rebate
    where order_id = any(${[...orderIds]}::uuid[]) order by (
      select line_no from order_line_fact l where l.line_id = rebate.line_id), id`;
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

export async function rebatePage(
  sql: Sql, filter: RebateFilter, sort: RebateSort, { limit, offset }: Bounds,
): Promise<{ items: Rebate[]; totalCount: number }> {
  const where = conditions(filter);
  const column = { PAID_AT: 'paid_at', HELD_UNTIL: 'held_until', NET: 'net_minor' }[sort.by];
  const order = fragment.raw(`${column} ${sort.direction}, id ${sort.direction}`);
  const rows = await sql.all<RebateRow>`select ${COLUMNS} from rebate where ${where}
    order by ${order} limit ${limit} offset ${offset}`;
  const { count } = await sql.one<{ count: bigint }>`select count(*) from rebate where ${where}`;
  return { items: rows.map(rebateOf), totalCount: Number(count) };
}

/** Only what was asked for, so that the planner sees the bare columns. */
function conditions(filter: RebateFilter) {
  const parts = [fragment`true`];
  if (filter.franchiseId) {
    parts.push(fragment`home_franchise_id = ${uuidOrNobody(PREFIX.franchise, filter.franchiseId)}`);
  }
  if (filter.payerId) {
    parts.push(fragment`payer_franchise_id = ${uuidOrNobody(PREFIX.franchise, filter.payerId)}`);
  }
  if (typeof filter.paidByHeadOffice === 'boolean') {
    parts.push(fragment`(payer_franchise_id is null) = ${filter.paidByHeadOffice}`);
  }
  if (filter.state) parts.push(fragment`state = ${filter.state}`);
  if (filter.from) parts.push(fragment`paid_at >= ${filter.from}`);
  if (filter.to) parts.push(fragment`paid_at < ${filter.to}`);
  return fragment.join(parts, fragment` and `);
}
