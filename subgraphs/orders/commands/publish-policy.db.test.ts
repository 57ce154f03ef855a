import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { itPublishes } from '../../../tests/kit/publish-policy.ts';
import { operator, startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { newId } from '../../kernel/ids.ts';
import { DEFAULT_RULES, ORDER_RULE_BOUNDS } from '../domain/policy.ts';
import { orders } from '../index.ts';
import { holdOf, line, link, MEMBER, openShop, theOrder, TMALL } from '../tests/shop.ts';
import { completeOrders } from './complete-orders.ts';
import { linkOrder } from './link-order.ts';
import { decideOrderPolicy } from './decide-policy.ts';
import { publishOrderPolicy } from './publish-policy.ts';
import { recordDelivery } from './record-delivery.ts';
import { recordOrders } from './record/record-orders.ts';
import { recordReturns } from './returns/record-returns.ts';

describe('publishing an order policy', () => itPublishes({
  subgraph: orders, command: publishOrderPolicy, decide: decideOrderPolicy,
  table: 'order_policy', type: 'OrderPolicy',
  list: 'orderPolicies', defaults: DEFAULT_RULES, bounds: ORDER_RULE_BOUNDS,
  change: { charityBps: 100 },
}));

describe('an order', () => {
  let g: TestSubgraph;
  const FROM = '2026-10-01T00:00:00.000Z';
  const [before, after] = [new Date('2026-09-30T23:59:59.999Z'), new Date(FROM)];
  beforeAll(async () => {
    g = await startTestSubgraph(orders);
    await openShop(g);
    const outcome = await g.run(publishOrderPolicy, {
      effectiveFrom: after, expectedVersion: 1, note: null, rules: { ...DEFAULT_RULES,
        charityBps: 100, pointsCashBps: 2_000, linkDays: 30, webWindowDays: 30 } });
    expect(outcome).toMatchObject({ ok: true });
    g.clock.set('2026-10-02T00:00:00Z');
  });
  afterAll(() => g.stop());

  const ring = (externalNo: string, paidAt: Date, over: object = {}) => theOrder({
    externalNo, paidAt, lines: [line('RING', 899_900n)], orderDiscounts: [], ...over });
  const record = async (...orderList: ReturnType<typeof ring>[]) =>
    g.runBatch(recordOrders, orderList.map((input) => ({ input })));
  const stateOf = (externalNo: string) => g.sql.one<any>`
    select policy_version, charity_minor, charity_minor - charity_reversed_minor as charity, state,
      member_id from sales_order where external_no = ${externalNo}`;
  const giveBack = (externalNo: string, amount: string, returnedAt = g.clock.now()) =>
    g.runBatch(recordReturns, [{ input: { order: { channelId: TMALL, externalNo }, externalNo: `R-${externalNo}`,
      returnedAt, reason: 'scratched', lines: [{ line: { no: 1 }, quantity: 0, amount }] } }]);

  it('counts with the version in force at its payment, whenever it is recorded', async () => {
    const outcomes = await record(ring('old', before), ring('new', after),
      ring('before all', new Date('2000-01-01T00:00:00Z')));
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(await stateOf('old')).toMatchObject({ policy_version: 1, charity_minor: 4_499n });
    expect(await stateOf('new')).toMatchObject({ policy_version: 2, charity_minor: 8_999n });
    expect(await stateOf('before all')).toMatchObject({ policy_version: 1, charity_minor: 4_499n });
  });

  it('takes charity back at the rate of its purchase, also after newer versions', async () => {
    await giveBack('old', '6000.00');
    await giveBack('new', '6000.00');
    // 299,900 are left of each: 0.5 % and 1 %.
    expect(await stateOf('old')).toMatchObject({ charity: 1_499n });
    expect(await stateOf('new')).toMatchObject({ charity: 2_999n });
  });

  it('takes as much points-cash as its version allows', async () => {
    const cash = (externalNo: string, paidAt: Date, amountMinor: bigint) => ring(externalNo, paidAt, {
      pointsHold: holdOf(amountMinor) });
    const outcomes = await record(cash('cash 1', before, 89_990n), cash('cash 2', before, 89_991n),
      cash('cash 3', after, 179_980n), cash('cash 4', after, 179_981n));
    expect(outcomes.map((outcome) => (outcome.ok ? 'taken' : outcome.refusals[0]!.code)))
      .toEqual(['taken', 'POINTS_CASH_LIMIT', 'taken', 'POINTS_CASH_LIMIT']);
  });

  it('tells the end of its windows by the version of its payment', async () => {
    const told = async (externalNo: string) => (await g.events('order.recorded.v1')).find((facts) =>
      facts.externalNo === externalNo);
    await record(ring('t-old', before), ring('t-new', after, { deliveredAt: after }));
    const days = (from: Date, count: number) => new Date(from.getTime() + count * 86_400_000);
    expect(await told('t-old')).toMatchObject(
      { windowEndsAt: days(before, 30), linkUntil: days(before, 180) });
    expect(await told('t-new')).toMatchObject({ windowEndsAt: days(after, 30), linkUntil: days(after, 30) });
    const deliveredAt = new Date('2026-10-01T12:00:00Z');
    await g.run(recordDelivery, { order: { channelId: TMALL, externalNo: 't-old' }, deliveredAt });
    expect((await g.events('order.delivered.v1')).at(-1)).toMatchObject(
      { deliveredAt, windowEndsAt: days(deliveredAt, 15) });
  });

  it('has the return window of the region it is sold in; who says nothing of regions keeps them', async () => {
    const hongKong = { region: 'HK', storeWindowDays: null, webWindowDays: 5, liveWindowDays: null,
      customWindowDays: null, tradeInWindowDays: null } as const;
    const publish = async (expectedVersion: number, effectiveFrom: string, regionWindows?: (typeof hongKong)[]) => {
      const { ok } = await g.run(publishOrderPolicy, { expectedVersion, effectiveFrom: new Date(effectiveFrom),
        note: null, rules: { ...DEFAULT_RULES, ...regionWindows && { regionWindows } } });
      expect(ok).toBe(true);
    };
    await publish(2, '2027-01-01T00:00:00Z', [hongKong]);
    await publish(3, '2027-02-01T00:00:00Z');
    await publish(4, '2027-03-01T00:00:00Z', []);
    g.clock.set('2027-03-02T00:00:00Z');
    const shop = newId();
    await g.deliver('outlet.changed.v1', shop, { outletId: shop, code: 'hk-web', name: 'HK web', kind: 'web',
      franchiseId: null, channelId: TMALL, region: 'HK', closed: false, version: 1n });
    const sold = ['2026-12-31', '2027-01-01', '2027-02-01', '2027-03-01'].flatMap((day) =>
      [{ id: shop }, theOrder().outlet].map((outlet, index) => ring(`${day} ${index}`,
        new Date(`${day}T00:00:00Z`), { outlet })));
    await record(...sold);
    const kept = await g.sql.all<{ days: number }>`select return_window_days as days from sales_order
      where external_no like '20%' order by external_no`;
    expect(kept.map(({ days }) => days)).toEqual([30, 30, 5, 15, 5, 15, 15, 15]);
    const { data } = await g.query(`{ orderPolicies(first: 3) { rules { regionWindows {
      region { code nameEn } webWindowDays liveWindowDays } } } }`, {}, operator('orders:read'));
    const own = { region: { code: 'HK', nameEn: 'Hong Kong' }, webWindowDays: 5, liveWindowDays: null };
    expect(data.orderPolicies.map((one: any) => one.rules.regionWindows)).toEqual([[], [own], [own]]);
    const ask = async (webWindowDays: number, region = 'HK') => (await g.query(`
      mutation($input: PublishOrderPolicyInput!) {
      publishOrderPolicy(input: $input) { policy { rules { regionWindows { region { code } webWindowDays } } }
        userErrors { code path } } }`, { input: { effectiveFrom: '2027-04-01T00:00:00Z', expectedVersion: 5,
      dryRun: true, idempotencyKey: newId(), rules: { ...DEFAULT_RULES,
        regionWindows: [{ region, webWindowDays }] } } }, operator('orders:policy'))).data.publishOrderPolicy;
    expect(await ask(5)).toEqual({ userErrors: [],
      policy: { rules: { regionWindows: [{ region: { code: 'HK' }, webWindowDays: 5 }] } } });
    expect(await ask(366)).toEqual({ policy: null, userErrors: [
      { code: 'INVALID_RULES', path: ['rules', 'regionWindows', '0', 'webWindowDays'] }] });
    const versions = await g.sql.one`select count(*) as n from order_policy`;
    expect(await ask(5, 'ZZ')).toEqual({ policy: null, userErrors: [
      { code: 'INVALID_RULES', path: ['rules', 'regionWindows', '0', 'region'] }] });
    expect(await g.sql.one`select count(*) as n from order_policy`).toEqual(versions);
    g.clock.set('2026-10-02T00:00:00Z');
  });

  it('is completed after the return window of its version', async () => {
    const delivered = (externalNo: string, paidAt: Date) => ring(externalNo, paidAt,
      { deliveredAt: new Date('2026-10-01T12:00:00Z') });
    await record(delivered('w-old', before), delivered('w-new', after));
    g.clock.set('2026-10-16T12:00:00Z');
    await g.run(completeOrders, { limit: 100 });
    expect(await stateOf('w-old')).toMatchObject({ state: 'completed' });
    expect(await stateOf('w-new')).toMatchObject({ state: 'delivered' });
    g.clock.set('2026-10-31T12:00:00Z');
    await g.run(completeOrders, { limit: 100 });
    expect(await stateOf('w-new')).toMatchObject({ state: 'completed' });
  });

  it('finds its member within the days of its version, by itself and by hand', async () => {
    g.clock.set('2026-10-02T00:00:00Z');
    const kept = (externalNo: string, paidAt: Date, externalId: string) =>
      ring(externalNo, paidAt, { buyer: { externalId } });
    const outcomes = await record(kept('k-old', before, 'k'), kept('k-new', after, 'k'),
      kept('h-old', before, 'h'), kept('h-new', after, 'h'));
    const [, , old, young] = outcomes.map((outcome) => (outcome.ok ? outcome.value.orderId : ''));
    g.clock.set('2026-10-31T00:00:00.001Z');
    await link(g, MEMBER, TMALL, 'k');
    expect(await stateOf('k-old')).toMatchObject({ member_id: MEMBER });
    expect(await stateOf('k-new')).toMatchObject({ member_id: null });
    const byHand = (orderId: string) => g.run(linkOrder, { orderId, memberId: MEMBER, reason: 'receipt' });
    expect(await byHand(old!)).toMatchObject({ ok: true });
    expect(await byHand(young!)).toMatchObject({ refusals: [{
      code: 'LINK_TOO_LATE', message: 'The order could be linked within 30 days of payment.' }] });
  });

  it('shows beforehand what a version would have made of last month', async () => {
    await record(ring('september', new Date('2026-09-10T04:00:00Z')),
      ring('october', new Date('2026-10-01T04:00:00Z')));
    await giveBack('september', '6000.00', new Date('2026-09-12T04:00:00Z'));
    const { data } = await g.query(`mutation($input: PublishOrderPolicyInput!) { publishOrderPolicy(input: $input) {
      effect { from until isWhole sums { measure currency marginClass rows before after } } userErrors { code } } }`,
    { input: { effectiveFrom: '2027-05-01T00:00:00Z', expectedVersion: 5, dryRun: true, idempotencyKey: 'effect',
      rules: { ...DEFAULT_RULES, charityBps: 200, pointsCashBps: 2_000, webWindowDays: 20 } } },
    operator('orders:policy'));
    // Charity of the 2,999.00 that are left, 10 % and 20 % of the 8,999.00 that were paid.
    expect(data.publishOrderPolicy).toEqual({ userErrors: [], effect: {
      from: '2026-08-31T16:00:00.000Z', until: '2026-09-30T16:00:00.000Z', isWhole: true,
      sums: [
        { measure: 'CHARITY', currency: 'CNY', marginClass: null, rows: 1, before: '14.99', after: '59.98' },
        { measure: 'POINTS_CASH', currency: 'CNY', marginClass: null, rows: 1, before: '899.90', after: '1799.80' },
        { measure: 'RETURN_WINDOW', currency: null, marginClass: null, rows: 1, before: '15', after: '20' }],
    } });
  });

  it('is held by the database to the charity of its rate', async () => {
    await expect(g.sql.run`update sales_order set charity_bps = 60 where external_no = 'old'`)
      .rejects.toThrow('sales_order_charity');
    await expect(g.sql.run`update sales_order set base_minor = base_minor + 1 where external_no = 'old'`)
      .rejects.toThrow('check');
  });
});
