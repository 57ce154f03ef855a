import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  operator, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../tests/kit/subgraph.ts';
import { newId } from '../../kernel/ids.ts';
import { members } from '../index.ts';
import { atHomeWith, enrolled, freshPhone, registeredChannel } from '../tests/sample.ts';
import { decideMergeCase, type DecideMergeCaseInput } from './decide-merge-case.ts';
import { recordConsents, type ConsentInput } from './record-consents.ts';

let house: TestSubgraph;
let shop: string;
beforeAll(async () => {
  house = await startTestSubgraph(members);
  shop = await registeredChannel(house);
});
afterAll(() => house.stop());

/** Two members with orders each, of whom a channel says that they are one. */
async function openCase() {
  const [phone, externalId] = [freshPhone(), newId()];
  const { memberId: one } = await enrolled(house, {
    channelId: shop, externalId, phone: null, enrolledAt: new Date('2026-01-01T00:00:00Z') });
  const other = (await enrolled(house, { phone, email: 'other@example.com' })).memberId;
  for (const memberId of [one, other]) await house.deliver('order.linked.v1', newId(), { memberId });
  const { mergeCaseId } = await enrolled(house, { channelId: shop, externalId, phone });
  return { caseId: mergeCaseId!, one, other, phone };
}
const decide = (
  caseId: string, more: Partial<DecideMergeCaseInput> = {}, options: object = {},
) => house.run(decideMergeCase, {
  caseId, decision: 'merge', reason: 'same passport', expectedVersion: null, ...more,
}, { actor: operator(), ...options });
const caseOf = (id: string) => house.sql.one<any>`select * from merge_case where id = ${id}`;
const survivorOf = async (id: string) => (await house.sql.one<{ survivor_id: string | null }>`
  select survivor_id from member where id = ${id}`).survivor_id;

it('merges two members with history: the older id stays, for the other subgraphs too', async () => {
  const { caseId, one, other, phone } = await openCase();
  expect(await decide(caseId)).toMatchObject({ ok: true, value: { caseId, survivorId: one } });
  expect(await survivorOf(other)).toBe(one);
  expect(await house.sql.one`select phone, phone_verified, email from member where id = ${one}`)
    .toEqual({ phone, phone_verified: true, email: 'other@example.com' });
  expect(await caseOf(caseId)).toMatchObject(
    { state: 'merged', decided_by: 'Olivia', decision_reason: 'same passport', version: 2 });
  expect((await house.events('member.merged.v1')).at(-1))
    .toMatchObject({ memberId: one, otherMemberId: other });
  expect((await house.events('member.visibility-changed.v1')).slice(-1))
    .toMatchObject([{ personId: other, survivorId: one }]);
  expect(await house.sql.all`select reason from audit_record where command
    = 'members.decide-merge-case' and subject_id = ${one}`).toEqual([{ reason: 'same passport' }]);
});

it('dismisses: nobody is merged', async () => {
  const { caseId, other } = await openCase();
  expect(await decide(caseId, { decision: 'dismiss' }))
    .toEqual({ ok: true, value: { caseId, survivorId: null } });
  expect(await survivorOf(other)).toBeNull();
  expect(await caseOf(caseId)).toMatchObject({ state: 'dismissed' });
});

it('keeps every earlier id resolving to the last survivor, and its home moving along', async () => {
  const first = await openCase();
  const franchise = newId();
  await atHomeWith(house, first.other, franchise);
  await decide(first.caseId);
  expect(await house.sql.one`select tenant_id from person_visibility where person_id = ${first.one}`)
    .toEqual({ tenant_id: franchise });
  const grand = (await enrolled(house, { enrolledAt: new Date('2025-01-01T00:00:00Z') })).memberId;
  const caseId = newId();
  await house.sql.run`insert into merge_case (id, member_id, other_member_id, state, opened_at)
    values (${caseId}, ${grand}, ${first.one}, 'open', now())`;
  await decide(caseId);
  expect([await survivorOf(first.one), await survivorOf(first.other)]).toEqual([grand, grand]);
  expect(await house.sql.all`select distinct survivor_id, tenant_id from person_visibility
    where person_id in (${first.one}, ${first.other})`)
    .toEqual([{ survivor_id: grand, tenant_id: franchise }]);
});

it('lets the newest word on consent count, whoever said it', async () => {
  const { caseId, one, other } = await openCase();
  const say = (memberId: string, purpose: ConsentInput['purpose'], granted: boolean) =>
    house.runBatch(recordConsents, [{ input: { memberId, purpose, granted, source: 'store',
      textVersion: '1', textHash: 'a'.repeat(64) } }]);
  await say(one, 'franchise_sharing', true);
  await say(other, 'profiling', true);
  house.clock.advance(1000);
  await say(other, 'franchise_sharing', false);
  await say(one, 'profiling', false);
  await decide(caseId);
  expect(await house.sql.all`select distinct on (purpose) purpose, granted from consent_record
    where member_id = ${one} order by purpose, seq desc`).toEqual([
    { purpose: 'franchise_sharing', granted: false }, { purpose: 'profiling', granted: false }]);
  expect(await house.sql.one`select layer from person_visibility where person_id = ${one}`)
    .toEqual({ layer: 1 });
});

it('lets the refusal count of two words said at one moment', async () => {
  const { caseId, one, other } = await openCase();
  for (const [memberId, granted] of [[one, true], [other, false]] as const) {
    await house.runBatch(recordConsents, [{ input: { memberId, purpose: 'profiling', granted,
      source: 'store', textVersion: '1', textHash: 'a'.repeat(64) } }]);
  }
  await decide(caseId);
  expect(await house.sql.one`select granted from consent_record where member_id = ${one}
    and purpose = 'profiling' order by seq desc limit 1`).toEqual({ granted: false });
});

it('keeps the words that were chosen, field by field', async () => {
  const { caseId, one, other } = await openCase();
  await house.sql.run`update member set birthday = '1990-05-01', city = '上海', email = 'one@example.com'
    where id = ${one}`;
  await house.sql.run`update member set birthday = '1991-01-01', city = '北京', occupation = '教师'
    where id = ${other}`;
  await decide(caseId, { keep: { birthday: 'other', occupation: 'survivor', email: 'other' } });
  expect(await house.sql.one`select birthday, city, occupation, email from member where id = ${one}`).toEqual(
    { birthday: '1991-01-01', city: '上海', occupation: null, email: 'other@example.com' });
});

it('tags what it moved and what the survivor was before', async () => {
  const { caseId, one, other } = await openCase();
  const { externalId } = { externalId: newId() };
  await enrolled(house, { channelId: shop, externalId, phone: null });
  await house.sql.run`update channel_identity set member_id = ${other} where external_id = ${externalId}`;
  await decide(caseId);
  const [told] = (await house.events('member.merged.v1')).slice(-1);
  expect(await house.sql.all`select table_name, from_person_id, to_person_id, before->>'email' as email
    from merge_move where merge_id = ${told.mergeId} order by table_name`).toEqual([
    { table_name: 'channel_identity', from_person_id: other, to_person_id: one, email: null },
    { table_name: 'member', from_person_id: other, to_person_id: one, email: null },
  ]);
});

it('finds the survivor by either phone that was verified, until somebody else verifies it', async () => {
  const { caseId, one, other, phone } = await openCase();
  const own = freshPhone();
  await house.sql.run`update member set phone = ${own}, phone_verified = true where id = ${one}`;
  await decide(caseId);
  for (const shown of [phone, own]) {
    expect(await enrolled(house, { phone: shown })).toMatchObject(
      { memberId: one, resolution: 'existing_phone' });
  }
  const stranger = (await enrolled(house)).memberId;
  await house.sql.run`update member set phone = ${phone}, phone_verified = true where id = ${stranger}`;
  expect(await enrolled(house, { phone })).toMatchObject({ memberId: stranger });
  expect(await survivorOf(other)).toBe(one);
});

it('hears a word on consent that waited for the merge as the survivor\'s', async () => {
  const { caseId, one, other } = await openCase();
  const [word, decision] = await Promise.all([
    house.runBatch(recordConsents, [{ input: { memberId: other, purpose: 'cross_border', granted: true,
      source: 'store', textVersion: '1', textHash: 'a'.repeat(64) } }]),
    decide(caseId),
  ]);
  expect([word[0]!.ok, decision.ok]).toEqual([true, true]);
  expect(await house.sql.one`select granted from consent_record where member_id = ${one}
    and purpose = 'cross_border'`).toEqual({ granted: true });
});

it('moves the other open cases of the merged member to the survivor', async () => {
  const { caseId, one, other } = await openCase();
  const third = (await enrolled(house)).memberId;
  const [waiting, doubled] = [newId(), newId()];
  for (const [id, member] of [[waiting, other], [doubled, one]]) {
    await house.sql.run`insert into merge_case (id, member_id, other_member_id, state, opened_at)
      values (${id}, ${member}, ${third}, 'open', now())`;
  }
  await decide(caseId);
  expect(await caseOf(waiting)).toMatchObject({ state: 'dismissed', decision_reason: 'covered by another case' });
  expect(await caseOf(doubled)).toMatchObject({ state: 'open', member_id: one, other_member_id: third });
});

describe('refusals and repetition', () => {
  it('change nothing', async () => {
    const { caseId, other } = await openCase();
    expect(await decide(newId())).toMatchObject({ refusals: [{ code: 'NOT_FOUND', path: ['id'] }] });
    expect(await decide(caseId, { reason: ' abc ' }))
      .toMatchObject({ refusals: [{ code: 'REASON_INVALID', path: ['reason'] }] });
    expect(await decide(caseId, { reason: 'x'.repeat(501) }))
      .toMatchObject({ refusals: [{ code: 'REASON_INVALID' }] });
    expect(await decide(caseId, { expectedVersion: 7 })).toMatchObject(
      { refusals: [{ code: 'STALE', extras: { currentVersion: 1 } }] });
    expect(await decide(caseId, {}, { actor: tenant(newId()) }))
      .toMatchObject({ refusals: [{ code: 'NOT_FOUND' }] });
    expect(await survivorOf(other)).toBeNull();
    expect(await caseOf(caseId)).toMatchObject({ state: 'open', version: 1 });
  });

  it('a second decision is refused, also at the same moment', async () => {
    const { caseId } = await openCase();
    const outcomes = await Promise.all([decide(caseId), decide(caseId, { decision: 'dismiss' })]);
    expect(outcomes.map((outcome) => outcome.ok || outcome.refusals[0]!.code).sort())
      .toEqual(['ALREADY_DECIDED', true]);
  });

  it('a dry run tells the survivor and leaves both', async () => {
    const { caseId, one, other } = await openCase();
    expect(await decide(caseId, {}, { dryRun: true }))
      .toMatchObject({ ok: true, value: { caseId, survivorId: one } });
    expect(await survivorOf(other)).toBeNull();
  });
});
