import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { channel, operator, startTestSubgraph, tenant, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { seededRandom } from '../../../kernel/seed.ts';
import { overriddenBy, TAG_SOURCES } from '../../domain/tags.ts';
import { insights } from '../../index.ts';
import { holdingSayings, readSayings } from '../../persistence/tags.ts';
import { enrolled, HOME, merged, MINI, profiling, recorded, sale, seen, tell } from '../../tests/people.ts';
import { startDueTagRuns } from './start-due-tag-runs.ts';
import { stepTagRun } from './step-tag-run.ts';

const SCOPES = ['insights:read', 'insights:write'];
const desk = operator(...SCOPES);
const PUT = `mutation ($input: PutTagInput!) { putTag(input: $input) {
  tag { id code nameZh exclusiveGroup retired version } userErrors { code path currentVersion } } }`;
const SAY = `mutation ($input: TagMemberInput!) { tagMember(input: $input) { member { id tags {
  tag { code } source confidence overriddenBy { code } } } userErrors { code path } } }`;
const TAKE_BACK = `mutation ($input: UntagMemberInput!) { untagMember(input: $input) {
  member { id tags { tag { code } source } } userErrors { code path } } }`;
const MANY = `mutation ($input: TagMembersInput!) { tagMembers(input: $input) {
  results { member { id } userErrors { code path } } } }`;

let room: TestSubgraph;
let member: string;
let keys = 0;
const key = () => `k-${keys += 1}`;
const id = (uuid: string) => encodeId(PREFIX.member, uuid);
beforeAll(async () => {
  room = await startTestSubgraph(insights);
  for (const code of ['modern', 'classical', 'ethnic']) await put({ code, exclusiveGroup: 'style' });
  await put({ code: 'vip-guest' });
});
beforeEach(async () => {
  member = newId();
  await tell(room, enrolled(member), seen(member));
});
afterAll(() => room.stop());

const put = async (given: object, actor = desk) => (await room.query(PUT, { input: {
  code: 'x', nameZh: '标签', nameEn: 'Tag', exclusiveGroup: null, expectedVersion: 0, idempotencyKey: key(), ...given,
} }, actor)).data!.putTag;
const say = async (given: object, actor = desk) => (await room.query(SAY, { input: {
  memberId: id(member), tag: 'modern', idempotencyKey: key(), ...given } }, actor)).data!.tagMember;
const takeBack = async (given: object, actor = desk) => (await room.query(TAKE_BACK, { input: {
  memberId: id(member), tag: 'modern', idempotencyKey: key(), ...given } }, actor)).data!.untagMember;
const tagsOf = async (uuid: string, actor = desk) => (await room.query(`query ($id: ID!) {
  _entities(representations: [{ __typename: "Member", id: $id }]) { ... on Member { tags {
    tag { code } source overriddenBy { code } } } } }`, { id: id(uuid) }, actor)).data!._entities[0].tags
  .map((tag: any) => `${tag.tag.code} ${tag.source}${tag.overriddenBy ? ` by ${tag.overriddenBy.code}` : ''}`);

describe('the vocabulary', () => {
  it('is entered, changed by whoever read it last, and listed', async () => {
    expect(await put({ code: 'gift-giver', nameZh: '送礼' })).toMatchObject({
      tag: { code: 'gift-giver', nameZh: '送礼', version: 1 }, userErrors: [] });
    expect(await put({ code: 'gift-giver', retired: true })).toMatchObject({
      tag: null, userErrors: [{ code: 'STALE', path: ['expectedVersion'], currentVersion: 1 }] });
    expect(await put({ code: 'gift-giver', retired: true, expectedVersion: 1 })).toMatchObject({
      tag: { retired: true, version: 2 } });
    expect((await room.query('{ tags { code } }', {}, desk)).data!.tags.map(({ code }: any) => code))
      .toEqual(expect.arrayContaining(['classical', 'gift-giver', 'modern']));
    expect(await put({ code: 'Gift!', nameEn: '' })).toMatchObject({
      userErrors: [{ code: 'INVALID', path: ['code'] }, { code: 'INVALID', path: ['nameEn'] }] });
  });

  it('is head office\'s', async () => {
    for (const actor of [channel(MINI, ...SCOPES), tenant(HOME, ...SCOPES)]) {
      const { errors } = await room.query(PUT, { input: { code: 'theirs', nameZh: '标签', nameEn: 'Tag',
        expectedVersion: 0, idempotencyKey: key() } }, actor);
      expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    }
  });

  it('has room for 500', async () => {
    await room.sql.run`insert into tag (id, code, name_zh, name_en)
      select gen_random_uuid(), 'filler-' || n, 'x', 'x' from generate_series(1, 500) n`;
    expect((await put({ code: 'one-more' })).userErrors).toMatchObject([{ code: 'TOO_MANY_TAGS' }]);
    await room.sql.run`delete from tag where code like 'filler-%'`;
  });
});

describe('a member is tagged', () => {
  it('once for a key; the most trusted source holds and losers say by which', async () => {
    const input = { tag: 'classical', source: 'INFERRED', confidence: 60, idempotencyKey: key() };
    const first = await say(input);
    expect(first).toMatchObject({ userErrors: [], member: { tags: [
      { tag: { code: 'classical' }, source: 'INFERRED', confidence: 60, overriddenBy: null }] } });
    expect(await say(input)).toEqual(first);
    await say({ source: 'MEMBER', saidAt: '2024-01-01T00:00:00Z' });
    await say({ tag: 'ethnic', source: 'INFERRED', saidAt: '2024-01-01T00:00:00Z' });
    await say({ tag: 'vip-guest' });
    expect((await tagsOf(member)).sort()).toEqual(['classical INFERRED by modern', 'ethnic INFERRED by modern',
      'modern MEMBER', 'vip-guest OPERATOR']);
    expect(await room.sql.all`select 1 from audit_record where subject_id = ${member}`).toHaveLength(4);
  });

  it('anew by the same source: the former saying is history', async () => {
    await say({ confidence: 50 });
    expect((await say({ confidence: 90 })).member.tags).toMatchObject([{ confidence: 90 }]);
    expect(await room.sql.all`select confidence, removed_by from member_tag where member_id = ${member}
      order by confidence`).toEqual([{ confidence: 50, removed_by: 'Olivia' }, { confidence: 90, removed_by: null }]);
  });

  it('and untagged: of one source, or of all', async () => {
    for (const source of ['OPERATOR', 'MEMBER', 'INFERRED']) await say({ source });
    expect((await takeBack({ source: 'MEMBER' })).member.tags).toHaveLength(2);
    expect((await takeBack({})).member.tags).toEqual([]);
    expect(await takeBack({})).toMatchObject({ userErrors: [{ code: 'NOT_TAGGED', path: ['tag'] }] });
    expect(await takeBack({ tag: 'no-such' })).toMatchObject({ userErrors: [{ code: 'UNKNOWN_TAG' }] });
    expect(await takeBack({ memberId: id(newId()) })).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
  });

  it.each([
    [{ tag: 'no-such' }, 'UNKNOWN_TAG', 'tag'], [{ tag: 'gift-giver' }, 'TAG_RETIRED', 'tag'],
    [{ confidence: 0 }, 'INVALID', 'confidence'], [{ saidAt: '2030-01-01T00:00:00Z' }, 'INVALID', 'saidAt'],
    [{ memberId: id(newId()) }, 'NOT_FOUND', 'memberId'],
  ])('or refused: %j', async (given, code, field) =>
    expect(await say(given)).toMatchObject({ member: null, userErrors: [{ code, path: [field] }] }));

  it('by a program as no operator', async () => {
    const shop = channel(MINI, ...SCOPES);
    expect(await say({}, shop)).toMatchObject({ userErrors: [{ code: 'SOURCE_NOT_YOURS', path: ['source'] }] });
    expect(await say({ source: 'MEMBER' }, shop)).toMatchObject({ userErrors: [] });
    await say({});
    expect(await takeBack({ source: 'OPERATOR' }, shop))
      .toMatchObject({ userErrors: [{ code: 'SOURCE_NOT_YOURS', path: ['source'] }] });
    expect(await takeBack({}, shop)).toMatchObject({ userErrors: [] });
    expect(await tagsOf(member)).toEqual(['modern OPERATOR']);
    expect(await takeBack({}, shop)).toMatchObject({ userErrors: [{ code: 'NOT_TAGGED' }] });
  });

  it('with at most 100', async () => {
    await room.sql.run`insert into tag (id, code, name_zh, name_en)
      select gen_random_uuid(), 'much-' || n, 'x', 'x' from generate_series(1, 100) n`;
    await room.sql.run`insert into member_tag (id, member_id, tag_id, kind, source, confidence, said_at, recorded_at,
        recorded_by) select gen_random_uuid(), ${member}::uuid, id, 'imported', 'inferred', 50, now(), now(), 'x'
      from tag where code like 'much-%'`;
    expect(await say({})).toMatchObject({ userErrors: [{ code: 'TOO_MANY_TAGS', path: ['tag'] }] });
    expect(await say({ tag: 'much-1', source: 'INFERRED' })).toMatchObject({ userErrors: [] });
  });

  it('not while profiling is refused; then nothing is shown either', async () => {
    await say({});
    await tell(room, profiling(member, false, 1n));
    expect(await tagsOf(member)).toEqual([]);
    expect(await say({})).toMatchObject({ userErrors: [{ code: 'PROFILING_REFUSED', path: ['memberId'] }] });
    await tell(room, profiling(member, true, 2n));
    expect(await tagsOf(member)).toEqual(['modern OPERATOR']);
  });
});

it('in lists each row is decided on its own', async () => {
  const row = (given: object) => (
    { memberId: id(member), tag: 'modern', kind: 'IMPORTED', source: 'BEHAVIOUR', idempotencyKey: key(), ...given });
  const { results } = (await room.query(MANY, { input: { tags: [
    row({}), row({ tag: 'no-such' }), row({ tag: 'classical', confidence: 0 })] } }, desk)).data!.tagMembers;
  expect(results).toMatchObject([{ userErrors: [] }, { userErrors: [{ code: 'UNKNOWN_TAG' }] },
    { userErrors: [{ code: 'INVALID' }] }]);
  expect(await tagsOf(member)).toEqual(['modern BEHAVIOUR']);
});

it('is seen by its home, and follows a merge so that it can be taken back', async () => {
  const other = newId();
  await tell(room, enrolled(other), seen(other, newId()));
  await say({});
  await say({ memberId: id(other) });
  await say({ memberId: id(other), tag: 'classical', source: 'MEMBER' });
  expect(await tagsOf(member, tenant(HOME, ...SCOPES))).toEqual(['modern OPERATOR']);
  expect(await tagsOf(member, tenant(newId(), ...SCOPES))).toEqual([]);
  await tell(room, merged(member, other));
  expect((await tagsOf(other)).sort()).toEqual(['classical MEMBER by modern', 'modern OPERATOR']);
  expect(await room.sql.all`select 1 from merge_move where table_name = 'member_tag' and from_person_id = ${other}`)
    .toHaveLength(2);
  // What is said of the other since is the other's, should they be two after all; of the survivor the survivor's.
  await say({ memberId: id(other), tag: 'ethnic', source: 'MEMBER' });
  await say({ tag: 'ethnic', source: 'INFERRED' });
  expect(await room.sql.all`select s.source from merge_move v join member_tag s on s.id::text = v.row_key ->> 0
    join tag t on t.id = s.tag_id where v.from_person_id = ${other} and t.code = 'ethnic'`)
    .toEqual([{ source: 'member' }]);
});

it('holds in SQL what the rule says', async () => {
  const chance = seededRandom(3);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)]!;
  const people = Array.from({ length: 10 }, () => newId());
  await tell(room, ...people.map((person) => enrolled(person)));
  const tags = await room.sql.all<{ id: string }>`select id from tag
    where code in ('modern', 'classical', 'ethnic', 'vip-guest')`;
  for (let n = 0; n < 60; n += 1) {
    await room.sql.run`insert into member_tag (id, member_id, tag_id, kind, source, confidence, said_at, recorded_at,
      recorded_by) values (${newId()}, ${pick(people)}, ${pick(tags).id}, 'rule', ${pick(TAG_SOURCES)}, 50,
      ${new Date(Date.UTC(2026, 0, 1 + Math.floor(chance() * 3)))}, now(), 'x')`;
  }
  const sayings = await readSayings(room.sql, people);
  const byPerson = [...Map.groupBy(sayings, ({ memberId }) => memberId)];
  const expected = new Set(byPerson.flatMap(([person, said]) => {
    const losers = overriddenBy(said);
    return said.filter((one) => !losers.has(one.id)).map(({ code }) => `${person} ${code}`);
  }));
  const rows = await room.sql.all<{ member_id: string; code: string }>`select distinct s.member_id, t.code
    from ${holdingSayings} and s.member_id = any(${people}::uuid[])`;
  expect(rows.map((row) => `${row.member_id} ${row.code}`).sort()).toEqual([...expected].sort());
  expect(rows.length).toBeGreaterThan(10);
});

describe('a rule gives a tag', () => {
  const RULE = `tag { id version rule { source confidence lines { fact } lastRun { finishedAt members given taken } } }
    userErrors { code path currentVersion }`;
  const asked = (fact: string, op: string, ...values: string[]) => ({ condition: { fact, operator: op, values } });
  const bought = (least: number) => asked('netOrders', 'AT_LEAST', String(least));
  const act = async (name: string, input: object, actor = desk) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const answer = await room.query(`mutation ($input: ${type}!) { ${name}(input: $input) { ${RULE} } }`,
      { input: { idempotencyKey: key(), ...input } }, actor);
    return answer.data?.[name] ?? answer.errors?.[0]?.extensions?.['code'];
  };
  const setRule = (tag: string, rule: object | null, expectedVersion = 1, given: object = {}) =>
    act('setTagRule', { tag, rule, expectedVersion, ...given });
  const work = async () => {
    for (;;) {
      const step = await room.run(stepTagRun, { limit: 2 });
      if (!step.ok || step.value.stepped === 0) return;
    }
  };
  const told = async (name: 'tag.given.v1' | 'tag.taken.v1', uuid: string) =>
    (await room.events(name)).filter(({ memberId }) => memberId === uuid).length;
  const errorsOf = (answer: any) => answer.userErrors.map(({ code, path }: any) => `${code} ${path.join('.')}`);

  it('to exactly those of whom it is true, before those who look at it, and takes it when it is not', async () => {
    await put({ code: 'buyer' });
    await put({ code: 'a-loyal' });
    const set = await setRule('buyer', bought(1), 1, { source: 'INFERRED', confidence: 70 });
    expect(set).toMatchObject({ userErrors: [], tag: { version: 2, rule: {
      source: 'INFERRED', confidence: 70, lines: [{ fact: 'netOrders' }], lastRun: { finishedAt: null } } } });
    expect(await room.jobs()).toContainEqual(expect.objectContaining({ task: 'insights:run-tag-rules' }));
    await setRule('a-loyal', { all: [asked('tags', 'HAS_ALL', 'buyer'), bought(2)] });
    await work();
    expect(await tagsOf(member)).toEqual([]);
    const first = sale(member, '2026-08-01', 500_000n);
    await tell(room, recorded(first), recorded(sale(member, '2026-08-09', 500_000n)));
    expect(await room.run(startDueTagRuns, {})).toMatchObject({ ok: true, value: { begun: 2 } });
    await work();
    expect((await tagsOf(member)).sort()).toEqual(['a-loyal BEHAVIOUR', 'buyer INFERRED']);
    await room.run(startDueTagRuns, {});
    await work();
    expect([await told('tag.given.v1', member), await told('tag.taken.v1', member)]).toEqual([2, 0]);
    // Another confidence is another saying, and nobody is told of it; a rule that is none takes back all.
    expect(errorsOf(await setRule('buyer', bought(1), 1))).toEqual(['STALE expectedVersion']);
    await setRule('buyer', bought(1), 2, { confidence: 90 });
    await work();
    expect(await tagsOf(member)).toEqual(expect.arrayContaining(['buyer BEHAVIOUR']));
    expect((await setRule('buyer', null, 3)).tag.rule).toBeNull();
    await work();
    expect(await tagsOf(member)).toEqual(['a-loyal BEHAVIOUR']);
    await act('runTagRule', { tag: 'a-loyal' });
    await work();
    expect(await tagsOf(member)).toEqual([]);
    expect([await told('tag.given.v1', member), await told('tag.taken.v1', member)]).toEqual([2, 2]);
    expect(await room.sql.all`select 1 from member_tag where member_id = ${member}`).toHaveLength(3);
  });

  it('which nobody takes back or says by rule, a person overrides, and who refuses profiling has not', async () => {
    await put({ code: 'plain', exclusiveGroup: 'style' });
    await setRule('plain', asked('region', 'IS', 'CN'));
    await work();
    expect(errorsOf(await takeBack({ tag: 'plain' }))).toEqual(['BY_RULE tag']);
    expect(errorsOf(await say({ tag: 'plain', kind: 'RULE', source: 'BEHAVIOUR' }))).toEqual(['BY_RULE kind']);
    await say({ tag: 'plain', kind: 'IMPORTED', source: 'BEHAVIOUR' });
    await say({});
    expect((await tagsOf(member)).sort()).toEqual(['modern OPERATOR', 'plain BEHAVIOUR by modern']);
    const explain = async () => (await room.query(`query ($id: ID!) { explainTag(tag: "plain", memberId: $id) {
      belongs present overriddenBy { code } findings { line { fact } holds found } } }`, { id: id(member) },
    desk)).data!.explainTag;
    expect(await explain()).toEqual({ belongs: true, present: true, overriddenBy: { code: 'modern' },
      findings: [{ line: { fact: 'region' }, holds: true, found: ['CN'] }] });
    const given = async () => (await room.sql.all`select 1 from member_tag where member_id = ${member}
      and kind = 'rule' and removed_at is null`).length;
    expect(await given()).toBe(1);
    await tell(room, profiling(member, false, 1n));
    await act('runTagRule', { tag: 'plain' });
    await work();
    expect([await given(), await explain()])
      .toEqual([0, { belongs: false, present: false, overriddenBy: null, findings: [] }]);
  });

  it('or is refused', async () => {
    await put({ code: 'circle' });
    const segment = (await room.query(`mutation ($rule: SegmentRuleInput!) { createSegment(input: { nameZh: "环",
      nameEn: "Ring", rule: $rule, idempotencyKey: "ring" }) { segment { id version } } }`,
    { rule: asked('age', 'KNOWN') }, desk)).data!.createSegment.segment;
    expect(errorsOf(await setRule('circle', asked('tags', 'HAS_ANY', 'circle')))).toEqual(['TAG_CYCLE rule.condition']);
    expect(errorsOf(await setRule('circle', {}))).toEqual(['RULE_EMPTY rule']);
    expect(errorsOf(await setRule('circle', bought(1), 1, { confidence: 0 }))).toEqual(['INVALID confidence']);
    expect(errorsOf(await setRule('no-such', bought(1)))).toEqual(['UNKNOWN_TAG tag']);
    expect(errorsOf(await setRule('gift-giver', bought(1), 2))).toEqual(['TAG_RETIRED tag']);
    expect(errorsOf(await act('runTagRule', { tag: 'circle' }))).toEqual(['NO_RULE tag']);
    expect(await act('runTagRule', { tag: 'circle' }, tenant(HOME, ...SCOPES))).toBe('FORBIDDEN');
    await setRule('circle', asked('segment', 'HAS_ANY', segment.id));
    expect(errorsOf(await act('runTagRule', { tag: 'circle' }))).toEqual(['ALREADY_RUNNING tag']);
    const edit = (name: string, given: object) => room.query(`mutation ($input: ${name}SegmentInput!) {
      ${name.toLowerCase()}Segment(input: $input) { userErrors { code path } } }`,
    { input: { id: segment.id, expectedVersion: 1, ...given } }, desk);
    expect((await edit('Update', { rule: asked('tags', 'HAS_NONE', 'circle') })).data!.updateSegment)
      .toMatchObject({ userErrors: [{ code: 'TAG_CYCLE', path: ['rule', 'condition'] }] });
    expect((await edit('Retire', {})).data!.retireSegment).toMatchObject({ userErrors: [{ code: 'IN_USE' }] });
    const counted = await room.query(`query ($rule: SegmentRuleInput!, $tag: String) {
      countSegment(rule: $rule, tag: $tag) { members userErrors { code } } }`,
    { rule: asked('tags', 'HAS_ANY', 'circle'), tag: 'circle' }, desk);
    expect(counted.data!.countSegment).toEqual({ members: null, userErrors: [{ code: 'TAG_CYCLE' }] });
    await put({ code: 'square' });
    await setRule('square', asked('tags', 'HAS_ANY', 'circle'));
    await put({ code: 'circle', exclusiveGroup: 'shape', expectedVersion: 2 });
    expect(await put({ code: 'square', exclusiveGroup: 'shape', expectedVersion: 2 })).toMatchObject({
      tag: null, userErrors: [{ code: 'TAG_CYCLE', path: ['exclusiveGroup'] }] });
    expect((await room.query('{ tags { code rule { setBy } } }', {}, tenant(HOME, ...SCOPES))).data!.tags
      .filter(({ rule }: any) => rule !== null)).toEqual([]);
  });
});
