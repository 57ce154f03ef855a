import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import type { EventPayloads } from '../../contracts/events.ts';
import { members } from '../index.ts';
import { enrolled, freshPhone, registeredChannel } from '../tests/sample.ts';
import { tellUntoldProfiles } from './tell-untold-profiles.ts';
import { updateProfile } from './update-profile.ts';

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
