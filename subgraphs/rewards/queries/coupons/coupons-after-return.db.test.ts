import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PREFIX } from '../../../contracts/ids.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { rewards } from '../../index.ts';
import { couponDesk, enrol, MINI, mini, RING, SHOP, stock, uuidOf, writer } from '../../tests/coupon-desk.ts';
import { outlet } from '../../tests/sales.ts';
import { prizeOf } from '../../commands/coupons/give-prizes.ts';
import { couponsNamed } from './coupons-after-return.ts';

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

const named = (many: number) => Array.from({ length: many }, () => encodeId(PREFIX.coupon, newId()));

it('refuses more than was sold or paid, or coupons than an evaluation has', async () => {
  for (const one of [order([], { remaining: 3 }), order([], { remainingBase: '17948.01' }),
    order([], { base: '-1.00' }), order(named(301))]) {
    const { errors } = await room.query(`query ($input: CouponsAfterReturnInput!) {
      couponsAfterReturn(input: $input) { asksAgain } }`, { input: { orders: [one] } }, writer);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  }
});

it('is asked of as many coupons as an evaluation has', async () => {
  expect(await ask([order(named(300))])).toMatchObject([{ withheld: { amount: '0.00' } }]);
});

it('begins from the indexes of coupon and order among 20,000 of each, whoever asks', async () => {
  const memberId = newId();
  await enrol(room, memberId);
  const offerId = uuidOf(PREFIX.couponOffer, await desk.offer({ perMember: 9 }));
  await room.sql.run`insert into coupon_hold (id, member_id, channel_id, order_no, order_id, currency, state,
      saved_minor, held_until, held_at, settled_at)
    select gen_random_uuid(), ${memberId}::uuid, ${MINI}::uuid, 'N-' || n, gen_random_uuid(), 'CNY', 'used', 1, now(),
      now(), now() from generate_series(1, 20000) n`;
  await room.sql.run`insert into coupon (id, offer_id, offer_version, member_id, code, state, cause, cause_key,
      issued_at, valid_from, hold_id, used_at, saved_minor)
    select gen_random_uuid(), ${offerId}::uuid, 1, ${memberId}::uuid, lpad(row_number() over ()::text, 12, 'Z'), 'used',
      'automatic', h.id::text, now(), now(), h.id, now(), 1 from coupon_hold h where order_no like 'N-%'`;
  await room.sql.run`analyze coupon`;
  await room.sql.run`analyze coupon_hold`;
  const asked = await room.sql.all<{ id: string; order_id: string }>`select c.id, h.order_id
    from coupon_hold h join coupon c on c.hold_id = h.id where h.order_no in ('N-7', 'N-8')`;
  const statement = couponsNamed([asked[0]!.id], [asked[1]!.order_id]);
  const prize = (await room.sql.all<{ 'QUERY PLAN': string }>`explain ${prizeOf(newId())}`)
    .map((row) => row['QUERY PLAN']).join('\n');
  expect(prize).toMatch(/Index Scan using coupon_rewarded/);
  const session = await room.runtime.database.readSession(mini);
  try {
    for (const sql of [room.sql, session.sql]) {
      const plan = (await sql.all<{ 'QUERY PLAN': string }>`explain ${statement}`)
        .map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).not.toMatch(/Seq Scan on coupon/);
      expect(plan).toMatch(/coupon_hold_order/);
      expect((await sql.all`${statement}`)).toHaveLength(2);
    }
  } finally {
    await session.close();
  }
});
