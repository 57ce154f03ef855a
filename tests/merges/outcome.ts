import { SUBGRAPHS } from '../../subgraphs/all.ts';
import type { TestSubgraph } from '../kit/subgraph.ts';
import type { Role, Telling } from './family.ts';
import type { Rooms } from './rooms.ts';

type Row = Record<string, unknown>;

/** How it ended for a family, in words that do not depend on its ids. */
export async function outcomeOf(
  rooms: Rooms, telling: Telling,
): Promise<Row> {
  const roles = new Map(Object.entries(telling.id).map(([role, id]) => [id, role as Role]));
  const ids = [...roles.keys()];
  const say = (rows: readonly Row[]): Row[] => rows.map((row) => Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, roles.get(value as string)
      ?? (typeof value === 'string' ? value.replace(`${telling.name}-`, '') : value)])))
    .sort((a, b) => (JSON.stringify(a, text) < JSON.stringify(b, text) ? -1 : 1));
  const numbers = new Map((await rooms.orders.sql.all<{ id: string; external_no: string }>`
    select id, external_no from sales_order where external_no like ${`${telling.name}-%`}`)
    .map((row) => [row.id, row.external_no.replace(`${telling.name}-`, '')]));
  const numbered = (rows: readonly Row[]) => say(rows.map((row) => (
    { ...row, order_id: numbers.get(row['order_id'] as string) ?? row['order_id'] })));
  const mine = [...numbers.keys()];
  return {
    orders: say(await rooms.orders.sql.all`select external_no, member_id, region, state,
      returned_base_minor from sales_order where id = any(${mine}::uuid[])`),
    identities: say(await rooms.orders.sql.all`select external_id, member_id, region
      from buyer_identity where member_id = any(${ids}::uuid[])`),
    accounts: say(await rooms.loyalty.sql.all`select member_id, merged_into, available, pending, held,
      debt, growth, pending_growth from account where member_id = any(${ids}::uuid[])`),
    tiers: say(await rooms.loyalty.sql.all`select member_id, tier, tier_provisional, tier_since,
      tier_valid_until from account where member_id = any(${ids}::uuid[]) and merged_into is null`),
    lots: say(await rooms.loyalty.sql.all`select member_id, remaining, state, cause, expires_at
      from lot where member_id = any(${ids}::uuid[]) and remaining > 0`),
    earned: numbered(await rooms.loyalty.sql.all`select o.order_id, o.member_id, o.state,
        sum(e.kept) as kept, sum(e.growth_kept) as growth
      from order_points o join order_earning e using (order_id)
      where order_id = any(${mine}::uuid[]) group by 1, 2, 3`),
    attribution: numbered(await rooms.franchises.sql.all`select member_id, franchise_id, outlet_id,
      starts_at, ends_at, reason, order_id from attribution where member_id = any(${ids}::uuid[])`),
    purchases: numbered(await rooms.franchises.sql.all`select order_id, member_id, buyer_id
      from order_fact where order_id = any(${mine}::uuid[])`),
    rebates: numbered(await rooms.franchises.sql.all`select order_id, member_id, home_franchise_id,
      payer_franchise_id, net_minor, state from rebate
      where order_id = any(${mine}::uuid[]) and superseded_at is null`),
    claims: say(await rooms.campaigns.sql.all`select member_id, state from claim
      where member_id = any(${ids}::uuid[])`),
    facts: say(await rooms.insights.sql.all`select member_id, region, currency, net_orders, returned_orders,
      net_minor, first_at, last_at, gap_days from member_fact where member_id = any(${ids}::uuid[])`),
    bought: numbered(await rooms.rewards.sql.all`select order_id, member_id, base_minor, net_minor
      from purchase_fact where order_id = any(${mine}::uuid[])`),
    kept: numbered(await rooms.engagement.sql.all`select order_id, member_id, net_minor, window_ends_at, returned_at
      from order_fact where order_id = any(${mine}::uuid[])`),
    seen: Object.fromEntries(await Promise.all(receivers(rooms).map(async ([name, room]) => [name, say(
      await room.sql.all`select person_id, tenant_id, layer, channel_ids, survivor_id
        from person_visibility where person_id = any(${ids}::uuid[])`)]))),
    merges: Object.fromEntries(await Promise.all(receivers(rooms).map(async ([name, room]) => [name, say(
      await room.sql.all`select merged_id, into_person_id, survivor_id, merged_at
        from person_merge where merged_id = any(${ids}::uuid[])`)]))),
  };
}

const receivers = ({ members: _, ...others }: Rooms) =>
  Object.entries(others) as [string, TestSubgraph][];

const text = (_: string, value: unknown): unknown =>
  (typeof value === 'bigint' ? String(value) : value);

/** Columns that were to be moved and still name somebody who was merged away. */
export async function leftBehind(rooms: Rooms): Promise<string[]> {
  const found: string[] = [];
  for (const [name, room] of [...receivers(rooms), ['members', rooms.members] as const]) {
    const { people = {} } = SUBGRAPHS.find((subgraph) => subgraph.name === name)!;
    const moved = Object.entries(people).flatMap(([column, { is }]) => (is === 'moved' ? [column] : []));
    for (const column of moved) {
      const [table, field] = column.split('.');
      const { rows } = await room.runtime.database.sql.kysely.executeQuery<{ n: bigint }>(
        leftIn(room, table!, field!));
      if (Number(rows[0]!.n) > 0) found.push(`${name}: ${column}`);
    }
  }
  return found;
}

/**
 * Whose an order is at its payment may be an id that was merged since: that is the point of it. Decided cases tell
 * of whom they were decided.
 */
function leftIn(room: TestSubgraph, table: string, field: string) {
  const { kysely } = room.runtime.database.sql;
  return kysely.selectFrom(table).innerJoin('person_merge', 'merged_id', `${table}.${field}`)
    .$if(field === 'buyer_id', (query) => query.whereRef('paid_at', '>=', 'merged_at'))
    .$if(table === 'merge_case', (query) => query.where('state', '=', 'open'))
    .select((of) => of.fn.countAll<bigint>().as('n')).compile();
}
