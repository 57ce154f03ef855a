import { expect, it } from '@jest/globals';
import { operator, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { newId } from '../../../kernel/ids.ts';
import { toJson } from '../../../kernel/json.ts';
import type { EventEnvelope } from '../../../kernel/port.ts';
import { seedId, seededRandom } from '../../../kernel/seed.ts';
import { franchises } from '../../index.ts';
import { comesBack, line, openNetwork, sale } from '../../tests/network.ts';

const LANES = 4;
const random = seededRandom(24);
const pick = (count: number) => Math.floor(random() * count);

function event(name: string, aggregateId: string, payload: object): EventEnvelope {
  return {
    id: newId(), name, aggregateId, at: '2026-09-15T04:00:00.000Z', requestId: 'test',
    payload: JSON.parse(toJson(payload)),
  };
}

/** Two years of 25 members: enrolments, 300 sales, a fifth of them returned in part or whole. */
function eventsByAggregate(): { at: number; events: EventEnvelope[] }[] {
  const members = Array.from({ length: 25 }, (_, n) => seedId('member', n));
  const outlet = () => seedId('outlet', `o-${String(pick(40) + 1).padStart(2, '0')}`);
  const begin = Date.parse('2023-06-01T04:00:00Z');
  const moment = () => new Date(begin + pick(1_150 * 24 * 60) * 60_000);
  const enrolments = members.slice(0, 12).map((memberId) => {
    const enrolledAt = moment();
    return { at: enrolledAt.getTime(), events: [event('member.enrolled.v1', memberId, {
      memberId, region: 'CN', source: 'store', channelId: null, outletId: outlet(), enrolledAt,
    })] };
  });
  const sales = Array.from({ length: 300 }, () => {
    const paidAt = moment();
    const baseMinor = BigInt(10_000 + pick(2_000_000));
    const order = sale(members[pick(25)]!, outlet(), '2026-01-01', {
      paidAt, lines: [line({ baseMinor })] });
    const events = [event('order.recorded.v1', order.orderId, order)];
    if (random() < 0.2) {
      const back = comesBack(order, '2026-01-01', random() < 0.5 ? baseMinor : baseMinor / 3n);
      const returnedAt = new Date(paidAt.getTime() + (1 + pick(100)) * 3_600_000);
      events.push(event('order.returned.v1', order.orderId, { ...back, returnedAt }));
    }
    return { at: paidAt.getTime(), events };
  });
  return [...enrolments, ...sales];
}

async function arrive(graph: TestSubgraph, lanes: readonly (readonly EventEnvelope[])[]) {
  await openNetwork(graph.runtime.handlers, graph.clock.now());
  await Promise.all(lanes.map(async (events) => {
    for (let start = 0; start < events.length; start += 15) {
      const told = await graph.runtime.port.deliver(events.slice(start, start + 15));
      expect(told.filter(({ error }) => error)).toEqual([]);
    }
  }));
  const { data } = await graph.query('{ rebateInvariants { holds checkedRebates } }', {},
    operator('audit:read'));
  expect(data.rebateInvariants.holds).toBe(true);
  return {
    histories: await graph.sql.all`select member_id, franchise_id, outlet_id, starts_at, ends_at,
      reason, order_id from attribution order by member_id, starts_at`,
    rebates: await graph.sql.all`select line_id, home_franchise_id, payer_franchise_id, net_minor
      from rebate where superseded_at is null and net_minor > 0 order by line_id`,
  };
}

it('comes to the same histories and rebates in any order, in lanes side by side', async () => {
  const aggregates = eventsByAggregate();
  const inOrder = [...aggregates].sort((a, b) => a.at - b.at).flatMap(({ events }) => events);
  const shuffled = aggregates.map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key).map(({ item }) => item);
  const lanes = Array.from({ length: LANES }, (_, lane) =>
    shuffled.filter((__, index) => index % LANES === lane).flatMap(({ events }) => events));
  const calm = await startTestSubgraph(franchises);
  const wild = await startTestSubgraph(franchises);
  try {
    const expected = await arrive(calm, [inOrder]);
    expect(expected.histories.length).toBeGreaterThan(25);
    expect(expected.rebates.length).toBeGreaterThan(100);
    expect(await arrive(wild, lanes)).toEqual(expected);
  } finally {
    await Promise.all([calm.stop(), wild.stop()]);
  }
}, 60_000);
