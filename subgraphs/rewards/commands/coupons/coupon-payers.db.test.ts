import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { OrderFacts } from '../../../contracts/events.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { startTestSubgraph, tenant, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { HEAD_OFFICE } from '../../domain/cost/payer.ts';
import { rewards } from '../../index.ts';
import { couponDesk, enrol, MINI, RING, SHOP, stock, uuidOf, writer } from '../../tests/coupon-desk.ts';
import { outlet } from '../../tests/sales.ts';

let room: TestSubgraph;
let desk: ReturnType<typeof couponDesk>;
beforeAll(async () => {
  room = await startTestSubgraph(rewards);
  desk = couponDesk(room);
  await stock(room);
  await room.deliver(...outlet(SHOP, null));
});
afterAll(() => room.stop());

const member = async () => {
  const id = newId();
  await enrol(room, id);
  return id;
};
const given = async (offerId: string, memberId: string) => (await desk.issue(offerId, memberId)).coupon.id as string;
const costs = (payer: string) => room.sql.maybe`select reserved, amount from cost_day
  where payer = ${payer} and kind = 'coupon'`;

it('of two payers are held, used and freed by many sales at once, whichever is named first', async () => {
  const payers = [newId(), newId()];
  const offers = await Promise.all(payers.map((payer, index) => desk.offer({
    funderId: encodeId(PREFIX.franchise, payer), group: `payer-${index}` })));
  // Ids of coupons rise with time: half of the members have the second payer's first.
  const sales = await Promise.all(Array.from({ length: 24 }, async (_, nth) => {
    const id = await member();
    const order = nth % 2 === 0 ? offers : offers.toReversed();
    return { id, coupons: [await given(order[0]!, id), await given(order[1]!, id)] };
  }));
  const holds = await Promise.all(sales.map(({ id, coupons }, nth) =>
    desk.hold(id, nth % 3 === 0 ? coupons.toReversed() : coupons)));
  expect(holds.map(({ hold }) => hold?.saved.amount)).toEqual(sales.map(() => '100.00'));
  for (const payer of payers) expect(await costs(payer)).toEqual({ reserved: 120_000n, amount: 0n });
  const settled = await Promise.all(holds.map(({ hold }, nth) =>
    desk.settle(nth < 12 ? 'useCoupons' : 'releaseCoupons', hold.id)));
  expect(settled.flatMap(({ userErrors }) => userErrors)).toEqual([]);
  for (const payer of payers) expect(await costs(payer)).toEqual({ reserved: 0n, amount: 60_000n });
});

it('count once against the cap: as cost, not out of the sales as well', async () => {
  const ann = await member();
  const coupon = await given(await desk.offer(), ann);
  const order: OrderFacts = {
    orderId: newId(), externalNo: newId(), channelId: MINI, sellingOutletId: SHOP, memberId: ann, region: 'CN',
    currency: 'CNY', paidAt: room.clock.now(), deliveredAt: null, fulfilment: 'web', pointsHoldId: null,
    couponIds: [uuidOf(PREFIX.coupon, coupon)],
    lines: [{ lineId: newId(), lineNo: 1, itemId: RING, quantity: 1, marginClass: 'A', baseMinor: 894_900n,
      costMinor: null, pointsSpent: 0n, amountMinor: 899_900n, reducedMinor: 5_000n, labourMinor: null }],
  };
  const sales = async () => (await room.sql.one<{ minor: bigint }>`select coalesce(sum(amount), 0)::bigint as minor
    from cost_day where payer = ${HEAD_OFFICE} and kind = 'sales'`).minor;
  const before = await sales();
  // A price cut by hand beside the coupon, and an id that is no coupon's: neither is cost, so neither is sales.
  const cut = { ...order, orderId: newId(), externalNo: newId(), couponIds: [newId()],
    lines: [{ ...order.lines[0]!, baseMinor: 1_000n, amountMinor: 9_000_000n, reducedMinor: 8_999_000n }] };
  expect(await room.deliver('order.recorded.v1', cut.orderId, cut)).toBeNull();
  expect(await sales() - before).toBe(1_000n);
  order.lines[0]!.reducedMinor = 105_000n;
  order.lines[0]!.baseMinor = 794_900n;
  expect(await room.deliver('order.recorded.v1', order.orderId, order)).toBeNull();
  expect(await sales() - before).toBe(800_900n);
  expect(await costs(HEAD_OFFICE)).toEqual({ reserved: 0n, amount: 5_000n });
  await room.deliver('order.returned.v1', order.orderId, {
    orderId: order.orderId, returnId: newId(), memberId: ann, returnedAt: room.clock.now(), whole: true,
    lines: [{ lineId: order.lines[0]!.lineId, returnedQuantity: 1, returnedBaseMinor: 794_900n,
      remainingBaseMinor: 0n }] });
  expect(await sales() - before).toBe(1_000n);
  expect(await costs(HEAD_OFFICE)).toEqual({ reserved: 0n, amount: 0n });
});

it('tell a franchise nothing of what was bought elsewhere, though it sees the member', async () => {
  const [ann, home] = [await member(), newId()];
  await room.deliver('member.visibility-changed.v1', ann, {
    personId: ann, tenantId: home, layer: 2, channelIds: [MINI], survivorId: null, version: 2n });
  const { hold } = await desk.hold(ann, [await given(await desk.offer(), ann)]);
  const seen = async (actor: any) => (await room.query(
    'query ($id: ID!) { couponHold(id: $id) { saved { amount } } }', { id: hold.id }, actor)).data!.couponHold;
  expect(await seen(writer)).toEqual({ saved: { amount: '50.00' } });
  expect(await seen(tenant(home, 'rewards:read'))).toBeNull();
  // The coupon itself is the member's, whom it sees.
  expect(await desk.coupons(ann, tenant(home, 'rewards:read'))).toEqual(['HELD']);
});
