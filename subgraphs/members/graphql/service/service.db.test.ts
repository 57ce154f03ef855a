import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  channel, operator, person, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../../tests/kit/subgraph.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { unmergeMember } from '../../commands/unmerge-member.ts';
import { members } from '../../index.ts';
import { atHomeWith, changedOutlet, enrolled, mem, mergedInto, registeredChannel } from '../../tests/sample.ts';

let house: TestSubgraph;
/** Identity as it answers: whose account is of which team, those it knows; the others are with another issuer. */
const accounts = new Map<string, { franchiseId: string | null } | 'nobody'>();
const identity = { execute: async ({ variables }: any) => {
  const account = accounts.get(variables.id);
  const franchise = typeof account === 'object' && account.franchiseId ? { id: account.franchiseId } : null;
  return { data: { colleagues: { areElsewhere: !account,
    items: typeof account === 'object' ? [{ franchise }] : [] } } as never };
} };
beforeAll(async () => {
  house = await startTestSubgraph(members, { now: '2026-11-29T04:00:00Z', graph: identity });
});
afterAll(() => house.stop());

const SCOPES = ['members:read', 'members:care'];
const HQ = operator(...SCOPES);
const PERSON = 'id displayName capacity served isActive version outlet { id } operatorId';

async function say(name: string, input: object, selection: string, actor: Actor = HQ): Promise<any> {
  const { data, errors } = await house.query(`mutation($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
    ${name}(input: $input) { ${selection} userErrors { code path } } }`,
  { input: { idempotencyKey: newId(), ...input } }, actor);
  if (errors) throw new Error(JSON.stringify(errors));
  return data[name];
}
async function staff(more: object = {}, actor: Actor = HQ): Promise<any> {
  const { servicePerson, userErrors } = await say('putServicePerson', { operatorId: encodeId('opr', newId()),
    displayName: '陈晓', capacity: 10, expectedVersion: 0, ...more }, `servicePerson { ${PERSON} }`, actor);
  expect(userErrors).toEqual([]);
  return servicePerson;
}
const assign = (memberId: string, more: object, actor: Actor = HQ) => say('assignServicePerson',
  { memberId: mem(memberId), ...more }, 'member { servicePerson { id } }', actor);
const serves = async (memberId: string, actor: Actor = HQ): Promise<any> => (await house.query(`query($id: ID!) {
  member(id: $id) { servicePerson { ${PERSON} } serviceHistory { servicePerson { id } until how setBy } } }`,
{ id: mem(memberId) }, actor)).data!.member;
const servedBy = async (id: string | undefined, actor: Actor = HQ): Promise<any> => (await house.query(`query($id: ID) {
  membersServedBy(id: $id, page: { size: 2 }) { totalCount items { id } } }`, { id }, actor)).data!.membersServedBy;
const told = async (memberId: string) => (await house.events('member-served.v1'))
  .filter((event: any) => event.memberId === memberId)
  .map(({ servicePersonId }: any) => servicePersonId && encodeId('svp', servicePersonId));
const some = async (count: number): Promise<string[]> => {
  const ids: string[] = [];
  while (ids.length < count) ids.push((await enrolled(house)).memberId);
  return ids;
};

describe('a person of the team', () => {
  it('is entered and changed by version, for one account', async () => {
    const operatorId = encodeId('opr', newId());
    const chen = await staff({ operatorId });
    expect(chen).toMatchObject({ operatorId, displayName: '陈晓', served: 0, isActive: true, version: 1, outlet: null });
    expect((await staff({ operatorId, capacity: 3, active: false, expectedVersion: 1 })))
      .toMatchObject({ id: chen.id, capacity: 3, isActive: false, version: 2 });
    const put = (more: object) => say('putServicePerson', { operatorId, displayName: 'Chen', capacity: 1,
      expectedVersion: 2, ...more }, 'servicePerson { id }');
    for (const [more, code, path] of [[{ expectedVersion: 1 }, 'STALE', 'expectedVersion'],
      [{ displayName: ' ' }, 'INVALID', 'displayName'], [{ capacity: 5001 }, 'INVALID', 'capacity'],
      [{ outletId: encodeId('out', newId()) }, 'NOT_FOUND', 'outletId']] as const) {
      expect((await put(more)).userErrors).toEqual([{ code, path: [path] }]);
    }
  });

  it('serves a member from then on, and who did before stays in the history', async () => {
    const [chen, li] = [await staff(), await staff({ displayName: '李梅' })];
    const [memberId] = await some(1) as [string];
    expect((await assign(memberId, { servicePersonId: chen.id })).member.servicePerson.id).toBe(chen.id);
    expect((await assign(memberId, { servicePersonId: chen.id })).userErrors).toEqual([]);
    house.clock.advance(1000);
    await assign(memberId, { servicePersonId: li.id });
    expect(await serves(memberId)).toMatchObject({ servicePerson: { id: li.id, served: 1 }, serviceHistory: [
      { servicePerson: { id: li.id }, until: null, how: 'CHOSEN', setBy: 'Olivia' },
      { servicePerson: { id: chen.id }, until: '2026-11-29T04:00:01.000Z' }] });
    house.clock.advance(1000);
    await assign(memberId, {});
    expect((await serves(memberId)).servicePerson).toBeNull();
    expect(await told(memberId)).toEqual([chen.id, li.id, null]);
    expect(await house.sql.all`select 1 from audit_record where subject_id = ${memberId}
      and command = 'members.assign-service-persons'`).toHaveLength(3);
  });

  it('is the least loaded of an outlet, with room', async () => {
    const outletId = await changedOutlet(house);
    const at = { outletId: encodeId('out', outletId) };
    const [chen, li] = [await staff({ ...at, capacity: 2 }), await staff({ ...at, capacity: 1 })];
    const ids = await some(4) as [string, string, string, string];
    const { data } = await house.query(`mutation($input: AssignServicePersonsInput!) {
      assignServicePersons(input: $input) { results { member { servicePerson { id } } userErrors { code } } } }`,
    { input: { members: ids.map((id) => ({ memberId: mem(id), ...at, idempotencyKey: newId() })) } }, HQ);
    const takers = data.assignServicePersons.results.map((one: any) =>
      one.member?.servicePerson.id ?? one.userErrors[0].code);
    expect(takers.filter((one: string) => one === chen.id)).toHaveLength(2);
    expect(takers.filter((one: string) => one === li.id)).toHaveLength(1);
    expect(takers[3]).toBe('FULL');
    expect((await assign(ids[3], { servicePersonId: li.id })).userErrors)
      .toEqual([{ code: 'FULL', path: ['servicePersonId'] }]);
    const gone = await staff({ active: false });
    for (const [more, code] of [[{ servicePersonId: gone.id }, 'NOT_ACTIVE'],
      [{ servicePersonId: chen.id, ...at }, 'INVALID'],
      [{ servicePersonId: encodeId('svp', newId()) }, 'NOT_FOUND']] as const) {
      expect((await assign(ids[3], more)).userErrors).toMatchObject([{ code }]);
    }
  });
});

it('hands over to the team by load, some at a time, and to one', async () => {
  const franchise = newId();
  const outletId = encodeId('out', await changedOutlet(house, { franchiseId: franchise }));
  const [leaver, chen, li] = [await staff({ outletId }), await staff({ outletId, capacity: 2 }),
    await staff({ outletId, capacity: 1 })];
  const ids = await some(4) as [string, string, string, string];
  for (const id of ids) {
    await atHomeWith(house, id, franchise);
    await assign(id, { servicePersonId: leaver.id });
  }
  const hand = (more: object = {}) => say('handOverMembers',
    { servicePersonId: leaver.id, reason: 'moves to Suzhou', ...more },
    'moved left takers { servicePerson { id } members }');
  expect(await hand({ memberIds: [mem(ids[0])], dryRun: true })).toMatchObject({ moved: 1, left: 3 });
  expect((await serves(ids[0])).servicePerson.id).toBe(leaver.id);
  const all = await hand({ idempotencyKey: 'all' });
  expect(all).toMatchObject({ moved: 3, left: 1, userErrors: [] });
  expect(all.takers).toHaveLength(2);
  expect(await hand({ idempotencyKey: 'all' })).toEqual(all);
  expect((await hand()).userErrors).toEqual([{ code: 'FULL', path: ['servicePersonId'] }]);
  const [wang, gone, elsewhere] = [await staff({ outletId }), await staff({ outletId, active: false }), await staff()];
  expect((await hand({ toId: elsewhere.id })).userErrors).toEqual([{ code: 'OTHER_TEAM', path: ['toId'] }]);
  expect((await hand({ toId: gone.id })).userErrors).toEqual([{ code: 'NOT_ACTIVE', path: ['toId'] }]);
  expect((await hand({ toId: leaver.id })).userErrors).toEqual([{ code: 'NOT_FOUND', path: ['toId'] }]);
  expect((await hand({ reason: 'no' })).userErrors).toEqual([{ code: 'REASON_INVALID', path: ['reason'] }]);
  expect(await hand({ toId: wang.id, memberIds: ids.map(mem) })).toMatchObject({ moved: 1, left: 0 });
  expect(await hand()).toMatchObject({ moved: 0, left: 0 });
  expect((await servedBy(chen.id)).totalCount + (await servedBy(li.id)).totalCount).toBe(3);
  const page = await servedBy(chen.id);
  expect([page.totalCount, page.items.length]).toEqual([2, 2]);
});

it('a franchise leads its own people for its own members; a member sees a name, a channel nothing', async () => {
  const [franchise, channelId] = [newId(), await registeredChannel(house)];
  const shop = { ...tenant(franchise, ...SCOPES), id: newId() };
  const { memberId } = await enrolled(house, { channelId, externalId: 'served' });
  const [other, stranger] = await some(2) as [string, string];
  for (const id of [memberId, other]) await atHomeWith(house, id, franchise);
  const outletId = encodeId('out', await changedOutlet(house, { franchiseId: franchise }));
  const fang = await staff({ operatorId: encodeId('opr', shop.id), displayName: '方圆', outletId }, shop);
  const consultant = await staff();
  expect((await assign(memberId, { servicePersonId: fang.id }, shop)).member.servicePerson.id).toBe(fang.id);
  expect((await assign(stranger, { servicePersonId: fang.id }, shop)).userErrors)
    .toMatchObject([{ code: 'NOT_FOUND' }]);
  expect((await assign(stranger, { servicePersonId: fang.id })).userErrors).toMatchObject([{ code: 'NOT_AT_HOME' }]);
  expect((await assign(other, { servicePersonId: consultant.id }, shop)).userErrors)
    .toMatchObject([{ code: 'NOT_FOUND' }]);
  await assign(other, { servicePersonId: consultant.id });
  expect((await assign(other, { servicePersonId: fang.id }, shop)).userErrors)
    .toMatchObject([{ code: 'SERVED_ELSEWHERE' }]);
  expect((await serves(other, shop)).servicePerson).toBeNull();
  expect((await servedBy(undefined, shop)).items).toEqual([{ id: mem(memberId) }]);
  const team = async (actor: Actor) => (await house.query(`{ servicePersons { items { id } } myServicePerson { id } }`,
    {}, actor)).data;
  expect(await team(shop)).toEqual({ servicePersons: { items: [{ id: fang.id }] }, myServicePerson: { id: fang.id } });
  expect(await team(tenant(newId(), ...SCOPES))).toEqual({ servicePersons: { items: [] }, myServicePerson: null });
  const itself = person(memberId, 'members:read', 'members:self');
  expect(await serves(memberId, itself)).toEqual({
    servicePerson: { id: fang.id, displayName: '方圆', capacity: null, served: null, isActive: true, version: 1,
      outlet: { id: outletId }, operatorId: null },
    serviceHistory: [{ servicePerson: { id: fang.id }, until: null, how: 'CHOSEN', setBy: null }] });
  expect(await serves(memberId, channel(channelId, ...SCOPES))).toEqual({ servicePerson: null, serviceHistory: [] });
  const hand = { servicePersonId: consultant.id, reason: 'not theirs' };
  expect((await say('handOverMembers', hand, 'moved', shop)).userErrors)
    .toEqual([{ code: 'NOT_FOUND', path: ['servicePersonId'] }]);
  // At home with somebody else from now on: people of the former home serve it no more.
  await atHomeWith(house, memberId, null);
  expect((await serves(memberId)).servicePerson).toBeNull();
  expect((await told(memberId)).at(-1)).toBeNull();
});

it('serves by an open account of its own team, as identity says; whoever leaves needs none', async () => {
  const [franchise, operatorId] = [newId(), encodeId('opr', newId())];
  const outletId = encodeId('out', await changedOutlet(house, { franchiseId: franchise }));
  const put = (more: object, actor: Actor = HQ) => say('putServicePerson', { operatorId, displayName: '方圆',
    capacity: 9, expectedVersion: 0, ...more }, 'servicePerson { version }', actor);
  const nobody = [{ code: 'NOT_FOUND', path: ['operatorId'] }];
  accounts.set(operatorId, 'nobody');
  expect((await put({})).userErrors).toEqual(nobody);
  accounts.set(operatorId, { franchiseId: encodeId('frn', franchise) });
  const elsewhere = tenant(newId(), ...SCOPES);
  expect([(await put({})).userErrors, (await put({}, elsewhere)).userErrors]).toEqual([nobody, nobody]);
  expect((await put({ outletId })).servicePerson).toEqual({ version: 1 });
  accounts.set(operatorId, 'nobody');
  expect((await put({ outletId, expectedVersion: 1 })).userErrors).toEqual(nobody);
  expect((await put({ outletId, expectedVersion: 1, active: false })).servicePerson).toEqual({ version: 2 });
});

it('no team takes an account from another: each has its own entry, and only who acts in a team is of it', async () => {
  const [mine, theirs] = [newId(), newId()];
  const clerk = { ...tenant(theirs, ...SCOPES), id: newId() };
  const squatter = tenant(mine, ...SCOPES);
  const operatorId = encodeId('opr', clerk.id);
  const taken = await staff({ operatorId, displayName: 'Whoever' }, squatter);
  const put = (more: object, actor: Actor = HQ) => say('putServicePerson', { operatorId, displayName: '方圆',
    capacity: 9, expectedVersion: 0, ...more }, 'servicePerson { id franchise { id } }', actor);
  const me = async (actor: Actor) => (await house.query('{ myServicePerson { id } }', {}, actor)).data!.myServicePerson;
  expect(await me(clerk)).toBeNull();
  const own = (await put({}, clerk)).servicePerson;
  expect([own.franchise.id, own.id === taken.id]).toEqual([encodeId('frn', theirs), false]);
  expect([await me(clerk), await me({ ...squatter, id: clerk.id })]).toEqual([{ id: own.id }, { id: taken.id }]);
  expect((await put({}, clerk)).userErrors).toEqual([{ code: 'STALE', path: ['expectedVersion'] }]);
  // Whom two teams have head office enters anew, or changes where it is; it moves only who is in one.
  const office = operator(...SCOPES);
  expect(await me({ ...office, id: clerk.id })).toBeNull();
  expect((await put({ expectedVersion: 1 })).userErrors).toEqual([{ code: 'STALE', path: ['expectedVersion'] }]);
  const hq = (await put({})).servicePerson;
  expect([hq.franchise, await me({ ...office, id: clerk.id })]).toEqual([null, { id: hq.id }]);
  const outletId = encodeId('out', await changedOutlet(house, { franchiseId: theirs }));
  expect((await put({ outletId, expectedVersion: 1 })).servicePerson.id).toBe(own.id);
  const mover = await staff();
  expect((await put({ operatorId: mover.operatorId, outletId, expectedVersion: 1 })).servicePerson)
    .toEqual({ id: mover.id, franchise: { id: encodeId('frn', theirs) } });
});

describe('a merge', () => {
  it('leaves the survivor its own, else it takes the other\'s; undone each has its own', async () => {
    const [chen, li] = [await staff(), await staff()];
    for (const [own, survivorHas] of [[chen, chen], [null, li]] as const) {
      const [older, younger] = await some(2) as [string, string];
      if (own) await assign(older, { servicePersonId: own.id });
      await assign(younger, { servicePersonId: li.id });
      await mergedInto(house, older, younger);
      expect((await serves(older)).servicePerson.id).toBe(survivorHas.id);
      expect([(await told(older)).at(-1), (await told(younger)).at(-1)]).toEqual([survivorHas.id, null]);
      await house.run(unmergeMember, { memberId: younger, reason: 'two sisters' }, { actor: operator() });
      expect([(await serves(older)).servicePerson?.id ?? null, (await serves(younger)).servicePerson.id])
        .toEqual([own?.id ?? null, li.id]);
      expect([(await told(older)).at(-1), (await told(younger)).at(-1)]).toEqual([own?.id ?? null, li.id]);
    }
    expect((await servedBy(li.id)).totalCount).toBe(2);
  });

  it('of whom somebody chose meanwhile, by the id that was gone, goes with that id', async () => {
    const [chen, li, wang] = [await staff(), await staff(), await staff()];
    const [older, younger] = await some(2) as [string, string];
    await assign(older, { servicePersonId: chen.id });
    await assign(younger, { servicePersonId: li.id });
    await mergedInto(house, older, younger);
    house.clock.advance(1000);
    await assign(younger, { servicePersonId: wang.id });
    expect((await serves(older)).servicePerson.id).toBe(wang.id);
    await house.run(unmergeMember, { memberId: younger, reason: 'two sisters' }, { actor: operator() });
    expect([(await serves(older)).servicePerson, (await serves(younger)).servicePerson.id]).toEqual([null, wang.id]);
    expect((await servedBy(li.id)).totalCount).toBe(0);
  });

  it('that lent a home is undone: people of it serve only who is at home there', async () => {
    const franchise = newId();
    const fang = await staff({ outletId: encodeId('out', await changedOutlet(house, { franchiseId: franchise })) });
    const [older, younger] = await some(2) as [string, string];
    await atHomeWith(house, younger, franchise);
    await mergedInto(house, older, younger);
    await assign(older, { servicePersonId: fang.id });
    expect((await serves(older)).servicePerson.id).toBe(fang.id);
    await house.run(unmergeMember, { memberId: younger, reason: 'two sisters' }, { actor: operator() });
    expect([(await serves(older)).servicePerson, (await told(older)).at(-1)]).toEqual([null, null]);
  });
});
