import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../kernel/ids.ts';
import { channel, startTestSubgraph, tenant, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { tellCasesAnew } from '../commands/review/tell-cases-anew.ts';
import { engagement } from '../index.ts';
import { day, desk, house, idOf, key } from './people.ts';

const HOME = newId();
const other = { ...desk, id: 'op-2', name: 'Otto' };
let room: TestSubgraph;
let h: ReturnType<typeof house>;
beforeAll(async () => {
  room = await startTestSubgraph(engagement, { now: '2026-11-01T04:00:00Z' });
  h = house(room, HOME);
});
afterAll(() => room.stop());

const referralOf = async (friendId: string) => room.sql.one<{ state: string; reason: string | null }>`
  select state, reason from referral where friend_id = ${friendId}`;
const friendOf = (referrerId: string, samePhone = false) => h.enrol({ referral: { referrerId, samePhone } });

describe('a referral', () => {
  it('is kept by the first sale of 1,000 yuan that leaves its window, and falls with it', async () => {
    h.at('2026-11-01T04:00:00Z');
    const referrer = await h.enrol();
    const friend = await friendOf(referrer);
    await h.sell(friend, 99_999n);
    const order = await h.sell(friend, 150_000n, { windowEndsAt: day('2026-11-02') });
    await h.settle();
    expect(await referralOf(friend)).toEqual({ state: 'pending', reason: null });
    h.at('2026-11-02T04:00:00Z');
    await h.settle();
    await h.settle();
    expect(await referralOf(friend)).toEqual({ state: 'kept', reason: null });
    expect([await h.standing(referrer), await h.standing(friend)]).toEqual([200, 200]);
    expect((await room.events('referral.kept.v1')).at(-1)).toMatchObject(
      { referrerId: referrer, friendId: friend, orderId: order.orderId });
    await h.bringBack(order, '2026-11-03', 50_000n);
    expect(await referralOf(friend)).toMatchObject({ state: 'kept' });
    await h.bringBack(order, '2026-11-04', 50_000n);
    expect(await referralOf(friend)).toEqual({ state: 'withdrawn', reason: 'returned' });
    expect([await h.standing(referrer), await h.standing(friend)]).toEqual([0, 0]);
    expect(await room.events('referral.withdrawn.v1')).toHaveLength(1);
  });

  it('gives nothing for what came back before, for a shared phone, nor beyond sixteen friends a year', async () => {
    const referrer = await h.enrol();
    const returned = await friendOf(referrer);
    await h.bringBack(await h.sell(returned, 200_000n), '2026-09-10');
    const shared = await friendOf(referrer, true);
    await h.sell(shared, 200_000n);
    const friends: string[] = [];
    for (let count = 0; count < 17; count += 1) {
      friends.push(await friendOf(referrer));
      await h.sell(friends.at(-1)!, 200_000n);
    }
    await h.settle();
    expect(await referralOf(returned)).toMatchObject({ state: 'pending' });
    expect(await referralOf(shared)).toEqual({ state: 'refused', reason: 'same_phone' });
    expect(await h.standing(referrer)).toBe(16 * 200);
    const states = await Promise.all(friends.map(referralOf));
    expect(states.filter(({ state }) => state === 'kept')).toHaveLength(16);
    expect(states).toContainEqual({ state: 'refused', reason: 'over_limit' });
    const shop = tenant(HOME, 'engagement:read');
    const { data } = await room.query('{ referrals(state: REFUSED) { items { reason friend { id } } } }', {}, shop);
    expect(data!.referrals.items).toContainEqual({ reason: 'SAME_PHONE', friend: { id: idOf(shared) } });
    const { referrals } = await h.look(referrer, 'referrals(first: 2) { edges { node { state points } } '
      + 'pageInfo { hasNextPage } }', shop);
    expect(referrals.pageInfo.hasNextPage).toBe(true);
  });

  it('of oneself is refused and looked at, and goes on when they were two', async () => {
    const referrer = await h.enrol();
    const friend = await friendOf(referrer);
    await h.sell(friend, 200_000n);
    const mergeId = await h.merge(referrer, friend);
    expect(await referralOf(friend)).toEqual({ state: 'refused', reason: 'same_person' });
    const { data } = await room.query(`{ abuseCases(state: OPEN) { items { id version score member { id }
      findings { rule } heldPoints } } }`, {}, desk);
    const [found] = data!.abuseCases.items;
    expect(found).toMatchObject({ score: 100, member: { id: idOf(referrer) }, findings: [{ rule: 'SELF_REFERRAL' }] });
    await h.unmerge(mergeId, referrer, friend);
    await h.ask('clearAbuseCase', 'case { state }',
      { id: found.id, expectedVersion: found.version, reason: '两人', ...key() });
    await h.settle();
    expect(await referralOf(friend)).toMatchObject({ state: 'kept' });
    expect(await h.standing(referrer)).toBe(200);
  });
});

describe('a device', () => {
  it('that four members use is looked at for all of them, and nothing of it is kept in clear', async () => {
    h.at('2026-11-20T04:00:00Z');
    const members = [await h.enrol(), await h.enrol(), await h.enrol(), await h.enrol()];
    const comes = (memberId: string, deviceId: string) => h.ask('checkIn', 'checkIn { points }',
      { memberId: idOf(memberId), deviceId, ...key() });
    for (const memberId of members.slice(0, 3)) await comes(memberId, 'phone-of-a-farm');
    const casesOf = () => room.sql.all<{ findings: { rule: string; found: number }[] }>`select findings
      from abuse_case where member_id = any(${members}::uuid[]) and state = 'open'`;
    expect(await casesOf()).toEqual([]);
    expect((await comes(members[3]!, '\u200b')).userErrors).toEqual([{ code: 'INVALID', path: ['deviceId'] }]);
    await comes(members[3]!, 'phone-of-a-farm');
    const cases = await casesOf();
    expect(cases.map(({ findings }) => findings.map(({ rule, found }) => `${rule} ${found}`)))
      .toEqual(Array.from({ length: 4 }, () => ['shared_device 4']));
    // The fourth deed is held; those before it stand until somebody has decided.
    expect([await h.standing(members[0]!), await h.standing(members[3]!)]).toEqual([5, 0]);
    const [devices, records, keys] = [await room.sql.all`select device, member_id from device_use`,
      await room.sql.all`select * from audit_record`, await room.sql.all`select * from idempotency`];
    const plain = (value: unknown) => JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? '' : one));
    expect(devices).toHaveLength(4);
    expect(plain([devices, records, keys])).not.toContain('phone-of-a-farm');
  });

  it('finds its fifth member without another word about the four, who have one case each', async () => {
    const members = [await h.enrol(), await h.enrol(), await h.enrol(), await h.enrol(), await h.enrol()];
    const comes = (memberId: string) =>
      h.ask('checkIn', 'already', { memberId: idOf(memberId), deviceId: 'phone-of-five', ...key() });
    for (const memberId of members.slice(0, 4)) await comes(memberId);
    const of = (four: boolean) => room.sql.all<{ version: number; found: number }>`
      select version, (findings->0->>'found')::int as found from abuse_case
      where member_id = any(${four ? members.slice(0, 4) : members.slice(4)}::uuid[])`;
    const audited = async () => (await room.sql.one<{ count: number }>`select count(*)::int as count
      from audit_record where command = 'engagement.check-in'`).count;
    const [before, records] = [await of(true), await audited()];
    expect(before).toEqual(Array.from({ length: 4 }, () => ({ version: 1, found: 4 })));
    await comes(members[4]!);
    await comes(members[0]!);
    expect(await of(true)).toEqual(before);
    expect(await of(false)).toEqual([{ version: 1, found: 5 }]);
    // The check-in of the fifth and its case.
    expect(await audited()).toBe(records + 2);
  });

  it('is one of its channel, and an id that says nothing is none', async () => {
    const before = (await room.sql.all`select 1 from device_use`).length;
    const channels = [newId(), newId()];
    for (const [nth, deviceId] of ['device-no-1', 'device-no-1', 'device-no-1', 'device-no-1'].entries()) {
      const [memberId, channelId] = [await h.enrol(), channels[nth % 2]!];
      await h.tell('member.visibility-changed.v1', memberId,
        { personId: memberId, tenantId: HOME, layer: 1, channelIds: [channelId], survivorId: null, version: 2n });
      await h.ask('checkIn', 'already', { memberId: idOf(memberId), deviceId, ...key() },
        channel(channelId, 'engagement:act', 'engagement:read') as typeof desk);
      for (const none of ['1', '00000000-0000-0000-0000-000000000000']) {
        expect((await h.ask('checkIn', 'already', { memberId: idOf(memberId), deviceId: none, ...key() })).userErrors)
          .toEqual([]);
      }
    }
    const uses = await room.sql.all<{ people: number }>`select count(*)::int as people from device_use
      group by device having count(*) = 2`;
    expect(uses).toHaveLength(2);
    expect(await room.sql.all`select 1 from device_use`).toHaveLength(before + 4);
  });

  it('of one of four of a member, and of days that are over, is looked at once a month or not at all', async () => {
    const memberId = await h.enrol();
    for (const [date, deviceId] of [['01', 'a'], ['10', 'b'], ['20', 'c'], ['31', 'd']] as const) {
      h.at(`2026-12-${date}T04:00:00Z`);
      await h.ask('checkIn', 'already', { memberId: idOf(memberId), deviceId: `${memberId}-${deviceId}`, ...key() });
    }
    const of = () => room.sql.all<object>`select findings from abuse_case where member_id = ${memberId}`;
    // The first was used 30 days and more ago.
    expect(await of()).toEqual([]);
    await h.ask('checkIn', 'already', { memberId: idOf(memberId), deviceId: `${memberId}-e`, ...key() });
    expect(await of()).toMatchObject([{ findings: [{ rule: 'devices', found: 4, limit: 3, where: '2026-12' }] }]);
  });
});

describe('a review', () => {
  const rush = async (memberId: string, times: number) => {
    for (let version = 1; version <= times; version += 1) {
      await h.tell('points.posted.v1', memberId, { memberId, transactionId: newId(), kind: 'interaction', available: 0n,
        pending: 0n, held: 0n, debt: 0n, at: room.clock.now(), version: BigInt(version) });
    }
  };
  const caseOf = async (memberId: string) => {
    const { data } = await room.query(`{ abuseCases { items { id version state score heldPoints looks decidedBy note
      member { id } findings { rule found limit where } } } }`, {}, desk);
    return data!.abuseCases.items.find((one: any) => one.member.id === idOf(memberId)) ?? null;
  };
  const decide = async (name: string, memberId: string, more: object = {}, actor = desk) => {
    const { id, version } = await caseOf(memberId);
    const input = { id, expectedVersion: version, reason: '核实', ...key(), ...more };
    return h.ask(name, 'case { state looks }', input, actor);
  };

  it('begins with the 21st earning event of a day; what is earned meanwhile is held, and let go', async () => {
    h.at('2026-11-10T04:00:00Z');
    const memberId = await h.enrol();
    await rush(memberId, 20);
    expect(await caseOf(memberId)).toBeNull();
    await rush(memberId, 1);
    expect(await caseOf(memberId)).toMatchObject({ state: 'OPEN', score: 52,
      findings: [{ rule: 'EARNINGS', found: 21, limit: 20, where: '2026-11-10' }] });
    expect((await room.events('member.under-review.v1')).at(-1))
      .toMatchObject({ memberId, underReview: true, version: 1n });
    await h.comesIn(memberId);
    expect(await h.standing(memberId)).toBe(0);
    expect(await caseOf(memberId)).toMatchObject({ heldPoints: 5 });
    expect((await decide('clearAbuseCase', memberId)).case).toEqual({ state: 'CLEARED', looks: 1 });
    expect(await h.standing(memberId)).toBe(5);
    expect((await room.events('member.under-review.v1')).at(-1)).toMatchObject({ underReview: false, version: 2n });
    await rush(memberId, 2);
    expect(await caseOf(memberId)).toMatchObject({ state: 'CLEARED' });
  });

  it('of before loyalty listened is told once more, if it is open still', async () => {
    const [open, cleared] = [await h.enrol(), await h.enrol()];
    for (const memberId of [open, cleared]) await rush(memberId, 21);
    await decide('clearAbuseCase', cleared);
    await room.sql.run`update abuse_case set is_binding = false
      where member_id = any(${[open, cleared]}::uuid[])`;
    const before = (await room.events('member.under-review.v1')).length;
    expect(await room.run(tellCasesAnew, { limit: 10 })).toEqual({ ok: true, value: { told: 1 } });
    expect(await room.run(tellCasesAnew, { limit: 10 })).toEqual({ ok: true, value: { told: 0 } });
    const told = await room.events('member.under-review.v1');
    expect(told).toHaveLength(before + 1);
    expect(told.at(-1)).toMatchObject({ memberId: open, underReview: true, version: 2n });
    await decide('clearAbuseCase', open);
    expect((await room.events('member.under-review.v1')).at(-1)).toMatchObject({ underReview: false, version: 3n });
  });

  it('takes back what is held and what was granted since, and gives it again after another’s second look', async () => {
    const memberId = await h.enrol();
    await h.comesIn(memberId);
    h.at('2026-11-11T04:00:00Z');
    await rush(memberId, 21);
    await h.comesIn(memberId);
    const refusal = async (answer: Promise<any>) => (await answer).userErrors[0]?.code;
    expect(await refusal(decide('reopenAbuseCase', memberId))).toBe('NOT_DECIDED');
    expect(await refusal(decide('confirmAbuseCase', memberId, { reason: ' ' }))).toBe('INVALID');
    expect(await refusal(decide('confirmAbuseCase', memberId, { expectedVersion: 9 }))).toBe('STALE');
    const confirmed = await decide('confirmAbuseCase', memberId, { since: '2026-11-10T00:00:00Z' });
    expect(confirmed.case.state).toBe('CONFIRMED');
    expect(await h.standing(memberId)).toBe(0);
    const told = await room.events('points-grant-withdrawn.v1');
    expect(told.filter((one) => one.memberId === memberId)).toHaveLength(1);
    expect(await refusal(decide('clearAbuseCase', memberId))).toBe('ALREADY_DECIDED');
    expect((await decide('reopenAbuseCase', memberId)).case).toEqual({ state: 'OPEN', looks: 2 });
    expect(await refusal(decide('clearAbuseCase', memberId))).toBe('SAME_PERSON');
    expect((await decide('clearAbuseCase', memberId, {}, other)).case.state).toBe('CLEARED');
    expect(await h.standing(memberId)).toBe(10);
    expect(await caseOf(memberId)).toMatchObject({ decidedBy: 'Otto', note: '核实', looks: 2 });
  });

  it('gives a task again within its budget, and a sale that comes back takes it all the same', async () => {
    h.at('2026-11-11T04:00:00Z');
    const memberId = await h.enrol();
    const made = await h.ask('createTask', 'task { id }', { code: `T-${newId()}`.slice(0, 40), nameZh: '首单',
      nameEn: 'First', cadence: 'ONCE', proof: 'FIRST_ORDER', points: 50, budget: 50, startsAt: '2026-10-01T00:00:00Z',
      ...key() });
    const spent = async () => (await room.query(`query ($id: ID!) { task(id: $id) { spent } }`,
      { id: made.task.id }, desk)).data!.task.spent;
    const order = await h.sell(memberId, 1_000n);
    await h.settle();
    await rush(memberId, 21);
    await decide('confirmAbuseCase', memberId, { since: '2026-11-10T00:00:00Z' });
    // Nobody else gets what a second look may give again.
    const late = await h.enrol();
    await h.sell(late, 1_000n);
    await h.settle();
    expect([await h.standing(memberId), await h.standing(late), await spent()]).toEqual([0, 0, 50]);
    await decide('reopenAbuseCase', memberId);
    await decide('clearAbuseCase', memberId, {}, other);
    expect([await h.standing(memberId), await spent()]).toEqual([50, 50]);
    await h.bringBack(order, '2026-09-08');
    expect([await h.standing(memberId), await spent()]).toEqual([0, 0]);
    // What came back while it was taken back does not come again either.
    const third = await h.enrol();
    const sale = await h.sell(third, 1_000n);
    await h.settle();
    await rush(third, 21);
    await decide('confirmAbuseCase', third, { since: '2026-11-10T00:00:00Z' });
    await h.bringBack(sale, '2026-09-08');
    await decide('reopenAbuseCase', third);
    await decide('clearAbuseCase', third, {}, other);
    expect([await h.standing(third), await spent()]).toEqual([0, 0]);
    await h.ask('retireTask', 'task { id }', { id: made.task.id, expectedVersion: 1 });
  });

  it('looks at a redemption within ten minutes of another phone, whichever is heard of first', async () => {
    const redeem = (memberId: string, redeemedAt: Date, version = 1n) => {
      const redemptionId = newId();
      return h.tell('redemption.changed.v1', redemptionId, {
        redemptionId, memberId, rewardId: newId(), rewardCode: 'R', state: 'open', quantity: 1, points: 1n,
        cashMinor: 0n, costMinor: 0n, currency: 'CNY', funderId: null, region: 'CN', outletId: newId(),
        redeemedAt, untilAt: redeemedAt, at: redeemedAt, version,
      });
    };
    const phone = (memberId: string, changedAt: Date) =>
      h.tell('member.phone-changed.v1', memberId, { memberId, changedAt });
    const [early, late, slow] = [await h.enrol(), await h.enrol(), await h.enrol()];
    const minutes = (count: number) => new Date(room.clock.now().getTime() + count * 60_000);
    await phone(early, minutes(0));
    await redeem(early, minutes(5));
    await redeem(late, minutes(10));
    await phone(late, minutes(0));
    await phone(slow, minutes(0));
    await redeem(slow, minutes(11));
    expect(await caseOf(early)).toMatchObject({ score: 75, findings: [{ rule: 'PHONE_CHANGE', found: 5, limit: 10 }] });
    expect(await caseOf(late)).toMatchObject({ score: 50 });
    expect(await caseOf(slow)).toBeNull();
  });

  it('looks at more than 40 per cent of more than three orders coming back', async () => {
    const memberId = await h.enrol();
    const orders = [];
    for (let count = 0; count < 4; count += 1) orders.push(await h.sell(memberId, 1_000n));
    await h.bringBack(orders[0]!, '2026-09-05');
    expect(await caseOf(memberId)).toBeNull();
    await h.bringBack(orders[1]!, '2026-09-06');
    expect(await caseOf(memberId)).toMatchObject({ findings: [{ rule: 'REFUNDS', found: 5_000, limit: 4_000 }] });
  });

  it('counts returns that come at the same moment', async () => {
    const memberId = await h.enrol();
    const orders = [];
    for (let count = 0; count < 8; count += 1) orders.push(await h.sell(memberId, 1_000n));
    await Promise.all(orders.slice(0, 4).map((order) => h.bringBack(order, '2026-09-06')));
    expect(await caseOf(memberId)).toMatchObject({ findings: [{ rule: 'REFUNDS', found: 5_000 }] });
  });

  it('is head office’s, and an erasure leaves no word of whom it was about', async () => {
    const memberId = await h.enrol();
    await rush(memberId, 21);
    await decide('confirmAbuseCase', memberId);
    await expect(decide('reopenAbuseCase', memberId, {}, tenant(HOME, 'engagement:review')))
      .rejects.toThrow('FORBIDDEN');
    await h.tell('member.erased.v1', memberId,
      { erasureId: newId(), memberId, personIds: [memberId], erasedAt: room.clock.now() });
    expect(await room.sql.one`select note from abuse_case where member_id = ${memberId}`).toEqual({ note: null });
    expect(await h.comesIn(memberId)).toBe('NOT_FOUND');
  });
});
