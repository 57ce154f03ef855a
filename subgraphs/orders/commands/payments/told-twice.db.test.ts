import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  channel, operator, person, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../../tests/kit/subgraph.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { newId } from '../../../kernel/ids.ts';
import { seedId } from '../../../kernel/seed.ts';
import { orders } from '../../index.ts';
import { FakeRooms } from '../../tests/fake-rooms.ts';
import { FRANCHISE, openShop, POS, TMALL } from '../../tests/shop.ts';
import { openTill, quotedSale as sale, till } from '../../tests/till.ts';

let g: TestSubgraph;
beforeEach(async () => {
  g = await startTestSubgraph(orders, { graph: new FakeRooms() });
  await openShop(g);
});
afterEach(() => g.stop());

const SHOP = seedId('outlet', 'o-38');
const { ask, quote, place, pay, notice, payments } = openTill(() => g);
const placed = async (more: object = {}) => {
  const { quote: { id, price } } = await quote(sale(more));
  await place(id);
  return { id, due: price.due.amount as string };
};
const franchise = tenant(FRANCHISE, 'orders:read', 'orders:write');
/** At a franchise's outlet of the same channel. */
async function soldThere() {
  await g.deliver('outlet.changed.v1', SHOP, { outletId: SHOP, code: 'o-38', name: 'Other', franchiseId: FRANCHISE,
    channelId: TMALL, kind: 'franchise_store', region: 'CN', closed: false, version: 1n });
  return placed({ outletCode: 'o-38', fulfilment: 'STORE', buyer: null });
}
const signed = () => g.sql.all`select payment_no as no, signed, channel_id = ${TMALL} as "tillsOwn", means from payment
  order by received_at, id`;
const minutesAgo = (minutes: number) => new Date(g.clock.now().getTime() - minutes * 60_000);

describe('money that the till and the payment channel tell', () => {
  it('is one payment, whoever tells of it first', async () => {
    const { id, due } = await placed();
    const typed = await pay(id, due, { paymentNo: 'W-1' });
    expect(typed).toMatchObject({ codes: [], payment: { state: 'SETTLED' }, quote: { state: 'SOLD' } });
    // Paid a minute before the till took it down; its own channel says so, twice.
    for (const _ of [1, 2]) {
      const told = await notice(id, due, 'W-1', { paidAt: minutesAgo(1), payer: POS });
      expect([told.codes, told.payment]).toEqual([[], typed.payment]);
    }
    expect(await signed()).toEqual([{ no: 'W-1', signed: true, tillsOwn: false, means: 'wallet' }]);

    const other = await placed();
    const told = await notice(other.id, due, 'W-2', { paidAt: minutesAgo(1), payer: POS });
    expect(told.payment.state).toBe('SETTLED');
    expect(await pay(other.id, due, { paymentNo: ' W-2 ' })).toMatchObject({ codes: [], payment: told.payment });
    expect((await pay(other.id, '5.00', { paymentNo: 'W-2' })).codes).toEqual(['PAYMENT_CONFLICT paymentNo']);
    expect((await pay(other.id, due, { paymentNo: 'W-3' })).codes).toEqual(['QUOTE_SOLD quoteId']);
    expect(await signed()).toHaveLength(2);
    expect(await g.events('order.recorded.v1')).toHaveLength(2);
  });

  it('has the numbers of many tills: a slip of another store stands in nobody\'s way', async () => {
    const here = await placed();
    const there = await soldThere();
    const takes = [await pay(there.id, '1.00', { paymentNo: '0001' }, franchise),
      await pay(here.id, '2.00', { paymentNo: '0001' })];
    expect(takes.map(({ codes }) => codes)).toEqual([[], []]);
    expect((await pay(here.id, '3.00', { paymentNo: '0001' })).codes).toEqual(['PAYMENT_CONFLICT paymentNo']);
    // What was typed first, there or here with another amount, makes no signed word a conflict.
    const told = await notice(here.id, '4.00', '0001');
    expect([told.codes, told.payment.state]).toEqual([[], 'KEPT']);
    expect((await notice(here.id, '4.00', '0001')).payment).toEqual(told.payment);
    expect((await notice(here.id, '2.00', '0001')).codes).toEqual(['PAYMENT_CONFLICT paymentNo']);
    expect(await notice('quo_nothing', '4.00', '0001', { payer: POS }))
      .toMatchObject({ codes: [], payment: { state: 'UNMATCHED' } });
    expect(await payments()).toHaveLength(3);
  });

  it('is seen by whoever sells and whoever has it, and goes back by whoever has it', async () => {
    const there = await soldThere();
    const told = [await notice(there.id, '99999.00', 'W-1', { payer: POS }),
      await notice(there.id, '88888.00', 'W-2', { payer: POS })].map(({ payment }) => payment);
    expect(told).toMatchObject([{ state: 'UNMATCHED' }, { state: 'UNMATCHED' }]);
    await pay(there.id, '1.00', { paymentNo: 'S-1' }, franchise);
    const payer = channel(POS, 'orders:read', 'orders:write');
    const stranger = channel(newId(), 'orders:read', 'orders:write');
    const seen = async (actor: Actor, filter: object) => (await g.query(`query($filter: PaymentsFilter) {
      payments(filter: $filter) { totalCount items { amount { amount } } } }`, { filter }, actor)).data!.payments;
    const of = (...amounts: string[]) => ({ totalCount: amounts.length,
      items: expect.arrayContaining(amounts.map((amount) => ({ amount: { amount } }))) });
    for (const actor of [till, franchise, operator('orders:read')]) {
      expect(await seen(actor, {})).toEqual(of('99999.00', '88888.00', '1.00'));
      expect(await seen(actor, { paymentNo: 'W-1' })).toEqual(of('99999.00'));
    }
    expect([await seen(payer, {}), await seen(stranger, {}), await seen(tenant(newId(), 'orders:read'), {})])
      .toEqual([of('99999.00', '88888.00'), of(), of()]);
    expect(await seen(person(newId(), 'orders:read'), {})).toEqual(of());

    const refund = async (at: number, refundNo: string, actor: Actor) => {
      const { payment, codes } = await ask('mutation', 'refundPayment', 'RefundPaymentInput', 'payment { state }',
        { paymentId: told[at].id, refundNo, idempotencyKey: newId() }, actor);
      return payment?.state ?? codes;
    };
    expect(await refund(0, 'R-1', franchise)).toEqual(['NOT_FOUND paymentId']);
    expect(await refund(0, 'R-1', stranger)).toEqual(['NOT_FOUND paymentId']);
    expect(await refund(0, 'R-1', payer)).toBe('REFUNDED');
    expect(await refund(1, 'R-1', payer)).toEqual(['REFUND_CONFLICT refundNo']);
    expect(await refund(1, 'R-2', till)).toEqual(['NOT_FOUND paymentId']);
    expect(await refund(1, 'R-2', payer)).toBe('REFUNDED');
  });
});
