import { itemChanged } from '../../subgraphs/orders/tests/shop.ts';
import { campaigns } from '../../subgraphs/campaigns/index.ts';
import { engagement } from '../../subgraphs/engagement/index.ts';
import { franchises } from '../../subgraphs/franchises/index.ts';
import { openNetwork, WEB } from '../../subgraphs/franchises/tests/network.ts';
import { insights } from '../../subgraphs/insights/index.ts';
import { defineCommand } from '../../subgraphs/kernel/commands/command.ts';
import type { Sql } from '../../subgraphs/kernel/database/sql.ts';
import { newId } from '../../subgraphs/kernel/ids.ts';
import { toJson } from '../../subgraphs/kernel/json.ts';
import { accepted } from '../../subgraphs/kernel/outcome.ts';
import type { EventEnvelope } from '../../subgraphs/kernel/port.ts';
import { loyalty } from '../../subgraphs/loyalty/index.ts';
import { members } from '../../subgraphs/members/index.ts';
import { lockMembers } from '../../subgraphs/members/persistence/lock-members.ts';
import { mergeMembers } from '../../subgraphs/members/persistence/merges/merge-members.ts';
import { refreshVisibility } from '../../subgraphs/members/persistence/refresh-visibility.ts';
import { orders } from '../../subgraphs/orders/index.ts';
import { rewards } from '../../subgraphs/rewards/index.ts';
import { startTestSubgraph, type TestSubgraph } from '../kit/subgraph.ts';

export const NOW = new Date('2026-09-15T04:00:00Z');

/** Eight rooms on real databases; what travels between them is told by hand. */
export interface Rooms {
  readonly members: TestSubgraph;
  readonly orders: TestSubgraph;
  readonly loyalty: TestSubgraph;
  readonly franchises: TestSubgraph;
  readonly campaigns: TestSubgraph;
  readonly insights: TestSubgraph;
  readonly rewards: TestSubgraph;
  readonly engagement: TestSubgraph;
}

export async function openRooms(): Promise<Rooms> {
  const start = (room: typeof members) => startTestSubgraph(room, { now: NOW.toISOString() });
  const rooms: Rooms = {
    members: await start(members), orders: await start(orders), loyalty: await start(loyalty),
    franchises: await start(franchises), campaigns: await start(campaigns),
    insights: await start(insights), rewards: await start(rewards), engagement: await start(engagement),
  };
  await openNetwork(rooms.franchises.runtime.handlers, NOW);
  const places = await eventsSince(rooms.franchises.sql, 0n);
  for (const room of [rooms.members, rooms.orders, rooms.campaigns, rooms.rewards]) await tell(room, places.events);
  for (const room of [rooms.orders, rooms.campaigns]) {
    await room.deliver('item.changed.v1', RING, itemChanged(RING, 'RING', 'A', { costMinor: null }));
  }
  await openDrop(rooms.campaigns.sql);
  return rooms;
}

export const closeRooms = (rooms: Rooms): Promise<unknown> =>
  Promise.all(Object.values(rooms).map((room: TestSubgraph) => room.stop()));

const RING = newId();
/** Open to everybody, with pieces and claims enough for all. */
export const DROP = newId();

async function openDrop(sql: Sql): Promise<void> {
  const session = newId();
  await sql.run`insert into live_session (id, title_zh, title_en, host, outlet_id, starts_at, ends_at,
      state, member_only, created_at)
    values (${session}, '专场', 'Live', 'Lin', ${WEB}, ${NOW}, ${new Date(NOW.getTime() + 3_600_000)},
      'live', false, ${NOW})`;
  await sql.run`insert into live_drop (id, session_id, item_id, stock, waitlist_limit,
      limit_per_member, points_price, cash_minor, currency, opens_at, tier_delays,
      hold_minutes, created_at)
    values (${DROP}, ${session}, ${RING}, 100000, 0, 10, 0, 100, 'CNY',
      ${new Date(NOW.getTime() - 3_600_000)}, '{}', 10, ${NOW})`;
}

/** As an operator or OneID would: two members are one from now on. */
export const mergeByHand = defineCommand<{ survivorId: string; otherId: string }, null, never>({
  name: 'tests.merge',
  execute: async (tx, { survivorId, otherId }) => {
    await lockMembers(tx.sql, [survivorId, otherId]);
    await mergeMembers(tx, survivorId, otherId, 'tests');
    await refreshVisibility(tx, [survivorId]);
    return accepted(null);
  },
});

export async function eventsSince(
  sql: Sql, seq: bigint,
): Promise<{ events: EventEnvelope[]; last: bigint }> {
  const rows = await sql.all<{
    seq: bigint; id: string; name: string; aggregate_id: string; at: Date; request_id: string;
    payload: unknown;
  }>`select seq, id, name, aggregate_id, at, request_id, payload from event where seq > ${seq}
    order by seq`;
  return {
    events: rows.map((row) => ({
      id: row.id, name: row.name, aggregateId: row.aggregate_id, at: row.at.toISOString(),
      requestId: row.request_id, payload: row.payload,
    })),
    last: rows.at(-1)?.seq ?? seq,
  };
}

/** Ids of what could not be handled yet. */
export async function tell(
  room: TestSubgraph, events: readonly EventEnvelope[],
): Promise<Set<string>> {
  if (events.length === 0) return new Set();
  const told = await room.runtime.port.deliver(events);
  return new Set(told.filter(({ error }) => error !== undefined).map(({ id }) => id));
}

export function eventOf(name: string, aggregateId: string, payload: object): EventEnvelope {
  return {
    id: newId(), name, aggregateId, at: NOW.toISOString(), requestId: 'tests',
    payload: JSON.parse(toJson(payload)),
  };
}
