import { expect, it } from '@jest/globals';
import * as client from '../../client/src/index.ts';
import { key, read, refusedByRule, write } from './day.ts';
import type { PartnerHouse } from './house.ts';

const NOTHING = 'none';

/** A counter quotes a sale and lets it go; screens show boards, sums and games. */
export function itQuotesAndShows(today: () => PartnerHouse, whom: () => string): void {
  it('prices a sale, locks it, and lets it go', async () => {
    const asked = { outletCode: today().outletCode, fulfilment: 'WEB' as const, buyer: { memberId: whom() },
      lines: [{ sku: 'RING-1' }] };
    const { priceOrder } = await read(client.PriceOrderDocument, { input: asked });
    expect([priceOrder.userErrors, priceOrder.price?.due.amount]).toEqual([[], '8999.00']);
    const input = { ...asked, idempotencyKey: key() };
    const { quoteOrder } = await write(client.QuoteOrderDocument, { input });
    const id = quoteOrder.quote!.id;
    expect((await write(client.QuoteOrderDocument, { input })).quoteOrder.quote?.id).toBe(id);
    const { quote } = await read(client.QuoteDocument, { id });
    expect([quote?.state, quote?.member?.id, quote?.price?.due.amount]).toEqual(['OPEN', whom(), '8999.00']);
    await write(client.CancelQuoteDocument, { input: { quoteId: id, idempotencyKey: key() } });
    await itSells(asked);
    const { quotes } = await read(client.QuotesDocument, {});
    expect(quotes.items.map((one) => one.state)).toEqual(['CANCELLED', 'SOLD', 'CANCELLED', 'CANCELLED']);
    expect(quotes.items.at(-2)!.id).toBe(id);
  });

  it('shows the board, what is missing of it, and what a pasted table says', async () => {
    const { publicGoldBoard } = await read(client.PublicGoldBoardDocument, { region: 'CN' });
    expect(publicGoldBoard.map(({ purity, retail }) => [purity, retail.amount])).toEqual([[9990, '880.00']]);
    const day = new Date().toISOString().slice(0, 10);
    await read(client.GoldBoardGapsDocument, { region: 'CN', from: day, to: day });
    await read(client.ReadGoldPricesDocument, { region: 'CN', text: '足金9990\t890.00' });
    expect((await read(client.PublicProvenanceDocument, { certificateNo: NOTHING })).publicProvenance).toBeNull();
    await read(client.PublicProvenanceKeysDocument, {});
    await read(client.CharityTotalsDocument, { region: 'CN' });
  });

  it('reads games, and plays none that there is not', async () => {
    expect((await read(client.PlayfulFormatsDocument, {})).playfulFormats.items).toEqual([]);
    expect((await read(client.MemberFormatsDocument, { id: whom() })).member?.openFormats).toEqual([]);
    expect((await read(client.FormatDayDocument, { formatId: NOTHING, day: '2026-03-01' })).formatDay).toBeNull();
    const play = { formatId: NOTHING, memberId: whom() };
    await refusedByRule(client.TakeTurnDocument, { input: { ...play, points: 0, idempotencyKey: key() } });
    await refusedByRule(client.AnswerQuizDocument,
      { input: { ...play, question: 1, choice: 1, idempotencyKey: key() } });
  });
}

/** One sale paid in two parts, one of them wrong at first, and one called off whose money goes back. */
async function itSells(asked: Omit<client.QuoteOrderInput, 'idempotencyKey'>): Promise<void> {
  const quoted = async () => (await write(client.QuoteOrderDocument, { input: { ...asked, idempotencyKey: key() } }))
    .quoteOrder.quote!.id;
  const paid = (quoteId: string, amount: string) => ({ input: { quoteId, means: 'CARD' as const,
    amount: { amount, currency: 'CNY' as const }, idempotencyKey: key() } });
  const sold = await quoted();
  await write(client.PlaceOrderDocument, { input: { quoteId: sold, idempotencyKey: key() } });
  await write(client.TakePaymentDocument, paid(sold, '9000.00'), ['AMOUNT_DIFFERS']);
  await write(client.TakePaymentDocument, paid(sold, '4000.00'));
  const { takePayment: { quote } } = await write(client.TakePaymentDocument, paid(sold, '4999.00'));
  expect([quote?.state, quote?.order?.externalNo]).toEqual(['SOLD', sold]);
  const told = {
    quoteId: sold, paymentNo: key(), amount: '1.00', currency: 'CNY', means: 'WALLET', paidAt: new Date(),
    signedAt: new Date() };
  await write(client.ConfirmPaymentDocument, { input: {
    quoteId: sold, paymentNo: told.paymentNo, means: 'WALLET', amount: { amount: '1.00', currency: 'CNY' },
    paidAt: told.paidAt.toISOString(), signedAt: told.signedAt.toISOString(), idempotencyKey: key(),
    signature: await client.signPayment('a secret of somebody else', told) } }, ['SIGNATURE_INVALID']);
  const off = await quoted();
  const { takePayment: { payment } } = await write(client.TakePaymentDocument, paid(off, '10.00'));
  await write(client.CancelQuoteDocument, { input: { quoteId: off, idempotencyKey: key() } });
  const { payments } = await read(client.PaymentsDocument, { filter: { state: 'UNMATCHED' } });
  expect(payments.items.map(({ id }) => id)).toEqual([payment!.id]);
  await write(client.RefundPaymentDocument,
    { input: { paymentId: payment!.id, refundNo: 'R-1', idempotencyKey: key() } });
  expect((await read(client.PaymentDocument, { id: payment!.id })).payment?.state).toBe('REFUNDED');
}
