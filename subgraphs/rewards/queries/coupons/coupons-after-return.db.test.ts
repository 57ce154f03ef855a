import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PREFIX } from '../../../contracts/ids.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { rewards } from '../../index.ts';
import { couponDesk, enrol, RING, SHOP, stock, writer } from '../../tests/coupon-desk.ts';
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

const order = (couponIds: readonly string[], line: object = {}) => ({
  orderId: encodeId(PREFIX.order, newId()), currency: 'CNY', paidAt: room.clock.now().toISOString(), couponIds,
  lines: [{ itemId: encodeId(PREFIX.item, RING), marginClass: 'A', quantity: 2, remaining: 1, amount: '17998.00',
    reduced: '50.00', base: '17948.00', remainingBase: '8974.00', ...line }] });
const ask = async (orders: readonly object[]) => (await room.query(`query ($input: CouponsAfterReturnInput!) {
  couponsAfterReturn(input: $input) { asksAgain withheld { amount } coupons { holds remaining { amount } } } }`,
{ input: { orders } }, writer)).data!.couponsAfterReturn;

it('is asked of many orders with as many statements as of one', async () => {
  const memberId = newId();
  await enrol(room, memberId);
  const offerId = await desk.offer({ perMember: 9, atPartialReturn: 'RECHECK',
    threshold: { amount: '10000.00', currency: 'CNY' } });
  const coupons: string[] = [];
  for (let n = 0; n < 5; n += 1) coupons.push((await desk.issue(offerId, memberId)).coupon.id);
  const one = await room.countStatements(() => ask([order([coupons[0]!])]));
  let answers: object[] = [];
  expect(await room.countStatements(async () => { answers = await ask(coupons.map((id) => order([id]))); })).toBe(one);
  expect(answers).toEqual(coupons.map(() => ({ asksAgain: true, withheld: { amount: '25.00' },
    coupons: [{ holds: false, remaining: { amount: '25.00' } }] })));
});

it('refuses more than was sold or paid', async () => {
  for (const line of [{ remaining: 3 }, { remainingBase: '17948.01' }, { base: '-1.00' }]) {
    const { errors } = await room.query(`query ($input: CouponsAfterReturnInput!) {
      couponsAfterReturn(input: $input) { asksAgain } }`, { input: { orders: [order([], line)] } }, writer);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  }
});
