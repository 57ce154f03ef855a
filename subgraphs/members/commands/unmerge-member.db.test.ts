import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  operator, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../tests/kit/subgraph.ts';
import { newId } from '../../kernel/ids.ts';
import { members } from '../index.ts';
import { enrolled, freshPhone, registeredChannel } from '../tests/sample.ts';
import { recordChurnReason } from './churn/record-churn-reason.ts';
import { recordComplaint } from './complaints/record-complaint.ts';
import { decideMergeCase } from './decide-merge-case.ts';
import { putLifeEvent } from './life-events/put-life-event.ts';
import { recordConsents, type ConsentInput } from './record-consents.ts';
import { unmergeMember, type UnmergeMemberInput } from './unmerge-member.ts';

let house: TestSubgraph;
let shop: string;
beforeAll(async () => {
  house = await startTestSubgraph(members);
  shop = await registeredChannel(house);
});
afterAll(() => house.stop());

const TABLES = {
  member: 'id', channel_identity: 'member_id', consent_record: 'member_id', person_visibility: 'person_id',
} as const;

/** All that is stored of these, but for what counts changes. */
async function stored(ids: readonly string[]) {
  const rows = await Promise.all(Object.entries(TABLES).map(async ([table, column]) =>
    (await house.runtime.database.sql.kysely.selectFrom(table).selectAll()
      .where(column, 'in', [...ids]).orderBy(column).execute())
      .map(({ version: _, home_version: __, told_version: ___, ...row }: any) => row)));
  return Object.fromEntries(Object.keys(TABLES).map((table, index) => [table, rows[index]]));
}

/** Two with a name, a phone, an identity and a word on consent each; the second tells more. */
async function two() {
  const [older, younger] = [newId(), newId()];
  const phone = freshPhone();
  await enrolled(house, { memberId: older, channelId: shop, externalId: older, phone: null, name: null,
    enrolledAt: new Date('2026-01-01T00:00:00Z') });
  await enrolled(house, { memberId: younger, channelId: shop, externalId: younger, phone, phoneVerified: true,
    name: '李小红', email: 'red@example.com', birthday: '1990-05-01', city: '上海' });
  await say(younger, 'profiling', true);
  return { older, younger, phone };
}

const say = (memberId: string, purpose: ConsentInput['purpose'], granted: boolean) =>
  house.runBatch(recordConsents, [{ input: { memberId, purpose, granted, source: 'store',
    textVersion: '1', textHash: 'a'.repeat(64) } }]);

async function merged(older: string, younger: string) {
  const caseId = newId();
  await house.sql.run`insert into merge_case (id, member_id, other_member_id, state, opened_at)
    values (${caseId}, ${older}, ${younger}, 'open', '2026-02-01')`;
  const outcome = await house.run(decideMergeCase, {
    caseId, decision: 'merge', reason: 'same passport', expectedVersion: null }, { actor: operator() });
  expect(outcome).toMatchObject({ ok: true });
}

const part = (memberId: string, more: Partial<UnmergeMemberInput> = {}, options: object = {}) =>
  house.run(unmergeMember, { memberId, reason: 'mother and daughter', ...more },
    { actor: operator(), ...options });

describe('a merge that was none', () => {
  it('leaves both as they were, in everything that is stored of them', async () => {
    const { older, younger } = await two();
    const before = await stored([older, younger]);
    await merged(older, younger);
    expect(await stored([older, younger])).not.toEqual(before);
    expect(await part(younger)).toMatchObject({ ok: true, value: { memberId: younger, survivorId: older,
      moved: { channel_identity: 1, consent_record: 1 } } });
    expect(await stored([older, younger])).toEqual(before);
    expect((await house.events('member.unmerged.v1')).at(-1))
      .toMatchObject({ memberId: older, otherMemberId: younger });
  });

  it('keeps what was told since, and finds each by its own phone and identity', async () => {
    const { older, younger, phone } = await two();
    await merged(older, younger);
    await house.sql.run`update member set city = '北京' where id = ${older}`;
    await say(older, 'profiling', false);
    await part(younger);
    expect(await house.sql.all`select id, city, name, phone from member where id = any(${[older, younger]}::uuid[])
      order by enrolled_at`).toEqual([{ id: older, city: '北京', name: null, phone: null },
      { id: younger, city: '上海', name: '李小红', phone }]);
    expect(await enrolled(house, { phone })).toMatchObject({ memberId: younger });
    expect(await enrolled(house, { channelId: shop, externalId: older, phone: null }))
      .toMatchObject({ memberId: older });
    expect(await house.sql.one`select granted from consent_record where member_id = ${older}
      order by seq desc limit 1`).toEqual({ granted: false });
  });

  it('tells again what the one who is parted had said, also of before such words were told', async () => {
    const { older, younger } = await two();
    await say(younger, 'profiling', false);
    await house.sql.run`delete from event where name = 'member.consent-changed.v1'`;
    await merged(older, younger);
    await part(younger);
    const told = await house.events('member.consent-changed.v1');
    expect(told.filter(({ memberId }) => memberId === younger)).toMatchObject([
      { purpose: 'profiling', granted: false }]);
  });

  it('leaves each its own word on consent, also what the one said while it was the other', async () => {
    const { older: b, younger: a } = await two();
    const c = (await enrolled(house, { name: null, enrolledAt: new Date('2025-01-01T00:00:00Z') })).memberId;
    const words = async (id: string) => (await house.sql.all<any>`select distinct on (purpose) purpose, granted
      from consent_record where member_id = ${id} order by purpose, seq desc`)
      .map(({ purpose, granted }) => `${purpose} ${granted}`);
    await merged(b, a);
    await say(a, 'profiling', false);
    await say(b, 'marketing_sms', true);
    await merged(c, b);
    expect(await words(c)).toEqual(['marketing_sms true', 'profiling false']);
    await part(a);
    expect([await words(a), await words(b), await words(c)])
      .toEqual([['profiling false'], ['marketing_sms true'], ['marketing_sms true']]);
    const told = (await house.events('member.consent-changed.v1'))
      .filter(({ purpose }) => purpose === 'profiling');
    const last = (id: string) => told.filter(({ memberId }) => memberId === id).at(-1)?.granted;
    expect([a, b, c].map(last)).toEqual([false, true, true]);
  });

  it('gives back what was written for the one while it was the other', async () => {
    const { older, younger } = await two();
    await merged(older, younger);
    for (const memberId of [older, younger]) {
      await house.run(recordComplaint, { via: 'store', kind: 'price', text: '太贵', memberId, outletId: null,
        orderId: null, region: null, receivedAt: null, reference: null });
      await house.run(recordChurnReason, { memberId, reason: 'price', text: null, complaintId: null });
      await house.run(putLifeEvent, { memberId, kind: 'wedding_anniversary', calendar: 'solar', year: null, month: 1,
        day: memberId === older ? 1 : 2, leapMonth: false, guardianConsent: false });
    }
    const whose = async () => (await house.sql.all<{ member_id: string }>`
      select member_id from complaint union all select member_id from churn_reason
      union all select member_id from life_event`).map(({ member_id: id }) => id).sort();
    expect(await whose()).toEqual(Array(6).fill(older));
    await part(younger);
    expect(await whose()).toEqual([...Array(3).fill(older), ...Array(3).fill(younger)].sort());
    expect((await house.events('member.life-event-changed.v1'))
      .map(({ memberId, version }) => `${memberId === older ? 'older' : 'younger'} ${version}`))
      .toEqual(['older 1', 'older 1', 'younger 2']);
  });

  it('is not found again by the identity of the one and the phone of the other', async () => {
    const { older, younger, phone } = await two();
    await merged(older, younger);
    await part(younger);
    expect(await enrolled(house, { channelId: shop, externalId: older, phone }))
      .toMatchObject({ memberId: older, resolution: 'existing_identity' });
    expect(await house.sql.one`select survivor_id from member where id = ${younger}`)
      .toEqual({ survivor_id: null });
  });

  it('in the middle of a chain parts the middle with those who had been merged into it', async () => {
    const { older: b, younger: a } = await two();
    const c = (await enrolled(house, { name: null, enrolledAt: new Date('2025-01-01T00:00:00Z') })).memberId;
    const before = await stored([c]);
    await merged(b, a);
    const middle = await stored([b]);
    await merged(c, b);
    expect(await part(b)).toMatchObject({ ok: true });
    expect(await stored([c])).toEqual(before);
    expect(await stored([b])).toEqual(middle);
    expect(await house.sql.one`select survivor_id from member where id = ${a}`).toEqual({ survivor_id: b });
  });

  it('at the end of a chain takes from the last survivor what it had by way of the middle', async () => {
    const { older: b, younger: a } = await two();
    const c = (await enrolled(house, { name: null, enrolledAt: new Date('2025-01-01T00:00:00Z') })).memberId;
    const [only, untouched] = [await stored([a]), await stored([c])];
    await merged(b, a);
    await merged(c, b);
    await part(a);
    expect(await stored([a])).toEqual(only);
    expect(await house.sql.one`select name, email, city from member where id = ${c}`)
      .toEqual({ name: null, email: null, city: null });
    await part(b);
    expect(await stored([c])).toEqual(untouched);
  });

  it('leaves a verified phone with who has verified it meanwhile', async () => {
    const { older, younger, phone } = await two();
    await house.sql.run`update member set phone = ${freshPhone()}, phone_verified = true where id = ${older}`;
    await merged(older, younger);
    const third = (await enrolled(house)).memberId;
    await house.sql.run`update member set phone = ${phone} where id = ${third}`;
    await part(younger);
    expect(await house.sql.one`select phone_verified from member where id = ${younger}`)
      .toEqual({ phone_verified: false });
  });
});

describe('refusals and repetition', () => {
  it('change nothing', async () => {
    const { older, younger } = await two();
    const code = async (memberId: string, more = {}, options = {}) => {
      const outcome = await part(memberId, more, options);
      return outcome.ok || outcome.refusals[0]!.code;
    };
    expect(await code(younger)).toBe('NOT_MERGED');
    expect(await code(newId())).toBe('NOT_FOUND');
    await merged(older, younger);
    expect(await code(older)).toBe('NOT_MERGED');
    expect(await code(younger, { reason: ' no ' })).toBe('REASON_INVALID');
    expect(await code(younger, {}, { actor: tenant(newId()) })).toBe('NOT_FOUND');
    expect(await part(younger, {}, { dryRun: true })).toMatchObject({ ok: true });
    expect(await house.sql.one`select survivor_id from member where id = ${younger}`)
      .toEqual({ survivor_id: older });
    await house.sql.run`delete from merge_move where table_name = 'member' and from_person_id = ${younger}`;
    expect(await code(younger)).toBe('MOVES_UNKNOWN');
  });

  it('of two that live in different programmes, whose points were exchanged', async () => {
    const { older, younger } = await two();
    await house.sql.run`update member set region = 'HK' where id = ${younger}`;
    await merged(older, younger);
    expect(await part(younger)).toMatchObject({ refusals: [{ code: 'OTHER_PROGRAMME' }] });
  });

  it('says that it was done, and answers the same under the same key', async () => {
    const { older, younger } = await two();
    await merged(older, younger);
    const key = { idempotencyKey: newId() };
    const first = await part(younger, {}, key);
    expect(await part(younger, {}, key)).toEqual(first);
    expect(await part(younger)).toMatchObject({ refusals: [{ code: 'ALREADY_UNMERGED' }] });
    await merged(older, younger);
    expect(await part(younger)).toMatchObject({ ok: true });
  });
});
