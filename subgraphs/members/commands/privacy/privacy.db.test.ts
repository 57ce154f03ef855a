import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql as fragment } from 'kysely';
import { operator, person, startTestSubgraph, tenant, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { eraseDue } from '../../calls/erase-due.ts';
import { gatherExports } from '../../calls/gather-exports.ts';
import { stepAt } from '../../domain/codes/member-code.ts';
import { members } from '../../index.ts';
import { changedOutlet, enrolled, enrolment, mem, registeredChannel } from '../../tests/sample.ts';
import { enrolMembers } from '../enrolment/enrol-members.ts';
import { decideMergeCase } from '../decide-merge-case.ts';
import { unmergeMember } from '../unmerge-member.ts';
import { updateProfile } from '../update-profile.ts';
import { checkMemberCode } from '../codes/check-member-code.ts';
import { issuePrintedCard } from '../codes/issue-printed-card.ts';
import { recordChurnReason } from '../churn/record-churn-reason.ts';
import { putLifeEvent } from '../life-events/put-life-event.ts';
import { recordComplaint } from '../complaints/record-complaint.ts';
import { eraseMembers } from './erase-members.ts';
import { forgetExpired } from './forget-expired.ts';
import { keepMemberExport } from './keep-member-export.ts';
import { requestMemberExport } from './request-member-export.ts';
import { requestErasure } from './request-erasure.ts';
import { withdrawErasure } from './withdraw-erasure.ts';

let house: TestSubgraph;
let endsTokens = true;
beforeAll(async () => {
  house = await startTestSubgraph(members, { graph: {
    execute: async () => {
      if (!endsTokens) throw new Error('identity is away');
      return { data: { endMemberTokens: { ended: true } } as never };
    },
  } });
});
afterAll(() => house.stop());

const desk = operator('members:privacy');
const asks = (memberId: string, more: object = {}) =>
  ({ memberId, reason: 'by letter', withoutWaiting: true, ...more });
const erasing = () => eraseDue(house.runtime.handlers, {}, house.runtime.services);
const stateOf = async (id: string) => (await house.sql.one<{ state: string }>`
  select state from erasure where id = ${id}`).state;

async function asked(memberId: string): Promise<string> {
  const outcome = await house.run(requestErasure, asks(memberId), { actor: desk });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
  return outcome.value.erasureId;
}

/** Every text of every table of the room, as one. */
async function dump(): Promise<string> {
  const tables = await house.sql.all<{ name: string }>`select table_name as name
    from information_schema.tables where table_schema = 'members' and table_type = 'BASE TABLE'`;
  const texts = await Promise.all(tables.map(async ({ name }) => JSON.stringify(
    await house.runtime.database.sql.kysely.selectFrom(name as never).selectAll().execute(),
    (_key, value) => (typeof value === 'bigint' ? String(value) : value))));
  return texts.join('\n');
}

/** Two who were taken for one; the first survives. */
async function two(): Promise<[string, string]> {
  const [older, younger] = [await enrolled(house, { enrolledAt: new Date('2026-01-01T00:00:00Z') }),
    await enrolled(house, { name: '李小红' })];
  const caseId = newId();
  await house.sql.run`insert into merge_case (id, member_id, other_member_id, state, opened_at)
    values (${caseId}, ${older.memberId}, ${younger.memberId}, 'open', '2026-02-01')`;
  expect(await house.run(decideMergeCase, { caseId, decision: 'merge', reason: 'same passport', expectedVersion: null },
    { actor: operator() })).toMatchObject({ ok: true });
  return [older.memberId, younger.memberId];
}
const part = async (memberId: string) => expect(await house.run(unmergeMember,
  { memberId, reason: 'mother and daughter' }, { actor: operator() })).toMatchObject({ ok: true });

describe('an erasure', () => {
  it('leaves nothing that says who it was, under any id, and the same words make somebody new', async () => {
    const channelId = await registeredChannel(house);
    const words = { externalId: 'union-4711-kept', phone: '+8616099990001', email: 'li.hua@erased.example' };
    const first = await enrolled(house, { ...words, phoneVerified: true, channelId, name: '李华华' });
    const [again] = await house.runBatch(enrolMembers, [{ idempotencyKey: `enrol ${words.externalId}`,
      input: enrolment({ ...words, phoneVerified: true, channelId, name: '李华华' }) }]);
    expect(again).toMatchObject({ ok: true, value: { memberId: first.memberId } });
    const other = await enrolled(house, { phone: '+8616099990002', name: '李华华' });
    await house.sql.run`update member set survivor_id = ${first.memberId} where id = ${other.memberId}`;
    await house.run(updateProfile, { memberId: first.memberId, expectedVersion: 1, occupation: '钟表匠人' });
    const { card } = await house.sql.one<{ card: string }>`select card_number as card from member
      where id = ${first.memberId}`;
    await house.run(issuePrintedCard, { memberId: first.memberId, key: { id: 'k1', publicKey: 'p1' } },
      { actor: operator(), idempotencyKey: newId() });
    expect(await house.run(checkMemberCode, { code: { card, step: stepAt(house.clock.now()) },
      outletId: await changedOutlet(house) }, { actor: operator(), idempotencyKey: newId() }))
      .toMatchObject({ ok: true });
    const erasureId = await asked(first.memberId);
    await erasing();
    expect(await stateOf(erasureId)).toBe('done');
    const left = await dump();
    for (const word of [...Object.values(words), card, '+8616099990002', '李华华', '钟表匠人']) {
      expect([word, left.includes(word)]).toEqual([word, false]);
    }
    expect(await house.events('member.erased.v1')).toMatchObject([
      { memberId: first.memberId, personIds: [first.memberId, other.memberId] }]);
    const [anew] = await house.runBatch(enrolMembers, [{ idempotencyKey: `enrol ${words.externalId}`,
      input: enrolment({ ...words, phoneVerified: true, channelId, name: '李华华' }) }]);
    expect(anew).toMatchObject({ ok: true, value: { resolution: 'new' } });
    expect((anew as any).value.memberId).not.toBe(first.memberId);
  });

  it('leaves no word of why it stayed away, nor whose complaint it was, in what was told', async () => {
    const { memberId } = await enrolled(house);
    const complaint = await house.run(recordComplaint, { via: 'store', kind: 'price', text: '太贵', memberId,
      outletId: null, orderId: null, region: null, receivedAt: null, reference: null }, { actor: operator() });
    const { complaintId } = (complaint as any).value;
    await house.run(recordChurnReason, { memberId, reason: 'competitor', text: '去了对面', complaintId },
      { actor: operator() });
    await asked(memberId);
    await erasing();
    const told = await house.sql.all<{ name: string; payload: object }>`select name, payload from event
      where payload ->> 'complaintId' = ${complaintId} or (aggregate_id = ${memberId} and name like '%churn%')
      order by seq`;
    expect(told).toMatchObject([
      { name: 'complaint.opened.v1', payload: { complaintId, memberId: null } },
      { name: 'member.churn-reason.v1', payload: { memberId, reason: 'other', complaintId: null } }]);
  });

  it('leaves no day of its life in what was told', async () => {
    const { memberId } = await enrolled(house);
    await house.run(putLifeEvent, { memberId, kind: 'child_birthday', calendar: 'solar', year: 2020, month: 5, day: 6,
      leapMonth: false, note: null, guardianConsent: true } as any, { actor: operator() });
    await asked(memberId);
    await erasing();
    expect(await house.sql.all`select payload from event where name = 'member.life-event-changed.v1'
      and aggregate_id = ${memberId}`).toMatchObject([{ payload: { nextOn: null } }]);
  });

  it('that one of two asked for before they were parted is that one\'s alone', async () => {
    const [older, younger] = await two();
    const outcome = await house.run(requestErasure, asks(younger, { reason: null }),
      { actor: person(younger, 'members:self') });
    await part(younger);
    await house.sql.run`update erasure set due_at = ${house.clock.now()}
      where id = ${(outcome as any).value.erasureId}`;
    await erasing();
    expect(await house.sql.all`select id from member where id in (${older}, ${younger})`).toEqual([{ id: older }]);
  });

  it('that was asked for two who were one is nobody\'s when they are parted: it stops, says so and is asked anew',
    async () => {
    const alone = await enrolled(house, { enrolledAt: new Date('2025-12-01T00:00:00Z') });
    const before = await house.run(requestErasure, asks(alone.memberId, { withoutWaiting: false }), { actor: desk });
    const [older, younger] = await two();
    const { erasureId } = (await house.run(requestErasure, asks(older, { withoutWaiting: false }),
      { actor: desk }) as any).value;
    const parting = await house.run(unmergeMember, { memberId: younger, reason: 'mother and daughter' },
      { actor: operator() });
    expect(parting).toMatchObject({ ok: true, value: { moved: { erasure: 1, member_export: 0 } } });
    expect(await stateOf(erasureId)).toBe('parted');
    expect(await stateOf((before as any).value.erasureId)).toBe('waiting');
    const told = await house.query('query ($id: ID!) { erasure(id: $id) { state partedAt } }',
      { id: encodeId('ers', erasureId) }, desk);
    expect(told.data!.erasure).toEqual({ state: 'PARTED', partedAt: house.clock.now().toISOString() });
    expect(await house.run(withdrawErasure, { erasureId }, { actor: desk }))
      .toMatchObject({ refusals: [{ code: 'PARTED' }] });
    await house.sql.run`update erasure set due_at = ${house.clock.now()} where id = ${erasureId}`;
    await erasing();
    expect(await house.sql.all`select id from member where id in (${older}, ${younger})`).toHaveLength(2);
    expect(await asked(younger)).not.toBe(erasureId);
    await erasing();
    expect(await house.sql.all`select id from member where id in (${older}, ${younger})`).toEqual([{ id: older }]);
  });

  it('keeps an id that an import names for nobody else', async () => {
    const { memberId } = await enrolled(house, { memberId: newId() });
    await asked(memberId);
    await erasing();
    const anew = await enrolled(house, { memberId });
    expect(anew.resolution).toBe('new');
    expect(anew.memberId).not.toBe(memberId);
  });

  it('waits 15 days when the member asks, and can be taken back until then', async () => {
    const { memberId } = await enrolled(house);
    const self = person(memberId, 'members:self');
    const outcome = await house.run(requestErasure, asks(memberId, { reason: null }), { actor: self });
    const { erasureId } = (outcome as any).value;
    expect(await house.sql.one`select due_at from erasure where id = ${erasureId}`)
      .toEqual({ due_at: new Date('2026-09-30T04:00:00Z') });
    expect((await house.jobs()).at(-1)).toMatchObject({ task: 'members:erase-due' });
    await erasing();
    expect(await stateOf(erasureId)).toBe('waiting');
    expect(await house.run(requestErasure, asks(memberId), { actor: desk }))
      .toMatchObject({ refusals: [{ code: 'ALREADY_REQUESTED' }] });
    const withdraw = (actor = self) => house.run(withdrawErasure, { erasureId }, { actor });
    const { memberId: stranger } = await enrolled(house);
    expect(await withdraw(person(stranger, 'members:self'))).toMatchObject({ refusals: [{ code: 'NOT_FOUND' }] });
    expect(await withdraw()).toMatchObject({ ok: true });
    expect(await withdraw()).toMatchObject({ refusals: [{ code: 'ALREADY_WITHDRAWN' }] });
    await house.run(eraseMembers, { limit: 10, rooms: [] });
    expect(await stateOf(erasureId)).toBe('withdrawn');
  });

  it('is done when the last room has answered, whatever is away meanwhile', async () => {
    const { memberId } = await enrolled(house);
    const erasureId = await asked(memberId);
    endsTokens = false;
    await expect(erasing()).rejects.toThrow('identity is away');
    endsTokens = true;
    expect(await stateOf(erasureId)).toBe('erasing');
    expect(await house.run(requestErasure, asks(memberId), { actor: desk }))
      .toMatchObject({ refusals: [{ code: 'ERASING' }] });
    expect(await house.run(requestMemberExport, { memberId, reason: 'by letter' }, { actor: desk }))
      .toMatchObject({ refusals: [{ code: 'ERASING' }] });
    expect(await house.run(withdrawErasure, { erasureId }, { actor: desk }))
      .toMatchObject({ refusals: [{ code: 'ERASING' }] });
    await erasing();
    await erasing();
    expect(await stateOf(erasureId)).toBe('done');
    expect(await house.sql.all`select room from erasure_receipt where erasure_id = ${erasureId} order by room`)
      .toEqual([{ room: 'identity' }, { room: 'members' }]);
    expect(await house.run(requestErasure, asks(memberId), { actor: desk }))
      .toMatchObject({ refusals: [{ code: 'NOT_FOUND' }] });
  });

  it.each([null, 'why', 'x'.repeat(201)])('by the desk for the reason %j is refused', async (reason) => {
    const { memberId } = await enrolled(house);
    expect(await house.run(requestErasure, asks(memberId, { reason }), { actor: desk }))
      .toMatchObject({ refusals: [{ code: 'REASON_INVALID', path: ['reason'] }] });
    expect(await house.run(requestMemberExport, { memberId, reason }, { actor: desk }))
      .toMatchObject({ refusals: [{ code: 'REASON_INVALID', path: ['reason'] }] });
  });

  it('of somebody else is nobody\'s', async () => {
    const { memberId } = await enrolled(house);
    for (const actor of [person(newId()), tenant(newId())]) {
      expect(await house.run(requestErasure, asks(memberId), { actor }))
        .toMatchObject({ refusals: [{ code: 'NOT_FOUND' }] });
      expect(await house.run(requestMemberExport, { memberId, reason: 'by letter' }, { actor }))
        .toMatchObject({ refusals: [{ code: 'NOT_FOUND' }] });
    }
  });
});

describe('an export of two who are parted', () => {
  const stored = (id: string) => house.sql.one<{ state: string; bundle: string | null }>`select state, bundle
    from member_export where id = ${id}`;
  const wished = async (memberId: string): Promise<string> => (await house.run(requestMemberExport,
    { memberId, reason: 'by letter' }, { actor: desk }) as any).value.exportId;

  it('is nobody\'s any more, gathered or not', async () => {
    const [older, younger] = await two();
    const id = await wished(older);
    await gatherExports(house.runtime.handlers, {}, house.runtime.services);
    expect((await stored(id)).bundle).toContain('李小红');
    await part(younger);
    expect(await stored(id)).toEqual({ state: 'parted', bundle: null });
    expect(await wished(older)).not.toBe(id);
  });

  it('is not kept, whoever had been asked already when they were parted', async () => {
    const [older, younger] = await two();
    const id = await wished(older);
    await part(younger);
    await house.run(keepMemberExport, { exportId: id, bundle: '{"half":"李小红"}' });
    expect(await stored(id)).toEqual({ state: 'parted', bundle: null });
  });
});

it('an export is gathered once, is there for its days and then empty', async () => {
  const { memberId } = await enrolled(house, { name: '欧阳锋', email: 'oy@give.example' });
  const self = person(memberId, 'members:self');
  const ask = () => house.run(requestMemberExport, { memberId, reason: null }, { actor: self });
  const first = (await ask() as any).value;
  expect((await ask() as any).value).toEqual(first);
  await gatherExports(house.runtime.handlers, {}, house.runtime.services);
  const bundle = async () => (await house.sql.one<{ bundle: string | null }>`
    select bundle from member_export where id = ${first.exportId}`).bundle;
  expect(JSON.parse((await bundle())!)).toMatchObject({
    format: 'karat.person-export.v1', memberId: mem(memberId),
    rooms: { members: { member: { rows: [{ name: '欧阳锋', email: 'oy@give.example', region: 'CN' }] } } },
  });
  expect((await ask() as any).value).toEqual(first);
  house.clock.set('2026-09-22T04:00:01Z');
  await house.run(forgetExpired, { limit: 100 });
  expect(await bundle()).toBeNull();
  expect((await ask() as any).value.exportId).not.toBe(first.exportId);
});

it('an export that a room does not answer holds up no other one, and is tried again', async () => {
  const stuck = await Promise.all(Array.from({ length: 5 }, () => enrolled(house)));
  const { memberId } = await enrolled(house);
  const wish = async (id: string): Promise<string> => (await house.run(requestMemberExport,
    { memberId: id, reason: 'by letter' }, { actor: desk }) as any).value.exportId;
  const waiting: string[] = [];
  for (const one of stuck) waiting.push(await wish(one.memberId));
  const mine = await wish(memberId);
  const ready = async (): Promise<string[]> => (await house.sql.all<{ id: string }>`select id from member_export
    where id = any(${[...waiting, mine]}::uuid[]) and state = 'ready' order by requested_at, id`).map(({ id }) => id);
  const asked: string[] = [];
  const { services, handlers } = house.runtime;
  const away = { ...services, gather: async (ids: readonly string[]) => {
    const isStuck = stuck.some((one) => ids.includes(one.memberId));
    if (isStuck || ids.includes(memberId)) asked.push(ids[0]!);
    if (isStuck) throw new Error('orders is away');
    return services.gather(ids);
  } };
  await expect(gatherExports(handlers, {}, away)).rejects.toThrow('5 exports are tried again later');
  expect([await ready(), asked.length]).toEqual([[mine], 6]);
  await gatherExports(handlers, {}, away);
  expect(asked).toHaveLength(6);
  house.clock.advance(5 * 60_000);
  await gatherExports(handlers, {}, services);
  expect(new Set(await ready())).toEqual(new Set([...waiting, mine]));
});

it('what it takes is the care policy\'s, of the moment at which it is asked', async () => {
  await house.sql.run`insert into care_policy (version, effective_from, answer_hours, warning_hours, escalation_hours,
      waiting_hours, resolution_days, visit_minutes, wrong_codes, wrong_code_minutes, published_at, published_by,
      cooling_off_days, export_days)
    select 2, ${house.clock.now()}, answer_hours, warning_hours, escalation_hours, waiting_hours, resolution_days,
      visit_minutes, wrong_codes, wrong_code_minutes, ${house.clock.now()}, 'Olivia', 3, 2
    from care_policy where version = 1`;
  const { memberId } = await enrolled(house);
  const exported = await house.run(requestMemberExport, { memberId, reason: 'by letter' }, { actor: desk });
  await gatherExports(house.runtime.handlers, {}, house.runtime.services);
  const erasure = await house.run(requestErasure, asks(memberId, { withoutWaiting: false }), { actor: desk });
  const days = async (table: string, column: string, id: string) => (await house.sql.one<{ days: number }>`
    select extract(day from ${fragment.ref(column)} - ${house.clock.now()}::timestamptz)::int as days
    from ${fragment.table(table)} where id = ${id}`).days;
  expect(await days('member_export', 'expires_at', (exported as any).value.exportId)).toBe(2);
  expect(await days('erasure', 'due_at', (erasure as any).value.erasureId)).toBe(3);
});
