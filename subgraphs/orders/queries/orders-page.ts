import { sql as part, type RawBuilder } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import { ofPerson } from '../../kernel/persons/of-person.ts';
import { pageOf, readPage, type Arm, type Listing } from '../../kernel/database/read-page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { PageBounds } from '../../kernel/graph/page.ts';
import { readNumber } from '../domain/identifiers.ts';
import { ORDER_COLUMNS, orderView, type OrderViewRow } from './order-view.ts';

export interface OrdersFilter {
  readonly search: string | null;
  /** uuids. */
  readonly channelId: string | null;
  readonly outletId: string | null;
  readonly memberId: string | null;
  readonly states: readonly string[] | null;
  readonly paidFrom: Date | null;
  readonly paidTo: Date | null;
  readonly unlinked: boolean | null;
}

export interface OrdersSort {
  readonly by: 'paid_at' | 'recorded_at' | 'external_no' | 'base_minor';
  readonly descending: boolean;
}

export type Reader = Pick<Actor, 'kind' | 'tenantId' | 'channelId'>;
const HEAD_OFFICE: Reader = { kind: 'operator' };

const SORTS = {
  paid_at: { column: 'o.paid_at', type: 'timestamptz' },
  recorded_at: { column: 'o.recorded_at', type: 'timestamptz' },
  external_no: { column: 'o.external_no collate "C"', type: 'text' },
  base_minor: { column: 'o.base_minor', type: 'bigint' },
} as const;

/** One page of an operator's list and how many rows there are. */
export async function ordersPage(
  sql: Sql, filter: OrdersFilter, sort: OrdersSort, bounds: PageBounds, reader = HEAD_OFFICE,
  counting = sql,
) {
  // Whose rows count, where a member is named, is no matter of the index alone.
  const page = await readPage<OrderViewRow>(
    sql, listingOf(sql, filter, sort, reader), bounds, filter.memberId ? sql : counting);
  return pageOf(page, orderView);
}

export function listingOf(sql: Sql, filter: OrdersFilter, sort: OrdersSort, reader: Reader): Listing {
  return {
    columns: ORDER_COLUMNS, from: part`sales_order o`, key: 'o.id', arms: armsOf(sql, filter, reader),
    sort: [SORTS[sort.by], { column: 'o.id', type: 'uuid' }], descending: sort.descending,
  };
}

type Part = RawBuilder<unknown>;
const all = (parts: readonly Part[]): Part => part.join(parts, part` and `);

/** An index for each kind of reader, and for each state that is asked for. */
function armsOf(sql: Sql, filter: OrdersFilter, reader: Reader): Arm[] {
  const conditions = conditionsOf(sql, filter);
  const states = filter.states === null ? [null] : [...new Set(filter.states)];
  // No state is none of them.
  if (states.length === 0) return [{ from: part`sales_order o`, where: part`false` }];
  return reachOf(reader).flatMap(({ from, where, count }) => states.map((state) => {
    // What was bought elsewhere has time, state and outlet of its own, and is not told them by the order's.
    const kept = count ? [...stateOf(state, 'e'), ...outletOf(filter, 'e'), ...timesOf(filter, 'e')] : [];
    return {
      from, where: all([where, ...kept, ...stateOf(state, 'o'), ...conditions]),
      ...(count && isKept(filter)
        ? { count: { from: count.from, where: all([count.where, ...kept]) } } : {}),
    };
  }));
}

function isKept({ paidFrom: _, paidTo: __, states: ___, outletId: ____, ...others }: OrdersFilter): boolean {
  return Object.values(others).every((value) => value === null);
}

/** Where this reader's orders are found; what of them is seen the policy on sales_order decides. */
export function reachOf({ kind, tenantId, channelId }: Reader): Arm[] {
  const from = part`sales_order o`;
  if (kind === 'channel') return [{ from, where: part`o.channel_id = ${channelId ?? null}::uuid` }];
  if (kind === 'person') return [{ from, where: OWN }];
  if (kind !== 'tenant') return [{ from, where: part`true` }];
  return [{ from, where: part`o.selling_tenant_id = ${tenantId ?? null}::uuid` }, {
    from: part`order_elsewhere e join sales_order o on o.id = e.order_id and o.paid_at = e.paid_at`,
    where: part`e.tenant_id = ${tenantId ?? null}::uuid`,
    count: { from: part`order_elsewhere e`, where: part`e.tenant_id = ${tenantId ?? null}::uuid` },
  }];
}

/** Orders of one person under each of its ids. */
const OWN = part`o.member_id in (
  select nullif(current_setting('karat.person', true), '')::uuid
  union all select person_id from person_visibility
    where survivor_id = (select nullif(current_setting('karat.person', true), '')::uuid))`;

function stateOf(state: string | null, table: 'o' | 'e'): Part[] {
  return state === null ? [] : [part`${part.raw(table)}.state = ${state}`];
}

function outletOf({ outletId }: OrdersFilter, table: 'o' | 'e'): Part[] {
  return outletId === null ? [] : [part`${part.raw(table)}.outlet_id = ${outletId}::uuid`];
}

function timesOf({ paidFrom, paidTo }: Pick<OrdersFilter, 'paidFrom' | 'paidTo'>, table: 'o' | 'e'): Part[] {
  const at = part.raw(`${table}.paid_at`);
  return [...(paidFrom ? [part`${at} >= ${paidFrom}`] : []), ...(paidTo ? [part`${at} < ${paidTo}`] : [])];
}

function conditionsOf(sql: Sql, filter: OrdersFilter): Part[] {
  const parts: Part[] = [];
  if (filter.search?.trim()) {
    // What can be no number finds nothing: no number holds a line break.
    const number = readNumber(filter.search) ?? '\n';
    parts.push(part`o.external_no collate "C" >= ${number}
      and o.external_no collate "C" < ${`${number}\u{10FFFF}`}`);
  }
  if (filter.channelId) parts.push(part`o.channel_id = ${filter.channelId}::uuid`);
  parts.push(...outletOf(filter, 'o'));
  if (filter.memberId) parts.push(ofPerson(sql, 'o.member_id', filter.memberId));
  parts.push(...timesOf(filter, 'o'));
  if (filter.unlinked !== null) {
    parts.push(filter.unlinked ? part`o.member_id is null` : part`o.member_id is not null`);
  }
  return parts;
}
