import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import type { OrderFacts } from '../../../contracts/events.ts';
import { newId } from '../../../kernel/ids.ts';
import { toJson } from '../../../kernel/json.ts';
import { franchises } from '../../index.ts';
import { lockHomes } from '../../persistence/member-homes.ts';
import {
  comesBack, day, FA, FB, JAPAN, line, openNetwork, sale, STORE_A, STORE_B, WEB,
} from '../../tests/network.ts';
import { markStaff } from '../history/mark-staff.ts';
import { releaseRebates } from '../rebates/release-rebates.ts';
import { takeOrders } from './take-orders.ts';

let graph: TestSubgraph;
beforeEach(async () => {
  graph = await startTestSubgraph(franchises, { now: '2026-09-15T04:00:00Z' });
  await openNetwork(graph.runtime.handlers, graph.clock.now());
});
afterEach(() => graph.stop());

const record = async (...orders: OrderFacts[]) => {
  for (const order of orders) {
    expect(await graph.deliver('order.recorded.v1', order.orderId, order)).toBeNull();
  }
};
const rebates = () => graph.sql.all<Record<string, unknown>>`
  select order_id, home_franchise_id as home, payer_franchise_id as payer, accrued_minor as accrued,
    reversed_minor as reversed, net_minor as net, state, margin_capped as capped, held_until,
    superseded_at is not null as superseded
  from rebate order by paid_at, id`;
const entries = () => graph.sql.all<{ kind: string; amount: bigint }>`
  select kind, amount_minor as amount from rebate_entry order by recorded_at, booked_at, id`;
const history = (memberId: string) => graph.sql.all`
  select franchise_id, starts_at, ends_at, reason from attribution
  where member_id = ${memberId} order by starts_at`;
const invariants = async () => (await graph.query(
  '{ rebateInvariants { holds entriesDiffer overlappingAttributions homesDiffer } }', {},
  operator('audit:read'))).data.rebateInvariants;
const HOLDS = { holds: true, entriesDiffer: 0, overlappingAttributions: 0, homesDiffer: 0 };

describe('take orders', () => {
  const member = newId();

  it('attributes by the first purchase and tells the others once', async () => {
    const first = sale(member, STORE_A, '2025-01-10');
    await record(first, first);
    expect(await history(member)).toEqual([{
      franchise_id: FA, starts_at: day('2025-01-10'), ends_at: new Date('2027-01-31T16:00:00Z'),
      reason: 'first_purchase',
    }]);
    expect(await graph.events('attribution.changed.v1')).toEqual([{
      memberId: member, franchiseId: FA, from: day('2025-01-10'),
      until: new Date('2027-01-31T16:00:00Z'), reason: 'first_purchase', version: 1n,
    }]);
    expect(await rebates()).toEqual([]);
    await record(sale(member, STORE_A, '2026-03-05'));
    expect(await history(member)).toEqual([
      expect.objectContaining({ ends_at: new Date('2028-03-31T16:00:00Z') })]);
  });

  it('accrues the examples of the domain to the digit', async () => {
    await record(sale(member, STORE_A, '2026-01-10'));
    const mini = sale(member, WEB, '2026-02-01', { lines: [line({ costMinor: 430_000n })] });
    const chain = sale(member, STORE_B, '2026-02-02', {
      fulfilment: 'store', deliveredAt: day('2026-09-14'),
      lines: [line({ marginClass: 'C', baseMinor: 1_234_567n, costMinor: 1_180_000n })],
    });
    const bar = sale(member, WEB, '2026-02-03', {
      lines: [line({ marginClass: 'D', baseMinor: 2_680_000n, costMinor: 2_672_000n })],
    });
    const none = sale(member, WEB, '2026-02-04', { lines: [line({ marginClass: 'X' })] });
    await record(mini, chain, bar, none);
    expect(await rebates()).toEqual([
      expect.objectContaining({
        home: FA, payer: null, accrued: 26_997n, state: 'payable', capped: false,
      }),
      expect.objectContaining({
        home: FA, payer: FB, accrued: 6_172n, state: 'held', held_until: day('2026-09-21'),
      }),
      expect.objectContaining({ payer: null, accrued: 2_400n, capped: true }),
    ]);
    // 600,000 of the chain come back after its window: −3,000 in the next statement.
    graph.clock.set('2026-10-20T04:00:00Z');
    await graph.run(releaseRebates, { limit: 500 });
    const back = comesBack(chain, '2026-10-20', 600_000n);
    expect(await graph.deliver('order.returned.v1', chain.orderId, back)).toBeNull();
    expect(await graph.deliver('order.returned.v1', chain.orderId, back)).toBeNull();
    expect((await rebates())[1]).toMatchObject({
      accrued: 6_172n, reversed: -3_000n, net: 3_172n, state: 'payable',
    });
    expect((await entries()).filter(({ kind }) => kind === 'return'))
      .toEqual([{ kind: 'return', amount: -3_000n }]);
    expect(await invariants()).toEqual(HOLDS);
  });

  it('keeps the end of the window as orders tell it, with the sale and with its delivery', async () => {
    await record(sale(member, STORE_A, '2026-09-01'));
    const order = sale(member, WEB, '2026-09-10', { windowEndsAt: day('2026-10-20') });
    await record(order);
    expect(await rebates()).toEqual([expect.objectContaining({ state: 'accrued', held_until: day('2026-10-20') })]);
    await graph.deliver('order.delivered.v1', order.orderId, { orderId: order.orderId, memberId: member,
      deliveredAt: day('2026-09-13'), windowEndsAt: day('2026-10-03') });
    expect(await rebates()).toEqual([expect.objectContaining({ state: 'held', held_until: day('2026-10-03') })]);
    expect(await graph.sql.one`select window_ends_at from order_fact where order_id = ${order.orderId}`)
      .toEqual({ window_ends_at: day('2026-10-03') });
  });

  it('holds from the delivery, releases after it, reverses what comes back whole', async () => {
    await record(sale(member, STORE_A, '2026-09-01'));
    const order = sale(member, WEB, '2026-09-10');
    await record(order);
    expect(await rebates()).toEqual([expect.objectContaining({
      state: 'accrued', held_until: day('2026-10-10') })]);
    expect(await graph.deliver('order.delivered.v1', order.orderId, {
      orderId: order.orderId, memberId: member, deliveredAt: day('2026-09-13'),
    })).toBeNull();
    expect(await rebates()).toEqual([expect.objectContaining({
      state: 'held', held_until: day('2026-09-28') })]);
    graph.clock.set(new Date(day('2026-09-28').getTime() - 1));
    expect(await graph.run(releaseRebates, { limit: 500 })).toEqual({ ok: true, value: { released: 0 } });
    graph.clock.set(day('2026-09-28'));
    expect(await graph.run(releaseRebates, { limit: 500 })).toEqual({ ok: true, value: { released: 1 } });
    await graph.deliver('order.returned.v1', order.orderId, comesBack(order, '2026-09-28'));
    expect(await rebates()).toEqual([expect.objectContaining({ state: 'reversed', net: 0n })]);
    expect(await invariants()).toEqual(HOLDS);
    const rebate = (state: string, net = '26997') => (
      { franchiseId: FA, rebates: [{ state, netMinor: `#${net}`, lines: 1 }] });
    expect(await graph.sql.all`select command, before, after from audit_record
      where subject_id = ${order.orderId} order by at, command desc`).toMatchObject([
      { command: 'franchises.take-orders', before: null, after: rebate('accrued') },
      { command: 'franchises.take-deliveries', before: rebate('accrued'), after: rebate('held') },
      { command: 'franchises.take-returns', before: rebate('payable'), after: rebate('reversed', '0') },
      { command: 'franchises.release-rebates', before: rebate('held'), after: rebate('payable') },
    ]);
  });

  it('keeps what the return of a cent more cannot explain: many returns equal one', async () => {
    await record(sale(member, STORE_A, '2026-01-10'));
    const order = sale(member, WEB, '2026-02-01', { lines: [line({ baseMinor: 99_999n })] });
    await record(order);
    let left = 99_999n;
    for (const part of [1n, 33_333n, 33_332n, 33_333n]) {
      left -= part;
      const back = comesBack(order, '2026-02-05', part);
      back.lines[0]!.remainingBaseMinor = left;
      await graph.deliver('order.returned.v1', order.orderId, back);
    }
    expect(await rebates()).toEqual([expect.objectContaining({
      accrued: 2_999n, reversed: -2_999n, state: 'reversed' })]);
    expect(await invariants()).toEqual(HOLDS);
  });

  it('comes to the same in any order of arrival', async () => {
    const orders = (buyer: string) => [
      sale(buyer, STORE_A, '2025-03-01'), sale(buyer, STORE_B, '2025-04-01'),
      sale(buyer, WEB, '2025-05-01'), sale(buyer, STORE_A, '2026-04-01'),
    ];
    const [forward, backward] = [newId(), newId()];
    await record(...orders(forward));
    await record(...orders(backward).reverse());
    expect(await history(backward)).toEqual(await history(forward));
    const live = (await rebates()).filter(({ superseded }) => !superseded)
      .map(({ home, payer, net }) => [home, payer, net]);
    expect(live).toEqual([
      [FA, FB, 26_997n], [FA, FB, 26_997n], [FA, null, 26_997n], [FA, null, 26_997n]]);
    expect((await rebates()).filter(({ superseded }) => superseded).length).toBeGreaterThan(0);
    expect(await invariants()).toEqual(HOLDS);
  });

  it('keeps orders without buyer, with what came back, until they are linked', async () => {
    await record(sale(member, STORE_A, '2026-01-10'));
    const order = sale(null, WEB, '2026-02-01', { lines: [line({ baseMinor: 100_000n })] });
    await record(order);
    const back = comesBack(order, '2026-02-05', 40_000n);
    await graph.deliver('order.returned.v1', order.orderId, back);
    expect(await rebates()).toEqual([]);
    const linked = { ...order, memberId: member, region: 'CN' as const };
    for (let twice = 0; twice < 2; twice += 1) {
      expect(await graph.deliver('order.linked.v1', order.orderId, linked)).toBeNull();
    }
    expect(await rebates()).toEqual([expect.objectContaining({ accrued: 1_800n, net: 1_800n })]);
    expect(await invariants()).toEqual(HOLDS);
  });

  it('takes what was paid after its outlet closed for a sale of head office', async () => {
    const other = newId();
    await record(sale(other, STORE_B, '2026-01-10'));
    await graph.sql.run`update outlet set closed_at = ${day('2026-02-01')}, closed_reason = 'moved out'
      where id = ${STORE_A}`;
    await record(sale(member, STORE_A, '2026-02-01'), sale(other, STORE_A, '2026-02-02'));
    expect(await history(member)).toMatchObject([{ franchise_id: null }]);
    expect(await history(other)).toMatchObject([{ franchise_id: FB }]);
    expect(await rebates()).toMatchObject([{ home: FB, payer: null }]);
    await record(sale(newId(), STORE_A, '2026-01-31'));
    const homeOf = async (memberId: string, enrolledAt: string) => {
      await graph.deliver('member.enrolled.v1', memberId, { memberId, region: 'CN', source: 'store',
        channelId: null, outletId: STORE_A, enrolledAt: day(enrolledAt) });
      return (await history(memberId)).map((period: any) => period.franchise_id);
    };
    expect(await homeOf(newId(), '2026-02-02')).toEqual([]);
    expect(await homeOf(newId(), '2026-01-31')).toEqual([FA, null]);
  });

  it('owes nothing for staff, from when they are marked to when they are not', async () => {
    await record(sale(member, STORE_A, '2026-01-10'));
    graph.clock.set(day('2026-02-01'));
    const mark = (isStaff: boolean) => graph.run(markStaff,
      { memberId: member, isStaff, reason: 'hired in Hangzhou' }, { actor: operator() });
    expect(await mark(true)).toEqual({ ok: true, value: { memberId: member } });
    graph.clock.set(day('2026-03-01'));
    await mark(false);
    await record(sale(member, WEB, '2026-02-15'), sale(member, WEB, '2026-03-02'));
    expect(await rebates()).toEqual([expect.objectContaining({ accrued: 26_997n })]);
    expect(await graph.run(markStaff, { memberId: newId(), isStaff: true, reason: 'nobody' }))
      .toMatchObject({ ok: false, refusals: [{ code: 'NOT_FOUND', path: ['memberId'] }] });
  });

  it('waits for the region of a member; months are those of its zone, money is its programme’s', async () => {
    const [enrolled, buyer, macau] = [newId(), newId(), newId()];
    const events = [
      ['member.enrolled.v1', enrolled, { memberId: enrolled, region: 'JP', source: 'store', channelId: null,
        outletId: STORE_A, enrolledAt: day('2026-09-01') }],
      ['order.recorded.v1', newId(), sale(buyer, STORE_A, '2026-01-10', { region: 'JP' })],
      ['member.merged.v1', macau, { memberId: macau, otherMemberId: buyer, mergedAt: day('2026-09-02') }],
    ] as const;
    const tell = async (told: readonly (typeof events)[number][]) => (await graph.runtime.port.deliver(
      told.map(([name, aggregateId, payload]) => ({ id: newId(), name, aggregateId, requestId: 'test',
        at: '2026-09-15T04:00:00.000Z', payload: JSON.parse(toJson(payload)) })))).map(({ waits }) => waits);
    const [programme, region] = JAPAN;
    expect(await tell(events)).toEqual([true, true, true]);
    // Without its programme a region has no currency yet.
    expect(await graph.deliver(...region)).toBeNull();
    expect(await tell(events.slice(0, 2))).toEqual([true, true]);
    expect(await graph.sql.all`select 1 from member_home where region = 'JP'`).toEqual([]);
    expect(await graph.deliver(...programme)).toBeNull();
    expect(await tell(events.slice(0, 2))).toEqual([undefined, undefined]);
    // The end of a month in Tokyo.
    expect(await history(buyer)).toMatchObject([{ ends_at: new Date('2028-01-31T15:00:00Z') }]);
    const homes = await lockHomes(graph.sql, new Map([[macau, 'MO'], [buyer, null], [newId(), 'XX']]));
    expect([...homes.values()].map(({ memberId, zone, homeCurrency }) => [memberId, zone, homeCurrency]).sort())
      .toEqual([[macau, 'Asia/Macau', 'HKD'], [buyer, 'Asia/Tokyo', 'JPY']].sort());
  });

  it('waits for an outlet, an order or both that have not arrived', async () => {
    const early = sale(member, newId(), '2026-01-10');
    expect(await graph.deliver('order.recorded.v1', early.orderId, early)).toContain('not yet');
    expect(await graph.deliver('order.returned.v1', early.orderId, comesBack(early, '2026-02-01')))
      .toContain('not yet');
    expect(await graph.deliver('order.delivered.v1', early.orderId, {
      orderId: early.orderId, memberId: member, deliveredAt: day('2026-02-01'),
    })).toContain('not yet');
    expect(await graph.sql.all`select 1 from order_fact`).toEqual([]);
  });

  it('takes one order once when it is told by many at the same time', async () => {
    await record(sale(member, STORE_A, '2026-01-10'));
    const order = sale(member, WEB, '2026-02-01');
    const told = await Promise.all(Array.from({ length: 5 },
      () => graph.deliver('order.recorded.v1', order.orderId, order)));
    expect(told).toEqual([null, null, null, null, null]);
    expect(await rebates()).toHaveLength(1);
    const many = Array.from({ length: 12 }, (_, n) =>
      sale(member, n % 2 ? WEB : STORE_B, `2026-03-${String(n + 10)}`));
    await Promise.all(many.map((one) => record(one)));
    expect(await rebates()).toHaveLength(13);
    expect(await invariants()).toEqual(HOLDS);
  });

  it('needs as many statements for 200 orders as for 2', async () => {
    const batch = (size: number) => Array.from({ length: size }, () => {
      const buyer = newId();
      return [sale(buyer, STORE_A, '2026-01-10'), sale(buyer, WEB, '2026-02-10')];
    }).flat().map((input) => ({ input, idempotencyKey: newId() }));
    const few = await graph.countStatements(() => graph.runBatch(takeOrders, batch(1)));
    const many = await graph.countStatements(() => graph.runBatch(takeOrders, batch(100)));
    expect(many).toBe(few);
    expect(await rebates()).toHaveLength(101);
  });
});
