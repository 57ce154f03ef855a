import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql as part } from 'kysely';
import type { Actor } from '../../../kernel/actor.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import {
  channel, operator, person, startTestSubgraph, tenant, type TestSubgraph, } from '../../../../tests/kit/subgraph.ts';
import { itPublishes } from '../../../../tests/kit/publish-policy.ts';
import { CARE_RULE_BOUNDS, DEFAULT_CARE_RULES } from '../../domain/care-policy.ts';
import { members } from '../../index.ts';
import { figures } from '../../persistence/figures.ts';
import { atHomeWith, changedOutlet, enrolled, mem, registeredChannel } from '../../tests/sample.ts';
import { ToldOrders } from '../../tests/told-orders.ts';
import { decideCarePolicy } from '../policy/decide-policy.ts';
import { publishCarePolicy } from '../policy/publish-policy.ts';
import { tellPassed } from './tell-passed.ts';

const RECEIVED = '2026-10-01T18:30:00+08:00';
const SCOPES = ['members:read', 'members:write', 'members:care', 'members:policy'];
const head = operator(...SCOPES);
const FIELDS = `id state closing text reopened version recordedBy
  member { id } outlet { id } franchise { id } order { id }
  entries { kind by text at }
  timers { handler answerDueAt resolutionDueAt dueAt isOverdue answeredAt escalatedAt warnedAt breachedAt
    resolutionMissedAt waitingSince waitingEndsAt waitingLeftMinutes }`;

const orders = new ToldOrders();
let house: TestSubgraph;
beforeAll(async () => {
  house = await startTestSubgraph(members, { now: '2026-10-01T11:00:00Z', graph: orders });
});
afterAll(() => house.stop());

const iso = (text: string): string => new Date(text).toISOString();

async function send(name: string, type: string, input: object, actor: Actor = head) {
  const { data, errors } = await house.query(`mutation($input: ${type}Input!) { ${name}(input: $input) {
    complaint { ${FIELDS} } userErrors { code path } } }`,
  { input: { idempotencyKey: newId(), ...input } }, actor);
  if (errors) throw new Error(JSON.stringify(errors));
  return data[name];
}
const record = (input: object = {}, actor: Actor = head) => send('recordComplaint', 'RecordComplaint', {
  via: 'HOTLINE', kind: 'QUALITY', text: '戒指的爪断了', receivedAt: RECEIVED, ...input }, actor);
const recorded = async (input: object = {}, actor: Actor = head) => {
  const { complaint, userErrors } = await record(input, actor);
  expect(userErrors).toEqual([]);
  return complaint;
};
const step = (name: string, { id, version }: any, more: object = {}, actor: Actor = head) =>
  send(name, 'ComplaintStep', { id, expectedVersion: version, text: '已联系客户', ...more }, actor);
const stepped = async (name: string, complaint: any, more: object = {}, actor: Actor = head) => {
  const answer = await step(name, complaint, more, actor);
  expect(answer.userErrors).toEqual([]);
  return answer.complaint;
};
const read = async (id: string, actor: Actor = head) =>
  (await house.query(`query($id: ID!) { complaint(id: $id) { ${FIELDS} } }`, { id }, actor)).data.complaint;
const at = (text: string): void => house.clock.set(text);
const codes = ({ userErrors }: any) => userErrors.map(({ code }: any) => code);
const tell = () => house.run(tellPassed, { limit: 100 });
const out = (uuid: string) => encodeId('out', uuid);

describe('a complaint of Thursday 2026-10-01 18:30 about a franchise', () => {
  let franchise: string;
  let outletId: string;
  let complaint: any;
  beforeAll(async () => {
    franchise = newId();
    outletId = await changedOutlet(house, { franchiseId: franchise });
    const days = [...['01', '02', '03', '04', '05', '06', '07'].map((day) => (
      { on: `2026-10-${day}`, kind: 'HOLIDAY', name: '国庆节' })), { on: '2026-10-10', kind: 'WORKING', name: '国庆节' }];
    const set = (more: object, actor: Actor = head) => house.query(`mutation($input: SetCalendarDaysInput!) {
      setCalendarDays(input: $input) { region userErrors { code path } } }`,
    { input: { region: 'CN', days, idempotencyKey: newId(), ...more } }, actor);
    expect((await set({})).data.setCalendarDays).toEqual({ region: 'CN', userErrors: [] });
    expect(codes((await set({ region: 'XX' })).data.setCalendarDays)).toEqual(['REGION_UNKNOWN']);
    expect(codes((await set({ days: [days[0], { ...days[0], name: ' ' }] })).data.setCalendarDays))
      .toEqual(['NAME_INVALID', 'DAY_REPEATED']);
    expect(codes((await set({}, tenant(franchise, ...SCOPES))).data.setCalendarDays)).toEqual(['HEAD_OFFICE_ONLY']);
    expect((await house.query('{ workingCalendar(region: "CN", year: 2026) { on kind name } }', {}, head))
      .data.workingCalendar).toHaveLength(8);
    complaint = await recorded({ outletId: out(outletId), orderId: orders.add({ outletId }) });
  });

  it('is the franchise\'s, due after 48 hours, resolved after five working days', () => {
    expect(complaint).toMatchObject({
      state: 'OPEN', franchise: { id: encodeId('frn', franchise) }, outlet: { id: out(outletId) }, member: null,
      timers: {
        handler: 'FRANCHISE', isOverdue: false, answerDueAt: iso('2026-10-03T18:30:00+08:00'),
        dueAt: iso('2026-10-03T18:30:00+08:00'), resolutionDueAt: iso('2026-10-14T00:00:00+08:00'),
        waitingLeftMinutes: 72 * 60,
      },
      entries: [{ kind: 'RECORDED', by: 'Olivia', text: null, at: iso(RECEIVED) }],
    });
  });

  it('stands as the clock says, whether the job has run or not', async () => {
    at('2026-10-02T18:30:00+08:00');
    expect((await read(complaint.id)).timers).toMatchObject({
      handler: 'HEAD_OFFICE', escalatedAt: iso('2026-10-02T18:30:00+08:00') });
    at('2026-10-03T20:00:00+08:00');
    const late = await read(complaint.id);
    expect(late.timers).toMatchObject({
      isOverdue: true, warnedAt: iso('2026-10-03T10:30:00+08:00'), breachedAt: iso('2026-10-03T18:30:00+08:00') });
    expect(late.entries).toHaveLength(1);
    expect(await tell()).toMatchObject({ value: { complaints: 1 } });
    expect(await tell()).toMatchObject({ value: { complaints: 0 } });
    const told = await read(complaint.id);
    expect(told.timers).toEqual(late.timers);
    expect(told.version).toBe(complaint.version);
    expect(told.entries.slice(1)).toEqual([
      ['ESCALATED', '2026-10-02T18:30:00+08:00'], ['WARNED', '2026-10-03T10:30:00+08:00'],
      ['BREACHED', '2026-10-03T18:30:00+08:00'],
    ].map(([kind, moment]) => ({ kind, by: null, text: null, at: iso(moment!) })));
    expect(await house.events('complaint.escalated.v1')).toMatchObject([{ franchiseId: franchise, byTimer: true }]);
    expect(await house.events('complaint.breached.v1')).toMatchObject([
      { missed: 'first_answer', at: new Date('2026-10-03T10:30:00Z') }]);
  });

  it('is answered, resolved and opened again; what was missed stays missed', async () => {
    const answered = await stepped('answerComplaint', complaint);
    expect(answered).toMatchObject({ state: 'ANSWERED', timers: { isOverdue: false } });
    const resolved = await stepped('resolveComplaint', answered, { text: '已免费维修' });
    expect(resolved).toMatchObject({ state: 'RESOLVED', timers: { breachedAt: iso('2026-10-03T18:30:00+08:00') } });
    expect(await house.events('complaint.resolved.v1')).toMatchObject([{
      outcome: 'resolved', breachedAt: new Date('2026-10-03T10:30:00Z'), resolutionMissedAt: null }]);
    at('2026-10-12T10:00:00+08:00');
    const again = await stepped('reopenComplaint', resolved, { text: '又断了' });
    expect(again).toMatchObject({ state: 'ANSWERED', reopened: 1, timers: {
      resolutionDueAt: iso('2026-10-20T00:00:00+08:00'), breachedAt: iso('2026-10-03T18:30:00+08:00') } });
    const { complaint: closed } = await send('closeComplaint', 'CloseComplaint', {
      id: again.id, expectedVersion: again.version, text: '与另一投诉相同', closing: 'DUPLICATE' });
    expect(closed).toMatchObject({ state: 'CLOSED', closing: 'DUPLICATE' });
    expect((await house.events('complaint.reopened.v1')).at(-1)).toMatchObject({ version: BigInt(again.version) });
    expect(codes(await step('answerComplaint', closed))).toEqual(['NOT_OPEN']);
    expect(codes(await step('noteOnComplaint', closed))).toEqual([]);
    at('2026-10-01T20:00:00+08:00');
  });
});

it('waits for the customer, and no longer than it may', async () => {
  at('2026-10-02T06:30:00+08:00');
  const complaint = await recorded();
  expect(complaint.timers.handler).toBe('HEAD_OFFICE');
  const waiting = await stepped('waitForCustomer', complaint);
  at('2026-10-05T06:29:00+08:00');
  expect((await read(complaint.id)).timers).toMatchObject({
    waitingSince: iso('2026-10-02T06:30:00+08:00'), waitingLeftMinutes: 1, breachedAt: null });
  at('2026-10-05T06:30:00+08:00');
  expect((await read(complaint.id)).timers).toMatchObject({
    waitingSince: null, waitingLeftMinutes: 0, answerDueAt: iso('2026-10-06T18:30:00+08:00') });
  expect(codes(await step('resumeComplaint', waiting))).toEqual(['NOT_WAITING']);
  expect(codes(await step('waitForCustomer', waiting))).toEqual(['WAITING_USED_UP']);
  at('2026-10-01T20:00:00+08:00');
});

describe('who sees and does what', () => {
  let franchise: string;
  let outletId: string;
  let shop: Actor;
  let memberId: string;
  let complaint: any;
  beforeAll(async () => {
    franchise = newId();
    shop = tenant(franchise, ...SCOPES);
    outletId = await changedOutlet(house, { franchiseId: franchise });
    ({ memberId } = await enrolled(house));
    await atHomeWith(house, memberId, newId());
    complaint = await recorded({ outletId: out(outletId), memberId: mem(memberId) });
  });
  const list = async (actor: Actor, filter: object = {}) => (await house.query(
    'query($filter: ComplaintFilter) { complaints(filter: $filter) { totalCount items { id } } }', { filter }, actor))
    .data.complaints.items.map(({ id }: any) => id);

  it('a franchise its own, without the member of another; its staff those of their outlets', async () => {
    expect(await list(shop)).toEqual([complaint.id]);
    expect((await read(complaint.id, shop)).member).toBeNull();
    expect(await list(tenant(newId(), ...SCOPES))).toEqual([]);
    const elsewhere: Actor = { ...shop, siteIds: [newId()] };
    expect(await list({ ...shop, siteIds: [outletId] })).toEqual([complaint.id]);
    expect(await list(elsewhere)).toEqual([]);
    expect(codes(await step('answerComplaint', complaint, {}, elsewhere))).toEqual(['NOT_FOUND']);
    expect(codes(await step('answerComplaint', complaint, {}, tenant(newId(), ...SCOPES)))).toEqual(['NOT_FOUND']);
  });

  it('a member its own, without the house\'s notes and names', async () => {
    const noted = await stepped('noteOnComplaint', complaint, { text: '客户情绪激动' }, shop);
    complaint = await stepped('answerComplaint', noted, { text: '今天下午给您回电' }, shop);
    const own = await read(complaint.id, person(memberId, 'members:read'));
    expect(own).toMatchObject({ recordedBy: null, member: { id: mem(memberId) } });
    expect(own.entries.map(({ kind, by }: any) => [kind, by])).toEqual([['RECORDED', null], ['ANSWERED', null]]);
    expect(await list(person(memberId, 'members:read'))).toEqual([complaint.id]);
    expect(await list(person((await enrolled(house)).memberId, 'members:read'))).toEqual([]);
  });

  it('a partner channel what it recorded, once by its number', async () => {
    const channelId = await registeredChannel(house);
    const tmall = channel(channelId, 'members:read', 'members:write');
    const own = await recorded({ reference: 'TM-1' }, tmall);
    expect(await list(tmall)).toEqual([own.id]);
    expect(codes(await record({ reference: 'TM-1' }, tmall))).toEqual(['REFERENCE_TAKEN']);
    expect(codes(await record({ memberId: mem(memberId), outletId: out(outletId) }, tmall)))
      .toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect(own.timers.handler).toBe('HEAD_OFFICE');
  });

  it('once head office has it the franchise answers and does not end it', async () => {
    const fresh = await recorded({ outletId: out(outletId) }, shop);
    const up = await stepped('escalateComplaint', fresh, {}, shop);
    expect(up.timers.handler).toBe('HEAD_OFFICE');
    expect(await list(head, { handler: 'HEAD_OFFICE', outletId: out(outletId) })).toEqual([fresh.id]);
    for (const name of ['resolveComplaint', 'handBackComplaint']) {
      expect(codes(await step(name, up, {}, shop))).toEqual(['HEAD_OFFICE_ONLY']);
    }
    const back = await stepped('handBackComplaint', up);
    expect(await list(head, { handler: 'FRANCHISE', outletId: out(outletId), isOverdue: false }))
      .toContain(fresh.id);
    await stepped('resolveComplaint', back, {}, shop);
  });

  it('finds its member later, by whoever sees it', async () => {
    const unknown = await recorded();
    const link = (more: object, actor: Actor = head) => send('linkComplaint', 'LinkComplaint', {
      id: unknown.id, memberId: mem(memberId), expectedVersion: unknown.version, ...more }, actor);
    expect(codes(await link({ memberId: mem(newId()) }))).toEqual(['NOT_FOUND']);
    expect(codes(await link({ expectedVersion: 9 }))).toEqual(['STALE']);
    expect(codes(await link({}, shop))).toEqual(['NOT_FOUND']);
    const { complaint: linked } = await link({});
    expect(linked.member.id).toBe(mem(memberId));
    expect(codes(await link({ expectedVersion: linked.version }))).toEqual(['ALREADY_LINKED']);
  });

  it('goes with its member into a merge', async () => {
    const elder = await enrolled(house, { enrolledAt: new Date('2026-01-01T00:00:00Z') });
    const younger = await enrolled(house);
    const own = await recorded({ memberId: mem(younger.memberId) });
    const caseId = newId();
    await house.sql.run`insert into merge_case (id, member_id, other_member_id, state, opened_at)
      values (${caseId}, ${elder.memberId}, ${younger.memberId}, 'open', now())`;
    const { decideMergeCase } = await import('../decide-merge-case.ts');
    expect(await house.run(decideMergeCase, { caseId, decision: 'merge', reason: 'same person',
      expectedVersion: null })).toMatchObject({ ok: true });
    expect((await read(own.id)).member.id).toBe(mem(elder.memberId));
    expect(await list(person(younger.memberId, 'members:read'))).toEqual([own.id]);
    expect(await list(head, { memberId: mem(younger.memberId) })).toEqual([own.id]);
  });

  it('tells nobody whose it is who may not see that', async () => {
    const own = await enrolled(house);
    await atHomeWith(house, own.memberId, franchise);
    const seen = await recorded({ outletId: out(outletId), memberId: mem(own.memberId) });
    expect(await list(shop)).toEqual(expect.arrayContaining([complaint.id, seen.id]));
    expect(await list(head, { memberId: mem(memberId) })).toContain(complaint.id);
    expect(await list(shop, { memberId: mem(memberId) })).toEqual([]);
    expect(await list(shop, { memberId: mem(own.memberId) })).toEqual([seen.id]);
    const tmall = channel(await registeredChannel(house), 'members:read', 'members:write');
    const told = await recorded({}, tmall);
    await send('linkComplaint', 'LinkComplaint', {
      id: told.id, memberId: mem(memberId), expectedVersion: told.version });
    expect(await list(tmall)).toEqual([told.id]);
    expect(await list(tmall, { memberId: mem(memberId) })).toEqual([]);
  });
});

describe('the order that a complaint is about', () => {
  const of = async (told: object, input: object, actor: Actor = head) => codes(await record(
    { orderId: orders.add(told), ...input }, actor));

  it('is one of the member, whoever it is today, found later too; and waits for orders', async () => {
    const [lin, chen] = [await enrolled(house), await enrolled(house)];
    const memberId = mem(lin.memberId);
    const complaint = await recorded({ orderId: orders.add({ memberId: chen.memberId }) });
    const link = async () => codes(await send('linkComplaint', 'LinkComplaint',
      { id: complaint.id, memberId, expectedVersion: complaint.version }));
    expect(await of({ memberId: lin.memberId }, { memberId })).toEqual([]);
    expect(await of({ memberId: chen.memberId }, { memberId })).toEqual(['ORDER_NOT_OF_MEMBER']);
    expect(await link()).toEqual(['ORDER_NOT_OF_MEMBER']);
    await house.sql.run`update member set survivor_id = ${lin.memberId} where id = ${chen.memberId}`;
    expect(await of({ memberId: chen.memberId }, { memberId })).toEqual([]);
    expect(await link()).toEqual([]);
    expect((await record({ orderId: encodeId('ord', newId()) })).userErrors)
      .toEqual([{ code: 'NOT_FOUND', path: ['orderId'] }]);
    orders.isAway = true;
    await expect(of({}, {})).rejects.toThrow('SUBGRAPH_UNAVAILABLE');
    orders.isAway = false;
  });

  it('is one that the writer sees: of its members, or sold by it', async () => {
    const franchiseId = newId();
    const [own, other] = [await changedOutlet(house, { franchiseId }), await changedOutlet(house)];
    const { memberId } = await enrolled(house);
    const shop = tenant(franchiseId, ...SCOPES);
    expect(await of({ outletId: own }, {}, shop)).toEqual([]);
    expect(await of({ outletId: own }, { outletId: out(other) }, { ...shop, siteIds: [other] })).toContain('NOT_FOUND');
    expect(await of({ outletId: other, memberId }, {}, shop)).toEqual(['NOT_FOUND']);
    await atHomeWith(house, memberId, franchiseId);
    expect(await of({ outletId: other, memberId }, { memberId: mem(memberId) }, shop)).toEqual([]);
    const channelId = await registeredChannel(house);
    const tmall = channel(channelId, 'members:read', 'members:write');
    expect(await of({ channelId }, {}, tmall)).toEqual([]);
    expect(await of({ channelId: newId(), memberId }, {}, tmall)).toEqual(['NOT_FOUND']);
  });
});

it('are counted for an alert', async () => {
  const [overdue, untold] = await Promise.all(figures.map(({ sql }) => house.sql.one<{ value: number }>`
    select value from (${part.raw(sql.replaceAll('@schema', 'members'))}) as f (labels, value)`));
  const { late } = await house.sql.one<{ late: number }>`
    select count(*)::int as late from complaint where done_at is null and due_at <= clock_timestamp()`;
  expect(overdue!.value).toBe(late);
  expect(untold!.value).toBeGreaterThanOrEqual(0);
});

describe('refusals', () => {
  it.each<[object, string, string]>([
    [{ text: ' \n ' }, 'TEXT_INVALID', 'text'],
    [{ text: 'x'.repeat(2_001) }, 'TEXT_INVALID', 'text'],
    [{ text: 'bell \u0007' }, 'TEXT_INVALID', 'text'],
    [{ receivedAt: '2026-10-30T00:00:00Z' }, 'RECEIVED_AT_INVALID', 'receivedAt'],
    [{ receivedAt: '2024-10-30T00:00:00Z' }, 'RECEIVED_AT_INVALID', 'receivedAt'],
    [{ region: 'XX' }, 'REGION_UNKNOWN', 'region'],
    [{ reference: 'a\u200bb' }, 'REFERENCE_INVALID', 'reference'],
    [{ memberId: 'mem_x' }, 'NOT_FOUND', 'memberId'],
    [{ outletId: out(newId()) }, 'NOT_FOUND', 'outletId'],
  ])('%j', async (more, code, field) => {
    expect(await record(more)).toEqual({ complaint: null, userErrors: [{ code, path: [field] }] });
  });

  it('steps that do not fit change nothing; the same key is the same step', async () => {
    const complaint = await recorded();
    const cases: [string, object, string][] = [
      ['reopenComplaint', {}, 'NOT_DONE'], ['resumeComplaint', {}, 'NOT_WAITING'],
      ['escalateComplaint', {}, 'NOT_ESCALATABLE'], ['answerComplaint', { text: '' }, 'TEXT_INVALID'],
      ['answerComplaint', { expectedVersion: 7 }, 'STALE'], ['answerComplaint', { id: 'cpl_x' }, 'NOT_FOUND'],
    ];
    for (const [name, more, code] of cases) expect(codes(await step(name, complaint, more))).toEqual([code]);
    expect(await read(complaint.id)).toEqual(complaint);
    const waiting = await stepped('waitForCustomer', complaint);
    expect(codes(await step('waitForCustomer', waiting))).toEqual(['ALREADY_WAITING']);
    const key = { idempotencyKey: 'once' };
    expect(await step('answerComplaint', waiting, key)).toEqual(await step('answerComplaint', waiting, key));
    expect((await read(complaint.id)).entries).toHaveLength(3);
  });
});

describe('publishing a care policy', () => itPublishes({
  subgraph: members, command: publishCarePolicy, decide: decideCarePolicy,
  table: 'care_policy', type: 'CarePolicy', list: 'carePolicies', defaults: DEFAULT_CARE_RULES,
  bounds: CARE_RULE_BOUNDS, change: { visitMinutes: 90 },
}));
