import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../kernel/ids.ts';
import { openDesk, type Desk } from '../../tests/desk.ts';

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

let version = new Map<string, number>();
async function rule(notice: string, templateId: string | null, enabled = true): Promise<string[]> {
  const { codes } = await desk.change('setMessageRule', 'rule { enabled version }',
    { notice, templateId, enabled, expectedVersion: version.get(notice) ?? 1 });
  if (codes.length === 0) version.set(notice, (version.get(notice) ?? 1) + 1);
  return codes;
}
const text = (says: readonly string[], more: object = {}) => desk.published({
  bodyZh: `${says.map((name) => `{{${name}}}`).join('|')} {{optOutLink}}`, bodyEn: 'x {{optOutLink}}',
  variables: says.map((name) => ({ name, example: 'x' })), ...more });
const told = async (who: string) => (await desk.messages(who))
  .map(({ notice, state, due_at: due, facts }: any) => ({ notice, state, due: due.toISOString(), facts }));

describe('rules', () => {
  it('are switched on with a published text that says no more than the notice tells', async () => {
    expect(await rule('BIRTHDAY', null)).toEqual(['TEMPLATE_REQUIRED templateId']);
    expect(await rule('BIRTHDAY', await text(['points']))).toEqual(['MISSING_VARIABLE templateId']);
    expect(await rule('BIRTHDAY', (await desk.write()).template.id)).toEqual(['TEXT_NOT_PUBLISHED templateId']);
    expect(await rule('BIRTHDAY', await desk.published({ kind: 'SERVICE' }))).toEqual(['KIND_WRONG templateId']);
    expect(await rule('BIRTHDAY', 'nonsense')).toEqual(['NOT_FOUND templateId']);
    expect(await rule('BIRTHDAY', await text(['date'], { code: 'birthday' }))).toEqual([]);
    expect((await desk.change('setMessageRule', 'currentVersion: userErrors { code }',
      { notice: 'BIRTHDAY', enabled: false,
      expectedVersion: 1 })).codes).toEqual(['STALE expectedVersion']);
    // The next version of its text may say no more either.
    const more = await desk.write({ code: 'birthday', bodyZh: '{{points}} {{optOutLink}}',
      variables: [{ name: 'points', example: 'x' }] });
    expect((await desk.publish(more.template.id)).codes).toEqual(['MISSING_VARIABLE id']);
  });
});

describe('notices', () => {
  it('of a birthday on 8 March 2027 are planned 15 days ahead, once, and before all other marketing', async () => {
    const who = await desk.member();
    const on = '2026-10-20';
    const tell = () => desk.room.deliver('birthday.ahead.v1', who,
      { memberId: who, region: 'CN', on, toldAt: new Date() });
    expect(await tell()).toBeNull();
    await tell();
    expect(await told(who)).toEqual([{ notice: 'birthday', state: 'planned', due: '2026-10-05T01:00:00.000Z',
      facts: { date: '2026-10-20' } }]);
    const march = await desk.member();
    await desk.room.deliver('birthday.ahead.v1', march,
      { memberId: march, region: 'CN', on: '2027-03-08', toldAt: new Date() });
    expect((await told(march))[0]!.due).toBe('2027-02-21T01:00:00.000Z');
  });

  it('take the slot of what comes later and has not gone, and wait where there is none', async () => {
    const [who, news] = [await desk.member(), await desk.published()];
    for (let n = 0; n < 3; n += 1) await desk.plan(news, [who],
      { dueAt: '2026-10-05T01:00:00Z', priority: 'NEWSLETTER' });
    await desk.room.deliver('birthday.ahead.v1', who,
      { memberId: who, region: 'CN', on: '2026-10-20', toldAt: new Date() });
    expect((await desk.states(who)).toSorted()).toEqual(['cancelled displaced', 'planned', 'planned', 'planned']);
    const full = await desk.member();
    await rule('POINTS_EXPIRING', await text(['points', 'date', 'days']));
    for (let n = 0; n < 3; n += 1) await desk.plan(news, [full]);
    await desk.send();
    await desk.room.deliver('points.expiring.v1', full, { memberId: full, programme: 'CN', points: 1200n,
      expiresAt: new Date('2026-11-30T16:00:00Z'), daysBefore: 60, at: new Date() });
    expect((await told(full)).at(-1)).toEqual({ notice: 'points_expiring', state: 'planned',
      due: '2026-10-08T01:00:00.000Z',
      facts: { points: '1200', days: '60', date: '2026-12-01', time: '00:00' } });
  });

  it('of an appointment follow it when it moves, and end with it', async () => {
    await rule('APPOINTMENT_REMINDER', await text(['date', 'time'], { kind: 'SERVICE' }));
    const [who, id] = [await desk.member(), newId()];
    const tell = (at: bigint, state: string, startsAt: string) => desk.room.deliver('appointment.changed.v1', id, {
      appointmentId: id, memberId: who, outletId: newId(), franchiseId: null, kind: 'care', state,
      startsAt: new Date(startsAt), endsAt: new Date(startsAt), at: new Date(), version: at });
    await tell(1n, 'booked', '2026-10-10T06:00:00Z');
    await tell(2n, 'booked', '2026-10-11T06:00:00Z');
    await tell(1n, 'booked', '2026-10-10T06:00:00Z');
    expect((await told(who)).map(({ state, due, facts }: any) => [state, due, facts.time])).toEqual([
      ['cancelled', '2026-10-09T06:00:00.000Z', '14:00'], ['planned', '2026-10-10T06:00:00.000Z', '14:00']]);
    // Back to the first time: it has its reminder again.
    await tell(3n, 'booked', '2026-10-10T06:00:00Z');
    expect((await desk.states(who)).toSorted()).toEqual(['cancelled superseded', 'cancelled superseded', 'planned']);
    await tell(4n, 'cancelled', '2026-10-10T06:00:00Z');
    expect(await desk.states(who)).toEqual(Array(3).fill('cancelled superseded'));
    // What comes late of before changes nothing.
    await tell(3n, 'booked', '2026-10-10T06:00:00Z');
    expect(await desk.states(who)).toEqual(Array(3).fill('cancelled superseded'));
  });

  it('are sent once, however often and under whatever version the same is told', async () => {
    await rule('SERVICE_READY', await text(['date'], { kind: 'SERVICE' }));
    const [who, booking, order] = [await desk.member(), newId(), newId()];
    const common = { memberId: who, outletId: newId(), franchiseId: null };
    const booked = (at: bigint) => desk.room.deliver('appointment.changed.v1', booking, { ...common,
      appointmentId: booking, kind: 'care', state: 'booked', startsAt: new Date('2026-10-01T06:00:00Z'),
      endsAt: new Date('2026-10-01T07:00:00Z'), at: new Date(), version: at });
    const ordered = (at: bigint, state: string, minute: string) => desk.room.deliver('service-order.changed.v1',
      order, { ...common, serviceOrderId: order, kind: 'polish', state, orderLineId: null, promisedAt: new Date(),
      at: new Date(`2026-10-01T00:${minute}:00Z`), version: at });
    await booked(1n);
    await ordered(1n, 'ready', '10');
    await desk.send();
    await booked(2n);
    await ordered(2n, 'ready', '20');
    expect(await desk.states(who)).toEqual(['sent', 'sent']);
    // Taken back into the workshop and ready once more, it is another moment.
    await ordered(3n, 'in_work', '30');
    await ordered(4n, 'ready', '40');
    expect((await desk.states(who)).toSorted()).toEqual(['planned', 'sent', 'sent']);
  });

  it('wait for a member that nobody told of yet, and pass over one that was erased', async () => {
    const [who, gone] = [newId(), await desk.member()];
    const tell = (memberId: string) => desk.room.deliver('birthday.ahead.v1', memberId,
      { memberId, region: 'CN', on: '2026-10-20', toldAt: new Date() });
    expect(await tell(who)).toMatch(/has not arrived/);
    await desk.member('CN', ['sms'], who);
    expect([await tell(who), await desk.states(who)]).toEqual([null, ['planned']]);
    await desk.room.deliver('member.erased.v1', gone, { erasureId: newId(), memberId: gone, personIds: [gone],
      erasedAt: new Date() });
    expect([await tell(gone), await desk.states(gone)]).toEqual([null, []]);
  });

  it('of days of a life are queued when the day is near, by the rule, text and consent of then', async () => {
    const [who, id, other] = [await desk.member('CN', []), newId(), newId()];
    const tell = (lifeEventId: string, nextOn: string | null, at: bigint) => desk.room.deliver(
      'member.life-event-changed.v1', who, { lifeEventId, memberId: who, kind: 'wedding_anniversary', nextOn,
        version: at });
    await tell(id, '2026-12-01', 1n);
    await tell(other, '2026-12-02', 1n);
    await desk.near();
    desk.at('2026-11-15T15:00:00Z');
    await desk.near();
    // No rule yet, and the day is 16 days ahead in Shanghai.
    await rule('LIFE_EVENT', await text(['event', 'date']));
    await desk.near();
    expect(await desk.states(who)).toEqual([]);
    await desk.consent(who, 'sms', true);
    desk.at('2026-11-15T16:10:00Z');
    await desk.near();
    await desk.near();
    expect(await told(who)).toEqual([{ notice: 'life_event', state: 'planned', due: '2026-11-16T01:00:00.000Z',
      facts: { event: '结婚纪念日', date: '2026-12-01' } }]);
    // Told anew of the same day it stays, of another day it is taken back.
    await tell(id, '2026-12-01', 2n);
    expect(await desk.states(who)).toEqual(['planned']);
    await tell(id, '2026-12-20', 3n);
    await tell(id, '2026-12-01', 2n);
    expect(await desk.states(who)).toEqual(['cancelled superseded']);
    // Switched off it takes back what is planned; on again, what is still near has its message.
    desk.at('2026-11-16T16:10:00Z');
    await desk.near();
    await rule('LIFE_EVENT', null, false);
    expect((await desk.states(who)).toSorted()).toEqual(['cancelled called_off', 'cancelled superseded']);
    await rule('LIFE_EVENT', await text(['event', 'date']));
    await desk.near();
    expect((await desk.states(who)).toSorted()).toEqual(['cancelled called_off', 'cancelled superseded', 'planned']);
    desk.at('2026-10-01T01:00:00Z');
  });

  it('of services, redemptions and tiers say what their texts need', async () => {
    for (const [notice, says] of [['SERVICE_READY', ['date']], ['PROMISE_BROKEN', ['date']],
      ['REDEMPTION_EXPIRING', ['date']]] as const) {
      await rule(notice, await text(says, { kind: 'SERVICE' }));
    }
    await rule('TIER_GRACE', await text(['tier', 'missing']));
    const who = await desk.member();
    const [order, at] = [newId(), new Date('2026-10-01T00:30:00Z')];
    const common = { memberId: who, outletId: newId(), franchiseId: null };
    await desk.room.deliver('service-order.changed.v1', order, { ...common, serviceOrderId: order, kind: 'polish',
      state: 'ready', orderLineId: null, promisedAt: at, at, version: 4n });
    await desk.room.deliver('service-order.promise.v1', order, { ...common, serviceOrderId: order, what: 'warned',
      promisedAt: at, at });
    await desk.room.deliver('service-order.promise.v1', order, { ...common, serviceOrderId: order, what: 'broken',
      promisedAt: new Date('2026-09-30T00:00:00Z'), at });
    await desk.room.deliver('redemption.expiring.v1', newId(), { ...common, redemptionId: newId(), rewardId: newId(),
      untilAt: new Date('2026-10-05T04:00:00Z') });
    await desk.room.deliver('tier.grace-noticed.v1', who, { memberId: who, programme: 'CN', tier: 'gold', missing: 300n,
      graceUntil: new Date('2026-12-31T16:00:00Z'), daysBefore: 30, at });
    expect((await told(who)).map(({ notice, state, facts }: any) => [notice, state, facts])
      .toSorted(([a], [b]) => a.localeCompare(b))).toEqual([
      ['promise_broken', 'planned', { date: '2026-09-30', time: '08:00' }],
      ['redemption_expiring', 'planned', { date: '2026-10-05', time: '12:00' }],
      ['service_ready', 'planned', { date: '2026-10-01', time: '08:30' }],
      ['tier_grace', 'planned', { tier: '金卡', missing: '300', days: '30', date: '2027-01-01', time: '00:00' }]]);
  });

  it('are not written to anybody while their rule is off, nor to who is no member', async () => {
    version = new Map([...version]);
    await rule('SERVICE_READY', null, false);
    const who = await desk.member();
    const tell = (memberId: string | null) => desk.room.deliver('service-order.changed.v1', newId(), { memberId,
      serviceOrderId: newId(), outletId: newId(), franchiseId: null, kind: 'polish', state: 'ready', orderLineId: null,
      promisedAt: new Date(), at: new Date(), version: 1n });
    expect([await tell(who), await tell(null), await desk.states(who)]).toEqual([null, null, []]);
  });
});
