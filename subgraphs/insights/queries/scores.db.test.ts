import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, tenant, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../contracts/ids.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { seededRandom } from '../../kernel/seed.ts';
import { takeOrders } from '../commands/facts/take-orders.ts';
import { daysBetween, monthsBefore } from '../domain/days.ts';
import { frequencyOf, lifecycleOf } from '../domain/lifecycle.ts';
import { DEFAULT_RULES } from '../domain/policy.ts';
import { scoreByQuantile, scoresByThresholds, segmentOf } from '../domain/rfm.ts';
import { insights } from '../index.ts';
import { momentsOf, measuresOf } from '../persistence/moments.ts';
import { scoredOf } from '../persistence/scores.ts';
import { comesBack, enrolled, HOME, merged, profiling, recorded, returned, sale, seen, tell } from '../tests/people.ts';
import { readCodebook } from '../../words/read-codebook.ts';

const TODAY = '2026-09-15';
const desk = operator('insights:read');
const INSIGHT = `query ($id: ID!) { _entities(representations: [{ __typename: "Member", id: $id }]) { ... on Member {
  insight { asOf policyVersion lifecycle frequency rfm { code segment }
    facts { netOrders rfmValue { amount currency } daysSinceLast gapDays } } } } }`;
const MAP = `query ($view: RfmView!) { rfmMap(programmeCode: "CN", view: $view) { scored unscored
  fields { segment members value { amount } } } }`;
const LIST = `query ($filter: ScoredMembersFilter!, $after: String) {
  scoredMembers(filter: $filter, first: 2, after: $after) {
    edges { node { member { id } rfm { segment } lifecycle } } pageInfo { hasNextPage endCursor } } }`;

let room: TestSubgraph;
beforeAll(async () => { room = await startTestSubgraph(insights, { now: `${TODAY}T04:00:00Z` }); });
afterAll(() => room.stop());

const id = (uuid: string) => encodeId(PREFIX.member, uuid);
const insightOf = async (memberId: string, actor = desk) =>
  (await room.query(INSIGHT, { id: id(memberId) }, actor)).data!._entities[0].insight;

it('tells of a member what its orders say, by whichever of its ids', async () => {
  const [member, other] = [newId(), newId()];
  const back = sale(member, '2026-09-01', 9_000_000n);
  await tell(room, enrolled(member), enrolled(other), recorded(sale(member, '2026-05-01', 400_000n)),
    recorded(sale(other, '2025-11-02', 434_567n)), recorded(sale(member, '2024-01-01', 400_000n)), recorded(back),
    returned(comesBack(back, '2026-09-05')), merged(member, other), seen(member));
  const expected = {
    asOf: TODAY, policyVersion: 1, lifecycle: 'ACTIVE', frequency: 'MEDIUM',
    rfm: { code: '433', segment: 'IMPORTANT_VALUE' },
    facts: { netOrders: 3, rfmValue: { amount: '12345.67', currency: 'CNY' }, daysSinceLast: 137, gapDays: [180, 671] },
  };
  expect(await insightOf(member)).toEqual(expected);
  expect(await insightOf(other)).toEqual(expected);
  // Its home franchise sees where it stands, and not what it bought elsewhere; another sees nothing.
  expect(await insightOf(member, tenant(HOME, 'insights:read'))).toEqual({ ...expected, facts: null });
  expect(await insightOf(member, tenant(newId(), 'insights:read'))).toBeNull();
  await tell(room, profiling(member, false, 1n));
  expect(await insightOf(member)).toBeNull();
});

it('scores a whole programme as it scores one, in both views', async () => {
  const chance = seededRandom(7);
  const members = Array.from({ length: 60 }, () => newId());
  await tell(room, ...members.map((member) => enrolled(member)));
  const orders = members.flatMap((member) => Array.from({ length: Math.floor(chance() ** 3 * 7) }, () => {
    const on = new Date(Date.parse(TODAY) - Math.floor(chance() * 1_500) * 86_400_000).toISOString().slice(0, 10);
    return { member, on, minor: BigInt(Math.floor(chance() ** 4 * 3_000_000)) };
  }));
  await room.runBatch(takeOrders, orders.map(({ member, on, minor }) => ({ input: sale(member, on, minor) })));
  const within = (on: string, months: number) => on > monthsBefore(TODAY, months);
  const measured = members.map((member) => {
    const own = orders.filter((order) => order.member === member);
    const days = own.map(({ on }) => on).sort();
    const scored = own.filter(({ on }) => within(on, 36));
    return {
      member, firstDay: days[0] ?? null, lastDay: days.at(-1) ?? null,
      frequency: own.filter(({ on }) => within(on, 24)).length, orders: scored.length,
      days: days.length ? daysBetween(days.at(-1)!, TODAY) : null,
      minor: scored.reduce((sum, { minor }) => sum + minor, 0n),
    };
  });
  const all = measured.filter((one) => one.orders > 0);
  for (const view of ['thresholds', 'quantiles'] as const) {
    const measures = measuresOf(momentsOf(await readCodebook(room.sql), room.clock.now(), DEFAULT_RULES, 'CN'));
    const rows = await room.sql.all<any>`select * from ${scoredOf(measures, DEFAULT_RULES, 2, view)} s
      where member_id = any(${members}::uuid[])`;
    for (const one of measured) {
      const below = (isBelow: (other: typeof one) => boolean) =>
        scoreByQuantile(all.filter(isBelow).length, all.length);
      const scores = view === 'thresholds'
        ? scoresByThresholds({ days: one.days ?? 0, orders: one.orders, minor: one.minor }, DEFAULT_RULES, 2)
        : one.orders === 0 ? null : {
          recency: below((other) => other.days! > one.days!), frequency: below((other) => other.orders < one.orders),
          monetary: below((other) => other.minor < one.minor),
        };
      expect(rows.find((row) => row.member_id === one.member)).toMatchObject({
        lifecycle: lifecycleOf(one, TODAY, DEFAULT_RULES), frequency_class: frequencyOf(one.frequency, DEFAULT_RULES),
        recency: scores?.recency ?? null, frequency: scores?.frequency ?? null, monetary: scores?.monetary ?? null,
        segment: scores && segmentOf(scores, DEFAULT_RULES),
      });
    }
  }
});

it('draws the map of eight fields, each of which opens its members', async () => {
  for (const view of ['THRESHOLDS', 'QUANTILES']) {
    const map = (await room.query(MAP, { view }, desk)).data!.rfmMap;
    expect(map.fields).toHaveLength(8);
    expect(map.scored).toBe(map.fields.reduce((sum: number, field: any) => sum + field.members, 0));
    for (const { segment, members } of map.fields) {
      const found = await everyone({ programmeCode: 'CN', view, segment });
      expect(found).toHaveLength(members);
      expect(new Set(found.map((node) => node.member.id)).size).toBe(members);
      expect(found.every((node) => node.rfm.segment === segment)).toBe(true);
    }
  }
  const lost = await everyone({ programmeCode: 'CN', lifecycle: 'LOST' });
  expect(lost.length).toBeGreaterThan(0);
  expect(lost.every((node) => node.lifecycle === 'LOST')).toBe(true);
});

it('shows a franchise the map of its own, and knows no other programmes', async () => {
  const member = newId();
  await tell(room, enrolled(member), seen(member, member), recorded(sale(member, '2026-09-10', 100n)));
  const map = async () => (await room.query(MAP, { view: 'THRESHOLDS' }, tenant(member, 'insights:read'))).data!.rfmMap;
  const few = await map();
  expect([few.scored, few.fields.map(({ members }: any) => members)]).toEqual([0, [0, 0, 0, 0, 0, 0, 0]]);
  for (let n = 1; n < 5; n += 1) {
    const more = newId();
    await tell(room, enrolled(more), seen(more, member), recorded(sale(more, '2026-09-10', 100n)));
  }
  expect(await map()).toEqual({ scored: 5, unscored: 0, fields: expect.arrayContaining([
    // Of few members the sum would be what they bought, wherever they did.
    { segment: 'DEVELOP', members: 5, value: null }]) });
  expect((await room.query(MAP.replace('"CN"', '"XX"'), { view: 'THRESHOLDS' }, desk)).errors).toMatchObject([
    { message: 'There is no such programme.' }]);
  expect(await everyone({ programmeCode: 'XX' })).toEqual([]);
});

it('tells a franchise by no cursor for how much its members bought elsewhere', async () => {
  const [franchise, much, less, little] = [newId(), newId(), newId(), newId()];
  const shop = tenant(franchise, 'insights:read');
  for (const [member, minor] of [[much, 7_654_321n], [less, 5_432_100n], [little, 4_321n]] as const) {
    await tell(room, enrolled(member), seen(member, franchise), recorded(sale(member, '2026-09-10', minor)));
  }
  const first = (await room.query(LIST, { filter: { programmeCode: 'CN' } }, shop)).data!.scoredMembers;
  expect(first.edges.map(({ node }: any) => node.member.id)).toEqual([id(much), id(less)]);
  expect(Buffer.from(first.pageInfo.endCursor, 'base64url').toString()).toBe(JSON.stringify([less]));
  const after = first.pageInfo.endCursor;
  expect(await everyone({ programmeCode: 'CN' }, shop, after)).toMatchObject([{ member: { id: id(little) } }]);
  await tell(room, profiling(less, false, 1n));
  expect((await room.query(LIST, { filter: { programmeCode: 'CN' }, after }, shop)).errors)
    .toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

it('asks the same of the database for one member and for many', async () => {
  const ask = (count: number) => room.countStatements(() => room.query(`{ _entities(representations: [
    ${Array.from({ length: count }, () => `{ __typename: "Member", id: "${id(newId())}" }`).join(' ')}
  ]) { ... on Member { insight { lifecycle } } } }`, {}, tenant(HOME, 'insights:read')));
  expect(await ask(20)).toBe(await ask(1));
});

async function everyone(filter: object, actor = desk, from: string | null = null): Promise<any[]> {
  const nodes = [];
  let after = from;
  do {
    const { edges, pageInfo }: any = (await room.query(LIST, { filter, after }, actor)).data!.scoredMembers;
    nodes.push(...edges.map(({ node }: any) => node));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  return nodes;
}
