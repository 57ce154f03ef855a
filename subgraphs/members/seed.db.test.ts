import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestSubgraph, type TestSubgraph } from '../../tests/kit/subgraph.ts';
import { seedId, type SeedContext } from '../kernel/seed.ts';
import { PURPOSES } from './domain/words.ts';
import { members } from './index.ts';
import { seedMembers } from './seed.ts';

let house: TestSubgraph;
beforeAll(async () => { house = await startTestSubgraph(members); });
afterAll(() => house.stop());

const NOW = new Date('2026-09-15T04:00:00Z');
const done: number[] = [];
const context = (): SeedContext => ({
  ...house.runtime.handlers, now: NOW, scale: { members: 600, products: 0 },
  progress: (count) => { done.push(count); },
});
const counts = () => house.sql.one<any>`select (select count(*)::int from member) as members,
  (select count(*)::int from channel_identity) as identities,
  (select count(*)::int from consent_record) as consents,
  (select count(*)::int from person_visibility where layer = 3) as shared,
  (select count(*)::int from event) as events, (select count(*)::int from merge_case) as cases,
  (select count(*)::int from complaint) as complaints, (select count(*)::int from calendar_day) as holidays,
  (select count(*)::int from member_relation where state = 'standing') as related,
  (select count(*)::int from member_service) as served`;

it('writes believable members through commands, and nothing when run again', async () => {
  await seedMembers(context());
  expect(done).toEqual([500, 600]);
  const first = await counts();
  expect(first).toMatchObject({ members: 600, identities: 720, consents: 1200, shared: 240, cases: 1, complaints: 3,
    holidays: 39, related: 18, served: 60 });
  await seedMembers(context());
  expect(await counts()).toEqual(first);
});

it('doubts of two who may be one person: of one gender and region', async () => {
  expect(await house.sql.all`select distinct m.gender, m.region from merge_case c
    join member m on m.id in (c.member_id, c.other_member_id)`).toEqual([{ gender: 'female', region: 'CN' }]);
});

it('has a text for every purpose that a member may be asked about', async () => {
  expect((await house.sql.all<{ purpose: string }>`select distinct purpose from consent_text`)
    .map(({ purpose }) => purpose).sort()).toEqual([...PURPOSES].sort());
});

it('has some who gave a phone that another proved to hold', async () => {
  const pairs = await house.sql.all<{ id: string; holder: string }>`
    select younger.id, holder.id as holder from member younger join member holder on holder.phone = younger.phone
      and holder.phone_verified where not younger.phone_verified order by younger.id`;
  expect(new Set(pairs.map(({ id, holder }) => `${holder} ${id}`))).toEqual(new Set(
    [150, 350, 550].map((n) => `${seedId('member', n - 1)} ${seedId('member', n)}`)));
});

it('makes member n the same everywhere, known to its main channel', async () => {
  expect(await house.sql.one`select member_id, channel_id from channel_identity
    where external_id = 'demo-m-0007'`).toEqual(
    { member_id: seedId('member', 7), channel_id: seedId('channel', 'douyin') });
  expect(await house.sql.one`select name, phone, enrolled_at < ${NOW} as past from member
    where id = ${seedId('member', 1)}`).toMatchObject({ past: true });
  const regions = await house.sql.all<{ region: string; share: number }>`
    select region, round(100.0 * count(*) / 600)::int as share from member group by 1 order by 1`;
  expect(regions.map(({ region }) => region)).toEqual(['CN', 'HK', 'SG']);
  expect(Math.abs(regions[0]!.share - 80)).toBeLessThanOrEqual(4);
});
