import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { itPublishes } from '../../../tests/kit/publish-policy.ts';
import { CAMPAIGN_RULE_BOUNDS, DEFAULT_RULES } from '../domain/policy.ts';
import { campaigns } from '../index.ts';
import { openRoom, uuid, type Room } from '../tests/room.ts';
import { decideCampaignPolicy } from './decide-policy.ts';
import { publishCampaignPolicy } from './publish-policy.ts';

describe('publishing a campaign policy', () => itPublishes({
  subgraph: campaigns, command: publishCampaignPolicy, decide: decideCampaignPolicy,
  table: 'campaign_policy', type: 'CampaignPolicy',
  list: 'campaignPolicies', defaults: DEFAULT_RULES, bounds: CAMPAIGN_RULE_BOUNDS,
  change: { holdMinutes: 15 },
}));

describe('numbers of a live session', () => {
  let room: Room;
  const FROM = '2026-10-08T12:30:00Z';
  const RULES = { holdMinutes: 5, tierDelaySeconds: [90, 40], wrongTries: 2, wrongTryMinutes: 1 };
  const publish = (over: object = {}) => room.run(publishCampaignPolicy, {
    effectiveFrom: new Date(FROM), expectedVersion: 1, note: null, rules: { ...RULES, ...over } });
  beforeAll(async () => {
    room = await openRoom({ passcode: '金玉满堂88' });
  });
  afterAll(() => room.stop());

  it('never let a higher tier wait longer', async () => {
    expect(await publish({ tierDelaySeconds: [90, 91] })).toMatchObject({ refusals: [
      { code: 'INVALID_RULES', path: ['rules', 'tierDelaySeconds', '1'] }] });
    await expect(room.sql.run`insert into campaign_policy
      select 9, now(), 5, '{86401}', 2, 1, now(), 'x', null`).rejects.toThrow('check');
  });

  it('stand in a drop as it was added, where it says nothing else', async () => {
    const before = await room.drop();
    expect(await publish()).toMatchObject({ ok: true });
    room.clock.set(FROM);
    const after = await room.drop();
    const own = await room.drop({ tierDelaySeconds: [300, 300, 10] });
    const early = await room.drop({ tierDelaySeconds: [], holdMinutes: 60 });
    const rows = await room.sql.all<{ id: string }>`
      select id, tier_delays, hold_minutes from live_drop`;
    expect([before, after, own, early].map((drop) => {
      const { id: _, ...numbers } = rows.find(({ id }) => id === uuid(drop))!;
      return Object.values(numbers);
    })).toEqual([[[60, 30], 10], [[90, 40], 5], [[300, 300, 10], 5], [[], 60]]);
  });

  it('say how many wrong passcodes close the door, and for how long', async () => {
    room.clock.set('2026-10-08T12:40:00Z');
    const dropId = await room.drop({ stock: 5 });
    const memberId = await room.member();
    const codes: string[] = [];
    for (const passcode of ['wrong1', 'wrong2', '金玉满堂88']) {
      const answer = await room.claim(dropId, memberId, { passcode });
      codes.push(answer.userErrors[0]?.code ?? answer.claim.state);
    }
    expect(codes).toEqual(['WRONG_PASSCODE', 'WRONG_PASSCODE', 'TOO_MANY_ATTEMPTS']);
    room.clock.set('2026-10-08T12:41:00Z');
    expect((await room.claim(dropId, memberId, { passcode: '金玉满堂88' })).userErrors).toEqual([]);
  });
});
