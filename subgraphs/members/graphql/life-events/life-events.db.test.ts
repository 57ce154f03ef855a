import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  channel, operator, person, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../../tests/kit/subgraph.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { refreshLifeEvents } from '../../commands/life-events/refresh-life-events.ts';
import { tellUntoldLifeEvents } from '../../commands/life-events/tell-untold-life-events.ts';
import { recordConsents } from '../../commands/record-consents.ts';
import { members } from '../../index.ts';
import { atHomeWith, changedOutlet, enrolled, freshPhone, mem, registeredChannel } from '../../tests/sample.ts';

let house: TestSubgraph;
beforeAll(async () => { house = await startTestSubgraph(members, { now: '2026-11-29T17:00:00Z' }); });
afterAll(() => house.stop());

const HQ = operator('members:read', 'members:write');
const FIELDS = 'id kind calendar year month day isLeapMonth nextOn years member { id }';

async function put(memberId: string, more: object, actor: Actor = HQ, idempotencyKey = newId()) {
  const { data, errors } = await house.query(`mutation($input: PutLifeEventInput!) { putLifeEvent(input: $input) {
    lifeEvent { ${FIELDS} } userErrors { code path } } }`, { input: {
    memberId: mem(memberId), kind: 'WEDDING_ANNIVERSARY', calendar: 'SOLAR', year: 2010, month: 10, day: 10,
    idempotencyKey, ...more,
  } }, actor);
  expect(errors).toBeUndefined();
  return data.putLifeEvent;
}

const eventsOf = async (memberId: string, actor: Actor = HQ): Promise<any[]> => (await house.query(
  `query($id: ID!) { member(id: $id) { lifeEvents { ${FIELDS} } } }`, { id: mem(memberId) }, actor,
)).data?.member?.lifeEvents;

/** What other rooms were told of a member's days. */
const told = async (memberId: string) => (await house.events('member.life-event-changed.v1'))
  .filter((event) => event.memberId === memberId).map(({ nextOn, version }) => [nextOn, version]);

async function upcoming(from: string, to: string, actor: Actor = HQ) {
  return house.query(`query($from: Date!, $to: Date!) { upcomingLifeEvents(from: $from, to: $to, page: { size: 2 }) {
    totalCount endCursor items { id nextOn } } }`, { from, to }, actor);
}

it('a day is kept once, with its next one in the member\'s region', async () => {
  const { memberId } = await enrolled(house);
  // In Shanghai it is the 30th already.
  const first = await put(memberId, { month: 11, day: 29 });
  expect(first.lifeEvent).toEqual({
    id: expect.stringMatching(/^lev_/), kind: 'WEDDING_ANNIVERSARY', calendar: 'SOLAR', year: 2010, month: 11, day: 29,
    isLeapMonth: false, nextOn: '2027-11-29', years: 17, member: { id: mem(memberId) },
  });
  expect((await put(memberId, { month: 11, day: 29 })).lifeEvent.id).toBe(first.lifeEvent.id);
  const lunar = await put(memberId, { kind: 'ELDER_BIRTHDAY', calendar: 'LUNAR', year: null, month: 12, day: 8 });
  expect(lunar.lifeEvent).toMatchObject({ nextOn: '2027-01-15', years: null });
  expect((await eventsOf(memberId)).map((event) => event.nextOn)).toEqual(['2027-01-15', '2027-11-29']);
  expect(await house.sql.all`select after from audit_record where command = 'members.put-life-event'
    and subject_id = ${memberId}`).toHaveLength(2);
});

describe('is refused', () => {
  it.each([
    [{ kind: 'CHILD_BIRTHDAY', year: 2026, month: 12, day: 1, guardianConsent: true }, 'DATE_INVALID', 'year'],
    [{ month: 2, day: 30 }, 'DATE_INVALID', 'day'],
    [{ kind: 'CHILD_BIRTHDAY', year: 2020 }, 'GUARDIAN_CONSENT_REQUIRED', 'guardianConsent'],
    [{ memberId: mem(newId()) }, 'NOT_FOUND', 'memberId'],
  ])('%j with %s', async (more, code, field) => {
    const { memberId } = await enrolled(house);
    expect(await put(memberId, more)).toEqual({ lifeEvent: null, userErrors: [{ code, path: [field] }] });
    expect(await eventsOf(memberId)).toEqual([]);
  });

  it('beyond thirty', async () => {
    const { memberId } = await enrolled(house);
    await house.sql.run`insert into life_event (id, member_id, kind, calendar, month, day, added_at)
      select gen_random_uuid(), ${memberId}::uuid, 'elder_birthday', 'solar', 1, n, now()
      from generate_series(1, 30) n`;
    expect((await put(memberId, {})).userErrors).toEqual([{ code: 'TOO_MANY', path: ['memberId'] }]);
  });
});

it('a franchise keeps and sees it with consent, a channel never, the member always', async () => {
  const franchise = newId();
  const channelId = await registeredChannel(house);
  const { memberId } = await enrolled(house, { channelId, externalId: 'seen' });
  await atHomeWith(house, memberId, franchise);
  await put(memberId, {});
  const shop = tenant(franchise, 'members:read', 'members:write');
  expect(await eventsOf(memberId, shop)).toEqual([]);
  expect((await put(memberId, { day: 11 }, shop)).userErrors)
    .toEqual([{ code: 'CONSENT_REQUIRED', path: ['memberId'] }]);
  await house.runBatch(recordConsents, [{ input: { memberId, purpose: 'franchise_sharing', granted: true,
    textVersion: '1', textHash: 'a'.repeat(64), source: 'store' } }]);
  expect(await eventsOf(memberId, shop)).toHaveLength(1);
  expect((await put(memberId, { day: 11 }, shop)).userErrors).toEqual([]);
  const partner = channel(channelId, 'members:read', 'members:write');
  expect(await eventsOf(memberId, partner)).toEqual([]);
  expect((await put(memberId, { day: 12 }, partner)).userErrors).toMatchObject([{ code: 'CONSENT_REQUIRED' }]);
  expect(await eventsOf(memberId, person(memberId, 'members:read'))).toHaveLength(2);
  const inOctober = async (actor: Actor) =>
    (await upcoming('2027-10-01', '2027-10-30', actor)).data.upcomingLifeEvents.totalCount;
  expect(await inOctober(shop)).toBe(2);
  expect(await inOctober(tenant(newId(), 'members:read'))).toBe(0);
});

it('a franchise without an outlet in the member\'s region sees none without consent to cross the border', async () => {
  const franchise = newId();
  const { memberId } = await enrolled(house);
  await atHomeWith(house, memberId, franchise);
  await put(memberId, {});
  const say = (purpose: 'franchise_sharing' | 'cross_border') => house.runBatch(recordConsents, [{ input: { memberId,
    purpose, granted: true, textVersion: '1', textHash: 'a'.repeat(64), source: 'store' } }]);
  await say('franchise_sharing');
  const shop = tenant(franchise, 'members:read', 'members:write');
  const counted = async () => [(await eventsOf(memberId, shop)).length,
    (await upcoming('2027-10-01', '2027-10-30', shop)).data.upcomingLifeEvents.totalCount];
  expect(await counted()).toEqual([1, 1]);
  const outletId = await changedOutlet(house, { franchiseId: franchise });
  await house.sql.run`update known_outlet set region = 'HK' where outlet_id = ${outletId}`;
  expect(await counted()).toEqual([0, 0]);
  await say('cross_border');
  expect(await counted()).toEqual([1, 1]);
});

it('is removed, and a removal repeated answers the same', async () => {
  const { memberId } = await enrolled(house);
  const { lifeEvent } = await put(memberId, {});
  const remove = async (idempotencyKey: string) => (await house.query(`mutation($input: RemoveLifeEventInput!) {
    removeLifeEvent(input: $input) { member { id } userErrors { code } } }`,
  { input: { id: lifeEvent.id, idempotencyKey } }, HQ)).data.removeLifeEvent;
  const removed = { member: { id: mem(memberId) }, userErrors: [] };
  expect([await remove('once'), await remove('once')]).toEqual([removed, removed]);
  expect(await remove('again')).toEqual({ member: null, userErrors: [{ code: 'NOT_FOUND' }] });
  expect(await told(memberId)).toEqual([['2027-10-10', 1n], [null, 2n]]);
});

it('what comes is listed by day, page by page; what is over moves on', async () => {
  const { memberId } = await enrolled(house);
  for (const day of [3, 1, 2]) await put(memberId, { month: 2, day });
  const first = (await upcoming('2027-02-01', '2027-02-28')).data.upcomingLifeEvents;
  expect(first).toMatchObject({ totalCount: 3, items: [{ nextOn: '2027-02-01' }, { nextOn: '2027-02-02' }] });
  const { data } = await house.query(`query($page: PageInput) { upcomingLifeEvents(from: "2027-02-01", to: "2027-02-28",
    kind: WEDDING_ANNIVERSARY, page: $page) { items { nextOn } } }`, { page: { size: 2, after: first.endCursor } }, HQ);
  expect(data.upcomingLifeEvents.items).toEqual([{ nextOn: '2027-02-03' }]);
  await house.sql.run`update life_event set next_on = '2026-02-01' where member_id = ${memberId} and day = 1`;
  for (const refreshed of [1, 0]) {
    expect(await house.run(refreshLifeEvents, { limit: 10 })).toEqual({ ok: true, value: { refreshed } });
  }
  expect((await told(memberId)).at(-1)).toEqual(['2027-02-01', 2n]);
  await house.sql.run`update life_event set version = 0 where member_id = ${memberId} and day = 3`;
  await house.run(tellUntoldLifeEvents, { limit: 500 });
  expect((await told(memberId)).at(-1)).toEqual(['2027-02-03', 1n]);
  expect((await upcoming('2027-02-01', '2027-02-28')).data.upcomingLifeEvents.totalCount).toBe(3);
  const tooWide = [['2027-02-02', '2027-02-01'], ['2027-01-01', '2027-06-01'], ['2027-10-30', '2027-11-30']] as const;
  for (const [from, to] of tooWide) {
    expect((await upcoming(from, to)).errors).toHaveLength(1);
  }
});

it('moves with a merge, and what both had told is there once', async () => {
  const channelId = await registeredChannel(house);
  const phone = freshPhone();
  const older = await enrolled(house, { phone: null, phoneVerified: false, channelId, externalId: 'm-1' });
  const younger = await enrolled(house, { phone });
  await put(older.memberId, { month: 3, day: 3 });
  await put(younger.memberId, { month: 3, day: 3 });
  await put(younger.memberId, { kind: 'GRADUATION', year: 2027, month: 3, day: 4 });
  await enrolled(house, { channelId, externalId: 'm-1', phone });
  expect((await eventsOf(younger.memberId)).map(({ month, day }) => [month, day])).toEqual([[3, 3], [3, 4]]);
  expect((await upcoming('2027-03-01', '2027-03-31')).data.upcomingLifeEvents.totalCount).toBe(2);
  expect(await told(older.memberId)).toContainEqual(['2027-03-04', 2n]);
});
