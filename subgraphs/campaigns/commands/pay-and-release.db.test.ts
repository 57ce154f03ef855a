import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../kernel/actor.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { channel, operator, person, tenant } from '../../../tests/kit/subgraph.ts';
import { claimsById } from '../queries/claims.ts';
import { settleWaiting } from './settle-waiting.ts';
import { CHANNEL, NOW, OPERATOR, openRoom, uuid, type Room } from '../tests/room.ts';

let room: Room;
beforeAll(async () => { room = await openRoom(); });
afterAll(() => room.stop());
beforeEach(() => room.clock.set(NOW));

const SHOP = channel(CHANNEL, 'campaigns:claim', 'campaigns:read');

const call = (field: 'confirmClaim' | 'releaseClaim') =>
  async (claimId: string, actor: Actor = OPERATOR, more: object = {}): Promise<any> => {
    const type = field === 'confirmClaim' ? 'ConfirmClaimInput' : 'ReleaseClaimInput';
    const answer = await room.query(`mutation ($input: ${type}!) { ${field}(input: $input) {
      claim { state position externalOrderNo } userErrors { code path } } }`,
    { input: { claimId, idempotencyKey: newId(), ...more } }, actor);
    return answer.errors ? { error: answer.errors[0]!.extensions!['code'] } : answer.data[field];
  };
const confirm = call('confirmClaim');
const release = call('releaseClaim');
const codes = (payload: any): string[] => payload.userErrors.map((error: any) => error.code);
/** Each a millisecond after the other, so that the order of claims is known. */
const claimed = async (dropId: string, actor: Actor = OPERATOR): Promise<string> => {
  room.clock.advance(1);
  return (await room.claim(dropId, await room.member({ channelIds: [CHANNEL] }), { actor })).claim.id;
};

describe('confirmClaim', () => {
  it('sells the pieces, then tells who still waits and who comes late: sold out (domain.md)', async () => {
    const dropId = await room.drop();
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.push(await claimed(dropId));
    expect(await confirm(ids[0]!, OPERATOR, { externalOrderNo: 'T-1' })).toEqual({
      claim: { state: 'CAPTURED', position: null, externalOrderNo: 'T-1' }, userErrors: [] });
    await confirm(ids[1]!);
    room.clock.set('2026-10-08T12:11:01Z');
    await room.job('expire-holds', { dropId: uuid(dropId) });
    expect(await confirm(ids[3]!)).toMatchObject({ claim: { state: 'CAPTURED' } });
    expect((await room.claims(dropId)).map(({ state, reason }) => [state, reason])).toEqual([
      ['captured', null], ['captured', null], ['voided', 'unpaid'], ['captured', null],
      ['voided', 'sold_out']]);
    expect((await room.claim(dropId, await room.member())).userErrors[0].code).toBe('SOLD_OUT');
    expect(await room.counts(dropId)).toEqual({ taken: 3, waitlisted: 0, captured: 3, voided: 2 });
  });

  it('shows the order number to its channel, the member and head office, to nobody beside', async () => {
    const [dropId, douyin, franchise] = [await room.drop(), newId(), newId()];
    const memberId = await room.member({ channelIds: [CHANNEL, douyin], tenantId: franchise });
    const { claim } = await room.claim(dropId, memberId, { actor: SHOP });
    await confirm(claim.id, SHOP, { externalOrderNo: 'SHOP-1' });
    const see = async (actor: Actor) => (await room.query(`query($r: [_Any!]!) { _entities(representations: $r) {
      ... on Claim { state externalOrderNo } } }`, { r: [{ __typename: 'Claim', id: claim.id }] }, actor))
      .data._entities[0]?.externalOrderNo;
    expect(await Promise.all([SHOP, OPERATOR, person(memberId, 'campaigns:read'), channel(douyin, 'campaigns:read'),
      tenant(franchise, 'campaigns:read')].map(see))).toEqual(['SHOP-1', 'SHOP-1', 'SHOP-1', null, null]);
  });

  it('captures once: the same key answers the same, another is refused', async () => {
    const id = await claimed(await room.drop());
    const key = { idempotencyKey: newId(), externalOrderNo: 'T-2' };
    const first = await confirm(id, OPERATOR, key);
    expect(await confirm(id, OPERATOR, key)).toEqual(first);
    expect(codes(await confirm(id, OPERATOR, { ...key, externalOrderNo: 'T-3' }))).toEqual(['IDEMPOTENCY_CONFLICT']);
    expect(codes(await confirm(id))).toEqual(['NOT_CLAIMED']);
  });

  it('refuses after the hold time, also before anybody swept', async () => {
    const dropId = await room.drop();
    const id = await claimed(dropId);
    room.clock.set('2026-10-08T12:11:01Z');
    expect(codes(await confirm(id))).toEqual(['HOLD_EXPIRED']);
    expect(codes(await release(id))).toEqual(['NOT_RELEASABLE']);
    // The piece is free at once, though everybody who called was refused.
    expect(await room.counts(dropId)).toMatchObject({ taken: 0, captured: 0 });
    // And the same afterwards: which job ran first is nobody's business.
    await room.job('expire-holds', { dropId: uuid(dropId) });
    expect(codes(await confirm(id))).toEqual(['HOLD_EXPIRED']);
    expect(codes(await release(id))).toEqual(['NOT_RELEASABLE']);
    expect(await room.counts(dropId)).toMatchObject({ taken: 0, captured: 0 });
  });

  it('lets exactly one of payment and timeout win', async () => {
    const dropId = await room.drop({ stock: 20 });
    const ids: string[] = [];
    for (let n = 0; n < 8; n += 1) ids.push(await claimed(dropId));
    room.clock.set('2026-10-08T12:10:59Z');
    const paying = ids.map((id) => confirm(id));
    room.clock.set('2026-10-08T12:11:01Z');
    await Promise.all([...paying, room.job('expire-holds', { dropId: uuid(dropId) })]);
    const states = (await room.claims(dropId)).map((claim) => claim['state']);
    const captured = states.filter((state) => state === 'captured').length;
    expect(captured + states.filter((state) => state === 'voided').length).toBe(8);
    expect(await room.counts(dropId)).toMatchObject({ taken: captured, captured });
  });

  it('is for the own channel and for head office that may write', async () => {
    const dropId = await room.drop();
    const own = await claimed(dropId, SHOP);
    const foreign = await claimed(dropId);
    expect(codes(await confirm(foreign, SHOP))).toEqual(['NOT_FOUND']);
    expect(await confirm(own, operator('campaigns:claim', 'campaigns:read'))).toEqual({ error: 'FORBIDDEN' });
    expect(await confirm(own, person(newId(), 'campaigns:claim', 'campaigns:write', 'campaigns:read')))
      .toEqual({ error: 'FORBIDDEN' });
    expect(await confirm(own, SHOP)).toMatchObject({ claim: { state: 'CAPTURED' } });
  });

  it('is paid by the member\'s own order with the item at its price, piece by piece', async () => {
    const itemId = await room.item();
    const dropId = await room.drop({ itemId, stock: 9, limitPerMember: 9 });
    const memberId = await room.member({ channelIds: [CHANNEL] });
    const claimed = async () => (await room.claim(dropId, memberId, { actor: SHOP })).claim.id as string;
    const order = (over: object = {}) => ({
      id: encodeId('ord', newId()), state: 'PAID', currency: 'CNY', channel: { id: encodeId('chn', CHANNEL) },
      member: { id: encodeId('mem', memberId) }, lines: [{ item: { id: itemId }, quantity: 2,
        returnedQuantity: 0, unitPrice: { amount: '1099.00' }, lineDiscount: { amount: '200.00' } }], ...over });
    const pay = async (paid: ReturnType<typeof order>, by: object) => {
      room.orders.set(paid.id, paid).set('N-1', paid);
      return codes(await confirm(await claimed(), SHOP, by));
    };
    const right = order();
    expect(await pay(order({ member: { id: encodeId('mem', newId()) } }), { externalOrderNo: 'N-1' }))
      .toEqual(['ORDER_MISMATCH']);
    const cancelled = order({ state: 'CANCELLED' });
    expect(await pay(cancelled, { orderId: cancelled.id })).toEqual(['ORDER_MISMATCH']);
    expect(await pay(right, { orderId: right.id })).toEqual([]);
    expect(await pay(right, { externalOrderNo: ' N-1 ' })).toEqual([]);
    expect(await pay(right, { externalOrderNo: 'N-1' })).toEqual(['ORDER_MISMATCH']);
    expect(await room.sql.all`select distinct order_id, count(*) from claim
      where drop_id = ${uuid(dropId)} and state = 'captured' group by 1`)
      .toEqual([{ order_id: uuid(right.id), count: 2n }]);
    // Orders has taken a merge of which only who sees the member is known here.
    const survivor = await room.member({ channelIds: [CHANNEL] });
    await room.deliver('member.visibility-changed.v1', memberId, { personId: memberId, tenantId: null, layer: 1,
      channelIds: [CHANNEL], survivorId: survivor, version: 1_000_000n });
    const merged = order({ member: { id: encodeId('mem', survivor) } });
    expect(await pay(merged, { orderId: merged.id })).toEqual([]);
    const unknown = encodeId('ord', newId());
    expect((await confirm(await claimed(), SHOP, { orderId: unknown })).userErrors)
      .toEqual([{ code: 'NOT_FOUND', path: ['orderId'] }]);
  });

  it('finds the order of a number that was recorded after the payment', async () => {
    const itemId = await room.item();
    const dropId = await room.drop({ itemId, stock: 9, limitPerMember: 9 });
    const memberId = await room.member({ channelIds: [CHANNEL] });
    for (const externalOrderNo of ['L-1', 'L-2', 'L-3']) {
      const { claim } = await room.claim(dropId, memberId, { actor: SHOP });
      expect(codes(await confirm(claim.id, SHOP, { externalOrderNo }))).toEqual([]);
    }
    const order = (unitPrice: string) => ({
      id: encodeId('ord', newId()), state: 'PAID', currency: 'CNY', channel: { id: encodeId('chn', CHANNEL) },
      member: { id: encodeId('mem', memberId) }, lines: [{ item: { id: itemId }, quantity: 1,
        returnedQuantity: 0, unitPrice: { amount: unitPrice }, lineDiscount: { amount: '0' } }] });
    // Orders has taken a merge of which only who sees the member is known here.
    const survivor = await room.member({ channelIds: [CHANNEL] });
    await room.deliver('member.visibility-changed.v1', memberId, { personId: memberId, tenantId: null, layer: 1,
      channelIds: [CHANNEL], survivorId: survivor, version: 1_000_000n });
    const right = { ...order('999.00'), member: { id: encodeId('mem', survivor) } };
    const dear = order('1.00');
    room.orders.set('L-1', right).set('L-2', dear);
    await room.job('match-orders');
    await room.job('match-orders');
    expect(await room.sql.all`select external_order_no as no, order_id as id, order_mismatch as odd, mismatch from claim
      where drop_id = ${uuid(dropId)} order by 1`).toEqual([
      { no: 'L-1', id: uuid(right.id), odd: false, mismatch: null },
      { no: 'L-2', id: null, odd: true, mismatch: 'price' },
      { no: 'L-3', id: null, odd: false, mismatch: null }]);
    const ask = async (actor: typeof OPERATOR, after: string | null = null) => (await room.query(`
      query($after: String) { mismatchedClaims(first: 1, after: $after) { pageInfo { hasNextPage endCursor }
        edges { node { mismatch externalOrderNo mismatchedOrder { id } drop { id } } } } }`, { after }, actor))
      .data.mismatchedClaims;
    const odd = { mismatch: 'PRICE', externalOrderNo: 'L-2', drop: { id: dropId } };
    const found = await ask(OPERATOR);
    expect(found).toMatchObject({ pageInfo: { hasNextPage: false },
      edges: [{ node: { ...odd, mismatchedOrder: { id: dear.id } } }] });
    expect((await ask(OPERATOR, found.pageInfo.endCursor)).edges).toEqual([]);
    expect((await ask(SHOP)).edges).toHaveLength(1);
    expect((await ask(channel(newId(), 'campaigns:read'))).edges).toEqual([]);
  });

  it('refuses unknown claims and bad order numbers', async () => {
    const id = await claimed(await room.drop());
    expect((await confirm('nonsense')).userErrors).toEqual([{ code: 'NOT_FOUND', path: ['claimId'] }]);
    expect((await confirm(id, OPERATOR, { orderId: 'ord_x' })).userErrors)
      .toEqual([{ code: 'NOT_FOUND', path: ['orderId'] }]);
    for (const externalOrderNo of ['', 'x'.repeat(101)]) {
      expect(codes(await confirm(id, OPERATOR, { externalOrderNo }))).toEqual(['INVALID_ORDER_NO']);
    }
    expect(await confirm(id)).toMatchObject({ claim: { state: 'CAPTURED' } });
  });
});

describe('a waitlist of which more move than one transaction takes', () => {
  it('moves a bounded number at once, in its order, and the others by a job', async () => {
    const dropId = await room.drop({ stock: 1, waitlistLimit: 5 });
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.push(await claimed(dropId));
    const states = async () => (await room.claims(dropId)).map(({ state, position }) => position ?? state);
    await room.sql.run`update live_drop set stock = 4 where id = ${uuid(dropId)}`;
    expect(await room.run(settleWaiting, { dropId: uuid(dropId), limit: 1 }))
      .toEqual({ ok: true, value: { moved: 1 } });
    expect(await states()).toEqual(['claimed', 'claimed', 1, 2, 3]);
    await room.job('settle-waiting', { dropId: uuid(dropId) });
    expect(await states()).toEqual(['claimed', 'claimed', 'claimed', 'claimed', 1]);
    for (const id of ids.slice(0, 4)) await confirm(id);
    expect(await states()).toEqual(['captured', 'captured', 'captured', 'captured', 'voided']);
    expect(await room.counts(dropId)).toEqual({ taken: 4, waitlisted: 0, captured: 4, voided: 1 });
  });
});

describe('a room in which many wait', () => {
  it.each([50, 5_000])('writes as little for a claim, a release or a payment with %i waiting', async (many) => {
    const dropId = await room.drop({ stock: 2, waitlistLimit: 6_000 });
    const [first, second] = [await claimed(dropId), await claimed(dropId)];
    const third = await claimed(dropId);
    const waiting = Array.from({ length: many }, () => newId());
    await room.sql.run`insert into claim (id, drop_id, member_id, nth, state, position, points_price, claimed_at)
      select w.id, ${uuid(dropId)}, w.id, 1, 'waitlisted', n + 1, 0, ${NOW}
      from unnest(${waiting}::uuid[]) with ordinality as w(id, n)`;
    await room.sql.run`update live_drop set waitlisted = ${many + 1}, last_position = ${many + 1}
      where id = ${uuid(dropId)}`;
    const rows = async () => new Map((await room.sql.all<{ id: string; version: string }>`
      select id, xmin::text || ctid::text as version from claim where drop_id = ${uuid(dropId)}`)
      .map(({ id, version }) => [id, version]));
    const written = async (deed: () => Promise<unknown>) => {
      const before = await rows();
      await deed();
      return [...await rows()].filter(([id, version]) => before.get(id) !== version).length;
    };
    const placeOf = async (id: string) => (await claimsById(room.sql, [id]))[0]!.position;
    let last = '';
    expect(await written(async () => { last = await claimed(dropId); })).toBe(1);
    expect([await placeOf(uuid(third)), await placeOf(waiting[0]!), await placeOf(uuid(last))])
      .toEqual([1, 2, many + 2]);
    // Who gives up in the middle, who gives a piece back to the first who waits, and who pays.
    expect(await written(() => release(encodeId('clm', waiting[1]!)))).toBe(1);
    expect([await placeOf(waiting[0]!), await placeOf(waiting[2]!), await placeOf(uuid(last))])
      .toEqual([2, 3, many + 1]);
    expect(await written(() => release(first))).toBe(2);
    expect(await written(() => confirm(second))).toBe(1);
    expect([await placeOf(uuid(third)), await placeOf(waiting[0]!), await placeOf(waiting[2]!),
      await placeOf(uuid(last))]).toEqual([null, 1, 2, many]);
    expect(await room.counts(dropId)).toMatchObject({ taken: 2, captured: 1, waitlisted: many });
  });
});

describe('releaseClaim', () => {
  it('gives the piece to the first who waits and moves the others up', async () => {
    const dropId = await room.drop({ stock: 1, waitlistLimit: 3 });
    const ids: string[] = [];
    for (let n = 0; n < 4; n += 1) ids.push(await claimed(dropId));
    expect(await release(ids[2]!)).toMatchObject({ claim: { state: 'RELEASED', position: null } });
    expect((await room.claims(dropId)).map((claim) => claim['position'])).toEqual([null, 1, null, 2]);
    await release(ids[0]!);
    expect((await room.claims(dropId)).map(({ state, position }) => [state, position])).toEqual([
      ['released', null], ['claimed', null], ['released', null], ['waitlisted', 1]]);
    expect(await room.counts(dropId)).toEqual({ taken: 1, waitlisted: 1, captured: 0, voided: 2 });
    expect(codes(await release(ids[0]!))).toEqual(['NOT_RELEASABLE']);
  });

  it('lets the member claim again', async () => {
    const dropId = await room.drop();
    const memberId = await room.member();
    const self = person(memberId, 'campaigns:claim', 'campaigns:read');
    const { claim } = await room.claim(dropId, memberId, { actor: self });
    expect(await release(claim.id, self)).toMatchObject({ claim: { state: 'RELEASED' } });
    expect((await room.claim(dropId, memberId, { actor: self })).claim.state).toBe('CLAIMED');
  });

  it('is not for strangers, other channels, or what was paid', async () => {
    const dropId = await room.drop();
    const [own, foreign] = [await claimed(dropId, SHOP), await claimed(dropId)];
    const stranger = person(await room.member(), 'campaigns:claim', 'campaigns:read');
    expect(codes(await release(own, stranger))).toEqual(['NOT_FOUND']);
    expect(codes(await release(foreign, SHOP))).toEqual(['NOT_FOUND']);
    expect(codes(await release('clm_x'))).toEqual(['NOT_FOUND']);
    await confirm(own);
    expect(codes(await release(own))).toEqual(['NOT_RELEASABLE']);
  });
});
