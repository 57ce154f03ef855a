import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PREFIX } from '../../../contracts/ids.ts';
import { encodeId, newId, NOBODY } from '../../../kernel/ids.ts';
import { seededRandom } from '../../../kernel/seed.ts';
import { channel, operator, startTestSubgraph, tenant, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { holds } from '../../domain/segments/explain.ts';
import { operatorsOf, type Fact } from '../../domain/segments/fact.ts';
import { FACTS } from '../../domain/segments/facts.ts';
import type { Rule } from '../../domain/segments/rule.ts';
import { insights } from '../../index.ts';
import { factsOfMember } from '../../persistence/segments/member-facts.ts';
import { membersOf, momentAt } from '../../persistence/segments/subjects.ts';
import { comesBack, enrolled, merged, profiling, recorded, returned, sale, seen, STORE, tell, day, HOME, MINI }
  from '../../tests/people.ts';
import { sql as fragment } from 'kysely';
import { scoreMembers } from '../prediction/score-members.ts';
import { startDueSnapshots } from './start-due-snapshots.ts';
import { stepSnapshot } from './step-snapshot.ts';

const desk = operator('insights:read', 'insights:write');
const ids = Array.from({ length: 8 }, () => newId()).sort();
const [ANN, BEA, CAT, DEE, EVE, FAY, GIA, HAN] = ids as [string, string, string, string, string, string, string,
  string];
const mem = (uuid: string) => encodeId(PREFIX.member, uuid);
const FRANCHISE = newId();
const PERSON = newId();
const LIFE = newId();
let room: TestSubgraph;

const profile = (memberId: string, given: object = {}) => ['member.profile-changed.v1', memberId, {
  memberId, version: 1n, region: 'CN', gender: 'female', birthYear: 1990, birthMonthDay: '09-20', city: '上海',
  occupation: null, styles: ['modern'], stones: [], occasions: [], source: 'store',
    enrolledAt: day('2025-01-01'), ...given,
}] as const;
const points = (memberId: string, available: bigint) => ['points.posted.v1', memberId, {
  memberId, transactionId: newId(), kind: 'purchase', available, pending: 0n, held: 0n, debt: 0n,
    at: day('2026-01-01') }] as const;
const tier = (memberId: string, to: string) => ['tier.changed.v1', memberId,
  { memberId, from: 'base', to, provisional: false, at: day('2026-01-01'), programme: 'CN', version: 1n }] as const;
/** 2026-09-15 is today. */
const comes = (memberId: string, kind: string, nextOn: string | null, version: bigint, lifeEventId = newId()) =>
  ['member.life-event-changed.v1', memberId, { lifeEventId, memberId, kind, nextOn, version }] as const;

beforeAll(async () => {
  room = await startTestSubgraph(insights);
  const wholly = sale(CAT, '2026-08-01', 900_000n);
  expect(await tell(room, ...ids.map((id) => seen(id)), ...ids.map((id) => enrolled(id)),
    profile(ANN), profile(BEA, { gender: 'male', birthMonthDay: '02-29', birthYear: 1996, city: '苏州' }),
    profile(CAT, { birthYear: null, birthMonthDay: null, city: null, styles: [], stones: ['jadeite', 'pearl'] }),
    profile(EVE, { city: 'a"b\\{}\' or 1=1 --' }),
    points(ANN, 1_084n), points(BEA, 200n), tier(ANN, 'gold'), tier(DEE, 'silver'),
    ['attribution.changed.v1', BEA, { memberId: BEA, franchiseId: FRANCHISE, from: day('2026-02-03'), until: null,
      reason: 'manual', version: 1n }],
    recorded(sale(ANN, '2026-05-01', 1_234_567n)), recorded(sale(ANN, '2025-11-02', 50_000n)),
    recorded(sale(BEA, '2024-12-01', 5_000_099n)), recorded(wholly), returned(comesBack(wholly, '2026-08-05')),
    ['member.consent-changed.v1', ANN, { memberId: ANN, purpose: 'marketing_sms', granted: true,
      at: day('2026-01-01'), version: 1n }],
    ['member.consent-changed.v1', BEA, { memberId: BEA, purpose: 'marketing_sms', granted: false,
      at: day('2026-01-01'), version: 2n }],
    ['member.consent-changed.v1', BEA, { memberId: BEA, purpose: 'marketing_sms', granted: true,
      at: day('2025-01-01'), version: 1n }],
    ['member-relation.v1', ANN, { memberId: ANN, relatedId: BEA, kind: 'spouse', standing: true, version: 2n }],
    ['member-relation.v1', ANN, { memberId: ANN, relatedId: BEA, kind: 'spouse', standing: false, version: 1n }],
    ['member-relation.v1', BEA, { memberId: BEA, relatedId: ANN, kind: 'spouse', standing: true, version: 1n }],
    ['member-relation.v1', DEE, { memberId: DEE, relatedId: ANN, kind: 'parent', standing: false, version: 3n }],
    ['member-served.v1', CAT, { memberId: CAT, servicePersonId: PERSON, franchiseId: null, since: day('2026-03-01'),
      version: 1n }],
    ['member-served.v1', DEE, { memberId: DEE, servicePersonId: null, franchiseId: null, since: day('2026-03-01'),
      version: 2n }],
    comes(ANN, 'child_birthday', '2026-09-20', 2n), comes(ANN, 'child_birthday', '2026-09-14', 1n, LIFE),
    comes(BEA, 'wedding_anniversary', '2026-10-15', 1n), comes(BEA, 'elder_birthday', '2026-09-14', 1n),
    comes(DEE, 'graduation', null, 1n),
    profiling(FAY, false, 1n), merged(GIA, HAN),
  )).toEqual(expect.not.arrayContaining([expect.any(String)]));
  expect(await room.run(scoreMembers, { after: NOBODY, limit: 100 })).toMatchObject({ value: { scored: 2 } });
  await room.sql.run`update member_prediction set alive_bps = 4210, orders_milli = 1999, value_minor = 250099,
    potential = 'high', reasons = '{unlikely_alive}' where member_id = ${ANN}`;
  await room.sql.run`insert into tag (id, code, name_zh, name_en, exclusive_group)
    select gen_random_uuid(), code, code, code, 'rank' from unnest('{vip,plain}'::text[]) code`;
  await room.sql.run`insert into member_tag (id, member_id, tag_id, kind, source, confidence, said_at, recorded_at,
      recorded_by)
    select gen_random_uuid(), s.member_id, t.id, s.kind, s.source, 50, now(), now(), 'x' from tag t join (values
      (${ANN}::uuid, 'vip', 'manual', 'operator'), (${ANN}, 'vip', 'rule', 'behaviour'),
      (${ANN}, 'plain', 'manual', 'member'), (${CAT}, 'plain', 'imported', 'inferred'))
      as s (member_id, code, kind, source) using (code)`;
});
afterAll(() => room.stop());

const COUNT = `query ($rule: SegmentRuleInput!) {
  countSegment(rule: $rule) { members among userErrors { code path } } }`;
const count = async (rule: object, actor = desk) => (await room.query(COUNT, { rule }, actor)).data!.countSegment;
const asked = (fact: string, op: string, ...values: string[]) => ({ condition: { fact, operator: op, values } });
const inside = async (rule: Rule) => (await room.sql.all<{ member_id: string }>`
  ${membersOf(rule, new Map(), await momentAt(room.sql, room.clock.now()))}`).map((row) => row.member_id).sort();
const rule = (fact: string, op: string, ...values: string[]) => ({ fact, operator: op, values }) as Rule;

describe('rules', () => {
  it.each<[Rule, string[]]>([
    // 2026-09-15: Ann turns 36 in five days; 29 February falls on the 28th.
    [rule('age', 'between', '35', '35'), [ANN, EVE]], [rule('age', 'between', '30', '30'), [BEA]],
    [rule('daysToBirthday', 'at_most', '5'), [ANN, EVE]], [rule('birthMonth', 'between', '2', '2'), [BEA]],
    [rule('daysToBirthday', 'between', '166', '166'), [BEA]],
    [rule('city', 'is', 'a"b\\{}\' or 1=1 --'), [EVE]], [rule('city', 'is_not', '上海'), [BEA, CAT, DEE, EVE, GIA]],
    [rule('tier', 'is', 'CN:gold'), [ANN]], [rule('points', 'at_least', '200'), [ANN, BEA]],
    [rule('home', 'is', encodeId(PREFIX.franchise, FRANCHISE)), [BEA]], [rule('home', 'unknown'), [ANN, CAT,
      DEE, EVE, GIA]],
    [rule('netOrders', 'at_least', '2'), [ANN]], [rule('returnedOrders', 'at_least', '1'), [CAT]],
    // 12,845.67 yuan count as 12,845.
    [rule('netUnits', 'between', '12845', '12845'), [ANN]], [rule('daysSinceOrder', 'between', '137', '137'), [ANN]],
    [rule('lastOrderOn', 'within_days', '137'), [ANN]], [rule('lastOrderOn', 'within_days', '136'), []],
    [rule('lifecycle', 'is', 'dormant'), [BEA]], [rule('lifecycle', 'is', 'prospect'), [CAT, DEE, EVE, GIA]],
    [rule('recency', 'at_least', '4'), [ANN]], [rule('rfmSegment', 'is', 'important_value'), [ANN]],
    [rule('stones', 'has_all', 'pearl', 'jadeite'), [CAT]], [rule('consents', 'has_any', 'marketing_sms'), [ANN]],
    [rule('refusals', 'has_any', 'marketing_sms'), [BEA]],
    [rule('relations', 'has_any', 'spouse'), [ANN, BEA]], [rule('relations', 'has_any', 'parent'), []],
    [rule('nextChildBirthdayOn', 'within_next_days', '5'), [ANN]],
    [rule('nextChildBirthdayOn', 'within_next_days', '4'), []],
    [rule('nextLifeEventOn', 'between', '2026-09-15', '2026-10-15'), [ANN, BEA]],
    [rule('nextElderBirthdayOn', 'known'), []], [rule('nextGraduationOn', 'known'), []],
    [rule('servedBy', 'is', encodeId(PREFIX.servicePerson, PERSON)), [CAT]],
    [rule('enrolledAt', 'is', encodeId(PREFIX.outlet, STORE)), [ANN, BEA, CAT, DEE, EVE, GIA]],
    // 2026-05-01 and 135 days, of two purchase days: yesterday but one.
    [rule('nextPurchaseOn', 'between', '2026-09-13', '2026-09-13'), [ANN]],
    [rule('nextPurchaseBasis', 'is', 'house'), [ANN, BEA]], [rule('lastGapDays', 'between', '180', '180'), [ANN]],
    [rule('alivePercent', 'at_most', '42'), [ANN]], [rule('expectedOrders', 'between', '1', '1'), [ANN]],
    [rule('expectedUnits', 'between', '2500', '2500'), [ANN]], [rule('potential', 'is', 'high'), [ANN]],
    [rule('churnWarning', 'has_any', 'unlikely_alive'), [ANN]], [rule('churnWarning', 'unknown'), [BEA, CAT,
      DEE, EVE, GIA]],
    [rule('tags', 'has_any', 'plain'), [CAT]], [rule('tagsByRule', 'has_any', 'vip', 'plain'), [ANN]],
    [rule('tagsByOperator', 'known'), [ANN]], [rule('tagsByMember', 'known'), []],
    [rule('consents', 'unknown'), [BEA, CAT, DEE, EVE, GIA]], [rule('tags', 'has_none', 'vip'), [BEA, CAT, DEE, EVE,
      GIA]],
  ])('%j', async (given, expected) => {
    expect(await inside(given)).toEqual(expected);
  });

  it('say the same of each member as the evaluator does: 500 rules of chance', async () => {
    const random = seededRandom(20260915);
    const everybody = await inside(rule('netOrders', 'at_least', '0'));
    const facts = new Map(await Promise.all(everybody.map(async (id) => [id, (await factsOfMember(room.sql,
      FACTS.map(({ fact }) => fact).filter((fact) => fact !== 'segment'),
      await momentAt(room.sql, room.clock.now(), fragment`member_id = ${id}::uuid`)))!] as const)));
    expect(everybody).toEqual([ANN, BEA, CAT, DEE, EVE, GIA]);
    for (let round = 0; round < 500; round += 1) {
      const chance = ruleOfChance(random, 3);
      expect([chance, await inside(chance)])
        .toEqual([chance, everybody.filter((id) => holds(chance, facts.get(id)!))]);
    }
  });

  it('are refused with their place, and counted by head office only', async () => {
    expect(await count(asked('netOrders', 'AT_LEAST', '1'))).toEqual({ members: 2, among: 6, userErrors: [] });
    expect(await count({ all: [asked('lifecycle', 'IS', 'lost'), asked('lifecycle', 'IS', 'new')] })).toMatchObject(
      { members: null, userErrors: [{ code: 'RULE_CONTRADICTORY', path: ['rule', 'all', '1'] }] });
    let deep: object = asked('age', 'KNOWN');
    for (let level = 0; level < 1_000; level += 1) deep = { not: deep };
    expect((await count(deep)).userErrors).toEqual([{ code: 'RULE_TOO_LARGE', path: ['rule'] }]);
    const franchise = await room.query(COUNT, { rule: asked('age', 'KNOWN') }, tenant(HOME, 'insights:write'));
    expect(franchise.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });
});

function ruleOfChance(random: () => number, depth: number): Rule {
  const few = () => Array.from({ length: 1 + Math.floor(random() * 3) }, () => ruleOfChance(random, depth - 1));
  const what = depth === 0 ? 3 : Math.floor(random() * 5);
  if (what === 0) return { all: few() };
  if (what === 1) return { any: few() };
  if (what === 2) return { not: ruleOfChance(random, depth - 1) };
  const facts = FACTS.filter(({ fact }) => fact !== 'segment');
  const fact = facts[Math.floor(random() * facts.length)]!;
  const operators = operatorsOf(fact);
  const operator = operators[Math.floor(random() * operators.length)]!;
  const many = { known: 0, unknown: 0, between: 2, is: 2, is_not: 2, has_any: 2, has_all: 2,
    has_none: 2 } as Record<string, number>;
  const values = Array.from({ length: many[operator] ?? 1 }, () => (
    operator.startsWith('within_') ? String(Math.floor(random() * 500)) : valueOfChance(fact, random)));
  return { fact: fact.fact, operator, values: operator !== 'between' ? values
    : values.sort((a, b) => (fact.kind === 'whole' ? Number(a) - Number(b) : a < b ? -1 : 1)) };
}

function valueOfChance({ fact, kind, choices, prefix, vocabulary }: Fact, random: () => number): string {
  if (prefix) return encodeId(prefix, [FRANCHISE, PERSON, STORE, newId()][Math.floor(random() * 4)]!);
  if (choices) return choices[Math.floor(random() * choices.length)]!.value;
  if (kind === 'whole') return String([0, 1, 2, 5, 30, 35, 200, 1_084, 12_845][Math.floor(random() * 9)]);
  if (kind === 'date') return ['2025-01-01', '2026-05-01', '2024-12-01', '2026-02-03', '2026-09-20',
    '2026-10-15'][Math.floor(random() * 6)]!;
  if (vocabulary === 'tags') return random() < 0.5 ? 'vip' : 'plain';
  return ({ region: 'CN', tier: 'CN:gold', classes: 'A' } as Record<string,
    string>)[fact] ?? (random() < 0.5 ? '上海' : '苏州');
}

const SEGMENT = `segment { id version nameZh rule { depth kind fact operator values }
  snapshots(first: 5) { members entered exited finishedAt }
  members { edges { node { member { id } enteredAt } } } changes { edges { node { member { id } entered byHand } } } }`;
const act = async (name: string, input: object, actor = desk) =>
  (await room.query(`mutation ($input: ${name[0]!.toUpperCase()
  + name.slice(1)}Input!) { ${name}(input: $input) { ${SEGMENT} userErrors { code path } } }`, { input },
    actor)).data![name];
const create = async (nameZh: string, given: object, idempotencyKey = nameZh) =>
  act('createSegment', { nameZh, nameEn: nameZh, rule: given, idempotencyKey });
const read = async (id: string, actor = desk) =>
  (await room.query(`query ($id: ID!) { segment(id: $id) { ${SEGMENT.slice('segment { '.length)} }`, { id },
    actor)).data!.segment;
const membersIn = async (id: string, actor = desk) =>
  (await read(id, actor)).members.edges.map((edge: any) => edge.node.member.id).sort();
const snapshot = async () => {
  await room.run(startDueSnapshots, {});
  for (;;) {
    const step = await room.run(stepSnapshot, { limit: 2 });
    if (!step.ok || step.value.stepped === 0) return;
  }
};
const codesOf = (answer: any) => answer.userErrors.map((error: any) => `${error.code} ${error.path.join('.')}`);

describe('segments', () => {
  it('are made once, edited by version, named by others without cycles, and retired when nobody names them',
    async () => {
    const first = await create('高积分', asked('points', 'AT_LEAST', '200'));
    expect(first).toMatchObject({ userErrors: [], segment: { version: 1, rule: [
      { depth: 0, kind: 'CONDITION', fact: 'points', operator: 'AT_LEAST', values: ['200'] }] } });
    expect(await create('高积分', asked('points', 'AT_LEAST', '200'))).toEqual(first);
    expect(codesOf(await create(' ', asked('age', 'KNOWN'), 'k2'))).toEqual(['INVALID nameZh', 'INVALID nameEn']);
    const { id } = first.segment;
    const outer = (await create('上海高积分', { all: [asked('segment', 'HAS_ANY', id), asked('city', 'IS',
      '上海')] })).segment;
    expect(codesOf(await act('updateSegment', { id, expectedVersion: 1, rule: asked('segment', 'HAS_ANY',
      outer.id) })))
      .toEqual(['SEGMENT_CYCLE rule.condition.values.0']);
    expect(codesOf(await act('updateSegment', { id, expectedVersion: 1, rule: asked('segment', 'HAS_ANY', id) })))
      .toEqual(['SEGMENT_CYCLE rule.condition.values.0']);
    const edited = await act('updateSegment', { id, expectedVersion: 1, nameZh: '积分二百以上' });
    expect(edited).toMatchObject({ segment: { version: 2, nameZh: '积分二百以上' }, userErrors: [] });
    const stale = await act('updateSegment', { id, expectedVersion: 1, nameZh: 'x' });
    expect([codesOf(stale), stale.segment.nameZh]).toEqual([['STALE expectedVersion'], '积分二百以上']);
    expect(codesOf(await act('retireSegment', { id, expectedVersion: 2 }))).toEqual(['IN_USE id']);
    expect(codesOf(await act('retireSegment', { id: outer.id, expectedVersion: 1 }))).toEqual([]);
    expect(codesOf(await act('retireSegment', { id, expectedVersion: 2 }))).toEqual([]);
    expect(codesOf(await act('updateSegment', { id, expectedVersion: 3, nameZh: 'x' }))).toEqual(['RETIRED id']);
    expect(codesOf(await act('takeSegmentSnapshot', { id, idempotencyKey: 's0' }))).toEqual(['RETIRED id']);
    const gone = encodeId(PREFIX.segment, newId());
    expect(codesOf(await act('retireSegment', { id: gone, expectedVersion: 1 }))).toEqual(['NOT_FOUND id']);
    expect(await room.sql.all`select command from audit_record
      where command like 'insights.%segment'`).toHaveLength(5);
  });

  it('have exactly their rule\'s members and those picked by hand; who left is kept and told', async () => {
    const { segment: { id } } = await create('在上海', asked('city', 'IS', '上海'));
    const { segment: other } = await create('嵌套', asked('segment', 'HAS_NONE', id));
    expect((await act('takeSegmentSnapshot', { id, idempotencyKey: 's1' })).userErrors).toEqual([]);
    expect(codesOf(await act('takeSegmentSnapshot', { id, idempotencyKey: 's2' }))).toEqual(['ALREADY_RUNNING id']);
    expect(await room.jobs()).toContainEqual(expect.objectContaining({ task: 'insights:take-snapshots' }));
    await snapshot();
    expect(await membersIn(id)).toEqual([mem(ANN)]);
    expect(await membersIn(other.id)).toEqual([BEA, CAT, DEE, EVE, GIA].map(mem));
    const picked = await act('addSegmentMembers', { id, memberIds: [mem(DEE), mem(HAN)], idempotencyKey: 'p1' });
    expect(picked.userErrors).toEqual([]);
    expect(codesOf(await act('addSegmentMembers', { id, memberIds: [mem(FAY)], idempotencyKey: 'p2' })))
      .toEqual(['PROFILING_REFUSED memberIds.0']);
    expect(await membersIn(id)).toEqual([ANN, DEE, GIA].map(mem));
    await tell(room, profile(ANN, { city: '苏州', version: 2n }), profile(BEA, { city: '上海', version: 2n }));
    await snapshot();
    expect(await membersIn(id)).toEqual([BEA, DEE, GIA].map(mem));
    expect(await membersIn(other.id)).toEqual([ANN, CAT, EVE].map(mem));
    expect((await read(id)).snapshots[0]).toMatchObject({ members: 3, entered: 1, exited: 1,
      finishedAt: expect.any(String) });
    expect((await read(id)).changes.edges.map(({ node }: any) => [node.member.id, node.entered,
      node.byHand]).slice(0, 2))
      .toEqual(expect.arrayContaining([[mem(ANN), false, false], [mem(BEA), true, false]]));
    const uuid = (await room.sql.one<{ id: string }>`select id from segment where name_zh = '在上海'`).id;
    expect((await room.events('segment.left.v1')).filter(({ segmentId }) => segmentId === uuid))
      .toMatchObject([{ memberId: ANN, segmentId: uuid }]);
    await act('removeSegmentMembers', { id, memberIds: [mem(DEE), mem(BEA)], idempotencyKey: 'p3' });
    expect(await membersIn(id)).toEqual([BEA, GIA].map(mem));
    expect((await read(id, tenant(HOME, 'insights:read'))).members.edges).toHaveLength(2);
    expect(await read(id, tenant(newId(), 'insights:read'))).toMatchObject({ members: { edges: [] },
      changes: { edges: [] }, snapshots: [] });
  });

  it.each([['a franchise', tenant(HOME, 'insights:write')], ['a channel', channel(MINI, 'insights:write')]])(
    'are made by head office, for a rule of %s would ask what it is not shown', async (_, actor) => {
    const [id, memberIds, idempotencyKey] = [encodeId(PREFIX.segment, newId()), [mem(ANN)], newId()];
    for (const [name, input] of Object.entries({
      createSegment: { nameZh: 'x', nameEn: 'x', rule: asked('points', 'AT_LEAST', '200'), idempotencyKey },
      updateSegment: { id, expectedVersion: 1, nameZh: 'x' }, retireSegment: { id, expectedVersion: 1 },
      takeSegmentSnapshot: { id, idempotencyKey }, addSegmentMembers: { id, memberIds, idempotencyKey },
      removeSegmentMembers: { id, memberIds, idempotencyKey },
    })) {
      const { errors } = await room.query(`mutation ($input: ${name[0]!.toUpperCase() + name.slice(1)}Input!) {
        ${name}(input: $input) { userErrors { code } } }`, { input }, actor);
      expect([name, errors?.[0]?.extensions?.['code']]).toEqual([name, 'FORBIDDEN']);
    }
  });

  it('tell a franchise and a partner channel their names, and not what head office asks of people or why', async () => {
    const { segment: { id } } = await act('createSegment', { nameZh: '挽留', nameEn: 'Win back',
      note: '竞品客户', rule: asked('lifecycle', 'IS', 'lost'), idempotencyKey: 'win-back' });
    const LIST = '{ segments { items { id nameZh note rule { fact values } } } }';
    const listed = async (actor = desk) => (await room.query(LIST, {}, actor)).data!.segments.items
      .find((one: any) => one.id === id);
    expect(await listed()).toEqual({ id, nameZh: '挽留', note: '竞品客户',
      rule: [{ fact: 'lifecycle', values: ['lost'] }] });
    for (const actor of [tenant(HOME, 'insights:read'), channel(newId(), 'insights:read')]) {
      expect(await listed(actor)).toEqual({ id, nameZh: '挽留', note: null, rule: [] });
      const one = await room.query('query ($id: ID!) { segment(id: $id) { nameEn note rule { fact } } }', { id },
        actor);
      expect(one.data!.segment).toEqual({ nameEn: 'Win back', note: null, rule: [] });
    }
    expect(await room.sql.all`select distinct column_name from information_schema.column_privileges
      where table_schema = 'insights' and table_name = 'segment' and grantee like '%restricted'
        and column_name in ('note', 'rule', 'name_zh')`).toEqual([{ column_name: 'name_zh' }]);
  });

  it('explain a member line by line, with segments inside; and have a merged one once', async () => {
    const id = (await room.sql.one<{ id: string }>`select id from segment where name_zh = '在上海'`).id;
    const own = encodeId(PREFIX.segment, id);
    const { segment } = await create('解释',
      { all: [asked('segment', 'HAS_ANY', own), asked('points', 'AT_LEAST', '500')] });
    const explain = async (memberId: string) => (await room.query(`query ($s: ID!, $m: ID!) {
      explainSegment(segmentId: $s, memberId: $m) { belongs picked present findings { line { depth kind fact } holds
      found } } }`, { s: segment.id, m: mem(memberId) }, desk)).data!.explainSegment;
    expect(await explain(BEA)).toEqual({ belongs: false, picked: false, present: false, findings: [
      { line: { depth: 0, kind: 'ALL', fact: null }, holds: false, found: [] },
      { line: { depth: 1, kind: 'CONDITION', fact: 'segment' }, holds: true, found: [own] },
      { line: { depth: 1, kind: 'CONDITION', fact: 'points' }, holds: false, found: ['200'] }] });
    expect((await explain(HAN)).findings[1]).toMatchObject({ holds: true });
    expect(await explain(FAY)).toEqual({ belongs: false, picked: false, present: false, findings: [] });
    // Both are inside: the survivor stays, and nobody is told to have left.
    const left = (await room.events('segment.left.v1')).length;
    await tell(room, merged(BEA, GIA));
    await snapshot();
    expect(await membersIn(own)).toEqual([mem(BEA)]);
    expect(await room.events('segment.left.v1')).toHaveLength(left);
    await tell(room, profiling(BEA, false, 1n));
    expect(await membersIn(own)).toEqual([]);
    await snapshot();
    expect((await room.events('segment.left.v1'))
      .filter(({ segmentId, memberId }) => segmentId === id && memberId === BEA)).toHaveLength(1);
  });

  it('lists the facts of the builder with what their values are called', async () => {
    const { segmentFacts } = (await room.query(`{
      segmentFacts { fact kind operators choices { value nameZh } } }`, {}, desk)).data!;
    const choicesOf = (named: string) => segmentFacts.find(({ fact }: any) => fact === named).choices;
    expect(choicesOf('lifecycle')).toContainEqual({ value: 'lost', nameZh: '流失' });
    expect(choicesOf('region')).toContainEqual({ value: 'CN', nameZh: expect.any(String) });
    const page = (await room.query(`{ segments(search: "上海", retired: false) { items { nameZh } totalCount } }`,
      {}, desk)).data!.segments;
    expect(page).toEqual({ items: [{ nameZh: '在上海' }], totalCount: 1 });
  });
});
