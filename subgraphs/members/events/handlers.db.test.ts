import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { newId } from '../../kernel/ids.ts';
import { toJson } from '../../kernel/json.ts';
import { members } from '../index.ts';
import { atHomeWith, changedOutlet, enrolled } from '../tests/sample.ts';

let house: TestSubgraph;
beforeAll(async () => { house = await startTestSubgraph(members); });
afterAll(() => house.stop());

const activityOf = (id: string) => house.sql.maybe`
  select has_orders, has_points from member_activity where member_id = ${id}`;

function deliverAll(name: string, payloads: readonly object[]) {
  return house.runtime.port.deliver(payloads.map((payload) => ({
    id: newId(), name, aggregateId: newId(), requestId: 'test', at: '2026-09-15T04:00:00Z',
    payload: JSON.parse(toJson(payload)),
  })));
}

describe('orders and points', () => {
  it('are remembered once per member, and orders without a member are not', async () => {
    const { memberId } = await enrolled(house);
    expect(await house.deliver('order.recorded.v1', newId(), { memberId: null })).toBeNull();
    expect(await activityOf(memberId)).toBeNull();
    await house.deliver('order.linked.v1', newId(), { memberId });
    expect(await activityOf(memberId)).toEqual({ has_orders: true, has_points: false });
    await house.deliver('points.posted.v1', memberId, { memberId });
    expect(await activityOf(memberId)).toEqual({ has_orders: true, has_points: true });
  });

  it('of 125 orders cost one read when their members are known, and one write when not', async () => {
    const ids = await Promise.all(Array.from({ length: 25 }, async () =>
      (await enrolled(house)).memberId));
    const orders = Array.from({ length: 125 }, (_, n) => ({ memberId: ids[n % 25] }));
    const first = await house.countStatements(() => deliverAll('order.recorded.v1', orders));
    const again = await house.countStatements(() => deliverAll('order.recorded.v1', orders));
    expect(first).toBeLessThan(10);
    expect(again).toBe(1);
    expect(await house.sql.one`select count(*)::int as n from member_activity
      where member_id = any(${ids}::uuid[]) and has_orders`).toEqual({ n: 25 });
  });

  it('of members nobody knows are no error', async () => {
    expect(await house.deliver('order.recorded.v1', newId(), { memberId: newId() })).toBeNull();
  });
});

describe('homes', () => {
  it('follow attribution and are told to everybody, only when they change', async () => {
    const { memberId } = await enrolled(house);
    const franchise = newId();
    await atHomeWith(house, memberId, franchise);
    await atHomeWith(house, memberId, franchise);
    await atHomeWith(house, memberId, null);
    expect((await house.events('member.visibility-changed.v1'))
      .filter((event) => event.personId === memberId).map((event) => [event.tenantId, event.version]))
      .toEqual([[null, 1n], [franchise, 2n], [null, 3n]]);
  });

  it('of many members in one delivery are one batch, the last word counting', async () => {
    const [a, b, franchise] = [(await enrolled(house)).memberId, (await enrolled(house)).memberId, newId()];
    const told = (memberId: string, franchiseId: string | null) => ({ memberId, franchiseId });
    await deliverAll('attribution.changed.v1', [told(a, newId()), told(b, franchise), told(a, franchise)]);
    expect(await house.sql.all`select distinct tenant_id from person_visibility
      where person_id in (${a}, ${b})`).toEqual([{ tenant_id: franchise }]);
  });
});

describe('a home', () => {
  const [a, b, c] = [newId(), newId(), newId()];
  const tellings = [{ franchiseId: a, version: 1n }, { franchiseId: b, version: 2n },
    { franchiseId: c, version: 3n }];
  const homeOf = async (memberId: string) => (await house.sql.one<{ tenant_id: string | null }>`
    select tenant_id from person_visibility where person_id = ${memberId}`).tenant_id;

  it.each([[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1, 2, 1], [0, 2, 1, 0]])(
    'is the newest telling, whatever order they come in: %s %s %s', async (...order) => {
      const { memberId } = await enrolled(house);
      for (const n of order) {
        await house.deliver('attribution.changed.v1', memberId, { memberId, ...tellings[n]! });
      }
      expect(await homeOf(memberId)).toBe(c);
      // Nobody is shown to the franchise it left, not for a moment.
      const told = (await house.events('member.visibility-changed.v1'))
        .filter((event) => event.personId === memberId).map((event) => event.tenantId);
      expect(told.slice(told.indexOf(c))).toEqual([c]);
    });

  it('is the last one of those that have no version, until one has', async () => {
    const { memberId } = await enrolled(house);
    const tell = (told: object) =>
      house.deliver('attribution.changed.v1', memberId, { memberId, ...told });
    await tell({ franchiseId: a });
    await tell({ franchiseId: b });
    expect(await homeOf(memberId)).toBe(b);
    await tell({ franchiseId: c, version: 1n });
    await tell({ franchiseId: a });
    expect(await homeOf(memberId)).toBe(c);
  });
});

it('an outlet is known by its newest version', async () => {
  const outletId = await changedOutlet(house, { closed: true });
  const told = (version: bigint, closed: boolean) => house.deliver('outlet.changed.v1', outletId,
    { outletId, franchiseId: null, channelId: null, closed, version });
  await told(3n, false);
  await told(2n, true);
  expect(await house.sql.one`select closed, version from known_outlet where outlet_id = ${outletId}`)
    .toEqual({ closed: false, version: 3n });
});
