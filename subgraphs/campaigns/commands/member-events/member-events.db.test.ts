import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operator, person, tenant } from '../../../../tests/kit/subgraph.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { OPERATOR, OUTLET, openRoom, type Room } from '../../tests/room.ts';

const START = '2026-10-18T11:00:00.000Z';
const SCOPES = ['campaigns:read', 'campaigns:claim'] as const;
const self = (memberId: string) => person(memberId, ...SCOPES);
const STAFF = operator(...SCOPES);
const after = (hours: number, from = START) => new Date(Date.parse(from) + hours * 3_600_000).toISOString();
const EVENT = `memberEvent { id version standing places placesLeft waiting cancelReason region { code }
  outlet { id } }`;
const PLACE = `eventPlace { id state seats number offerEndsAt version stars feedback byCode member { id }
  event { placesLeft } }`;
let room: Room;

beforeAll(async () => { room = await openRoom(); });
afterAll(() => room.stop());

async function change(name: string, fields: string, input: object, actor: Actor) {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const answer = await room.query(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields}
    userErrors { code path ${name === 'bookEventPlace' ? 'opensAt' : ''} } } }`, { input }, actor);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data[name];
}
const codes = ({ userErrors }: any) => userErrors.map(({ code, path }: any) => [code, ...path].join('.'));
const plan = async (more: object = {}) => {
  room.clock.set('2026-10-08T12:01:00Z');
  const answer = await change('scheduleMemberEvent', EVENT, {
    kind: 'TASTING', titleZh: '秋日品鉴会', titleEn: 'Autumn tasting', outletId: encodeId('out', OUTLET), region: 'CN',
    startsAt: START, endsAt: after(2), opensAt: '2026-10-08T12:00:00Z', places: 3, waitlistLimit: 10, mostSeats: 2,
    idempotencyKey: newId(), ...more,
  }, OPERATOR);
  expect(answer.userErrors).toEqual([]);
  return answer.memberEvent;
};
const book = (eventId: string, memberId: string, more: object = {}, actor = self(memberId)) =>
  change('bookEventPlace', PLACE, { eventId, idempotencyKey: newId(), ...more }, actor);
const booked = async (...args: Parameters<typeof book>) => {
  const answer = await book(...args);
  expect(answer.userErrors).toEqual([]);
  return answer.eventPlace;
};
const act = (name: string, { id, version }: any, actor: Actor, more: object = {}) =>
  change(name, PLACE, { id, expectedVersion: version, idempotencyKey: newId(), ...more }, actor);
const eventOf = async (id: string) => (await room.query(`query ($id: ID!) { memberEvent(id: $id) {
  standing placesLeft waiting version bookings { totalCount items { id state } } } }`, { id }, STAFF)).data.memberEvent;
const placeOf = async (id: string, actor: Actor = STAFF) => (await room.query(`query ($id: ID!) { eventPlace(id: $id) {
  id state version offerEndsAt } }`, { id }, actor)).data.eventPlace;

describe('places of an event', () => {
  it('go to who comes first; what is given back goes to the first in the line for whom it is enough, for 24 hours',
    async () => {
    const { id } = await plan();
    const [a, b, c, d] = await Promise.all(Array.from({ length: 4 }, () => room.member()));
    const first = await booked(id, a!, { seats: 2 });
    expect(first).toMatchObject({ state: 'BOOKED', seats: 2, number: null, member: { id: encodeId('mem', a!) } });
    const second = await booked(id, b!);
    const third = await booked(id, c!, { seats: 2 });
    expect(third).toMatchObject({ state: 'WAITING', number: 1 });
    const fourth = await booked(id, d!);
    expect(fourth).toMatchObject({ state: 'WAITING', number: 2, event: { placesLeft: 0 } });
    await act('giveBackEventPlace', second, self(b!));
    expect(await placeOf(third.id)).toMatchObject({ state: 'WAITING' });
    const offered = await placeOf(fourth.id);
    expect(offered).toMatchObject({ state: 'OFFERED', offerEndsAt: '2026-10-09T12:01:00.000Z', version: 2 });
    expect(codes(await act('answerEventOffer', fourth, self(d!),
      { accepts: true }))).toEqual(['STALE.expectedVersion']);
    expect(codes(await act('answerEventOffer', offered, self(c!), { accepts: true }))).toEqual(['NOT_FOUND.id']);
    // Nobody answers: by the clock it is gone at once, and the job gives it to whom it is enough.
    room.clock.set('2026-10-09T12:01:00Z');
    expect(await placeOf(fourth.id)).toMatchObject({ state: 'LAPSED', offerEndsAt: null });
    expect(codes(await act('answerEventOffer', offered, self(d!), { accepts: true }))).toEqual(['NO_OFFER.id']);
    await room.job('settle-member-events');
    expect(await eventOf(id)).toMatchObject({ placesLeft: 1, waiting: 1 });
    await act('giveBackEventPlace', first, self(a!));
    const turn = await placeOf(third.id);
    expect(turn.state).toBe('OFFERED');
    expect((await act('answerEventOffer', turn, self(c!),
      { accepts: true })).eventPlace).toMatchObject({ state: 'BOOKED' });
    expect(await eventOf(id)).toMatchObject({ placesLeft: 1, waiting: 0 });
  });

  it('are exactly as many as there are, of many who book at once; each person has one, also under another id',
    async () => {
    const { id } = await plan({ places: 7, waitlistLimit: 5, mostSeats: 1 });
    const members = await Promise.all(Array.from({ length: 16 }, () => room.member()));
    const answers = await Promise.all(members.map((member) => book(id, member)));
    const states = answers.map(({ eventPlace, userErrors }) => eventPlace?.state ?? userErrors[0].code);
    expect(Object.fromEntries(Map.groupBy(states, (each) => each).entries().map(([state, all]) => [state, all.length])))
      .toEqual({ BOOKED: 7, WAITING: 5, EVENT_FULL: 4 });
    const happy = members[states.indexOf('BOOKED')]!;
    expect(codes(await book(id, happy))).toEqual(['ALREADY_BOOKED.memberId']);
    const same = { idempotencyKey: 'again' };
    const other = (await plan()).id;
    expect(await booked(other, happy, same)).toEqual(await booked(other, happy, same));
    const twin = await room.member();
    await room.deliver('member.merged.v1', happy, { memberId: happy, otherMemberId: twin, mergedAt: new Date() });
    expect(codes(await book(id, twin, { memberId: encodeId('mem', twin) },
      STAFF))).toEqual(['ALREADY_BOOKED.memberId']);
  });

  it('open by tier, also at the counter', async () => {
    const { id } = await plan({ opensAt: '2026-10-08T12:00:00Z', tierDelayHours: [72, 24] });
    const [base, silver, gold] = [await room.member({ tier: 'base' }), await room.member({ tier: 'silver' }),
      await room.member({ tier: 'gold' })];
    expect((await book(id, base)).userErrors).toEqual(
      [{ code: 'NOT_OPEN_YET', path: ['eventId'], opensAt: '2026-10-11T12:00:00.000Z' }]);
    expect(codes(await book(id, silver, { memberId: encodeId('mem', silver) },
      STAFF))).toEqual(['NOT_OPEN_YET.eventId']);
    await booked(id, gold);
    room.clock.set('2026-10-09T12:00:00Z');
    await booked(id, silver);
    expect(codes(await book(id, base, { seats: 3 }))).toEqual(['NOT_OPEN_YET.eventId']);
  });

  it('are given back until the day before by the clocks of the region, by the staff until it begins', async () => {
    const { id } = await plan();
    const [a, b] = [await room.member(), await room.member()];
    const [mine, other] = [await booked(id, a), await booked(id, b)];
    room.clock.set('2026-10-17T16:00:00Z');
    expect(codes(await act('giveBackEventPlace', mine, self(a)))).toEqual(['TOO_LATE_TO_GIVE_BACK.id']);
    expect((await act('giveBackEventPlace', mine, STAFF)).eventPlace.state).toBe('GIVEN_BACK');
    expect(codes(await act('giveBackEventPlace', mine, STAFF))).toEqual(['NOT_NOW.id']);
    room.clock.set(START);
    expect(codes(await act('giveBackEventPlace', other, STAFF))).toEqual(['NOT_NOW.id']);
    expect(codes(await book(id, await room.member()))).toEqual(['EVENT_OVER.eventId']);
  });
});

describe('at the door', () => {
  it('lets in by code or by the list, once; who does not come has missed it; who came says how it was', async () => {
    const { id } = await plan({ places: 3 });
    const [a, b, c] = [await room.member(), await room.member(), await room.member()];
    const [mine, other, absent] = [await booked(id, a), await booked(id, b), await booked(id, c)];
    expect(codes(await act('checkInEventPlace', mine, STAFF))).toEqual(['NOT_NOW.id']);
    room.clock.set(after(-1));
    expect(codes(await act('checkInEventPlace', mine, STAFF, { byCode: true }))).toEqual(['NOT_VISITING.byCode']);
    await room.deliver('member.visited.v1', a, { visitId: newId(), memberId: a, outletId: OUTLET, franchiseId: null,
      from: new Date(after(-1)), until: new Date(after(1)) });
    const here = (await act('checkInEventPlace', mine, STAFF, { byCode: true })).eventPlace;
    expect(here).toMatchObject({ state: 'ATTENDED', byCode: true });
    expect(codes(await act('checkInEventPlace', here, STAFF))).toEqual(['NOT_NOW.id']);
    expect((await act('checkInEventPlace', other, STAFF)).eventPlace).toMatchObject({ state: 'ATTENDED',
      byCode: false });
    await expect(act('checkInEventPlace', absent, self(c))).rejects.toThrow('FORBIDDEN');
    const rate = (place: { id: string }, memberId: string, more: object = {}) => change('rateMemberEvent', PLACE,
      { id: place.id, stars: 5, feedback: '设计师很耐心', idempotencyKey: newId(), ...more }, self(memberId));
    expect(codes(await rate(absent, c))).toEqual(['NOT_ATTENDED.id']);
    expect(codes(await rate(mine, a, { stars: 6 }))).toEqual(['INVALID.stars']);
    expect((await rate(mine, a)).eventPlace).toMatchObject({ stars: 5, feedback: '设计师很耐心' });
    expect(codes(await rate(mine, a))).toEqual(['ALREADY_RATED.id']);
    expect(codes(await rate(mine, b))).toEqual(['NOT_FOUND.id']);
    room.clock.set(after(2));
    expect(await placeOf(absent.id)).toMatchObject({ state: 'MISSED', version: 1 });
    await room.job('settle-member-events');
    expect(await placeOf(absent.id)).toMatchObject({ state: 'MISSED', version: 2 });
    expect(await eventOf(id)).toMatchObject({ standing: 'OVER', bookings: { totalCount: 3 } });
  });

  it('nobody sees whose places are not its own', async () => {
    const { id } = await plan();
    const franchise = newId();
    const [ours, theirs] = [await room.member({ tenantId: franchise }), await room.member()];
    const [mine, other] = [await booked(id, ours), await booked(id, theirs)];
    const reader = tenant(franchise, ...SCOPES);
    const seen = (await room.query(`query ($id: ID!) { memberEvent(id: $id) { placesLeft
      bookings { totalCount items { id } } } }`, { id }, reader)).data.memberEvent;
    expect(seen).toEqual({ placesLeft: 1, bookings: { totalCount: 1, items: [{ id: mine.id }] } });
    expect(await placeOf(other.id, reader)).toBeNull();
    expect(await placeOf(other.id, self(ours))).toBeNull();
    expect(codes(await act('giveBackEventPlace', other, reader))).toEqual(['NOT_FOUND.id']);
    expect(codes(await book(id, theirs, { memberId: encodeId('mem', theirs) },
      reader))).toEqual(['NOT_FOUND.memberId']);
  });
});

describe('an event', () => {
  it('is changed until it begins: further places are offered, never fewer than are taken', async () => {
    const { id } = await plan({ places: 1, mostSeats: 1 });
    const [a, b] = [await room.member(), await room.member()];
    await booked(id, a);
    const waits = await booked(id, b);
    const update = (more: object) => change('updateMemberEvent', EVENT, { id, expectedVersion: 1, ...more }, OPERATOR);
    expect(codes(await update({ places: 0 }))).toEqual(['INVALID.places', 'INVALID.mostSeats']);
    expect(codes(await update({ expectedVersion: 2, places: 2 }))).toEqual(['STALE.expectedVersion']);
    expect((await update({ places: 2, titleZh: '金秋品鉴会' })).memberEvent).toMatchObject({ version: 2, placesLeft: 0,
      waiting: 0 });
    expect((await placeOf(waits.id)).state).toBe('OFFERED');
    expect(codes(await update({ expectedVersion: 2, places: 1 }))).toEqual(['PLACES_TAKEN.places']);
  });

  it('is called off with a reason: all places end, and nobody books any more', async () => {
    const { id } = await plan({ places: 1, mostSeats: 1 });
    const [a, b] = [await room.member(), await room.member()];
    const [mine, waits] = [await booked(id, a), await booked(id, b)];
    const cancel = (more: object = {}) => change('cancelMemberEvent', EVENT,
      { id, expectedVersion: 1, reason: '场地检修', ...more }, OPERATOR);
    expect(codes(await cancel({ reason: ' ' }))).toEqual(['INVALID.reason']);
    expect((await cancel()).memberEvent).toMatchObject({ standing: 'CANCELLED', cancelReason: '场地检修', waiting: 0 });
    expect([(await placeOf(mine.id)).state, (await placeOf(waits.id)).state]).toEqual(['CANCELLED', 'CANCELLED']);
    expect(codes(await cancel({ expectedVersion: 2 }))).toEqual(['EVENT_OVER.id']);
    expect(codes(await book(id, await room.member()))).toEqual(['EVENT_OVER.eventId']);
  });

  it('is refused with an unknown region or outlet', async () => {
    const refused = async (more: object) => codes(await change('scheduleMemberEvent', EVENT, {
      kind: 'POP_UP', titleZh: '快闪', titleEn: 'Pop-up', outletId: encodeId('out', OUTLET), region: 'CN',
        startsAt: START,
      endsAt: after(2), opensAt: '2026-10-08T12:00:00Z', places: 3, idempotencyKey: newId(), ...more }, OPERATOR));
    expect(await refused({ region: 'XX' })).toEqual(['UNKNOWN_REGION.region']);
    expect(await refused({ outletId: encodeId('out', newId()) })).toEqual(['NOT_FOUND.outletId']);
    expect(await refused({ places: 0, mostSeats: 1 })).toEqual(['INVALID.places', 'INVALID.mostSeats']);
  });
});

describe('a person', () => {
  it('takes its places along when it is merged, back when that is undone, and leaves them when it is forgotten',
    async () => {
    const { id } = await plan({ places: 1, mostSeats: 1 });
    const [a, b, next] = [await room.member(), await room.member(), await room.member()];
    const mine = await booked(id, a);
    const waits = await booked(id, next);
    const owner = async () => (await room.sql.one<{ id: string }>`select member_id as id from event_place
      where member_id = any(${[a, b]}::uuid[])`).id;
    const mergeId = newId();
    await room.deliver('member.merged.v1', b, { mergeId, memberId: b, otherMemberId: a, mergedAt: new Date() });
    expect(await owner()).toBe(b);
    expect((await room.query(`query ($r: [_Any!]!) { _entities(representations: $r) {
      ... on Member { eventPlaces { id } } } }`,
      { r: [{ __typename: 'Member', id: encodeId('mem', b) }] },
        STAFF)).data._entities[0].eventPlaces).toEqual([{ id: mine.id }]);
    const unmerge = { mergeId, memberId: b, otherMemberId: a, unmergedAt: new Date() };
    expect(await room.deliver('member.unmerged.v1', b, unmerge)).toBeNull();
    expect(await owner()).toBe(a);
    expect(await room.deliver('member.erased.v1', a, { erasureId: newId(), memberId: a, personIds: [a],
      erasedAt: new Date() })).toBeNull();
    const { state } = await room.sql.one<{ state: string }>`select state from event_place where member_id = ${a}`;
    expect(state).toBe('given_back');
    expect((await placeOf(waits.id)).state).toBe('OFFERED');
  });
});
