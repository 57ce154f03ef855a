import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeId, newId } from '../../subgraphs/kernel/ids.ts';
import { change, givePoints, openWorld, type World } from '../attacks/kit/world.ts';
import { startTestGraph, type TestGraph } from '../kit/graph.ts';
import { enrol, exampleOrder, record } from './shop.ts';
import { without } from './without.ts';

const NOW = '2026-09-15T04:00:00Z';

describe('an order that spends points', () => {
  let graph: TestGraph;
  let world: World;
  beforeAll(async () => {
    graph = await startTestGraph({ now: NOW });
    world = await openWorld(graph);
  }, 120_000);
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
    expect(codes(await sell('stranger', held, 5_000))).toEqual(['NOT_FOUND pointsHold.id']);
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

  it('is taken while loyalty is away, and settled when it is back', async () => {
    const memberId = await rich('patient');
    const held = await hold(memberId, 500);
    const sold = await without(graph, 'one process', 'loyalty', () => sell('patient', held, 500));
    expect(sold).toMatchObject({ created: true, userErrors: [] });
    await graph.settled();
    expect(await standing(memberId)).toMatchObject({ available: 8_500, held: 0, debt: 0 });
  });
});
