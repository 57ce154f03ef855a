import { sql as part } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import { pageOf, readPage } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import { encodeId } from '../../kernel/ids.ts';
import { survivorsOf } from '../../kernel/merges/survivors.ts';
import { moneyView } from '../../kernel/money.ts';
import { deedsIn } from '../domain/steps.ts';
import type { ServiceState } from '../domain/words.ts';
import type { ServiceOrder } from '../graphql/orders/service-order.type.ts';
import type { ServiceOrderRow } from '../persistence/service-orders.ts';
import { serviceOrderTable } from '../persistence/tables/service-order.table.ts';

export async function serviceOrdersById(sql: Sql, ids: readonly string[]): Promise<(ServiceOrder | null)[]> {
  const rows = await sql.all<ServiceOrderRow>`select ${columnsOf(serviceOrderTable)} from service_order
    where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, serviceOrderView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** The newest 50 of each member, by whichever of its ids. */
export async function serviceOrdersOfMembers(sql: Sql, memberIds: readonly string[]): Promise<ServiceOrder[][]> {
  const survivorOf = await survivorsOf(sql, memberIds);
  const ids = memberIds.map((id) => survivorOf(id));
  const rows = await sql.all<ServiceOrderRow>`select o.* from unnest(${[...new Set(ids)]}::uuid[]) as t (member)
    cross join lateral (select ${columnsOf(serviceOrderTable)} from service_order
      where member_id = t.member order by opened_at desc, id desc limit 50) o`;
  const found = Map.groupBy(rows, ({ memberId }) => memberId);
  return ids.map((id) => (found.get(id) ?? []).map(serviceOrderView));
}

export interface ServiceOrdersFilter {
  readonly state: ServiceState | null;
  readonly isOpen: boolean | null;
  readonly outletId: string | null;
  readonly kind: string | null;
  readonly shortNo: string | null;
}

/** Promised soonest first: what is late stands above. */
export async function serviceOrdersPage(
  sql: Sql, { state, isOpen, outletId, kind, shortNo }: ServiceOrdersFilter, bounds: PageBounds,
) {
  const where = part.join([part`true`,
    ...state ? [part`o.state = ${state}`] : [],
    ...isOpen === null ? [] : [isOpen ? part`o.closed_at is null` : part`o.closed_at is not null`],
    ...outletId ? [part`o.outlet_id = ${outletId}`] : [],
    ...kind ? [part`o.kind = ${kind}`] : [],
    ...shortNo ? [part`o.short_no = ${shortNo}`] : []], part` and `);
  const from = part`service_order o`;
  return pageOf(await readPage<ServiceOrderRow>(sql, {
    columns: columnsOf(serviceOrderTable, { as: 'o' }), from, key: 'o.id', arms: [{ from, where }],
    sort: [{ column: 'o.promised_at', type: 'timestamptz' }, { column: 'o.id', type: 'uuid' }], descending: false,
  }, bounds), serviceOrderView);
}

export function serviceOrderView(row: ServiceOrderRow): ServiceOrder {
  const { kind, piece, state, needsApproval, promisedAt, openedAt, openedBy, readyAt, closedAt, version } = row;
  const due = (row.priceMinor ?? 0n) - row.paidMinor;
  return {
    id: encodeId(PREFIX.serviceOrder, row.id), row, shortNo: row.shortNo, kindCode: kind, piece, state, needsApproval,
    promisedAt, openedAt,
    openedBy, readyAt, closedAt, version, holder: row.holder,
    orderLineId: row.orderLineId === null ? null : encodeId(PREFIX.orderLine, row.orderLineId),
    price: row.priceMinor === null ? null : moneyView(row.priceMinor, row.currency),
    due: moneyView(due > 0n ? due : 0n, row.currency), paidBy: row.paidBy,
    warranty: row.warranty, warrantyReason: row.warrantyReason, warrantyUntil: row.warrantyUntil,
    workUntil: row.workUntil, warnedAt: row.warnedAt, brokenAt: row.brokenAt, handedTo: row.handedTo,
    handedByCode: row.handedByCode, stars: row.stars, feedback: row.feedback, ratedAt: row.ratedAt,
    benefitState: row.benefitState, benefitCode: row.benefitCode, complaintState: row.complaintState,
    steps: deedsIn(row),
  };
}
