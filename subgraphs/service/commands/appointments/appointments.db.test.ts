import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { channel, person } from '../../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { decodeId, encodeId, newId } from '../../../kernel/ids.ts';
import { memberIdOf, NOW, openDesk, SCOPES, type Desk } from '../../tests/desk.ts';
import { followOutlets } from '../facts/follow-outlets.ts';
import { tellUntold } from '../facts/tell-untold.ts';
import { bookAppointment } from './book-appointment.ts';
import { missAppointments } from './miss-appointments.ts';

const FIELDS = `appointment { id state deeds version startsAt endsAt guest via note arrivedByCode bookedBy kindCode
  kind { nameZh minutes } member { id } outlet { id } }`;
/** NOW is Thursday 10:00 in Shanghai. */
const SLOT = '2026-10-02T02:00:00.000Z';
const later = (minutes: number, from = SLOT) => new Date(Date.parse(from) + minutes * 60_000).toISOString();
const week = (from: string, until: string, capacity: number) =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from, until, capacity }));
const DESK = { appointmentKinds: ['try-on', 'consultation', 'private-showing'], serviceKinds: ['cleaning', 'repair'],
  hours: week('10:00', '20:00', 2), closedOn: ['2026-10-03'] };

let desk: Desk;
let outletId: string;
beforeAll(async () => {
  desk = await openDesk();
  outletId = encodeId(PREFIX.outlet, desk.outletId);
  await setDesk({ expectedVersion: 0 });
});
afterAll(() => desk.room.stop());

const setDesk = (more: object, actor = desk.franchise) => desk.change('setOutletDesk',
  'outletDesk { appointmentKinds serviceKinds version closedOn hours { weekday from until capacity } }',
  { outletId, ...DESK, ...more }, actor);
const self = (memberId: string) => person(memberId, ...SCOPES);
const book = (input: object, actor: Actor) => desk.change('bookAppointment', FIELDS,
  { outletId, kind: 'try-on', startsAt: SLOT, ...input }, actor);
const takenIn = async (memberId: string) => decodeId(PREFIX.serviceOrder, (await desk.change('openServiceOrder',
  'serviceOrder { id }', { outletId, kind: 'cleaning', piece: '银', memberId: memberIdOf(memberId) })).serviceOrder.id)!;
const booked = async (...args: Parameters<typeof book>) => (await book(...args)).appointment;
const codes = ({ userErrors }: any) => userErrors.map(({ code, path }: any) => [code, ...path].join('.'));
const change = (name: string, { id, version }: any, more: object = {}, actor: Actor = desk.franchise) =>
  desk.change(name, FIELDS, { id, expectedVersion: version, ...more }, actor);
const slots = async (actor: Actor, more: object = {}) => (await desk.room.query(`query ($outletId: ID!, $kind: String!,
  $from: Date!, $days: Int, $memberId: ID) { openSlots(outletId: $outletId, kind: $kind, from: $from, days: $days,
  memberId: $memberId) { startsAt endsAt left } }`,
{ outletId, kind: 'try-on', from: '2026-10-02', days: 1, ...more }, actor)).data!.openSlots;
const page = async (actor: Actor, filter: object = {}) => (await desk.room.query(`query ($filter: AppointmentFilter) {
  appointments(filter: $filter, page: { size: 100 }) { totalCount items { id startsAt } } }`, { filter }, actor))
  .data!.appointments;

describe('an appointment', () => {
  it('is booked by a member, moved, received by its code and done; each step is told with its version', async () => {
    const memberId = await desk.member();
    const input = { startsAt: later(60), note: '想看对戒', idempotencyKey: 'own-1' };
    const mine = await booked(input, self(memberId));
    expect(mine).toMatchObject({ state: 'BOOKED', via: 'MEMBER', version: 1, startsAt: later(60), endsAt: later(90),
      deeds: ['MOVE', 'ARRIVE', 'CANCEL'], note: '想看对戒', kind: { nameZh: '到店试戴', minutes: 30 },
      member: { id: memberIdOf(memberId) }, guest: null });
    expect((await book(input, self(memberId))).appointment).toEqual(mine);
    expect(codes(await change('moveAppointment', mine, { startsAt: later(60) }, self(await desk.member()))))
      .toEqual(['NOT_FOUND.id']);
    const { appointment: moved } = await change('moveAppointment', mine, { startsAt: later(90) }, self(memberId));
    expect(moved).toMatchObject({ startsAt: later(90), version: 2 });
    expect(codes(await change('cancelAppointment', mine, {}, self(memberId)))).toEqual(['STALE.expectedVersion']);
    expect(codes(await change('receiveAppointment', moved))).toEqual(['NOT_TODAY.id']);
    desk.room.clock.set(later(95));
    expect(codes(await change('receiveAppointment', moved, { byCode: true }))).toEqual(['NOT_VISITING.byCode']);
    expect(codes(await change('cancelAppointment', moved, {}, self(memberId)))).toEqual(['HAS_BEGUN.id']);
    await desk.room.deliver('member.visited.v1', memberId, { visitId: newId(), memberId, outletId: desk.outletId,
      franchiseId: null, from: new Date(later(94)), until: new Date(later(130)) });
    const { appointment: here } = await change('receiveAppointment', moved, { byCode: true });
    expect(here).toMatchObject({ state: 'ARRIVED', arrivedByCode: true, deeds: ['FINISH'] });
    expect(codes(await change('cancelAppointment', here))).toEqual(['NOT_NOW.id']);
    expect((await change('finishAppointment', here)).appointment).toMatchObject({ state: 'DONE', deeds: [] });
    expect(codes(await change('finishAppointment', { ...here, version: 4 }))).toEqual(['NOT_NOW.id']);
    desk.room.clock.set(NOW);
    const told = (await desk.room.events('appointment.changed.v1')).filter((each) => each.memberId === memberId);
    expect(told.map(({ state, version }) => [state, version])).toEqual(
      [['booked', 1n], ['booked', 2n], ['arrived', 3n], ['done', 4n]]);
    expect(JSON.stringify(told, (_key, value) => (typeof value === 'bigint' ? Number(value) : value)))
      .not.toContain('对戒');
  });

  it('is exactly as many as there are places, of many who book at once', async () => {
    const startsAt = new Date(later(180));
    const members = await Promise.all(Array.from({ length: 20 }, () => desk.member()));
    const outcomes = await Promise.all(members.map((memberId) => desk.room.run(bookAppointment, {
      memberId: null, guest: null, outletId: desk.outletId, kind: 'try-on', startsAt, note: null,
    }, { actor: self(memberId), idempotencyKey: newId() })));
    expect(outcomes.filter(({ ok }) => ok).length).toBe(2);
    expect(new Set(outcomes.flatMap((each) => (each.ok ? [] : each.refusals.map(({ code }) => code)))))
      .toEqual(new Set(['SLOT_FULL']));
    expect((await slots(self(members[0]!))).map(({ startsAt: at }: any) => at)).not.toContain(later(180));
    // A consultation needs both of its half hours.
    expect(codes(await book({ kind: 'consultation', startsAt: later(150) }, self(await desk.member()))))
      .toEqual(['SLOT_FULL.startsAt']);
    const won = (await page(desk.headOffice, { from: later(180), until: later(181) })).items[0];
    await change('cancelAppointment', { ...won, version: 1 });
    expect(codes(await book({ startsAt: later(180) }, self(await desk.member())))).toEqual([]);
  });

  it('that is moved gives its own place up, and takes no other’s', async () => {
    const startsAt = later(300);
    const [one, two] = [await booked({ startsAt, kind: 'consultation' }, self(await desk.member())),
      await booked({ startsAt }, self(await desk.member()))];
    expect((await change('moveAppointment', one, { startsAt: later(330) })).userErrors).toEqual([]);
    expect(codes(await book({ startsAt: later(330), kind: 'consultation' }, self(await desk.member())))).toEqual([]);
    expect(codes(await change('moveAppointment', two, { startsAt: later(330) }))).toEqual(['SLOT_FULL.startsAt']);
    expect(codes(await change('moveAppointment', two, { startsAt: later(331) }))).toEqual(['SLOT_CLOSED.startsAt']);
  });

  it('is for whom, where and when it can be; all else is refused at its place', async () => {
    const member = self(await desk.member());
    const at = later(420);
    const tries: [object, Actor, string][] = [
      [{ startsAt: at, guest: '王' }, member, 'GUEST_INVALID.guest'],
      [{ startsAt: at }, desk.headOffice, 'GUEST_INVALID.guest'],
      [{ startsAt: at, guest: ' ' }, desk.franchise, 'GUEST_INVALID.guest'],
      [{ startsAt: at, guest: '王' }, desk.till, 'GUEST_INVALID.guest'],
      [{ startsAt: at, guest: '王' }, desk.otherFranchise, 'NOT_FOUND.outletId'],
      [{ startsAt: at, memberId: memberIdOf(newId()) }, desk.headOffice, 'NOT_FOUND.memberId'],
      [{ startsAt: at, memberId: memberIdOf(await desk.member()) }, member, 'NOT_FOUND.memberId'],
      [{ startsAt: at, outletId: encodeId(PREFIX.outlet, newId()) }, member, 'NOT_FOUND.outletId'],
      [{ startsAt: at, kind: 'drop-off' }, member, 'KIND_UNKNOWN.kind'],
      [{ startsAt: at, kind: 'private-showing' }, member, 'TIER_TOO_LOW.kind'],
      [{ startsAt: at, note: 'x'.repeat(301) }, member, 'INVALID.note'],
      [{ startsAt: later(7) }, member, 'SLOT_CLOSED.startsAt'],
      [{ startsAt: '2026-10-02T01:30:00Z' }, member, 'SLOT_CLOSED.startsAt'],
      [{ startsAt: '2026-10-03T02:00:00Z' }, member, 'SLOT_CLOSED.startsAt'],
      [{ startsAt: '2026-10-01T02:00:00Z' }, member, 'SLOT_CLOSED.startsAt'],
      [{ startsAt: '2026-10-16T02:00:00Z' }, member, 'SLOT_NOT_YET.startsAt'],
    ];
    for (const [input, actor, code] of tries) expect(codes(await book(input, actor))).toEqual([code]);
    const guest = await booked({ startsAt: at, guest: '李女士' }, desk.franchise);
    expect(guest).toMatchObject({ guest: '李女士', member: null, via: 'STAFF' });
    await booked({ startsAt: later(450) }, member);
    expect(codes(await book({ startsAt: later(420), kind: 'consultation' }, member))).toEqual(['OVERLAPS.startsAt']);
  });

  it('opens earlier for higher tiers, and a private showing to some', async () => {
    const [low, high] = [await desk.member(), await desk.member()];
    await desk.tier(high, 'gold');
    const on = (day: string) => ({ from: day, days: 1 });
    expect((await slots(self(low), on('2026-10-16'))).length).toBe(0);
    expect((await slots(self(high), on('2026-10-31'))).length).toBe(20);
    expect((await slots(self(high), on('2026-11-01'))).length).toBe(0);
    expect((await slots(desk.franchise, on('2026-11-30'))).length).toBe(20);
    expect((await slots(desk.till, { ...on('2026-10-31'), memberId: memberIdOf(high) })).length).toBe(20);
    expect((await slots(self(low), { kind: 'private-showing' })).length).toBe(0);
    expect(codes(await book({ startsAt: '2026-10-31T02:00:00Z', kind: 'private-showing' }, self(high)))).toEqual([]);
    const { errors } = await desk.room.query(`{ openSlots(outletId: "${outletId}", kind: "try-on", from: "2026-10-02",
      days: 15) { left } }`, {}, desk.headOffice);
    expect(errors![0]!.extensions!['code']).toBe('LIMIT_EXCEEDED');
  });
});

describe('who does not come', () => {
  const miss = async (at: string) => {
    desk.room.clock.set(at);
    return (await desk.room.run(missAppointments, { limit: 100 }) as any).value.missed;
  };

  it('is a no-show after 15 minutes, once; twice in 90 days one books by telephone only', async () => {
    const memberId = await desk.member();
    const day = '2026-10-05T02:00:00.000Z';
    const first = await booked({ startsAt: day }, self(memberId));
    const second = await booked({ startsAt: later(60, day) }, self(memberId));
    await miss('2026-10-05T01:59:00Z');
    expect(await miss(later(14, day))).toBe(0);
    expect([await miss(later(15, day)), await miss(later(16, day))]).toEqual([1, 0]);
    expect(codes(await book({ startsAt: later(120, day) }, self(memberId)))).toEqual([]);
    expect(await miss(later(75, day))).toBe(1);
    const again = { startsAt: later(300, day) };
    expect(codes(await book(again, self(memberId)))).toEqual(['BY_TELEPHONE_ONLY']);
    expect(codes(await book({ ...again, memberId: memberIdOf(memberId) }, desk.till))).toEqual(['BY_TELEPHONE_ONLY']);
    expect(codes(await book({ ...again, memberId: memberIdOf(memberId) }, desk.franchise))).toEqual([]);
    // Late on its day it has come after all, and counts no more; until then its place was kept.
    const seats = async () => (await slots(desk.franchise, { from: '2026-10-05' }))
      .find(({ startsAt: at }: any) => at === later(60, day)).left;
    expect(await seats()).toBe(1);
    expect((await change('receiveAppointment', { ...second, version: 2 })).appointment)
      .toMatchObject({ state: 'ARRIVED', version: 3 });
    expect(codes(await book({ startsAt: later(360, day) }, self(memberId)))).toEqual([]);
    expect((await desk.room.events('appointment.changed.v1'))
      .filter((told) => told.memberId === memberId && told.state === 'no_show').map(({ version }) => version))
      .toEqual([first.version, second.version].map((version) => BigInt(version + 1)));
    desk.room.clock.set(NOW);
  });

  it('is nobody where the outlet has closed, and who walks in has its minutes from then on', async () => {
    const closing = newId();
    const told = (closed: boolean, version: bigint) => desk.room.deliver('outlet.changed.v1', closing, {
      outletId: closing, code: 'c', name: 'C', franchiseId: null, channelId: null, kind: 'own_store', region: 'CN',
      closed, version });
    await told(false, 1n);
    const there = { outletId: encodeId(PREFIX.outlet, closing) };
    await setDesk({ ...there, expectedVersion: 0 }, desk.headOffice);
    const gone = await booked({ ...there, startsAt: later(570) }, self(await desk.member()));
    await told(true, 2n);
    desk.room.clock.set(later(590));
    const walkIn = await booked({ startsAt: later(570), guest: '周先生' }, desk.franchise);
    await miss(later(604));
    const stateOf = async ({ id }: any) => (await desk.room.query(`query ($id: ID!) { appointment(id: $id) { state } }`,
      { id }, desk.headOffice)).data!.appointment.state;
    expect([await stateOf(gone), await stateOf(walkIn)]).toEqual(['CANCELLED', 'BOOKED']);
    await miss(later(605));
    expect(await stateOf(walkIn)).toBe('NO_SHOW');
    desk.room.clock.set(NOW);
  });

  it('has at most three of its own standing at once', async () => {
    const member = self(await desk.member());
    const at = (n: number) => later(n * 60, '2026-10-06T02:00:00.000Z');
    for (const n of [0, 1, 2]) expect(codes(await book({ startsAt: at(n) }, member))).toEqual([]);
    expect(codes(await book({ startsAt: at(3) }, member))).toEqual(['TOO_MANY']);
  });
});

describe('an outlet', () => {
  it('says what it offers and when, by who answers for it, from the version it was seen', async () => {
    expect((await setDesk({ expectedVersion: 1, closedOn: ['2026-10-10', '2026-10-03'] })).outletDesk)
      .toMatchObject({ version: 2, closedOn: ['2026-10-03', '2026-10-10'], hours: expect.arrayContaining(
        [{ weekday: 1, from: '10:00', until: '20:00', capacity: 2 }]) });
    expect(codes(await setDesk({ expectedVersion: 1 }))).toEqual(['STALE.expectedVersion']);
    expect(codes(await setDesk({ expectedVersion: 2 }, desk.otherFranchise))).toEqual(['NOT_FOUND.outletId']);
    expect(codes(await setDesk({ expectedVersion: 2, serviceKinds: ['polish'], hours: week('20:00', '10:00', 1)
      .slice(0, 1) }))).toEqual(['INVALID.serviceKinds.0', 'INVALID.hours.0.until']);
    await expect(setDesk({ expectedVersion: 2 }, desk.till)).rejects.toThrow('FORBIDDEN');
    const { data } = await desk.room.query(`{ outletDesk(outletId: "${outletId}") { version updatedAt } }`, {},
      self(await desk.member()));
    expect(data!.outletDesk).toMatchObject({ version: 2 });
  });

  it('is on the map for everybody, the nearest first, with what it offers and its next half hour', async () => {
    const at = async (latitude: string, longitude: string, name: string, closed = false) => {
      const id = newId();
      await desk.room.deliver('outlet.changed.v1', id, { outletId: id, code: name, name, franchiseId: null,
        channelId: null, kind: 'own_store', region: 'CN', closed, version: 1n, position: { latitude, longitude } });
      await setDesk({ outletId: encodeId(PREFIX.outlet, id), expectedVersion: 0, hours: week('09:00', '21:00', 1),
        appointmentKinds: ['drop-off'], ...name === 'far' ? { serviceKinds: ['repair'] } : {} }, desk.headOffice)
        .catch(() => undefined);
      return id;
    };
    await at('31.236305', '121.478300', 'near');
    await at('31.300000', '121.500000', 'far');
    await at('39.914900', '116.410900', 'beijing');
    await at('31.236000', '121.478000', 'gone', true);
    const map = async (more: string) => (await desk.room.query(`{ careMap(near: { latitude: "31.2363",
      longitude: "121.4783" }${more}) { name metres isOpen nextSlotAt serviceKinds } }`));
    const { data } = await map('');
    expect(data!.careMap).toEqual([
      { name: 'near', metres: 1, isOpen: true, nextSlotAt: '2026-10-01T02:30:00.000Z',
        serviceKinds: ['cleaning', 'repair'] },
      { name: 'far', metres: expect.any(Number), isOpen: true, nextSlotAt: '2026-10-01T02:30:00.000Z',
        serviceKinds: ['repair'] }]);
    expect((await map(', kinds: ["cleaning"]')).data!.careMap.length).toBe(1);
    expect((await map(', within: 500')).data!.careMap.length).toBe(1);
    expect((await map(', first: 51')).errors![0]!.extensions!['code']).toBe('LIMIT_EXCEEDED');
    const wrong = await desk.room.query('{ careMap(near: { latitude: "91", longitude: "0" }) { name } }');
    expect(wrong.errors![0]!.extensions!['code']).toBe('BAD_USER_INPUT');
  });
});

describe('who sees an appointment', () => {
  it('is head office, the outlet’s franchise, the channel that booked it, the member itself, no other', async () => {
    const memberId = await desk.member();
    const startsAt = '2026-10-08T02:00:00.000Z';
    const mine = await booked({ startsAt, memberId: memberIdOf(memberId) }, desk.till);
    expect(mine.via).toBe('CHANNEL');
    const seen = async (actor: Actor) => (await desk.room.query(
      `query ($id: ID!) { appointment(id: $id) { state } }`, { id: mine.id }, actor)).data!.appointment !== null;
    const whole = { from: startsAt, until: later(1, startsAt) };
    for (const actor of [desk.headOffice, desk.franchise, desk.till, self(memberId)]) {
      expect([await seen(actor), (await page(actor, whole)).totalCount]).toEqual([true, 1]);
    }
    for (const actor of [desk.otherFranchise, channel(newId(), ...SCOPES), self(await desk.member()),
      { ...desk.franchise, siteIds: [newId()] }]) {
      expect([await seen(actor), (await page(actor, whole)).totalCount]).toEqual([false, 0]);
    }
    for (const name of ['cancelAppointment', 'receiveAppointment', 'finishAppointment']) {
      expect(codes(await change(name, mine, {}, desk.otherFranchise))).toEqual(['NOT_FOUND.id']);
    }
    // What was booked elsewhere is received at the till of its outlet, too.
    const atTill = { from: later(30, startsAt), until: later(31, startsAt) };
    const theirs = await booked({ startsAt: atTill.from }, self(memberId));
    expect((await page(desk.till, atTill)).items.map(({ id }: any) => id)).toEqual([theirs.id]);
    await expect(change('receiveAppointment', mine, {}, self(memberId))).rejects.toThrow('FORBIDDEN');
    expect((await page(desk.headOffice, { outletId: 'nonsense' })).totalCount).toBe(0);
    const all = (await page(desk.headOffice)).items.map(({ startsAt: at }: any) => at);
    expect(all).toEqual([...all].sort());
  });

  it('follows a merge and its undoing, and an erasure calls it off', async () => {
    const [memberId, survivorId] = [await desk.member(), await desk.member()];
    const startsAt = '2026-10-09T02:00:00.000Z';
    const mine = await booked({ startsAt, note: '过敏体质' }, self(memberId));
    const ofMember = async (id: string) => (await desk.room.query(`query ($of: [_Any!]!) {
      _entities(representations: $of) { ... on Member { appointments { id state note } } } }`,
    { of: [{ __typename: 'Member', id: memberIdOf(id) }] }, desk.headOffice)).data!['_entities'][0].appointments;
    const mergeId = newId();
    await desk.room.deliver('member.merged.v1', survivorId,
      { memberId: survivorId, otherMemberId: memberId, mergedAt: new Date(NOW), mergeId });
    expect(await ofMember(survivorId)).toMatchObject([{ id: mine.id }]);
    const second = await booked({ startsAt: later(60, startsAt), memberId: memberIdOf(memberId) }, desk.headOffice);
    expect(second.member.id).toBe(memberIdOf(survivorId));
    const repair = await takenIn(memberId);
    await desk.room.deliver('member.unmerged.v1', survivorId,
      { mergeId, memberId: survivorId, otherMemberId: memberId, unmergedAt: new Date(NOW) });
    expect(await ofMember(survivorId)).toEqual([]);
    expect((await ofMember(memberId)).map(({ id }: any) => id)).toEqual([second.id, mine.id]);
    // Who is being served is told as well: it is that person's again.
    const told = () => desk.room.events('appointment.changed.v1');
    expect((await told()).slice(-2).map((one) => [one.memberId, one.state, one.version]))
      .toEqual([[memberId, 'booked', 2n], [memberId, 'booked', 2n]]);
    expect((await desk.room.events('service-order.changed.v1')).slice(-1)
      .map((one) => [one.serviceOrderId, one.memberId, one.version])).toEqual([[repair, memberId, 2n]]);
    await desk.room.deliver('member.erased.v1', memberId,
      { erasureId: newId(), memberId, personIds: [memberId], erasedAt: new Date(NOW) });
    expect(await ofMember(memberId))
      .toMatchObject([{ state: 'CANCELLED', note: null }, { state: 'CANCELLED', note: null }]);
    expect((await desk.room.events('appointment.changed.v1')).filter((told) => told.memberId === memberId).slice(-2)
      .map(({ state, version }) => [state, version])).toEqual([['cancelled', 3n], ['cancelled', 3n]]);
    expect((await slots(desk.franchise, { from: '2026-10-09' })).find(({ startsAt: at }: any) => at === startsAt).left)
      .toBe(2);
  });

  it('is told once more when nobody listened, and goes with its outlet to another franchise', async () => {
    const memberId = await desk.member();
    const mine = await booked({ startsAt: '2026-10-12T02:00:00.000Z' }, self(memberId));
    await takenIn(memberId);
    const told = async () => [
      ...await desk.room.events('appointment.changed.v1'), ...await desk.room.events('service-order.changed.v1'),
    ].filter((one) => one.memberId === memberId).map((one) => [one.franchiseId, one.version]);
    const home = desk.franchise.tenantId;
    expect(await told()).toEqual([[home, 1n], [home, 1n]]);
    await desk.room.sql.run`update appointment set untold = true where member_id = ${memberId}`;
    await desk.room.sql.run`update service_order set untold = true where member_id = ${memberId}`;
    for (let run = 0; run < 2; run += 1) await desk.room.run(tellUntold, { limit: 1 });
    expect(await told()).toEqual(Array.from({ length: 4 }, () => [home, 1n]));
    const next = desk.otherFranchise;
    await desk.room.deliver('outlet.changed.v1', desk.outletId, { outletId: desk.outletId, code: 's-1', name: 'Store',
      franchiseId: next.tenantId!, channelId: desk.till.channelId!, kind: 'franchise_store', region: 'CN',
      closed: false, version: 2n });
    for (let run = 0; run < 2; run += 1) await desk.room.run(followOutlets, { limit: 10 });
    expect((await told()).filter(([of]) => of === next.tenantId)).toEqual([[next.tenantId, 2n], [next.tenantId, 2n]]);
    const sees = async (actor: Actor) => (await desk.room.query(
      'query ($id: ID!) { appointment(id: $id) { id } }', { id: mine.id }, actor)).data!['appointment'];
    expect([await sees(desk.franchise), await sees(next)]).toEqual([null, { id: mine.id }]);
  });
});
