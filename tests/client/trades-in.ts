import { expect, it } from '@jest/globals';
import * as client from '../../client/src/index.ts';
import type { TypedDocument } from '../../client/src/index.ts';
import * as day from './day.ts';
import type { PartnerHouse } from './house.ts';

/** A member brings old gold, takes the offer for it, and has store credit. */
export function itTradesIn(today: () => PartnerHouse, whom: () => string): void {
  const { key } = day;
  const read = <Result, Variables>(document: TypedDocument<Result, Variables>, variables: Variables): Promise<Result> =>
    day.read(document, variables, today().trader);
  const write = <Result, Variables>(
    document: TypedDocument<Result, Variables>, variables: Variables, refusals: readonly string[] = [],
  ): Promise<Result> => day.write(document, variables, refusals, today().trader);

  it('estimates old gold, assays it, offers for it, melts it and credits it', async () => {
    const { tradeInPolicy: { rules } } = await read(client.TradeInWaysDocument, {});
    expect(rules.ways.map(({ way }) => way)).toContain('standard');
    const { estimateTradeIn: { tradeIn } } = await write(client.EstimateTradeInDocument, { input: {
      memberId: whom(), outletId: today().outletId, way: 'standard', piece: '老手镯', grossMg: 12_400, purity: 9_990,
      idempotencyKey: key() } });
    const id = tradeIn!.id;
    let version = tradeIn!.version;
    const edit = () => ({ id, expectedVersion: version, idempotencyKey: key() });
    const step = async (name: 'RECEIVE' | 'MELT' | 'CREDIT') => {
      version = (await write(client.StepTradeInDocument, { input: { ...edit(), step: name } }))
        .stepTradeIn.tradeIn!.version;
    };
    await step('RECEIVE');
    await write(client.AddTradeInPhotosDocument, { input: { id, idempotencyKey: key(),
      photos: [{ url: 'https://media.example/old.jpg', kind: 'SCALE' }] } });
    const { assayTradeIn } = await write(client.AssayTradeInDocument, { input: {
      ...edit(), grossMg: 12_350, purity: 9_900, method: 'FIRE' } });
    version = assayTradeIn.tradeIn!.version;
    const { offerTradeIn } = await write(client.OfferTradeInDocument, { input: edit() });
    const { offer, version: offered } = offerTradeIn.tradeIn!;
    // By the board of the day: 780.00 a gram when bought back.
    expect(offer!.credit.amount).toBe('9440.34');
    version = offered;
    await write(client.AnswerTradeInOfferDocument, { input: { ...edit(), accept: true } }, ['CONSENT_MISSING']);
    version = (await write(client.AnswerTradeInOfferDocument, { input: { ...edit(), accept: true,
      consent: { version: offer!.policyVersion, by: '李小红', way: 'SIGNATURE' } } }))
      .answerTradeInOffer.tradeIn!.version;
    const { quoteOrder: { quote } } = await write(client.QuoteOrderDocument, { input: { outletCode: today().outletCode,
      fulfilment: 'WEB', buyer: { memberId: whom() }, lines: [{ sku: 'RING-1' }], tradeInIds: [id],
      idempotencyKey: key() } });
    expect((await read(client.QuoteTradeInsDocument, { id: quote!.id })).quote?.price?.tradeIns)
      .toMatchObject([{ id, piece: '老手镯', offer: { credit: { amount: '9440.34' } } }]);
    await write(client.CancelQuoteDocument, { input: { quoteId: quote!.id, idempotencyKey: key() } });
    await step('MELT');
    // Its way credits it without a sale: nothing is asked for.
    await write(client.AskTradeInBuybackDocument, { input: { ...edit(), by: '李小红', way: 'SIGNATURE',
      agreed: { amount: '9440.34', currency: 'CNY' } } }, ['NOT_NOW']);
    await step('CREDIT');
    const { tradeIn: after } = await read(client.TradeInDocument, { id });
    expect(after!.history.map(({ deed }) => deed)).toEqual(
      ['CREDIT', 'MELT', 'ACCEPT', 'OFFER', 'ASSAY', 'RECEIVE', 'ESTIMATE']);
    const { member } = await read(client.MemberTradeInsDocument, { id: whom() });
    expect(member!.tradeIns![0]!.id).toBe(id);
    expect(member!.storeCredit![0]!.available.amount).toBe('9440.34');
    expect((await read(client.TradeInsDocument, { filter: { isOpen: false } })).tradeIns.items).toMatchObject([{ id }]);
  });
}
