import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { newId } from '../../../kernel/ids.ts';
import { insights } from '../../index.ts';
import {
  comesBack, day, enrolled, linked, merged, profiling, rates, recorded, returned, sale, tell,
} from '../../tests/people.ts';
import { factProof } from '../prove-facts.ts';
import { takeOrders } from './take-orders.ts';

let room: TestSubgraph;
beforeAll(async () => {
  room = await startTestSubgraph(insights);
  await tell(room, rates('CN', 'HKD', 'CNY', '0.9221'), rates('HK', 'CNY', 'HKD', '1.0845'));
});
afterAll(() => room.stop());

const factsOf = (memberId: string) => room.sql.maybe<any>`
  select region, currency, net_orders, returned_orders, net_minor, first_day, last_day, gap_days,
    margin_classes from member_fact where member_id = ${memberId}`;

/** Rebuilt equals stored, whatever was told before. */
const proveAll = async () => expect((await factProof.ask(room.sql, room.clock.now())).counts)
  .toMatchObject({ facts_differ: 0, returns_differ: 0, buyers_differ: 0 });

it('counts what stands after returns, once each, in whatever order it is told', async () => {
  const member = newId();
  const orders = ['2025-02-05', '2025-06-05', '2025-11-02', '2026-05-01']
    .map((on, place) => sale(member, on, BigInt(place + 1) * 100_000n));
  const part = comesBack(orders[1]!, '2025-06-10', 50_000n);
  expect(await tell(room, returned(part))).toEqual([expect.stringContaining('not arrived')]);
  expect(await tell(room, recorded(orders[3]!), recorded(orders[1]!), returned(part), recorded(orders[0]!),
    recorded(orders[2]!), enrolled(member), returned(part), recorded(orders[1]!))).toEqual(Array(8).fill(null));
  expect(await factsOf(member)).toEqual({
    region: 'CN', currency: 'CNY', net_orders: 4, returned_orders: 0, net_minor: 950_000n,
    first_day: '2025-02-05', last_day: '2026-05-01', gap_days: [180, 150, 120], margin_classes: ['A'],
  });
  await tell(room, returned(comesBack(orders[3]!, '2026-05-03')));
  expect(await factsOf(member)).toMatchObject({
    net_orders: 3, returned_orders: 1, net_minor: 550_000n, last_day: '2025-11-02', gap_days: [150, 120] });
  await proveAll();
});

it('gives a kept order to its buyer once it is known, less what came back before', async () => {
  const member = newId();
  const order = sale(null, '2026-03-01', 90_000n);
  await tell(room, enrolled(member), recorded(order), returned(comesBack(order, '2026-03-02', 30_000n)));
  expect(await factsOf(member)).toMatchObject({ net_orders: 0, net_minor: 0n, first_day: null });
  await tell(room, linked({ ...order, memberId: member, region: 'CN' }));
  expect(await factsOf(member)).toMatchObject({ net_orders: 1, net_minor: 60_000n, first_day: '2026-03-01' });
  await proveAll();
});

it('values an order by a table until that is taken back, also where its number was not kept', async () => {
  const member = newId();
  await tell(room, enrolled(member));
  for (const [currency, kept] of [['GBP', true], ['CHF', false]] as const) {
    const [name, home, usual] = rates('CN', currency, 'CNY', '9');
    const wrong = { ...usual, tableId: newId(), effectiveAt: new Date('2026-02-01T00:00:00Z'),
      rates: [{ from: currency, to: 'CNY', rate: '90' }] };
    const back = { tableId: wrong.tableId, homeRegion: home, effectiveAt: wrong.effectiveAt,
      withdrawnAt: new Date('2026-02-10T00:00:00Z') };
    expect(await tell(room, ['fx-table.withdrawn.v1', home, back])).toEqual([expect.stringContaining('not yet')]);
    await tell(room, [name, home, usual], [name, home, wrong]);
    if (!kept) await room.sql.run`update fx_rate set table_id = '00000000-0000-0000-0000-000000000000'
      where from_currency = ${currency}`;
    expect(await tell(room, ['fx-table.withdrawn.v1', home, back])).toEqual([null]);
    const worth = async (on: string) => {
      const before = (await factsOf(member)).net_minor;
      await tell(room, recorded(sale(member, on, 100n, { currency })));
      return (await factsOf(member)).net_minor - before;
    };
    expect([await worth('2026-02-05'), await worth('2026-02-11')]).toEqual([9_000n, 900n]);
  }
  await proveAll();
});

it('values an order at the home of the member, and waits for the rate', async () => {
  const [cn, sg] = [newId(), newId()];
  const abroad = sale(cn, '2026-03-01', 888_800n, { currency: 'HKD' });
  await tell(room, recorded(abroad), returned(comesBack(abroad, '2026-03-02', 100_000n)));
  expect(await factsOf(cn)).toMatchObject({ currency: 'CNY', net_minor: 727_352n });
  expect(await tell(room, recorded(sale(sg, '2026-03-01', 1n, { region: 'SG' }))))
    .toEqual([expect.stringContaining('rate')]);
  await proveAll();
});

it('makes one of two, at the home of the survivor, whatever arrives first', async () => {
  const [hk, cn] = [newId(), newId()];
  const own = sale(hk, '2026-01-01', 100_000n, { region: 'HK', currency: 'HKD' });
  const other = sale(cn, '2026-02-01', 1_000_000n);
  const late = sale(hk, '2026-03-01', 500n, { boughtAs: cn, region: 'HK', currency: 'HKD' });
  // Nobody has told of the survivor yet: the merge waits.
  await tell(room, recorded(other));
  expect(await tell(room, merged(hk, cn))).toEqual([expect.stringContaining('not arrived')]);
  expect(await tell(room, enrolled(hk, 'HK'), enrolled(cn), merged(hk, cn), recorded(own), recorded(late)))
    .toEqual(Array(5).fill(null));
  expect(await factsOf(hk)).toMatchObject({
    region: 'HK', currency: 'HKD', net_orders: 3, net_minor: 100_000n + 1_084_500n + 500n, gap_days: [28, 31] });
  expect(await factsOf(cn)).toBeNull();
  await proveAll();
  // Every order knows who it was bought as, and the move is tagged: it can be taken back.
  expect(await room.sql.all`select buyer_id from order_fact where member_id = ${hk} order by paid_at`)
    .toEqual([{ buyer_id: hk }, { buyer_id: cn }, { buyer_id: cn }]);
  expect(await room.sql.all`select row_key from merge_move where from_person_id = ${cn}`)
    .toEqual([{ row_key: [other.orderId] }]);
});

it('knows nothing of who refuses profiling, and all again once it is agreed', async () => {
  const member = newId();
  await tell(room, enrolled(member), recorded(sale(member, '2026-01-01', 5_000n)), profiling(member, false, 7n),
    recorded(sale(member, '2026-02-01', 5_000n)), profiling(member, true, 6n));
  expect(await factsOf(member)).toBeNull();
  await proveAll();
  await tell(room, profiling(member, true, 8n));
  expect(await factsOf(member)).toMatchObject({ net_orders: 2, net_minor: 10_000n });
});

it('forgets one of two who are parted when it has heard that they are', async () => {
  const [older, younger] = [newId(), newId()];
  const merge = merged(older, younger);
  const erasureOf = (memberId: string) => (
    { erasureId: newId(), memberId, personIds: [memberId], erasedAt: new Date() });
  const erased = erasureOf(younger);
  await tell(room, enrolled(older), enrolled(younger), recorded(sale(younger, '2026-02-01', 5_000n)), merge);
  expect(await tell(room, ['member.erased.v1', younger, erased])).toEqual([expect.stringContaining('undoing')]);
  // Nor the other, under whose id the rows of both stand; and neither is given them.
  expect(await tell(room, ['member.erased.v1', older, erasureOf(older)]))
    .toEqual([expect.stringContaining('undoing')]);
  for (const id of [older, younger]) await expect(room.runtime.port.giveRows!([id])).rejects.toThrow('undoing');
  expect(await room.runtime.port.giveRows!([older, younger])).toEqual([]);
  expect(await tell(room, ['member.unmerged.v1', older, { mergeId: merge[2].mergeId, memberId: older,
    otherMemberId: younger, unmergedAt: new Date() }], ['member.erased.v1', younger, erased])).toEqual([null, null]);
  expect(await factsOf(younger)).toBeNull();
  expect(await factsOf(older)).toMatchObject({ net_orders: 0 });
  expect(await room.runtime.port.giveRows!([older])).toEqual([]);
});

it('takes a whole batch in the statements of one', async () => {
  const take = (count: number) => room.countStatements(() => room.runBatch(takeOrders,
    Array.from({ length: count }, () => ({ input: sale(newId(), '2026-01-01', 5_000n) }))));
  await take(1);
  expect(await take(200)).toBe(await take(1));
});

describe('sums of points', () => {
  const points = (memberId: string, available: bigint, version?: bigint) => ['points.posted.v1', memberId, {
    memberId, transactionId: newId(), kind: 'purchase', available, pending: 0n, held: 0n, debt: 0n,
    at: day('2026-01-01'), ...version !== undefined && { version } }] as const;

  it('are those of the latest posting, however late or often others are told', async () => {
    const member = newId();
    const kept = async () => (await room.sql.one<{ available: bigint }>`
      select available from member_points where member_id = ${member}`).available;
    // Told before postings were numbered: as they come.
    await tell(room, points(member, 10n), points(member, 20n));
    expect(await kept()).toBe(20n);
    const seventh = points(member, 70n, 7n);
    await tell(room, seventh, points(member, 50n, 5n), points(member, 30n));
    expect(await kept()).toBe(70n);
    await tell(room, points(member, 80n, 8n), seventh);
    expect(await kept()).toBe(80n);
  });
});
