import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { channel, operator, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { decodeId, encodeId, newId } from '../../../kernel/ids.ts';
import { secretOfChannel } from '../../domain/payments/payment-mark.ts';
import { PAYMENT_KEY } from '../../graphql/payments/payment-key.ts';
import { orders } from '../../index.ts';
import { FakeRooms } from '../../tests/fake-rooms.ts';
import {
  BRACELET, ids, itemChanged, MEMBER, openShop, POS, RING, theOrder, TMALL, WEB_SHOP,
} from '../../tests/shop.ts';
import { openTill, quotedSale as sale, till } from '../../tests/till.ts';
import { recordOrders } from '../record/record-orders.ts';

let g: TestSubgraph;
let rooms: FakeRooms;
beforeEach(async () => {
  rooms = new FakeRooms();
  g = await startTestSubgraph(orders, { graph: rooms });
  await openShop(g);
});
afterEach(() => g.stop());

const coupon = encodeId(PREFIX.coupon, newId());
const { ask, quote, cancel, read, sweep, stored, place, pay, notice, payments } = openTill(() => g);

describe('a placed order', () => {
  it('is the quoted sale once it is paid, whatever was changed meanwhile', async () => {
    const { quote: made } = await quote(sale({ couponIds: [coupon], points: 1_000, orderNo: 'P-1' }));
    expect((await pay(made.id, '759.55')).quote).toMatchObject({ state: 'OPEN', paid: { amount: '759.55' } });
    expect(await place(made.id)).toEqual({
      quote: { state: 'PLACED', lockedUntil: '2026-09-15T04:30:00.000Z', order: null }, codes: [] });
    // Labour, class and policy of today are no matter any more.
    for (const [id, sku] of [[RING, 'RING'], [BRACELET, 'BRACELET']] as const) {
      await g.deliver('item.changed.v1', id, itemChanged(id, sku, 'D', { labourMinor: 0n, version: 9n }));
    }
    expect((await pay(made.id, '20000.00')).codes).toEqual(['AMOUNT_DIFFERS amount']);
    const last = await pay(made.id, '19990.00');
    expect([last.codes, last.quote]).toEqual([[], { state: 'SOLD', paid: { amount: '20749.55' },
      order: { id: expect.stringMatching(/^ord_/) } }]);
    expect((await g.events('payment.changed.v1')).map(({ amountMinor, state, sellingOutletId, orderId, version }) => (
      [amountMinor, state, sellingOutletId, orderId && encodeId(PREFIX.order, orderId), version]))).toEqual([
      [75_955n, 'kept', WEB_SHOP, null, 1n], [1_999_000n, 'kept', WEB_SHOP, null, 1n],
      [75_955n, 'settled', WEB_SHOP, last.quote.order.id, 2n],
      [1_999_000n, 'settled', WEB_SHOP, last.quote.order.id, 2n]]);
    const [facts, ...others] = await g.events('order.recorded.v1');
    expect(others).toEqual([]);
    expect(facts).toMatchObject({ externalNo: 'P-1', memberId: MEMBER, couponIds: [decodeId(PREFIX.coupon, coupon)] });
    expect(facts.lines.map((one: any) => [one.baseMinor, one.pointsSpent, one.reducedMinor, one.marginClass]))
      .toEqual(made.price.lines.map(({ base }: any, index: number) => [BigInt(base.amount.replace('.', '')),
        [423n, 577n][index], [21_165n, 37_347n][index], ['A', 'C'][index]]));
    expect(await stored()).toEqual([{ state: 'sold', holds: 'settled' }]);
    await sweep();
    expect([rooms.available, await payments()]).toEqual([9_000,
      [expect.stringContaining('SETTLED null'), expect.stringContaining('SETTLED null')]]);
    expect((await cancel(made.id)).codes).toEqual(['QUOTE_SOLD quoteId']);
    expect((await pay(made.id, '1.00')).codes).toEqual(['QUOTE_SOLD quoteId']);
    expect((await g.query('query($id: ID!) { order(id: $id) { quote { id } totals { paid { amount } } } }',
      { id: last.quote.order.id }, till)).data!.order)
      .toEqual({ quote: { id: made.id }, totals: { paid: { amount: '20749.55' } } });
  });

  it('is one sale of two tills, and told twice it is paid once', async () => {
    const { quote: made } = await quote(sale({ orderNo: 'T-2' }));
    const due = made.price.due.amount;
    expect((await Promise.all([place(made.id), place(made.id)])).map(({ codes }) => codes)).toEqual([[], []]);
    const tills = await Promise.all([pay(made.id, due), pay(made.id, due)]);
    expect(tills.map(({ codes }) => codes).sort()).toEqual([[], ['QUOTE_SOLD quoteId']]);
    // Paid whole before it is placed, it takes no more money either, and says why.
    const { quote: early } = await quote(sale({ orderNo: 'T-5' }));
    const first = await Promise.all([pay(early.id, due), pay(early.id, due)]);
    expect(first.map(({ codes }) => codes).sort()).toEqual([[], ['QUOTE_PAID quoteId']]);
    expect((await pay(early.id, '0.01')).codes).toEqual(['QUOTE_PAID quoteId']);
    await cancel(early.id);
    const again = await quote(sale({ orderNo: 'T-4' }));
    const beside = await quote(sale({ orderNo: 'T-4' }));
    expect((await Promise.all([place(again.quote.id), place(beside.quote.id)])).flatMap(({ codes }) => codes))
      .toEqual(['ORDER_CONFLICT quoteId']);
    const won = [again.quote.id, beside.quote.id];
    const paidBoth = await Promise.all(won.flatMap((id) => [1, 2].map(() =>
      pay(id, due, { idempotencyKey: `till-${id}` }))));
    const sold = paidBoth.filter(({ quote: paid }) => paid?.state === 'SOLD');
    expect([sold.length, sold[1]?.payment]).toEqual([2, sold[0]!.payment]);
    const twice = await quote(sale({ orderNo: 'T-2' }));
    expect((await place(twice.quote.id)).codes).toEqual(['ORDER_CONFLICT quoteId']);
    const third = (await quote(sale({ orderNo: 'T-3' }))).quote;
    await place(third.id);
    const told = await Promise.all([1, 2].map(() => notice(third.id, due, 'W-1')));
    expect(told.map(({ payment }) => payment)).toEqual([told[0]!.payment, told[0]!.payment]);
    expect((await notice(third.id, due, 'W-1')).payment.state).toBe('SETTLED');
    expect(await g.events('order.recorded.v1')).toHaveLength(3);
    expect(await g.events('order.placed.v1')).toHaveLength(3);
  });

  it('not paid in time gives everything back, and money for it is kept and shown', async () => {
    const bar = sale({ lines: [{ sku: 'RING' }, { sku: 'BAR' }], points: 1_000 });
    const { quote: made } = await quote(bar);
    g.clock.advance(29 * 60_000);
    await place(made.id);
    await notice(made.id, '100.00', 'W-1');
    g.clock.advance(29 * 60_000);
    expect((await quote({ ...bar, points: 0 })).codes).toEqual(['PIECE_PROMISED lines.1.sku']);
    g.clock.advance(60_000);
    expect((await read(made.id)).quote.state).toBe('UNPAID');
    expect((await notice(made.id, '100.00', 'W-2')).payment)
      .toMatchObject({ state: 'UNMATCHED', unmatchedReason: 'ENDED' });
    expect([rooms.available, (await place(made.id)).codes]).toEqual([9_000, ['QUOTE_EXPIRED quoteId']]);
    await sweep();
    // The other quote was never priced, and has its own minutes.
    expect([await stored(), rooms.available]).toEqual([
      [{ state: 'unpaid', holds: 'settled' }, { state: 'pricing', holds: 'none' }], 10_000]);
    expect(await g.events('order.unpaid.v1')).toMatchObject([{ memberId: MEMBER, why: 'unpaid' }]);
    const next = (await quote({ ...bar, points: 0 })).quote;
    await place(next.id);
    await notice(next.id, '99999.00', 'W-3');
    await notice(next.id, '5.00', 'W-4', { currency: 'HKD' });
    await notice('quo_nothing', '7.00', 'W-5');
    await pay(next.id, '1.00', { paymentNo: 'K-1' });
    await cancel(next.id);
    expect((await g.events('payment.changed.v1')).filter(({ paymentNo }) => paymentNo === 'W-1' || paymentNo === 'W-5')
      .map(({ paymentNo, state, unmatchedWhy, version }) => [paymentNo, state, unmatchedWhy, version])).toEqual([
      ['W-1', 'kept', null, 1n], ['W-1', 'unmatched', 'ended', 2n], ['W-5', 'unmatched', 'unknown', 1n]]);
    expect(await payments()).toEqual(['K-1 UNMATCHED ENDED', 'W-1 UNMATCHED ENDED', 'W-2 UNMATCHED ENDED',
      'W-3 UNMATCHED AMOUNT', 'W-4 UNMATCHED CURRENCY', 'W-5 UNMATCHED UNKNOWN']);
    expect(await g.events('order.recorded.v1')).toEqual([]);
    const { payment: known } = await notice('quo_nothing', '7.00', 'W-5');
    const refund = (refundNo: string, actor = till) => ask('mutation', 'refundPayment', 'RefundPaymentInput',
      'payment { state refundNo }', { paymentId: known.id, refundNo, idempotencyKey: newId() }, actor);
    expect((await refund('R-1', channel(newId(), 'orders:read', 'orders:write'))).codes)
      .toEqual(['NOT_FOUND paymentId']);
    expect((await refund(' ')).codes).toEqual(['INVALID refundNo']);
    expect([await refund('R-1'), await refund('R-1')].map(({ payment }) => payment))
      .toEqual([{ state: 'REFUNDED', refundNo: 'R-1' }, { state: 'REFUNDED', refundNo: 'R-1' }]);
    expect((await refund('R-2')).codes).toEqual(['REFUND_CONFLICT refundNo']);
    expect((await g.events('payment.changed.v1')).at(-1)).toMatchObject({ paymentNo: 'W-5', state: 'refunded',
      refundNo: 'R-1', amountMinor: 700n, quoteId: null, sellingOutletId: null, orderId: null, version: 2n });
  });

  it('takes a notice only as it was signed, by its channel, in time', async () => {
    const { quote: made } = await quote(sale({}));
    expect((await pay(made.id, '0.00')).codes).toEqual(['INVALID amount']);
    expect((await pay(made.id, '1.00', {}, channel(newId(), 'orders:write', 'orders:read'))).codes)
      .toEqual(['NOT_FOUND quoteId']);
    expect((await notice(made.id, '1.00', 'W-1', { sent: '2.00' })).codes).toEqual(['SIGNATURE_INVALID signature']);
    for (const other of [{ sentMeans: 'CASH' }, { channel: POS }]) {
      expect((await notice(made.id, '1.00', 'W-1', other)).codes).toEqual(['SIGNATURE_INVALID signature']);
    }
    const late = new Date(g.clock.now().getTime() - 301_000);
    expect((await notice(made.id, '1.00', 'W-1', { signedAt: late })).codes).toEqual(['SIGNATURE_TOO_OLD signedAt']);
    expect((await notice(made.id, '1.00', 'W-1', { paidAt: new Date('2027-01-01') })).codes)
      .toEqual(['INVALID paidAt']);
    const { payment: first } = await notice(made.id, '1.00', 'W-1');
    expect(first.state).toBe('KEPT');
    expect((await notice(made.id, '2.00', 'W-1')).codes).toEqual(['PAYMENT_CONFLICT paymentNo']);
    expect((await ask('mutation', 'refundPayment', 'RefundPaymentInput', 'payment { id }',
      { paymentId: first.id, refundNo: 'R', idempotencyKey: newId() })).codes).toEqual(['NOT_UNMATCHED paymentId']);
    const reveal = (channelId: string) => ask('mutation', 'revealPaymentSecret', 'RevealPaymentSecretInput', 'secret',
      { channelId, idempotencyKey: newId() }, operator('identity:admin'));
    expect(await reveal(ids.tmall)).toEqual({ codes: [],
      secret: secretOfChannel(g.runtime.services.keys(PAYMENT_KEY)[0]!, TMALL) });
    expect((await reveal(encodeId(PREFIX.channel, newId()))).codes).toEqual(['NOT_FOUND channelId']);
    // Whoever was to place it died after the payment: the job ends both.
    g.clock.advance(30 * 60_000);
    await sweep();
    expect([await stored(), await payments()])
      .toEqual([[{ state: 'expired', holds: 'none' }], ['W-1 UNMATCHED ENDED']]);
  });

  it('is not sold twice where its channel recorded it by itself: the money goes back', async () => {
    const { quote: made } = await quote(sale({ orderNo: 'N-1', points: 1_000 }));
    await place(made.id);
    await g.runBatch(recordOrders, [{ input: theOrder({ externalNo: 'N-1', buyer: null }) }]);
    const { due } = made.price;
    expect((await pay(made.id, due.amount)).codes).toEqual(['SALE_REFUSED quoteId']);
    expect(await notice(made.id, due.amount, 'W-1')).toMatchObject({ quote: { state: 'CANCELLED', order: null },
      payment: { state: 'UNMATCHED', unmatchedReason: 'SALE_REFUSED' } });
    expect([await stored(), rooms.available]).toEqual([[{ state: 'cancelled', holds: 'settled' }], 10_000]);
    expect(await g.sql.all`select after->>'why' as why from audit_record where after->>'state' = 'unmatched'`)
      .toEqual([{ why: 'sale_refused' }]);
    expect(await g.events('order.recorded.v1')).toHaveLength(1);
  });

  it('with nothing left to pay is sold when it is placed, and a piece that came back is free again', async () => {
    const free = sale({ lines: [{ sku: 'BAR' }], buyer: null, tradeInCredit: '26800.00', orderNo: 'F-1' });
    const { quote: made } = await quote(free);
    expect((await place(made.id)).quote).toMatchObject({ state: 'SOLD', order: { externalNo: 'F-1' } });
    expect((await place(made.id)).quote).toMatchObject({ state: 'SOLD' });
    g.clock.advance(24 * 60 * 60_000);
    const again = () => quote({ ...free, orderNo: 'F-2' });
    expect((await again()).codes).toEqual(['PIECE_PROMISED lines.0.sku']);
    await ask('mutation', 'cancelOrder', 'CancelOrderInput', '', {
      channelId: ids.tmall, externalNo: 'F-1', reason: 'changed mind', idempotencyKey: newId() });
    expect((await again()).codes).toEqual([]);
  });
});
