import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeId, newId } from '../../subgraphs/kernel/ids.ts';
import { startWorld } from '../attacks/kit/start-world.ts';
import { change, givePoints, type World } from '../attacks/kit/world.ts';
import type { TestGraph } from '../kit/graph.ts';
import { until } from '../kit/until.ts';
import { enrol, exampleOrder, record } from './shop.ts';
import { without } from './without.ts';

const NOW = '2026-09-15T04:00:00Z';

describe('an order that spends points', () => {
  let graph: TestGraph;
  let world: World;
  beforeAll(async () => {
    ({ graph, world } = await startWorld());
  }, 600_000);
  afterAll(() => graph.stop());

  const rich = async (name: string): Promise<string> => {
    const memberId = await enrol(graph, world.shop, name);
    await graph.settled();
    await givePoints(world, memberId, 9_000);
    return memberId;
  };
  const hold = async (memberId: string, points: number): Promise<string> =>
    (await change(world, 'holdPoints', 'hold { id }', { memberId, points, purpose: 'till', ttlMinutes: 30,
      idempotencyKey: world.fresh() })).hold.id;
  const sell = async (externalId: string, id: string, points: number) => (await record(graph, world.shop, [
    exampleOrder(world.shop, externalId, { externalNo: `${externalId}-${id}-${points}`,
      orderDiscounts: [], pointsHold: { id, points, amount: `${points / 100}` } })]))[0]!;
  const standing = async (memberId: string) => (await graph.get(`query($id: ID!) { member(id: $id) {
    loyalty { available held debt } } }`, { id: memberId })).member.loyalty;
  const codes = ({ userErrors }: Awaited<ReturnType<typeof sell>>) =>
    userErrors.map(({ code, path }) => `${code} ${path.join('.')}`);

  it('is refused where nobody, or somebody else, holds them, and where they are others', async () => {
    const [a, b] = [await rich('owner'), await rich('stranger')];
    const before = await standing(b);
    const held = await hold(a, 5_000);
    expect(codes(await sell('stranger', encodeId('hld', newId()), 5_000))).toEqual(['NOT_FOUND pointsHold.id']);
    expect(codes(await sell('stranger', held, 5_000))).toEqual(['HOLD_NOT_BUYERS pointsHold.id']);
    expect(codes(await sell('owner', held, 100))).toEqual(['INVALID pointsHold.points']);
    await graph.settled();
    expect(await standing(b)).toEqual(before);
    const sold = await sell('owner', held, 5_000);
    expect(sold).toMatchObject({ created: true, userErrors: [] });
    await graph.settled();
    expect(await standing(a)).toMatchObject({ available: 4_000, held: 0, debt: 0 });
    // Sent again when they are spent long ago.
    expect(await sell('owner', held, 5_000)).toEqual({ ...sold, created: false });
  });

  it('is refused while loyalty is away, taken when it is back, and answered again at any time', async () => {
    const memberId = await rich('patient');
    const held = await hold(memberId, 500);
    const away = () => without(graph, 'one process', 'loyalty', () => sell('patient', held, 500));
    expect(codes(await away())).toEqual(['POINTS_UNAVAILABLE pointsHold.id']);
    const sold = await sell('patient', held, 500);
    expect(sold).toMatchObject({ created: true, userErrors: [] });
    expect(await away()).toEqual({ ...sold, created: false });
    await graph.settled();
    expect(await standing(memberId)).toMatchObject({ available: 8_500, held: 0, debt: 0 });
  });

  it('spends nobody’s points for nobody, for somebody unknown, or a second time', async () => {
    const memberId = await rich('careful');
    const held = await hold(memberId, 700);
    const pay = async (more: object) => codes((await record(graph, world.shop, [exampleOrder(world.shop, 'careful', {
      externalNo: world.fresh(), orderDiscounts: [], pointsHold: { id: held, points: 700, amount: '7.00' },
      ...more })]))[0]!);
    expect(await pay({ buyer: null })).toEqual(['HOLD_NOT_BUYERS pointsHold.id']);
    expect(await pay({ buyer: { externalId: 'who-knows' } })).toEqual(['HOLD_NOT_BUYERS pointsHold.id']);
    expect(await pay({ pointsHold: { id: held, points: 700, amount: '70.00' } }))
      .toEqual(['POINTS_AMOUNT_MISMATCH pointsHold.amount']);
    await change(world, 'captureHold', 'hold { state }', { holdId: held, idempotencyKey: world.fresh() });
    expect(await pay({})).toEqual(['POINTS_HOLD_USED pointsHold.id']);
    expect(await standing(memberId)).toMatchObject({ available: 8_300, held: 0, debt: 0 });
  });

  it('pays at once for who was enrolled a moment ago', async () => {
    const memberId = await enrol(graph, world.shop, 'hasty');
    await until(async () => (await standing(memberId)) !== null);
    await givePoints(world, memberId, 1_000);
    expect(codes(await sell('hasty', await hold(memberId, 1_000), 1_000))).toEqual([]);
  });

  it('is worth what the home programme’s points are worth where the sale is', async () => {
    const memberId = await enrol(graph, world.shop, 'hongkong', { region: 'HK' });
    await change(world, 'publishFxTable', 'fxTable { id }', { homeRegion: 'CN', effectiveAt: NOW, source: 'board',
      rates: [{ from: 'HKD', rate: '0.9221' }], idempotencyKey: world.fresh() });
    await change(world, 'publishFxTable', 'fxTable { id }', { homeRegion: 'HK', effectiveAt: NOW, source: 'board',
      rates: [{ from: 'CNY', rate: '1.0845' }], idempotencyKey: world.fresh() });
    await graph.settled();
    for (let n = 0; n < 3; n += 1) await givePoints(world, memberId, 10_000);
    const held = await hold(memberId, 30_000);
    const pay = async (amount: string) => (await record(graph, world.shop, [exampleOrder(world.shop, 'hongkong', {
      externalNo: `hk-${amount}`, orderDiscounts: [], pointsHold: { id: held, points: 30_000, amount } })]))[0]!;
    expect(codes(await pay('300.00'))).toEqual(['POINTS_AMOUNT_MISMATCH pointsHold.amount']);
    expect(await pay('276.63')).toMatchObject({ created: true, userErrors: [] });
  });
});
