import { expect, it } from '@jest/globals';
import * as client from '../../client/src/index.ts';
import { key, read, write } from './day.ts';

/** A member brings a ring, answers its quote, fetches it and says what it thinks of it. */
export function itIsServed(whom: () => string, where: () => string): void {
  it('takes a piece in, quotes, works, hands over, and hears what the customer says', async () => {
    const { servicePolicy: { rules } } = await read(client.ServiceKindsDocument, {});
    expect(rules.kinds.map(({ kind }) => kind)).toContain('repair');
    const { openServiceOrder: { serviceOrder } } = await write(client.OpenServiceOrderDocument, { input: {
      memberId: whom(), outletId: where(), kind: 'repair', piece: '项链，搭扣断', idempotencyKey: key() } });
    const id = serviceOrder!.id;
    let version = serviceOrder!.version;
    const edit = () => ({ id, expectedVersion: version, idempotencyKey: key() });
    const step = async (name: 'START' | 'FINISH') => {
      version = (await write(client.StepServiceOrderDocument, { input: { ...edit(), step: name } }))
        .stepServiceOrder.serviceOrder!.version;
    };
    await write(client.StepServiceOrderDocument, { input: { ...edit(), step: 'START' } }, ['NOT_APPROVED']);
    version = (await write(client.QuoteServiceOrderDocument, { input: {
      ...edit(), price: { amount: '120.00', currency: 'CNY' } } })).quoteServiceOrder.serviceOrder!.version;
    version = (await write(client.AnswerServiceQuoteDocument, { input: { ...edit(), approve: true } }))
      .answerServiceQuote.serviceOrder!.version;
    await step('START');
    await write(client.AddServicePhotosDocument, { input: { id, idempotencyKey: key(),
      photos: [{ url: 'https://media.example/clasp.jpg', kind: 'WORK' }] } });
    version = (await write(client.JudgeServiceWarrantyDocument, { input: {
      ...edit(), warranty: 'IN', reason: 'a weak clasp' } })).judgeServiceWarranty.serviceOrder!.version;
    await step('FINISH');
    const { handOverServiceOrder: { serviceOrder: gone } } = await write(client.HandOverServiceOrderDocument,
      { input: { ...edit(), handedTo: '李小红' } });
    expect(gone!.state).toBe('HANDED_OVER');
    await write(client.RateServiceOrderDocument, { input: { id, stars: 5, text: '很快', idempotencyKey: key() } });
    const { serviceOrder: after } = await read(client.ServiceOrderDocument, { id });
    expect(after!.history.map(({ deed }) => deed)).toEqual(
      ['HAND_OVER', 'FINISH', 'JUDGE', 'START', 'APPROVE', 'QUOTE', 'OPEN']);
    expect((await read(client.MemberServiceOrdersDocument, { id: whom() })).member!.serviceOrders![0]!.id).toBe(id);
    expect((await read(client.ServiceOrdersDocument, { filter: { isOpen: false } })).serviceOrders.items)
      .toMatchObject([{ id }]);
  });
  it('finds out when it may come; where the store has not said when it is open, nobody books', async () => {
    const [outletId, kind] = [where(), 'try-on'];
    expect((await read(client.CareMapDocument, { near: { latitude: '31.2363', longitude: '121.4783' } })).careMap)
      .toEqual([]);
    expect((await read(client.OpenSlotsDocument, { outletId, kind, from: '2026-03-02', memberId: whom() })).openSlots)
      .toEqual([]);
    await write(client.BookAppointmentDocument, { input: {
      memberId: whom(), outletId, kind, startsAt: '2026-03-02T02:00:00Z', idempotencyKey: key() } }, ['KIND_UNKNOWN']);
    const none = { id: 'apt_01h455vb4pex5vsknk084sn02q', expectedVersion: 1 };
    await write(client.MoveAppointmentDocument, { input: {
      ...none, startsAt: '2026-03-02T02:00:00Z', idempotencyKey: key() } }, ['NOT_FOUND']);
    await write(client.CancelAppointmentDocument, { input: { ...none, idempotencyKey: key() } }, ['NOT_FOUND']);
    await write(client.ReceiveAppointmentDocument, { input: { ...none, idempotencyKey: key() } }, ['NOT_FOUND']);
    await write(client.FinishAppointmentDocument, { input: { ...none, idempotencyKey: key() } }, ['NOT_FOUND']);
    expect((await read(client.AppointmentDocument, { id: none.id })).appointment).toBeNull();
    expect((await read(client.DueCareDocument, { from: '2026-01-01', until: '2026-12-31' })).dueCare.items)
      .toEqual([]);
    expect((await read(client.AppointmentsDocument, { filter: null })).appointments.totalCount).toBe(0);
    expect((await read(client.MemberAppointmentsDocument, { id: whom() })).member!.appointments).toEqual([]);
  });
}
