import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  channel, operator, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { franchises } from '../../index.ts';
import { day, FA, FB, MINI, openNetwork, sale, STORE_A, STORE_B } from '../../tests/network.ts';

let graph: TestSubgraph;
beforeAll(async () => {
  graph = await startTestSubgraph(franchises, { now: '2026-09-15T04:00:00Z' });
  await openNetwork(graph.runtime.handlers, graph.clock.now());
});
afterAll(() => graph.stop());

const SCOPES = ['franchises:rebates', 'franchises:write', 'franchises:read', 'members:read'];
const hq = operator(...SCOPES);
const atB = tenant(FB, ...SCOPES);
const FIELDS = `attributionAppeal { id state version statement photos isOverdue decideBy decision movedFrom decidedBy
  openedBy franchise { code } order { id } member { id } } userErrors { code path currentVersion }`;
const id = (prefix: string, uuid: string) => encodeId(prefix, uuid);
const memberId = (uuid: string) => id(PREFIX.member, uuid);

const sees = (personId: string, tenantId: string, version = 1n) =>
  graph.deliver('member.visibility-changed.v1', personId, {
    personId, tenantId, layer: 1, channelIds: [MINI], survivorId: null, version });
const sold = async (buyer: string | null, outletId: string, on: string) => {
  const order = sale(buyer, outletId, on);
  expect(await graph.deliver('order.recorded.v1', order.orderId, order)).toBeNull();
  return order.orderId;
};
/** At home with FA, and bought at FB. */
const wanderer = async () => {
  const member = newId();
  await sees(member, FA);
  await sold(member, STORE_A, '2026-07-01');
  return { member, orderId: await sold(member, STORE_B, '2026-09-01') };
};

async function say(name: string, type: string, input: object, actor = atB) {
  const { data, errors } = await graph.query(`mutation($input: ${type}!) { ${name}(input: $input) { ${FIELDS} } }`,
    { input: { idempotencyKey: newId(), ...input } }, actor);
  expect(errors).toBeUndefined();
  return data[name];
}
const appeal = (input: object, actor = atB) => say('openAttributionAppeal', 'OpenAttributionAppealInput', {
  statement: '顾客由本店导购长期维护', photos: ['https://media.example/1.jpg'], ...input }, actor);
const ofOrder = (orderId: string, actor = atB) => appeal({ orderId: id(PREFIX.order, orderId) }, actor);
const decide = (verb: 'uphold' | 'reject', of: { id: string; version: number }, more: object = {}, actor = hq) =>
  say(`${verb}AttributionAppeal`, 'DecideAttributionAppealInput', {
    id: of.id, expectedVersion: of.version, reason: '导购记录属实', ...more }, actor);
const codes = ({ userErrors }: any) => userErrors.map((error: any) => [error.code, ...error.path].join(' '));
const homes = async (member: string) => (await graph.sql.all<{ franchise_id: string; reason: string }>`
  select franchise_id, reason from attribution where member_id = ${member} order by starts_at`)
  .map((row) => [row.franchise_id, row.reason]);

it('an upheld appeal moves the member from the payment on, and the rebate of the sale is taken back', async () => {
  const { member, orderId } = await wanderer();
  const { attributionAppeal: opened } = await ofOrder(orderId);
  expect(opened).toMatchObject({
    state: 'OPEN', version: 1, franchise: { code: 'f-02' }, order: { id: id(PREFIX.order, orderId) },
    // Whose it is the franchise does not learn.
    member: null, isOverdue: false, decideBy: '2026-09-30T04:00:00.000Z', decidedBy: null,
  });
  const effectiveAt = day('2026-09-01').toISOString();
  const { attributionAppeal: upheld } = await decide('uphold', opened, { effectiveAt });
  expect(upheld).toMatchObject({
    state: 'UPHELD', version: 2, member: { id: memberId(member) }, decidedBy: hq.name,
    movedFrom: effectiveAt, decision: '导购记录属实',
  });
  expect(await homes(member)).toEqual([[FA, 'first_purchase'], [FB, 'manual']]);
  expect(await graph.sql.all`select home_franchise_id, net_minor, superseded_at is not null as gone from rebate
    where order_id = ${orderId}`).toEqual([{ home_franchise_id: FA, net_minor: 0n, gone: true }]);
  const { data } = await graph.query(`query($id: ID!) {
    _entities(representations: [{ __typename: "Member", id: $id }]) {
      ... on Member { attributionHistory { reason note order { id } } } } }`, { id: memberId(member) }, hq);
  expect(data._entities[0].attributionHistory[1]).toEqual({ reason: 'MANUAL', note: '导购记录属实', order: null });
  expect(codes(await decide('reject', upheld))).toEqual(['APPEAL_CLOSED id']);
});

it('answers the same of an order whose buyer nobody knows, which then cannot be upheld', async () => {
  const known = await ofOrder((await wanderer()).orderId);
  const unknown = await ofOrder(await sold(null, STORE_B, '2026-09-02'));
  const shape = ({ attributionAppeal: { id: _, order: __, ...rest }, userErrors }: any) => ({ rest, userErrors });
  expect(shape(unknown)).toEqual(shape(known));
  expect(codes(await decide('uphold', unknown.attributionAppeal))).toEqual(['NO_MEMBER id']);
  expect((await decide('reject', unknown.attributionAppeal)).attributionAppeal).toMatchObject({ state: 'REJECTED' });
});

it('is refused for what is not the franchise\'s to say', async () => {
  const { member, orderId } = await wanderer();
  const own = newId();
  await sees(own, FB);
  const home = await sold(own, STORE_B, '2026-09-01');
  const { attributionAppeal: first } = await ofOrder(orderId);
  expect(codes(await ofOrder(orderId))).toEqual(['ALREADY_OPEN orderId']);
  // Another order of the same unseen person does not tell that it is the same.
  expect(codes(await ofOrder(await sold(member, STORE_B, '2026-09-03')))).toEqual([]);
  expect(codes(await ofOrder(await sold(member, STORE_A, '2026-09-03')))).toEqual(['NOT_FOUND orderId']);
  expect(codes(await ofOrder(newId()))).toEqual(['NOT_FOUND orderId']);
  expect(codes(await ofOrder(await sold(null, STORE_B, '2026-06-01')))).toEqual(['APPEAL_TOO_LATE orderId']);
  expect(codes(await ofOrder(home))).toEqual(['ALREADY_HOME orderId']);
  expect(codes(await appeal({ memberId: memberId(own) }))).toEqual(['ALREADY_HOME memberId']);
  expect(codes(await appeal({ memberId: memberId(member) }))).toEqual(['NOT_FOUND memberId']);
  expect(codes(await appeal({}))).toEqual(['INVALID orderId']);
  expect(codes(await appeal({ memberId: memberId(own), orderId: id(PREFIX.order, home) })))
    .toEqual(['INVALID orderId']);
  expect(codes(await appeal({ statement: 'short' }))).toEqual(['INVALID statement']);
  expect(codes(await appeal({ photos: ['http://x'] }))).toEqual(['PHOTO_INVALID photos 0']);
  expect(codes(await appeal({ photos: Array.from({ length: 11 }, (_, n) => `https://x.example/${n}`) })))
    .toEqual(['INVALID photos']);
  for (const actor of [hq, channel(newId(), ...SCOPES)]) {
    expect(codes(await ofOrder(orderId, actor))).toEqual(['FRANCHISE_ONLY']);
  }
  expect(codes(await decide('uphold', first, {}, atB))).toEqual(['HEAD_OFFICE_ONLY']);
  expect(codes(await decide('uphold', { ...first, version: 9 }))).toEqual(['STALE expectedVersion']);
  expect(codes(await decide('uphold', first, { reason: 'no' }))).toEqual(['INVALID reason']);
  for (const effectiveAt of ['2026-08-31T04:00:00Z', '2026-09-16T04:00:00Z']) {
    expect(codes(await decide('uphold', first, { effectiveAt }))).toEqual(['INVALID effectiveAt']);
  }
  expect(await homes(member)).toEqual([[FA, 'first_purchase']]);
});

it('is withdrawn by who appealed alone, and may be raised anew', async () => {
  const { orderId } = await wanderer();
  const { attributionAppeal: opened } = await ofOrder(orderId);
  const withdraw = (actor = atB) => say('withdrawAttributionAppeal', 'WithdrawAttributionAppealInput',
    { id: opened.id, expectedVersion: opened.version, idempotencyKey: `w-${opened.id}` }, actor);
  for (const actor of [tenant(FA, ...SCOPES), hq]) expect(codes(await withdraw(actor))).toEqual(['NOT_FOUND id']);
  expect((await withdraw()).attributionAppeal.state).toBe('WITHDRAWN');
  expect((await withdraw()).attributionAppeal.state).toBe('WITHDRAWN');
  expect(codes(await ofOrder(orderId))).toEqual([]);
});

it('is listed to its franchise and head office, by state and by what is overdue', async () => {
  const list = async (filter: object, actor = hq) => (await graph.query(
    `query($filter: AttributionAppealFilter) { attributionAppeals(filter: $filter, page: { size: 100 }) {
      totalCount items { id state franchise { code } } } }`, { filter }, actor)).data.attributionAppeals;
  const all = await list({});
  expect(all.totalCount).toBeGreaterThan(4);
  expect((await list({}, tenant(FA, ...SCOPES))).totalCount).toBe(0);
  expect((await list({}, atB)).totalCount).toBe(all.totalCount);
  expect((await list({ state: 'UPHELD' })).items.every(({ state }: any) => state === 'UPHELD')).toBe(true);
  expect((await list({ franchiseId: id(PREFIX.franchise, FA) })).totalCount).toBe(0);
  expect((await list({ isOverdue: true })).totalCount).toBe(0);
  graph.clock.set(day('2026-10-10'));
  expect((await list({ isOverdue: true })).totalCount).toBe((await list({ state: 'OPEN' })).totalCount);
  expect((await list({ isOverdue: true })).totalCount).toBeGreaterThan(0);
  graph.clock.set(new Date('2026-09-15T04:00:00Z'));
});

it('follows its member through a merge and back, and is blanked when the person is erased', async () => {
  const [survivor, other, buyer] = [newId(), newId(), newId()];
  for (const one of [survivor, other, buyer]) await sold(one, STORE_A, '2026-07-01');
  await sees(other, FB);
  const byName = (await appeal({ memberId: memberId(other) })).attributionAppeal;
  expect(byName.member).toEqual({ id: memberId(other) });
  const byOrder = (await ofOrder(await sold(buyer, STORE_B, '2026-09-05'))).attributionAppeal;
  const about = async () => Promise.all([byName, byOrder].map(async (one) => (await graph.query(
    `query($id: ID!) { _entities(representations: [{ __typename: "AttributionAppeal", id: $id }]) {
      ... on AttributionAppeal { member { id } } } }`, { id: one.id }, hq)).data._entities[0].member.id));
  // Both have one: they may turn out to be one person all the same.
  await sees(survivor, FB);
  const own = (await appeal({ memberId: memberId(survivor) })).attributionAppeal;
  expect(codes(await appeal({ memberId: memberId(survivor) }))).toEqual(['ALREADY_OPEN memberId']);
  for (const mergedAway of [other, buyer]) {
    expect(await graph.deliver('member.merged.v1', survivor, {
      memberId: survivor, otherMemberId: mergedAway, mergedAt: day('2026-09-14'), mergeId: newId() })).toBeNull();
  }
  expect(await about()).toEqual([memberId(survivor), memberId(survivor)]);
  for (const mergedAway of [other, buyer]) {
    const { merge_id: mergeId } = await graph.sql.one<{ merge_id: string }>`
      select merge_id from person_merge where merged_id = ${mergedAway}`;
    expect(await graph.deliver('member.unmerged.v1', survivor, {
      mergeId, memberId: survivor, otherMemberId: mergedAway, unmergedAt: day('2026-09-15') })).toBeNull();
  }
  expect(await about()).toEqual([memberId(other), memberId(buyer)]);
  expect((await decide('reject', own)).userErrors).toEqual([]);
  // Upheld after that it moves who bought, and nobody else.
  await decide('uphold', byOrder);
  expect((await homes(buyer)).at(-1)).toEqual([FB, 'manual']);
  expect((await homes(survivor)).at(-1)).toEqual([FA, 'first_purchase']);
  for (const memberUuid of [other, buyer]) {
    expect(await graph.deliver('member.erased.v1', memberUuid, {
      erasureId: newId(), memberId: memberUuid, personIds: [memberUuid], erasedAt: day('2026-09-15') })).toBeNull();
  }
  expect(await graph.sql.all`select distinct statement, photos, decision from attribution_appeal
    where member_id = ${other} or order_id in (select order_id from order_fact where member_id = ${buyer})`)
    .toEqual([{ statement: '', photos: [], decision: '' }]);
  expect(await graph.sql.all`select distinct a.reason from audit_record a
      join attribution_appeal p on p.id = a.subject_id
    where p.member_id = ${other} or p.order_id in (select order_id from order_fact where member_id = ${buyer})`)
    .toEqual([{ reason: null }]);
});

describe('upheld while two are one', () => {
  const mergeAt = day('2026-09-10');
  async function merged(survivor: string, other: string): Promise<() => Promise<void>> {
    const mergeId = newId();
    const both = { memberId: survivor, otherMemberId: other };
    expect(await graph.deliver('member.merged.v1', survivor, { ...both, mergedAt: mergeAt, mergeId })).toBeNull();
    return async () => {
      expect(await graph.deliver('member.unmerged.v1', survivor, { ...both, mergeId, unmergedAt: graph.clock.now() }))
        .toBeNull();
    };
  }
  const two = async () => {
    const [survivor, other] = [newId(), newId()];
    for (const one of [survivor, other]) await sold(one, STORE_A, '2026-07-01');
    return [survivor, other] as const;
  };
  const liveHome = async (orderId: string) => (await graph.sql.all<{ home: string }>`select home_franchise_id as home
    from rebate where order_id = ${orderId} and superseded_at is null`).map(({ home }) => home);

  it.each([
    ['before the merge', '2026-09-05', '2026-09-05'], ['after it', '2026-09-05', '2026-09-12'],
    ['of an order after it', '2026-09-12', '2026-09-12'],
  ])('it moves who bought and who that is now (%s), and stays with the buyer afterwards', async (_, paidOn, from) => {
    const [survivor, other] = await two();
    const before = paidOn < '2026-09-10' ? await sold(other, STORE_B, paidOn) : null;
    const unmerge = await merged(survivor, other);
    const orderId = before ?? await sold(other, STORE_B, paidOn);
    const { attributionAppeal: opened } = await ofOrder(orderId);
    expect((await decide('uphold', opened, { effectiveAt: day(from).toISOString() })).userErrors).toEqual([]);
    expect((await homes(survivor)).at(-1)).toEqual([FB, 'manual']);
    expect(await liveHome(orderId)).toEqual(from === paidOn ? [] : [FA]);
    await unmerge();
    expect(await homes(survivor)).toEqual([[FA, 'first_purchase']]);
    expect((await homes(other)).at(-1)).toEqual([FB, 'manual']);
    expect(await liveHome(orderId)).toEqual(from === paidOn ? [] : [FA]);
  });

  it('of a member who was named it stays with that one', async () => {
    const [survivor, other] = await two();
    await sees(other, FB);
    const { attributionAppeal: opened } = await appeal({ memberId: memberId(other) });
    const unmerge = await merged(survivor, other);
    await decide('uphold', opened);
    expect((await homes(survivor)).at(-1)).toEqual([FB, 'manual']);
    await unmerge();
    expect(await homes(survivor)).toEqual([[FA, 'first_purchase']]);
    expect((await homes(other)).at(-1)).toEqual([FB, 'manual']);
  });
});

it('is over with its franchise: nothing is opened, and nothing upheld', async () => {
  const { member, orderId } = await wanderer();
  const { attributionAppeal: opened } = await ofOrder(orderId);
  const { orderId: another } = await wanderer();
  await graph.sql.run`update franchise set closed_at = ${graph.clock.now()}, closed_reason = 'gave up'
    where id = ${FB}`;
  expect(codes(await ofOrder(another))).toEqual(['FRANCHISE_CLOSED']);
  expect(codes(await decide('uphold', opened))).toEqual(['FRANCHISE_CLOSED id']);
  expect(await homes(member)).toEqual([[FA, 'first_purchase']]);
  expect((await decide('reject', opened)).attributionAppeal.state).toBe('REJECTED');
});
