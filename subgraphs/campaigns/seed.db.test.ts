import { expect, it } from '@jest/globals';
import { encodeId } from '../kernel/ids.ts';
import { seedId } from '../kernel/seed.ts';
import { openRoom } from './tests/room.ts';
import { seedCampaigns } from './seed.ts';

it('plans tomorrow, tells of last week, and does nothing more the second time', async () => {
  const room = await openRoom();
  for (let n = 0; n < 8; n += 1) await room.member();
  for (let n = 0; n < 4; n += 1) await room.item(n === 0 ? 'D' : 'B');
  const seed = () => seedCampaigns({
    ...room.runtime.handlers, now: new Date('2026-10-08T01:00:00Z'),
    scale: { members: 8, products: 4 }, progress: () => undefined,
  });
  await seed();
  const count = () => room.sql.one`select (select count(*)::int from live_session) as sessions,
    (select count(*)::int from live_drop) as drops, (select count(*)::int from claim) as claims,
    (select count(*)::int from lottery_entry where prize is not null) as winners,
    (select array_agg(state order by state) from lottery) as lotteries`;
  const SEEDED = { sessions: 3, drops: 3, claims: 5, winners: 2, lotteries: ['draft', 'drawn'] };
  expect(await count()).toEqual(SEEDED);
  await seed();
  expect(await count()).toEqual(SEEDED);
  const sessions = await room.sql.all`select s.starts_at, s.state, s.has_passcode,
      sum(d.captured)::int as captured
    from live_session s join live_drop d on d.session_id = s.id group by s.id order by s.starts_at`;
  expect(sessions).toEqual([
    { starts_at: new Date('2026-10-01T12:00:00Z'), state: 'ended', has_passcode: false, captured: 5 },
    { starts_at: new Date('2026-10-09T12:00:00Z'), state: 'scheduled', has_passcode: true, captured: 0 },
  ]);
  room.clock.set('2026-10-09T12:31:00Z');
  await room.sql.run`update live_session set state = 'live' where id = ${seedId('live', 'tomorrow')}`;
  const { claim } = await room.claim(encodeId('drp', seedId('live-drop', 'cash')), await room.member(),
    { passcode: '金玉满堂８８' });
  expect(claim.state).toBe('CLAIMED');
  await room.stop();
});
