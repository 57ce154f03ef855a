import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PREFIX } from '../../../contracts/ids.ts';
import { decodeId, encodeId, newId } from '../../../kernel/ids.ts';
import { memberIdOf, NOW, openDesk, refusal, rewardsThat, type Desk } from '../../tests/desk.ts';
import { edit, ORDER, ordersOf } from '../../tests/orders.ts';
import { noteBenefit } from './note-benefit.ts';

let desk: Desk;
let outletId: string;
beforeAll(async () => {
  desk = await openDesk();
  outletId = encodeId(PREFIX.outlet, desk.outletId);
});
afterAll(() => desk.room.stop());

const { opened, step, codes, read } = ordersOf(() => desk);

describe('a benefit', () => {
  const benefitId = encodeId(PREFIX.benefit, newId());
  const use = { entitlementUse: { id: 'ent_1' }, userErrors: [] };

  it('is booked with rewards, used at the hand-over, and called off with the order', async () => {
    desk.rooms.answers = { bookEntitlement: () => use, honourEntitlement: () => refusal('TOO_EARLY'),
      cancelEntitlement: () => use, useEntitlement: () => ({ ...use, entitlementUse: { id: 'ent_2' } }) };
    const memberId = await desk.member();
    const order = await opened(memberId, { benefitId, kind: 'cleaning' });
    expect(order).toMatchObject({ benefitState: 'BOOKED', price: { amount: '0.00' } });
    expect(desk.rooms.asked.at(-1)!.input).toMatchObject({ memberId: memberIdOf(memberId), benefitId, outletId });
    const ready = await step(await step(order, 'START'), 'FINISH');
    const { serviceOrder: gone } = await desk.change('handOverServiceOrder', ORDER, edit(ready, { handedTo: '本人' }));
    expect(gone.benefitState).toBe('USED');
    expect(desk.rooms.asked.slice(-3).map(({ name }) => name))
      .toEqual(['honourEntitlement', 'cancelEntitlement', 'useEntitlement']);
    // The work was done: it was had, though the piece goes back undone by its word.
    desk.rooms.answers = { ...desk.rooms.answers, honourEntitlement: () => use };
    const done = await step(await step(await opened(memberId, { benefitId }), 'START'), 'FINISH');
    expect(done.benefitState).toBe('BOOKED');
    expect((await step(done, 'RETURN_UNDONE', '顾客不满意')).benefitState).toBe('USED');
    expect(desk.rooms.asked.at(-1)!.name).toBe('honourEntitlement');
    const idle = await opened(memberId, { benefitId });
    expect((await step(idle, 'RETURN_UNDONE', '不做了')).benefitState).toBe('CALLED_OFF');
    const off = await step(await opened(memberId, { benefitId }), 'CANCEL', '改天再来');
    expect(off.benefitState).toBe('CALLED_OFF');
    expect((await step(off, 'REOPEN', '又来了')).benefitState).toBe('BOOKED');
    expect(desk.rooms.asked.at(-1)!.input.idempotencyKey).toMatch(/:2:book$/);
  });

  it('that is refused pays for nothing; without an answer it is asked again', async () => {
    const memberId = await desk.member();
    desk.rooms.answers = { bookEntitlement: () => refusal('ENTITLEMENT_USED_UP') };
    expect(await opened(memberId, { benefitId })).toMatchObject({
      benefitState: 'REFUSED', benefitCode: 'ENTITLEMENT_USED_UP', price: { amount: '200.00' } });
    desk.rooms.answers = {};
    expect((await opened(memberId, { benefitId })).benefitState).toBe('ASKED');
    desk.rooms.answers = { bookEntitlement: () => refusal('NOT_BOOKABLE'), useEntitlement: () => use };
    await desk.run('settle-benefits');
    expect((await desk.room.sql.one<{ state: string }>`select benefit_state as state from service_order
      where benefit_use = 'ent_1' order by id desc limit 1`).state).toBe('used');
  });

  const rewards = (...told: Parameters<typeof rewardsThat>) => desk.rooms.begin(rewardsThat(...told));
  it('without an answer is asked for again with the same words, whatever changed meanwhile', async () => {
    const [memberId, survivorId] = [await desk.member(), await desk.member()];
    rewards(['bookEntitlement']);
    const order = await opened(memberId, { benefitId, kind: 'cleaning' });
    expect(order.benefitState).toBe('ASKED');
    await desk.change('quoteServiceOrder', ORDER, edit(order, { price: { amount: '0.00', currency: 'CNY' },
      promisedAt: '2026-10-20T02:00:00Z' }));
    await desk.room.deliver('member.merged.v1', survivorId,
      { memberId: survivorId, otherMemberId: memberId, mergedAt: new Date(NOW) });
    desk.room.clock.set('2026-10-21T02:00:00Z');
    await desk.run('settle-benefits');
    desk.room.clock.set(NOW);
    expect(await read(order.id)).toMatchObject({ benefitState: 'BOOKED', price: { amount: '0.00' } });
    expect(desk.rooms.asked[1]!.input).toEqual(desk.rooms.asked[0]!.input);
  });

  it('keeps the piece until rewards has said, and a quote is asked for when it refuses', async () => {
    desk.rooms.answers = {};
    const order = await opened(await desk.member(), { benefitId, kind: 'repair', warranty: 'OUT' });
    const { serviceOrder: quoted } = await desk.change('quoteServiceOrder', ORDER,
      edit(order, { price: { amount: '0.00', currency: 'CNY' } }));
    const { serviceOrder: yes } = await desk.change('answerServiceQuote', ORDER, edit(quoted, { approve: true }));
    const ready = await step(await step(yes, 'START'), 'FINISH');
    expect(await codes('handOverServiceOrder', ORDER, edit(ready, { handedTo: '本人' }))).toEqual([['NOT_NOW', 'id']]);
    expect(ready.steps).not.toContain('HAND_OVER');
    rewards([], { bookEntitlement: 'ENTITLEMENT_USED_UP' });
    await desk.run('settle-benefits');
    expect(await read(order.id)).toMatchObject({ state: 'RECEIVED', benefitState: 'REFUSED', price: null });
    expect(await codes('stepServiceOrder', ORDER, edit(ready, { step: 'REOPEN', note: '重开' })))
      .toEqual([['STALE', 'expectedVersion']]);
  });

  it('is settled before its order is opened again, and a cancelled order uses none', async () => {
    rewards(['bookEntitlement']);
    const order = await opened(await desk.member(), { benefitId });
    desk.rooms.answers = {};
    const off = await step(order, 'CANCEL', '改天再来');
    expect(off.benefitState).toBe('SETTLING');
    expect(await codes('stepServiceOrder', ORDER, edit(off, { step: 'REOPEN', note: '又来了' })))
      .toEqual([['NOT_NOW', 'id']]);
    rewards([], { bookEntitlement: 'NOT_BOOKABLE' });
    await desk.run('settle-benefits');
    // Whether it was used at once is known by the key of that use alone: what it used is given back.
    expect(desk.rooms.names().slice(-2)).toEqual(['useEntitlement', 'returnEntitlement']);
    expect((await read(order.id)).benefitState).toBe('CALLED_OFF');
    expect((await step(off, 'REOPEN', '又来了')).benefitState).toBe('USED');
  });

  it('that was used at the receipt is given back with an order that is called off, not after a hand-over', async () => {
    const atOnce = { bookEntitlement: 'NOT_BOOKABLE', cancelEntitlement: 'NOT_BOOKED' };
    rewards([], atOnce);
    const order = await opened(await desk.member(), { benefitId, kind: 'cleaning' });
    expect(order.benefitState).toBe('USED');
    const off = await step(order, 'CANCEL', '改天再来');
    expect([off.benefitState, desk.rooms.asked.at(-1)]).toEqual(['CALLED_OFF', { name: 'returnEntitlement',
      input: { id: expect.stringMatching(/^ent_/), idempotencyKey: expect.stringMatching(/:1:give-back$/) } }]);
    const again = await step(off, 'REOPEN', '又来了');
    expect([again.benefitState, desk.rooms.asked.at(-1)!.input.idempotencyKey])
      .toEqual(['USED', expect.stringMatching(/:2:use$/)]);
    const ready = await step(await step(again, 'START'), 'FINISH');
    const { serviceOrder: gone } = await desk.change('handOverServiceOrder', ORDER, edit(ready, { handedTo: '本人' }));
    const undone = await step(await step(gone, 'REOPEN', '仍有污渍'), 'RETURN_UNDONE', '客户不洗了');
    expect(undone.benefitState).toBe('USED');
    const begun = await step(await opened(await desk.member(), { benefitId, kind: 'cleaning' }), 'START');
    const unwanted = await step(await step(begun, 'FINISH'), 'RETURN_UNDONE', '不要了');
    expect(unwanted.benefitState).toBe('USED');
    // Opened once more it is the same round: what was done is had.
    expect((await step(await step(unwanted, 'REOPEN', '又来了'), 'CANCEL', '不洗了')).benefitState).toBe('USED');
    rewards([], { ...atOnce, returnEntitlement: 'NOT_RETURNABLE' });
    expect(await step(await opened(await desk.member(), { benefitId }), 'CANCEL', '误开'))
      .toMatchObject({ benefitState: 'USED', benefitCode: 'NOT_RETURNABLE' });
  });

  it('is called off and used at once before its day, whichever answers are lost', async () => {
    const handedOver = async (...told: Parameters<typeof rewards>) => {
      rewards(...told);
      const order = await opened(await desk.member(), { benefitId, kind: 'cleaning' });
      const ready = await step(await step(order, 'START'), 'FINISH');
      await desk.change('handOverServiceOrder', ORDER, edit(ready, { handedTo: '本人' }));
      expect((await read(order.id)).benefitState).toBe('SETTLING');
      return order;
    };
    for (const [lost, honoured] of [['cancelEntitlement', 'TOO_EARLY'], ['useEntitlement', 'NOT_BOOKED']] as const) {
      const order = await handedOver([lost], { honourEntitlement: 'TOO_EARLY' });
      desk.rooms.answers.honourEntitlement = () => refusal(honoured);
      await desk.run('settle-benefits');
      expect([(await read(order.id)).benefitState, desk.rooms.names().at(-1)]).toEqual(['USED', 'useEntitlement']);
    }
    const { id } = await handedOver([], { honourEntitlement: 'NOT_BOOKED', cancelEntitlement: 'NOT_BOOKED' });
    desk.rooms.answers.node = () => ({ state: 'CANCELLED' });
    await desk.run('settle-benefits');
    expect([(await read(id)).benefitState, desk.rooms.names().at(-1)]).toEqual(['USED', 'useEntitlement']);
    await handedOver([], { honourEntitlement: 'TOO_EARLY', cancelEntitlement: 'TRY_AGAIN' });
    expect(desk.rooms.names()).not.toContain('useEntitlement');
  });

  it('changes nothing of a later round, and what is settled by then only learns its use', async () => {
    rewards([]);
    const order = await opened(await desk.member(), { benefitId });
    const off = await step(order, 'CANCEL', '改天再来');
    expect(off.benefitState).toBe('CALLED_OFF');
    desk.rooms.answers = {};
    const again = await step(off, 'REOPEN', '又来了');
    const serviceOrderId = decodeId(PREFIX.serviceOrder, order.id)!;
    const late = { serviceOrderId, from: 'asked' as const, round: 1, use: 'ent_late', code: null };
    const row = () => desk.room.sql.one`select benefit_state as state, benefit_use as use from service_order
      where id = ${serviceOrderId}`;
    await desk.room.run(noteBenefit, { ...late, to: 'booked' });
    await desk.room.run(noteBenefit, { ...late, to: 'refused', code: 'ENTITLEMENT_USED_UP' });
    expect(await row()).toEqual({ state: 'asked', use: null });
    await step(again, 'CANCEL', '不做了');
    await desk.room.run(noteBenefit, { ...late, round: 2, to: 'booked', use: 'ent_2' });
    await desk.room.run(noteBenefit, { ...late, round: 2, to: 'refused', code: 'ENTITLEMENT_USED_UP' });
    expect(await row()).toEqual({ state: 'settling', use: 'ent_2' });
  });

  it('that is used while its order is called off is given back, too', async () => {
    desk.rooms.answers = {};
    const order = await opened(await desk.member(), { benefitId });
    await step(order, 'CANCEL', '改天再来');
    const serviceOrderId = decodeId(PREFIX.serviceOrder, order.id)!;
    await desk.room.run(noteBenefit, { serviceOrderId, from: 'asked', round: 1, to: 'used', use: 'ent_3', code: null });
    rewards([], { cancelEntitlement: 'NOT_BOOKED' });
    await desk.run('settle-benefits');
    expect([(await read(order.id)).benefitState, desk.rooms.asked.at(-1)!.input.id]).toEqual(['CALLED_OFF', 'ent_3']);
  });

  it('of one order stands in no other’s way; a complaint of whoever is erased is none', async () => {
    desk.rooms.answers = {};
    const erasedId = await desk.member();
    const [first, fourth] = [await opened(erasedId), await opened(await desk.member())];
    const [second, third] = [await opened(await desk.member(), { benefitId }),
      await opened(await desk.member(), { benefitId })];
    for (const order of [first, fourth]) {
      await step(order, 'CANCEL', '误开');
      await desk.change('rateServiceOrder', ORDER, { id: order.id, stars: 1, text: '钻石松了', complain: true });
    }
    rewards([]);
    const not = (order: any, answer: (input: any) => object) => (input: any) => {
      if (input.idempotencyKey.includes(decodeId(PREFIX.serviceOrder, order.id))) throw new Error('away');
      return answer(input);
    };
    desk.rooms.answers.bookEntitlement = not(second, desk.rooms.answers.bookEntitlement!);
    desk.rooms.answers.recordComplaint = not(first, () => ({ complaint: { id: 'cpl_4' }, userErrors: [] }));
    expect(await desk.run('settle-benefits')).toBe('failed');
    expect((await read(third.id)).benefitState).toBe('BOOKED');
    expect(await desk.run('record-complaints')).toBe('failed');
    expect((await read(fourth.id)).complaintState).toBe('RECORDED');
    await desk.room.deliver('member.erased.v1', erasedId,
      { erasureId: newId(), memberId: erasedId, personIds: [erasedId], erasedAt: new Date(NOW) });
    expect((await read(first.id)).complaintState).toBe('NONE');
    expect(await desk.run('record-complaints')).toBe('done');
  });
});
