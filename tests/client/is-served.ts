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
}
