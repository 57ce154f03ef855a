import { expect, it } from '@jest/globals';
import * as client from '../../client/src/index.ts';
import { key, read, write } from './day.ts';
import type { PartnerHouse } from './house.ts';

/** Places in events: booked, left to the next, taken, and a word on it afterwards. */
export function itComesToEvents(today: () => PartnerHouse, whom: () => string): void {
  it('books a place in an event, waits for one that comes free, comes, and says how it was', async () => {
    const enrolled = await write(client.EnrolMemberDocument, { input: { idempotencyKey: key(), region: 'CN',
      source: 'ONLINE',
      channelId: today().channelId, externalId: 'guest', name: '客人' } });
    const another = () => enrolled.enrolMember.member!.id;
    const { outlets } = await today().get('{ outlets(filter: { closed: false }) { items { id } } }', {}) as any;
    const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    const { scheduleMemberEvent } = await today().get(`mutation($input: ScheduleMemberEventInput!) {
      scheduleMemberEvent(input: $input) { memberEvent { id } userErrors { code message } } }`, { input: {
      kind: 'TASTING', titleZh: '品鉴会', titleEn: 'Tasting', outletId: outlets.items[0].id, region: 'CN',
        startsAt: soon(1.5),
      endsAt: soon(3), opensAt: soon(-1), places: 1, waitlistLimit: 1, mostSeats: 1, idempotencyKey: key() } }) as any;
    const eventId = scheduleMemberEvent.memberEvent.id;
    const { memberEvents } = await read(client.MemberEventsDocument, { filter: { upcoming: true } });
    expect(memberEvents.items.map(({ id }) => id)).toContain(eventId);
    const book = async (memberId: string) => (await write(client.BookEventPlaceDocument,
      { input: { eventId, memberId, idempotencyKey: key() } })).bookEventPlace.eventPlace!;
    const first = await book(another());
    const mine = await book(whom());
    expect([first.state, mine.state, mine.number]).toEqual(['BOOKED', 'WAITING', 1]);
    expect((await read(client.MemberEventDocument, { id: eventId })).memberEvent).toMatchObject({ placesLeft: 0,
      waiting: 1 });
    // It begins today: who has a place keeps it, and who waits may still leave.
    await write(client.GiveBackEventPlaceDocument, { input: {
      id: first.id, expectedVersion: first.version, idempotencyKey: key() } }, ['TOO_LATE_TO_GIVE_BACK']);
    await write(client.AnswerEventOfferDocument, { input: {
      id: mine.id, expectedVersion: mine.version, accepts: true, idempotencyKey: key() } }, ['NO_OFFER']);
    const self = today().karat.forMember(another());
    const { member } = await read(client.MemberEventPlacesDocument, { id: another() }, self);
    expect(member?.eventPlaces?.[0]).toMatchObject({ id: first.id, state: 'BOOKED', event: { id: eventId } });
    const { checkInEventPlace } = await write(client.CheckInEventPlaceDocument, { input: {
      id: first.id, expectedVersion: first.version, idempotencyKey: key() } });
    expect(checkInEventPlace.eventPlace?.state).toBe('ATTENDED');
    const { rateMemberEvent } = await write(client.RateMemberEventDocument, { input: {
      id: first.id, stars: 5, idempotencyKey: key() } }, [], self);
    expect(rateMemberEvent.eventPlace?.stars).toBe(5);
    expect((await read(client.EventPlaceDocument, { id: mine.id })).eventPlace?.state).toBe('WAITING');
  });
}
