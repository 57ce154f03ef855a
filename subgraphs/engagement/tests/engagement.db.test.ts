import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PREFIX } from '../../contracts/ids.ts';
import type { Actor } from '../../kernel/actor.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { channel, person, startTestSubgraph, tenant, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { checkIn } from '../commands/check-in/check-in.ts';
import { completeTask } from '../commands/tasks/complete-task.ts';
import { engagement } from '../index.ts';
import { seedEngagement } from '../seed.ts';
import { day, desk, house, idOf, key } from './people.ts';

const HOME = newId();
let room: TestSubgraph;
let h: ReturnType<typeof house>;
beforeAll(async () => {
  room = await startTestSubgraph(engagement, { now: '2026-10-01T04:00:00Z' });
  h = house(room, HOME);
});
afterAll(() => room.stop());

describe('check-in', () => {
  it('gives 55 points from 1 to 7 October, once a business day of the region', async () => {
    const memberId = await h.enrol();
    for (let date = 1; date <= 7; date += 1) {
      h.at(`2026-10-0${date}T04:00:00Z`);
      expect(await h.comesIn(memberId)).toMatchObject({ already: false });
      expect(await h.comesIn(memberId)).toMatchObject({ already: true });
    }
    expect(await h.standing(memberId)).toBe(55);
    const told = (await room.events('points-granted.v1')).filter((event) => event.memberId === memberId);
    expect(told.map(({ points }) => points)).toEqual([5n, 5n, 5n, 5n, 5n, 5n, 25n]);
    expect(told[0]).toMatchObject({ cause: 'check_in', funderId: null, activeAt: null, version: 1n });
    // 23:59 and 00:00 in Shanghai; 16:00 UTC is the next day there.
    h.at('2026-10-08T15:59:59Z');
    expect(await h.comesIn(memberId)).toMatchObject({ already: false });
    h.at('2026-10-08T16:00:00Z');
    expect(await h.comesIn(memberId)).toMatchObject({ already: false });
    h.at('2026-10-05T04:00:00Z');
    expect(await h.comesIn(memberId)).toMatchObject({ already: true });
    h.at('2026-10-11T04:00:00Z');
    await h.comesIn(memberId);
    expect(await h.look(memberId, `checkIns(first: 3) { day streak points streakPoints }
      engagementGrants(first: 1) { edges { node { points state cause task { id } } } }`)).toEqual({
      checkIns: [{ day: '2026-10-11', streak: 1, points: 5, streakPoints: 0 },
        { day: '2026-10-09', streak: 9, points: 5, streakPoints: 0 },
        { day: '2026-10-08', streak: 8, points: 5, streakPoints: 0 }],
      engagementGrants: { edges: [{ node: { points: 5, state: 'GRANTED', cause: 'CHECK_IN', task: null } }] },
    });
  });

  it('sent again with a key of before devices could be told is the same check-in', async () => {
    const [memberId, same] = [await h.enrol(), key()];
    expect(await room.run(checkIn, { memberId }, { actor: desk, ...same }))
      .toMatchObject({ value: { already: false } });
    expect(await h.ask('checkIn', 'already', { memberId: idOf(memberId), ...same }))
      .toEqual({ already: false, userErrors: [] });
  });

  it('is once, however many ask at the same moment', async () => {
    const memberId = await h.enrol({ region: 'HK' });
    const many = await Promise.all(Array.from({ length: 20 }, () => h.comesIn(memberId)));
    expect(many.filter((one) => typeof one === 'object' && !one.already)).toHaveLength(1);
    expect(await h.standing(memberId)).toBe(5);
  });

  it('is of a member whom the caller sees, and of a member itself', async () => {
    const memberId = await h.enrol();
    const come = (actor: typeof desk) =>
      h.ask('checkIn', 'checkIn { day } already', { memberId: idOf(memberId), ...key() }, actor);
    const notFound = [{ code: 'NOT_FOUND', path: ['memberId'] }];
    expect((await come(channel(newId(), 'engagement:act', 'engagement:read'))).userErrors).toEqual(notFound);
    expect((await come(person(newId(), 'engagement:act', 'engagement:read'))).userErrors).toEqual(notFound);
    expect(await come(tenant(HOME, 'engagement:act', 'engagement:read')))
      .toMatchObject({ already: false, userErrors: [] });
    expect(await come(person(memberId, 'engagement:act', 'engagement:read')))
      .toMatchObject({ checkIn: { day: '2026-10-11' }, already: true });
  });

  it('of two ids of one person counts once a day, and for each again when they were two', async () => {
    const [one, two] = [await h.enrol(), await h.enrol()];
    h.at('2026-10-12T04:00:00Z');
    await h.comesIn(one);
    await h.comesIn(two);
    h.at('2026-10-13T04:00:00Z');
    await h.comesIn(two);
    const mergeId = await h.merge(one, two);
    expect(await h.standing(one)).toBe(10);
    expect((await room.events('points-grant-withdrawn.v1')).at(-1)).toMatchObject({ memberId: two });
    h.at('2026-10-14T04:00:00Z');
    expect(await h.comesIn(two)).toMatchObject({ already: false });
    expect(await room.sql.one`select streak from check_in where member_id = ${one} order by business_day desc limit 1`)
      .toEqual({ streak: 3 });
    await h.unmerge(mergeId, one, two);
    expect([await h.standing(one), await h.standing(two)]).toEqual([5, 15]);
    expect(await h.comesIn(two)).toMatchObject({ already: true });
    expect(await h.comesIn(one)).toMatchObject({ already: false });
  });
});

const draft = (more: object = {}) => ({
  code: `T-${newId()}`.slice(0, 40), nameZh: '关注', nameEn: 'Follow', cadence: 'ONCE', points: 50, budget: 5_000,
  startsAt: '2026-10-01T00:00:00Z', ...key(), ...more,
});
const newTask = async (more: object = {}) => {
  const { task, userErrors } = await h.ask('createTask', 'task { id uuid: id version }', draft(more));
  expect(userErrors).toEqual([]);
  return task.id as string;
};
const did = (taskId: string, memberId: string, reference = newId(), actor = desk) => h.ask('completeTask',
  'grant { points state } already', { taskId, memberId: idOf(memberId), reference, ...key() }, actor);
const codeOf = async (answer: ReturnType<typeof did>) => (await answer).userErrors[0]?.code ?? null;

describe('a task', () => {
  it('is rewarded once within its period, by whoever it is told', async () => {
    h.at('2026-10-20T04:00:00Z');
    const memberId = await h.enrol();
    const funder = newId();
    const taskId = await newTask({ cadence: 'DAILY', funderId: encodeId(PREFIX.franchise, funder) });
    expect(await did(taskId, memberId, 'a'))
      .toEqual({ grant: { points: 50, state: 'GRANTED' }, already: false, userErrors: [] });
    expect((await room.events('points-granted.v1')).at(-1))
      .toMatchObject({ funderId: funder, cause: 'task', points: 50n });
    expect(await did(taskId, memberId, 'b')).toMatchObject({ already: true });
    h.at('2026-10-21T04:00:00Z');
    expect(await did(taskId, memberId, 'b')).toMatchObject({ already: false });
    expect(await codeOf(did(taskId, await h.enrol(), 'b'))).toBe('DEED_TAKEN');
    expect(await h.standing(memberId)).toBe(100);
  });

  it('says why it gives nothing', async () => {
    const memberId = await h.enrol();
    const refusal = async (more: object, who = memberId) => codeOf(did(await newTask(more), who));
    expect(await refusal({ regions: ['HK'] })).toBe('NOT_ELIGIBLE');
    expect(await refusal({ tiers: ['CN:gold'] })).toBe('NOT_ELIGIBLE');
    expect(await refusal({ tiers: ['CN:base'] })).toBeNull();
    expect(await refusal({ startsAt: '2026-12-01T00:00:00Z' })).toBe('TASK_CLOSED');
    expect(await refusal({ proof: 'STORE_VISIT', regions: ['HK'] })).toBe('NOT_BY_CHANNEL');
    expect(await refusal({}, newId())).toBe('NOT_FOUND');
    expect(await codeOf(did(await newTask(), memberId, '\u200b'))).toBe('INVALID');
    const capped = await newTask({ cadence: 'EVENT', capPerMember: 1 });
    expect(await codeOf(did(capped, memberId))).toBeNull();
    expect(await codeOf(did(capped, memberId))).toBe('CAP_REACHED');
    const self = person(memberId, 'engagement:act', 'engagement:read');
    await expect(did(capped, memberId, 'x', self)).rejects.toThrow('FORBIDDEN');
  });

  it('that a franchise pays for is told by it, by the channels of its outlets and by those it names', async () => {
    const [funder, shop, market] = [newId(), newId(), newId()];
    await h.tell('outlet.changed.v1', newId(), { outletId: newId(), code: 'fa-1', name: 'FA', franchiseId: funder,
      channelId: shop, kind: 'franchise_store', region: 'CN', closed: false, version: 1n });
    const memberId = await h.enrol();
    await h.tell('member.visibility-changed.v1', memberId, { personId: memberId, tenantId: funder, layer: 1,
      channelIds: [shop, market], survivorId: null, version: 2n });
    const scopes = ['engagement:act', 'engagement:read'] as const;
    const funded = { cadence: 'EVENT', funderId: encodeId(PREFIX.franchise, funder), growth: 12 };
    const taskId = await newTask(funded);
    expect(await codeOf(did(taskId, memberId, 'a', channel(market, ...scopes)))).toBe('NOT_OF_FUNDER');
    expect(await codeOf(did(taskId, memberId, 'b', channel(shop, ...scopes)))).toBeNull();
    expect(await codeOf(did(taskId, memberId, 'c', tenant(funder, ...scopes)))).toBeNull();
    expect((await room.events('points-granted.v1')).at(-1)).toMatchObject({ points: 50n, growth: 12n });
    const named = await newTask({ ...funded, channelIds: [encodeId(PREFIX.channel, market)] });
    expect(await codeOf(did(named, memberId, 'd', channel(market, ...scopes)))).toBeNull();
    const ofHouse = await newTask({ cadence: 'EVENT' });
    expect(await codeOf(did(ofHouse, memberId, 'e', channel(market, ...scopes)))).toBeNull();
    expect((await room.events('points-granted.v1')).at(-1)).not.toHaveProperty('growth');
    const { data } = await room.query('query ($id: ID!) { task(id: $id) { growth channelIds budget spent } }',
      { id: named }, desk);
    expect(data!.task)
      .toEqual({ growth: 12, channelIds: [encodeId(PREFIX.channel, market)], budget: 5_000, spent: 50 });
  });

  it('gives its budget and no point more, to 200 who come at once', async () => {
    const taskId = await newTask({ budget: 1_030 });
    const { sql } = room;
    const uuid = (await sql.one<{ id: string }>`select id from task order by created_at desc, id desc limit 1`).id;
    const memberIds = await Promise.all(Array.from({ length: 200 }, () => h.enrol()));
    const outcomes = await Promise.all(memberIds.map((memberId) => room.run(completeTask,
      { taskId: uuid, memberId, reference: memberId }, { actor: desk, idempotencyKey: newId() })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(20);
    expect(outcomes.flatMap((one) => (one.ok ? [] : one.refusals[0]!.code)))
      .toEqual(Array.from({ length: 180 }, () => 'BUDGET_SPENT'));
    const { data } = await room.query('query ($id: ID!) { task(id: $id) { budget spent } }', { id: taskId }, desk);
    expect(data!.task).toEqual({ budget: 1_030, spent: 1_000 });
  });

  it('is made, changed and ended by head office', async () => {
    const { task } = await h.ask('createTask', 'task { id version code }', draft());
    expect((await h.ask('createTask', 'task { id }', draft({ code: task.code }))).userErrors)
      .toEqual([{ code: 'CODE_TAKEN', path: ['code'] }]);
    expect((await h.ask('createTask', 'task { id }', draft({ budget: 1, regions: ['XX'] }))).userErrors)
      .toEqual([{ code: 'INVALID', path: ['budget'] }, { code: 'INVALID', path: ['regions'] }]);
    const edit = (input: object) =>
      h.ask('updateTask', 'task { points version regions { code } }', { id: task.id, ...input });
    expect((await edit({ expectedVersion: 1, points: 60, regions: ['CN'] })).task)
      .toEqual({ points: 60, version: 2, regions: [{ code: 'CN' }] });
    expect((await edit({ expectedVersion: 1, points: 70 })).userErrors)
      .toEqual([{ code: 'STALE', path: ['expectedVersion'] }]);
    const retired = await h.ask('retireTask', 'task { retiredAt }', { id: task.id, expectedVersion: 2 });
    expect(retired.task.retiredAt).not.toBeNull();
    expect((await edit({ expectedVersion: 3, points: 70 })).userErrors).toEqual([{ code: 'RETIRED', path: ['id'] }]);
    await expect(h.ask('createTask', 'task { id }', draft(), tenant(HOME, 'engagement:write', 'engagement:read')))
      .rejects.toThrow('FORBIDDEN');
  });

  it('of two ids of one person counts once, and its place in the budget is kept for a parting', async () => {
    const [one, two] = [await h.enrol(), await h.enrol()];
    const taskId = await newTask({ budget: 100 });
    await did(taskId, one);
    await did(taskId, two);
    const mergeId = await h.merge(one, two);
    expect(await h.standing(one)).toBe(50);
    expect(await codeOf(did(taskId, await h.enrol()))).toBe('BUDGET_SPENT');
    expect(await did(taskId, two)).toMatchObject({ already: true });
    await h.unmerge(mergeId, one, two);
    expect([await h.standing(one), await h.standing(two)]).toEqual([50, 50]);
  });

  it('is seen by the house itself: a visit, a profile, a first kept order that may come back', async () => {
    const memberId = await h.enrol();
    await newTask({ proof: 'STORE_VISIT', cadence: 'DAILY', points: 1 });
    await newTask({ proof: 'PROFILE_COMPLETED', points: 2 });
    await newTask({ proof: 'FIRST_ORDER', points: 4 });
    for (let visit = 0; visit < 2; visit += 1) {
      await h.tell('member.visited.v1', memberId, { visitId: newId(), memberId, outletId: newId(), franchiseId: null,
        from: day('2026-10-21'), until: day('2026-10-21') });
    }
    await h.tell('member.profile-completed.v1', memberId, { memberId, region: 'CN', completedAt: day('2026-10-21') });
    const order = await h.sell(memberId, 500n);
    await h.settle();
    expect(await h.standing(memberId)).toBe(7);
    const { openTasks } = await h.look(memberId, 'openTasks { done task { proof } }', tenant(HOME, 'engagement:read'));
    expect(openTasks).toContainEqual({ done: 1, task: { proof: 'STORE_VISIT' } });
    expect(openTasks).not.toContainEqual(expect.objectContaining({ task: { proof: 'FIRST_ORDER' } }));
    await h.bringBack(order, '2026-10-25');
    expect(await h.standing(memberId)).toBe(3);
  });
});

it('the demo brand has tasks that members did, and has no more of them the second time', async () => {
  const seed = () => seedEngagement({
    ...room.runtime.handlers, now: room.clock.now(), scale: { members: 4, products: 0 }, progress: () => undefined });
  const count = () => room.sql.one`select (select count(*)::int from task where created_by = '演示') as tasks,
    (select count(*)::int from engagement_grant where reference like 'demo-%') as done`;
  await seed();
  expect(await count()).toEqual({ tasks: 4, done: 4 });
  await seed();
  expect(await count()).toEqual({ tasks: 4, done: 4 });
});

it('tells of a referral nothing of the side that the reader does not see', async () => {
  const referrerId = await h.enrol();
  const friendId = newId();
  await room.deliver('member.enrolled.v1', friendId, { memberId: friendId, region: 'CN', source: 'referral',
    channelId: null, outletId: null, enrolledAt: day('2026-09-01'), referral: { referrerId, samePhone: false } });
  const sides = async (actor: Actor) => (await room.query(`query ($members: [_Any!]!) {
    _entities(representations: $members) { ... on Member {
      referrals(first: 5) { edges { node { referrer { id } friend { id } order { id } } } } } } }`,
  { members: [{ __typename: 'Member', id: idOf(referrerId) }] }, actor)).data!._entities[0].referrals.edges
    .map(({ node }: any) => node);
  expect(await sides(desk))
    .toEqual([{ referrer: { id: idOf(referrerId) }, friend: { id: idOf(friendId) }, order: null }]);
  expect(await sides(tenant(HOME, 'engagement:read')))
    .toEqual([{ referrer: { id: idOf(referrerId) }, friend: null, order: null }]);
});
