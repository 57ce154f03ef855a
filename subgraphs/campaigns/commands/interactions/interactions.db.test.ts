import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { channel, operator, person } from '../../../../tests/kit/subgraph.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { lookAtOrders } from '../../calls/look-at-orders.ts';
import { CHANNEL, NOW, openRoom, OPERATOR, OUTLET, type Room, uuid } from '../../tests/room.ts';

let room: Room;
beforeAll(async () => { room = await openRoom(); });
afterAll(() => room.stop());
beforeEach(() => room.clock.set(NOW));

const SHOP = channel(CHANNEL, 'loyalty:interact', 'campaigns:read', 'campaigns:claim');
const HEAD = { ...OPERATOR, scopes: [...OPERATOR.scopes, 'loyalty:interact'] };
const mem = (id: string) => encodeId('mem', id);
const like = (memberId: string | null, more: object = {}) => ({
  eventId: newId(), kind: 'LIKE', at: NOW, ...memberId && { memberId: mem(memberId) }, ...more });

async function tell(interactions: readonly object[], actor: Actor = SHOP, sessionId = room.sessionId): Promise<any> {
  const answer = await room.query(`mutation ($input: TellInteractionsInput!) { tellInteractions(input: $input) {
    taken repeated strangers guests notBelieved { place code } userErrors { code path } } }`,
  { input: { sessionId, interactions } }, actor);
  return answer.errors ? answer.errors[0]!.extensions!['code'] : answer.data.tellInteractions;
}

async function figures(actor: Actor = HEAD, sessionId = room.sessionId): Promise<any> {
  const { data } = await room.query(`query ($id: ID!) { liveSession(id: $id) { funnel { step members lostBps }
    interactions { kind members strangers guests } } }`, { id: sessionId }, actor);
  return {
    funnel: data.liveSession.funnel.map(({ members }: any) => members),
    lost: data.liveSession.funnel.map(({ lostBps }: any) => lostBps),
    counts: Object.fromEntries(data.liveSession.interactions.map(
      ({ kind, members, strangers, guests }: any) => [kind, [members, strangers, guests]])),
  };
}

const told = () => room.events('interactions.taken.v1');

describe('interactions of a live room', () => {
  it('are taken once, whatever is told again and in whichever list', async () => {
    const member = await room.member({ channelIds: [CHANNEL] });
    const own = like(member);
    expect(await tell([own, own, like(member, { kind: 'ENTER' })])).toEqual({
      taken: 2, repeated: 1, strangers: 0, guests: 0, notBelieved: [], userErrors: [] });
    expect(await tell([own])).toMatchObject({ taken: 0, repeated: 1 });
    const both = await Promise.all([1, 2].map(() => tell([like(member, { eventId: 'same' })])));
    expect(both.map(({ taken }) => taken).sort()).toEqual([0, 1]);
    // Another teller names its own.
    expect(await tell([own], HEAD)).toMatchObject({ taken: 1 });
    expect((await figures()).counts.LIKE).toEqual([3, 0, 0]);
  });

  it('give growth once for each kind and room, and strangers and guests none', async () => {
    const before = (await told()).length;
    const [member, foreign] = [await room.member({ channelIds: [CHANNEL] }), await room.member()];
    const answer = await tell([like(member), like(member), like(member, { kind: 'SHARE' }), like(foreign),
      like(newId()), like(null), like(null, { memberId: 'mem_x' }), like(member, { kind: 'LEAVE' })]);
    expect(answer).toMatchObject({ taken: 8, strangers: 3, guests: 1 });
    await tell([like(member)]);
    await tell([like(member, { kind: 'COMMENT' })]);
    const events = (await told()).slice(before);
    expect(events.map(({ memberId, interactions }) => [memberId, interactions.map(({ kind }: any) => kind).sort()]))
      .toEqual([[member, ['like', 'share']], [member, ['comment']]]);
    expect(events[0].interactions[0]).toMatchObject({ contentId: uuid(room.sessionId), at: new Date(NOW) });
  });

  it('are not believed where the clock says what cannot be, and keep nothing else back', async () => {
    const member = await room.member({ channelIds: [CHANNEL] });
    const at = (time: string) => like(member, { at: `2026-10-08T${time}Z` });
    expect((await tell([at('12:00:30'), at('12:02:59'), at('12:03:01'), at('09:57:59'), at('09:00:00'),
      like(member, { at: '2026-10-01T12:00:00Z' }), like(member, { eventId: ' ' }),
      like(member, { eventId: 'x'.repeat(65) })])))
      .toMatchObject({ taken: 2, notBelieved: [{ place: 2, code: 'CLOCK_AHEAD' }, { place: 3, code: 'NOT_LIVE' },
        { place: 4, code: 'NOT_LIVE' }, { place: 5, code: 'TOO_OLD' }, { place: 6, code: 'INVALID_EVENT_ID' },
        { place: 7, code: 'INVALID_EVENT_ID' }] });
  });

  it('are told by who saw them, of rooms that let it in', async () => {
    const member = await room.member({ channelIds: [CHANNEL] });
    expect(await tell([like(member)], person(member, 'loyalty:interact'))).toBe('FORBIDDEN');
    expect(await tell([like(member)], operator('campaigns:read'))).toBe('FORBIDDEN');
    expect(await tell([])).toBe('LIMIT_EXCEEDED');
    expect(await tell(Array.from({ length: 501 }, () => like(member)))).toBe('LIMIT_EXCEEDED');
    expect((await tell([like(member)], SHOP, encodeId('ses', newId()))).userErrors)
      .toEqual([{ code: 'NOT_FOUND', path: ['sessionId'] }]);
    const outlet = (channelId: string | null, version: bigint) => room.deliver('outlet.changed.v1', OUTLET, {
      outletId: OUTLET, code: 'live', name: 'Live', franchiseId: null, channelId, kind: 'live_room', region: 'CN',
      closed: false, version });
    await outlet(newId(), 2n);
    expect((await tell([like(member)])).userErrors).toEqual([{ code: 'MEMBER_ONLY', path: ['sessionId'] }]);
    expect(await figures(SHOP)).toEqual({ funnel: [], lost: [], counts: {} });
    await outlet(null, 3n);
  });
});

describe('ids that are new in a live room', () => {
  it('are asked of members before they are strangers, and told again while nobody can say', async () => {
    const { services } = room.runtime;
    const { learn } = services;
    const newcomer = newId();
    const own = like(newcomer);
    try {
      Object.assign(services, { learn: async () => ({ told: false, away: new Set(['members']) }) });
      expect((await tell([own])).userErrors).toEqual([{ code: 'TRY_AGAIN', path: ['interactions'] }]);
      const asked: unknown[] = [];
      Object.assign(services, { learn: async (_: unknown, keys: unknown) => {
        asked.push(keys);
        await room.deliver('member.visibility-changed.v1', newcomer, { personId: newcomer, tenantId: null, layer: 1,
          channelIds: [CHANNEL], survivorId: null, version: 1n });
        return { told: true, away: new Set() };
      } });
      expect(await tell([own])).toMatchObject({ taken: 1, strangers: 0 });
      expect(await tell([like(newcomer)])).toMatchObject({ taken: 1, strangers: 0 });
      expect(asked).toEqual([{ 'members.member': [newcomer] }]);
    } finally {
      Object.assign(services, { learn });
    }
  });

  it('are not kept of strangers, and single interactions go once nobody can tell them again', async () => {
    const member = await room.member({ channelIds: [CHANNEL] });
    await tell([like(newId(), { eventId: 'of a stranger' }), like(member, { eventId: 'of a member' })]);
    const kept = () => room.sql.all`select event_id, member_id from room_interaction
      where event_id like 'of a %' order by 1`;
    expect(await kept()).toEqual([{ event_id: 'of a member', member_id: member },
      { event_id: 'of a stranger', member_id: null }]);
    room.clock.set('2026-10-16T12:01:00Z');
    await room.job('forget-interactions');
    expect(await kept()).toHaveLength(2);
    room.clock.set('2026-10-16T12:01:01Z');
    const before = (await figures()).counts;
    await room.job('forget-interactions');
    expect(await kept()).toEqual([]);
    expect((await figures()).counts).toEqual(before);
  });
});

describe('the funnel of a live room', () => {
  let own: Room;
  beforeAll(async () => { own = await openRoom(); });
  afterAll(() => own.stop());

  it('leads from who was reached to who kept what it bought, right after returns and merges', async () => {
    const kept = room;
    room = own;
    try {
      const member = () => own.member({ channelIds: [CHANNEL] });
      const [reached, entered, liked] = [await member(), await member(), await member()];
      const [buyer, second] = [await member(), await member()];
      await tell([like(reached, { kind: 'REACH' }), like(entered, { kind: 'ENTER' }), like(liked), like(null)]);
      const itemId = await own.item();
      const dropId = await own.drop({ itemId });
      const paid = await Promise.all([buyer, second].map(async (memberId) => {
        const claim = await own.claim(dropId, memberId, { actor: SHOP });
        const orderId = encodeId('ord', newId());
        const order = (state: string, returnedQuantity: number) => ({
          id: orderId, state, currency: 'CNY', channel: { id: encodeId('chn', CHANNEL) }, member: { id: mem(memberId) },
          lines: [{ item: { id: itemId }, quantity: 1, returnedQuantity, unitPrice: { amount: '999.00' },
            lineDiscount: { amount: '0.00' } }] });
        own.orders.set(orderId, order('PAID', 0));
        const { data } = await own.query(`mutation ($input: ConfirmClaimInput!) { confirmClaim(input: $input) {
          userErrors { code } } }`, { input: { claimId: claim.claim.id, orderId, idempotencyKey: newId() } }, OPERATOR);
        expect(data.confirmClaim.userErrors).toEqual([]);
        return { orderId, order, told: (name: string, more: object = {}) =>
          own.deliver(name, uuid(orderId), { orderId: uuid(orderId), memberId, ...more }) };
      }));
      expect(await figures()).toMatchObject({ funnel: [5, 4, 1, 2, 2, 0],
        lost: [null, 2_000, 7_500, 5_000, 0, 10_000] });
      await own.job('look-at-orders');
      expect((await figures()).funnel).toEqual([5, 4, 1, 2, 2, 0]);
      // Delivered: kept once the window is over, also where a part of the order came back.
      expect(await paid[0]!.told('order.delivered.v1',
        { deliveredAt: new Date(), windowEndsAt: new Date('2026-10-16T00:00:00Z') })).toBeNull();
      own.orders.set(paid[0]!.orderId, paid[0]!.order('PARTLY_RETURNED', 0));
      own.orders.set(paid[1]!.orderId, paid[1]!.order('COMPLETED', 0));
      own.clock.set('2026-10-16T00:00:00Z');
      await own.job('look-at-orders');
      expect((await figures()).funnel).toEqual([5, 4, 1, 2, 2, 2]);
      // One that cannot be asked about keeps no other back; what is told while orders is asked stays due.
      const back = (place: number) => paid[place]!.told('order.returned.v1',
        { returnId: newId(), returnedAt: new Date(), whole: true, lines: [] });
      expect([await back(0), await back(1)]).toEqual([null, null]);
      let asked = 0;
      const { services } = own.runtime;
      const askedBadly = { ...services, graph: { execute: async (request: any) => {
        if (request.variables.id === paid[0]!.orderId) throw new Error('connection refused');
        const answer = await services.graph.execute(request);
        asked += 1;
        own.orders.set(paid[1]!.orderId, paid[1]!.order('RETURNED', 1));
        expect(await back(1)).toBeNull();
        return answer;
      } } };
      await lookAtOrders(askedBadly as never);
      expect([asked, (await figures()).funnel]).toEqual([1, [5, 4, 1, 2, 2, 2]]);
      const at = new Date('2026-10-16T00:00:00Z');
      expect(await own.sql.all`select order_told > order_looked as due, order_seen_at = ${at} as seen from claim`)
        .toEqual([{ due: true, seen: true }, { due: true, seen: true }]);
      await own.job('look-at-orders');
      expect((await figures()).funnel).toEqual([5, 4, 1, 2, 1, 1]);
      expect((await figures(channel(newId(), 'campaigns:read'))).funnel).toEqual([0, 0, 0, 0, 0, 0]);
      await own.deliver('member.merged.v1', buyer, {
        memberId: buyer, otherMemberId: liked, mergedAt: new Date(), mergeId: newId() });
      expect((await figures()).funnel).toEqual([4, 3, 1, 2, 1, 1]);
      await own.deliver('member.erased.v1', entered, {
        memberId: entered, personIds: [entered], erasedAt: new Date(), erasureId: newId() });
      expect((await figures()).funnel[0]).toBe(4);
      expect(await own.sql.all`select who, member_id from room_interaction where kind = 'enter'`)
        .toEqual([{ who: 'guest', member_id: null }]);
    } finally {
      room = kept;
    }
  });
});
