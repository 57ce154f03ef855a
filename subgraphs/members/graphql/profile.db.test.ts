import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, tenant, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import type { EventPayloads } from '../../contracts/events.ts';
import { newId } from '../../kernel/ids.ts';
import { enrolMembers } from '../commands/enrolment/enrol-members.ts';
import type { EnrolmentInput } from '../commands/enrolment/enrolment.ts';
import { members } from '../index.ts';
import { changedOutlet, enrolled, enrolment, freshPhone, mem, registeredChannel } from '../tests/sample.ts';
import { tellUntoldProfiles } from '../commands/tell-untold-profiles.ts';
import { updateProfile } from '../commands/update-profile.ts';

type Told = EventPayloads['member.profile-changed.v1'];

let house: TestSubgraph;
beforeAll(async () => { house = await startTestSubgraph(members); });
afterAll(() => house.stop());

const toldOf = async (memberId: string): Promise<Told[]> =>
  (await house.events<Told>('member.profile-changed.v1')).filter((told) => told.memberId === memberId);

it('a profile is told at the enrolment and at each edit, without who it is', async () => {
  const enrolledAt = new Date('2026-03-01T02:00:00Z');
  const { memberId } = await enrolled(house, {
    gender: 'female', birthday: '1988-02-29', city: '杭州', styles: ['modern'], enrolledAt,
    email: 'who@example.com',
  });
  await house.run(updateProfile, { memberId, expectedVersion: 1, occupation: '教师', birthday: null, name: '李四' },
    { actor: operator() });
  const first = {
    memberId, version: 1n, region: 'CN', gender: 'female', birthYear: 1988, birthMonthDay: '02-29',
    city: '杭州', occupation: null, styles: ['modern'], stones: [], occasions: [], source: 'store', enrolledAt,
    phoneVerified: true,
  };
  const told = await toldOf(memberId);
  expect(told).toEqual([first,
    { ...first, version: 2n, occupation: '教师', birthYear: null, birthMonthDay: null }]);
  expect(JSON.stringify(told.map(({ version: _, ...facts }) => facts))).not.toMatch(/王|李|example|\+86/);
});

it('a merge tells the survivor as it is then, and nobody of the other', async () => {
  const channelId = await registeredChannel(house);
  const phone = freshPhone();
  const older = await enrolled(house, { phone: null, phoneVerified: false, channelId, externalId: 't-1' });
  const younger = await enrolled(house, { phone, city: '苏州' });
  await enrolled(house, { channelId, externalId: 't-1', phone });
  expect((await toldOf(older.memberId)).at(-1)).toMatchObject({ version: 2n, city: '苏州' });
  expect(await toldOf(younger.memberId)).toHaveLength(1);
  expect(await house.run(tellUntoldProfiles, { limit: 100 })).toEqual({ ok: true, value: { told: 0 } });
});

it('members of before are told once, as many at a time as the job says', async () => {
  const ids = [(await enrolled(house)).memberId, (await enrolled(house)).memberId];
  await house.sql.run`update member set told_version = 0 where id = any(${ids}::uuid[])`;
  for (const told of [1, 1, 0]) {
    expect(await house.run(tellUntoldProfiles, { limit: 1 })).toEqual({ ok: true, value: { told } });
  }
  for (const id of ids) expect((await toldOf(id)).map(({ version }) => version)).toEqual([1n, 1n]);
});

const WHOLE = {
  email: 'w@example.com', gender: 'female', birthday: '1990-05-01', city: '杭州', occupation: '教师',
  styles: ['modern'], stones: ['pearl'], occasions: ['daily'],
} as const;
const completedOf = async (memberId: string) =>
  (await house.events('member.profile-completed.v1')).filter((told) => told.memberId === memberId);

it('a profile is complete once, at the enrolment or by an edit', async () => {
  const atOnce = (await enrolled(house, WHOLE)).memberId;
  expect(await completedOf(atOnce)).toHaveLength(1);
  // Who opens an account at the first would wait for it behind the others.
  expect(await house.sql.all<any>`select name from event where aggregate_id = ${atOnce} order by seq limit 3`)
    .toEqual(['enrolled', 'profile-changed', 'profile-completed'].map((what) => ({ name: `member.${what}.v1` })));
  const { memberId } = await enrolled(house, { ...WHOLE, city: null });
  expect(await completedOf(memberId)).toEqual([]);
  for (const [expectedVersion, city] of [[1, '苏州'], [2, null], [3, '苏州']] as const) {
    await house.run(updateProfile, { memberId, expectedVersion, city }, { actor: operator() });
  }
  expect(await completedOf(memberId)).toEqual([{ memberId, region: 'CN', completedAt: expect.any(Date) }]);
});

it('whoever was complete under either id is not complete again after a merge', async () => {
  const channelId = await registeredChannel(house);
  const phone = freshPhone();
  const older = await enrolled(house, { phone: null, phoneVerified: false, channelId, externalId: 't-2', email: null });
  await enrolled(house, { ...WHOLE, phone });
  await enrolled(house, { channelId, externalId: 't-2', phone });
  expect(await completedOf(older.memberId)).toEqual([]);
  expect(await house.sql.one<any>`select completed_at, occupation from member where id = ${older.memberId}`)
    .toEqual({ completed_at: expect.any(Date), occupation: '教师' });
});

it('a merge may complete a profile that neither had', async () => {
  const channelId = await registeredChannel(house);
  const phone = freshPhone();
  const { memberId } = await enrolled(house,
    { phone: null, phoneVerified: false, channelId, externalId: 't-3', email: 'x@example.com' });
  await enrolled(house, { ...WHOLE, email: null, phone });
  await enrolled(house, { channelId, externalId: 't-3', phone });
  expect(await completedOf(memberId)).toHaveLength(1);
});

async function enrol(more: Partial<EnrolmentInput>, actor = operator()) {
  const [outcome] = await house.runBatch(enrolMembers, [{ input: enrolment(more), actor }]);
  return outcome!;
}

describe('what brought a member, and what it likes', () => {
  it('is kept with the enrolment; who referred is today\'s member', async () => {
    const referrer = await enrolled(house);
    const { memberId } = await enrolled(house, {
      source: 'referral', referrerId: referrer.memberId, sourceCode: ' may-26 ', occupation: ' 教师 ',
      styles: ['modern'], ring: { standard: 'us', size: '6.50' },
    });
    expect(await house.sql.one<any>`select * from member where id = ${memberId}`).toMatchObject({
      referrer_member_id: referrer.memberId, source_code: 'may-26', occupation: '教师', styles: ['modern'],
      ring_size: '6.50', ring_standard: 'us',
    });
  });

  it('is told with who referred, and whether both have one phone', async () => {
    const phone = freshPhone();
    const { memberId: referrerId } = await enrolled(house, { phone });
    await enrolled(house, { source: 'referral', referrerId, phone: freshPhone() });
    await enrolled(house, { source: 'referral', referrerId, phone, phoneVerified: false });
    const told = await house.events('member.enrolled.v1');
    expect(told.slice(-3).map(({ referral }) => referral)).toEqual(
      [undefined, { referrerId, samePhone: false }, { referrerId, samePhone: true }]);
  });

  it.each([
    [{ source: 'referral', referrerId: newId() }, 'NOT_FOUND', 'referrerId'],
    [{ source: 'event', sourceCode: 'x'.repeat(61) }, 'SOURCE_DETAIL_INVALID', 'sourceCode'],
    [{ styles: ['loud'] }, 'PREFERENCE_INVALID', 'styles'],
    [{ occupation: 'x'.repeat(81) }, 'OCCUPATION_INVALID', 'occupation'],
  ] as const)('%j is refused with %s', async (more, code, field) => {
    expect(await enrol({ phone: freshPhone(), ...more })).toMatchObject({ refusals: [{ code, path: [field] }] });
  });

  it('a franchise names those at home with it only', async () => {
    const franchiseId = newId();
    const outletId = await changedOutlet(house, { franchiseId });
    const referrer = await enrolled(house);
    expect(await enrol({
      phone: freshPhone(), outletId, source: 'referral', referrerId: referrer.memberId,
    }, tenant(franchiseId))).toMatchObject({ refusals: [{ code: 'NOT_FOUND', path: ['referrerId'] }] });
  });
});

it('shows how full a profile is, what brought the member, and a ring as it was told', async () => {
  const wang = (await enrolled(house)).memberId;
  const friend = await enrolled(house, {
    source: 'referral', referrerId: wang, name: '𠮷野👑', ring: { standard: 'us', size: '6.5' },
  });
  const { data } = await house.query(`query($id: ID!) { member(id: $id) {
    displayName sourceDetail { code outlet { id } referrer { id } }
    completeness { bps missing completedAt } preferences { ringSize ring { standard size } } } }`,
  { id: mem(friend.memberId) }, operator('members:read'));
  expect(data!.member).toEqual({
    displayName: '𠮷**', sourceDetail: { code: null, outlet: null, referrer: { id: mem(wang) } },
    completeness: { bps: 2000, completedAt: null,
      missing: ['EMAIL', 'GENDER', 'BIRTHDAY', 'CITY', 'OCCUPATION', 'STYLES', 'STONES', 'OCCASIONS'] },
    preferences: { ringSize: null, ring: { standard: 'US', size: '6.5' } },
  });
  for (const search of ['野', '👑', '𠮷野']) {
    const found = await house.query('query($s: String!) { members(filter: { search: $s }) { items { id } } }',
      { s: search }, operator('members:read'));
    expect(found.data!.members.items).toEqual([{ id: mem(friend.memberId) }]);
  }
});
