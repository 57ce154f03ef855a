import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { person } from '../../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { decodeId, encodeId, newId } from '../../../kernel/ids.ts';
import { memberIdOf, NOW, openDesk, SCOPES, type Desk } from '../../tests/desk.ts';
import { edit, ORDER, ordersOf } from '../../tests/orders.ts';
import { tellPromises } from './tell-promises.ts';

let desk: Desk;
let outletId: string;
beforeAll(async () => {
  desk = await openDesk();
  outletId = encodeId(PREFIX.outlet, desk.outletId);
});
afterAll(() => desk.room.stop());

const { open, opened, step, codes, read } = ordersOf(() => desk);

describe('a piece', () => {
  it('is taken in, worked on, paid and handed over, each step with its version and history', async () => {
    const memberId = await desk.member();
    const photo = { url: 'https://media.example/1.jpg', kind: 'RECEIVED' };
    const order = await opened(memberId, { photos: [photo], note: '表面有划痕' });
    expect(order).toMatchObject({ state: 'RECEIVED', version: 1, needsApproval: false, warranty: 'OUT',
      promisedAt: '2026-10-08T02:00:00.000Z', price: { amount: '200.00', currency: 'CNY' }, photos: [photo],
      member: { id: memberIdOf(memberId) }, benefitState: 'NONE' });
    expect(order.steps).toContain('START');
    expect(await codes('stepServiceOrder', ORDER, edit(order, { step: 'FINISH' }))).toEqual([['NOT_NOW', 'id']]);
    const ready = await step(await step(order, 'START'), 'FINISH');
    expect(await codes('stepServiceOrder', ORDER, edit(order, { step: 'START' })))
      .toEqual([['STALE', 'expectedVersion']]);
    expect(await codes('handOverServiceOrder', ORDER, edit(ready, { handedTo: '王芳' })))
      .toEqual([['PAYMENT_REQUIRED', 'paidBy']]);
    expect(await codes('handOverServiceOrder', ORDER, edit(ready))).toEqual([['RECEIVER_INVALID', 'handedTo']]);
    expect(await codes('handOverServiceOrder', ORDER, edit(ready, { byCode: true })))
      .toEqual([['NOT_VISITING', 'byCode']]);
    await desk.room.deliver('member.visited.v1', memberId, { visitId: newId(), memberId, outletId: desk.outletId,
      franchiseId: null, from: new Date(NOW), until: new Date('2026-10-01T03:00:00Z') });
    const fetched = edit(ready, { byCode: true, paidBy: 'POS-1', idempotencyKey: 'fetch-1' });
    const { serviceOrder: gone } = await desk.change('handOverServiceOrder', ORDER, fetched, desk.franchise);
    expect(gone).toMatchObject({ state: 'HANDED_OVER', handedByCode: true, handedTo: null, due: { amount: '0.00' },
      workUntil: '2027-01-01', steps: ['REOPEN'] });
    expect((await desk.change('handOverServiceOrder', ORDER, fetched, desk.franchise)).serviceOrder).toEqual(gone);
    expect(gone.history.map(({ deed }: any) => deed)).toEqual(['HAND_OVER', 'FINISH', 'START', 'OPEN']);
    expect((await desk.room.events('service-order.changed.v1')).map(({ state }) => state))
      .toEqual(['received', 'in_work', 'ready', 'handed_over']);
  });

  it('has a number that people say, of its outlet and day, by which it is found', async () => {
    const [one, next] = [await opened(await desk.member()), await opened(await desk.member())];
    const found = async (shortNo: string) => (await desk.room.query(`query ($shortNo: String) {
      serviceOrders(filter: { shortNo: $shortNo }) { items { id shortNo } } }`, { shortNo }, desk.franchise)).data!
      .serviceOrders.items;
    const numbers = await desk.room.sql.all<{ short_no: string }>`select short_no from service_order
      where id = any(${[one, next].map(({ id }) => decodeId(PREFIX.serviceOrder, id)!)}::uuid[]) order by id`;
    const [first, second] = numbers.map(({ short_no: said }) => Number(said.split('-')[1]));
    expect([numbers[0]!.short_no, second]).toEqual([`S261001-${first}`, first! + 1]);
    expect(await found(`s 261001 00${second}`)).toEqual([{ id: next.id, shortNo: numbers[1]!.short_no }]);
    expect([await found('S261001-9999'), await found('nonsense'), await found(`Q261001-${second}`)])
      .toEqual([[], [], []]);
  });

  it('opened again is done once more, and not paid twice', async () => {
    const order = await opened(await desk.member());
    const ready = await step(await step(order, 'START'), 'FINISH');
    const { serviceOrder: gone } = await desk.change('handOverServiceOrder', ORDER,
      edit(ready, { handedTo: '李明', paidBy: 'POS-2' }));
    expect(await codes('stepServiceOrder', ORDER, edit(gone, { step: 'REOPEN' }))).toEqual([['NOTE_REQUIRED', 'note']]);
    const again = await step(await step(gone, 'REOPEN', '尺寸仍偏大'), 'FINISH');
    expect((await desk.change('handOverServiceOrder', ORDER, edit(again, { handedTo: '李明' }))).serviceOrder)
      .toMatchObject({ state: 'HANDED_OVER', due: { amount: '0.00' } });
  });

  it('of somebody who is no member has a name; what cannot be taken is refused at its place', async () => {
    const refusals: [object, string, string][] = [
      [{}, 'HOLDER_INVALID', 'holder'],
      [{ holder: '陈', benefitId: encodeId(PREFIX.benefit, newId()) }, 'INVALID', 'benefitId'],
      [{ holder: '陈', kind: 'polish' }, 'KIND_UNKNOWN', 'kind'], [{ holder: '陈', piece: ' ' }, 'INVALID', 'piece'],
      [{ holder: '陈', promisedAt: '2026-09-30T00:00:00Z' }, 'PROMISED_AT_INVALID', 'promisedAt'],
      [{ holder: '陈', orderLineId: encodeId(PREFIX.orderLine, newId()) }, 'PIECE_NOT_THEIRS', 'orderLineId'],
      [{ holder: '陈', warranty: 'IN' }, 'WARRANTY_REASON_REQUIRED', 'warrantyReason'],
      [{ holder: '陈', photos: [{ url: 'http://x.example', kind: 'WORK' }] }, 'PHOTO_INVALID', 'photos'],
      [{ holder: '陈', outletId: encodeId(PREFIX.outlet, newId()) }, 'NOT_FOUND', 'outletId'],
    ];
    for (const [more, code, place] of refusals) {
      expect((await open(null, more)).userErrors[0]).toMatchObject({ code, path: expect.arrayContaining([place]) });
    }
    expect((await open(null, { holder: '陈女士' }, desk.otherFranchise)).userErrors[0].path).toEqual(['outletId']);
    expect((await opened(null, { holder: '陈女士' })).member).toBeNull();
  });
});

describe('a price', () => {
  it('is quoted and answered before the work begins', async () => {
    const memberId = await desk.member();
    const order = await opened(memberId, { kind: 'repair' });
    expect(order).toMatchObject({ price: null, needsApproval: true });
    expect(await codes('stepServiceOrder', ORDER, edit(order, { step: 'START' }))).toEqual([['NOT_APPROVED', 'id']]);
    const quote = { price: { amount: '800.00', currency: 'CNY' }, promisedAt: '2026-10-20T02:00:00Z', note: '换爪' };
    expect(await codes('quoteServiceOrder', ORDER, edit(order, { ...quote, price: { amount: '1', currency: 'HKD' } })))
      .toEqual([['PRICE_INVALID', 'price']]);
    const { serviceOrder: quoted } = await desk.change('quoteServiceOrder', ORDER, edit(order, quote));
    const self = person(memberId, ...SCOPES);
    expect(await codes('answerServiceQuote', ORDER, edit(quoted, { approve: true }), person(newId(), ...SCOPES)))
      .toEqual([['NOT_FOUND', 'id']]);
    const { serviceOrder: no } = await desk.change('answerServiceQuote', ORDER, edit(quoted, { approve: false }), self);
    const undone = await step(no, 'RETURN_UNDONE', '客户不修');
    expect(undone).toMatchObject({ state: 'RETURNED_UNDONE', steps: ['REOPEN'] });
    const { serviceOrder: second } = await desk.change('quoteServiceOrder', ORDER,
      edit(await step(undone, 'REOPEN', '客户改主意'), { ...quote, price: { amount: '600.00', currency: 'CNY' } }));
    const { serviceOrder: yes } = await desk.change('answerServiceQuote', ORDER, edit(second, { approve: true }), self);
    expect((await step(yes, 'START')).state).toBe('IN_WORK');
  });

  it('is nothing under warranty, which the dates say and no repair begins anew', async () => {
    const memberId = await desk.member();
    const { orderId, lineId } = await desk.sold(memberId, '2025-01-10T02:00:00Z');
    const orderLineId = encodeId(PREFIX.orderLine, lineId);
    const order = await opened(memberId, { kind: 'resizing', orderLineId });
    expect(order).toMatchObject({ warranty: 'IN', warrantyUntil: '2027-01-10', price: { amount: '0.00' } });
    const ready = await step(await step(order, 'START'), 'FINISH');
    const { serviceOrder: gone } = await desk.change('handOverServiceOrder', ORDER, edit(ready, { handedTo: '本人' }));
    expect(gone.workUntil).toBe('2027-01-10');
    const other = await opened(memberId, { orderLineId });
    const { serviceOrder: judged } = await desk.change('judgeServiceWarranty', ORDER,
      edit(other, { warranty: 'OUT', reason: '人为损坏' }));
    expect(judged).toMatchObject({ warranty: 'OUT', price: { amount: '200.00' } });
    expect(await codes('judgeServiceWarranty', ORDER, edit(judged, { warranty: 'IN', reason: ' ' })))
      .toEqual([['INVALID', 'reason']]);
    expect((await open(await desk.member(), { orderLineId })).userErrors[0].code).toBe('PIECE_NOT_THEIRS');
    await desk.room.deliver('order.returned.v1', orderId, { orderId, returnId: newId(), memberId,
      returnedAt: new Date(NOW), whole: true, lines: [{ lineId, returnedQuantity: 1, returnedBaseMinor: 100_000n,
        remainingBaseMinor: 0n }] });
    expect((await open(memberId, { orderLineId })).userErrors[0].code).toBe('PIECE_RETURNED');
  });
});

describe('a promise and a word', () => {
  it('is warned and broken once each, by the clock', async () => {
    const order = await opened(await desk.member(), { promisedAt: '2026-10-02T02:00:00Z' });
    const told = async (at: string) => {
      desk.room.clock.set(at);
      await desk.room.run(tellPromises, { limit: 100 });
      return (await desk.room.events('service-order.promise.v1'))
        .filter(({ promisedAt }) => promisedAt.getTime() === Date.parse('2026-10-02T02:00:00Z'))
        .map(({ what }) => what);
    };
    expect(await told('2026-10-01T02:00:01Z')).toEqual(['warned']);
    expect(await told('2026-10-02T02:00:01Z')).toEqual(['warned', 'broken']);
    expect(await told('2026-10-02T03:00:00Z')).toEqual(['warned', 'broken']);
    desk.room.clock.set(NOW);
    expect((await step(order, 'START')).brokenAt).toBe('2026-10-02T02:00:01.000Z');
  });

  it('is said once, after it is over, and a bad one becomes a complaint', async () => {
    const memberId = await desk.member();
    const [order, self] = [await opened(memberId), person(memberId, ...SCOPES)];
    const rate = (more: object) => ({ id: order.id, stars: 2, text: '钻石松了', complain: true, ...more });
    expect(await codes('rateServiceOrder', ORDER, rate({}), self)).toEqual([['NOT_OVER', 'id']]);
    await step(order, 'CANCEL', '误开');
    expect(await codes('rateServiceOrder', ORDER, rate({ stars: 6 }), self)).toEqual([['INVALID', 'stars']]);
    expect(await codes('rateServiceOrder', ORDER, rate({ stars: 3 }), self)).toEqual([['NO_COMPLAINT', 'complain']]);
    desk.rooms.answers = { recordComplaint: () => ({ complaint: { id: 'cpl_1' }, userErrors: [] }) };
    const { serviceOrder: rated } = await desk.change('rateServiceOrder', ORDER, rate({}), self);
    expect(rated).toMatchObject({ stars: 2, complaintState: 'RECORDED' });
    expect(desk.rooms.asked.at(-1)!.input).toMatchObject({ text: '钻石松了', memberId: memberIdOf(memberId), outletId });
    expect(await codes('rateServiceOrder', ORDER, rate({}), self)).toEqual([['ALREADY_RATED', 'id']]);
  });
});

describe('who sees it', () => {
  it('is head office, the outlet’s franchise, the till, the member itself, and nobody else', async () => {
    const memberId = await desk.member();
    const order = await opened(memberId, { note: '内部备注' }, desk.till);
    for (const actor of [desk.headOffice, desk.franchise, desk.till]) {
      expect(await read(order.id, actor)).toMatchObject({ state: 'RECEIVED', history: [{ note: '内部备注' }] });
    }
    expect(await read(order.id, person(memberId, ...SCOPES))).toMatchObject({ state: 'RECEIVED' });
    for (const actor of [desk.otherFranchise, person(newId(), ...SCOPES)]) {
      expect(await read(order.id, actor)).toBeNull();
    }
    expect(await codes('stepServiceOrder', ORDER, edit(order, { step: 'START' }), desk.otherFranchise))
      .toEqual([['NOT_FOUND', 'id']]);
    expect(await codes('addServicePhotos', ORDER, { id: order.id, photos: [{ url: 'ftp://x', kind: 'WORK' }] }))
      .toEqual([['PHOTO_INVALID', 'photos', '0', 'url']]);
    const page = async (actor = desk.headOffice) => (await desk.room.query(`query ($outletId: ID) {
      serviceOrders(filter: { isOpen: true, outletId: $outletId }, page: { size: 100 }) { totalCount
        items { promisedAt } } }`, { outletId }, actor)).data!.serviceOrders;
    const { totalCount, items } = await page();
    expect(items.map((item: any) => item.promisedAt)).toEqual([...items.map((item: any) => item.promisedAt)].sort());
    expect((await page(desk.franchise)).totalCount).toBe(totalCount);
    expect((await page(desk.otherFranchise)).totalCount).toBe(0);
    expect((await page(person(memberId, ...SCOPES))).totalCount).toBe(1);
  });
});
