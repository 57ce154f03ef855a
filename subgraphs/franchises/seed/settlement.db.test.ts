import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { newId } from '../../kernel/ids.ts';
import { takeOrders } from '../commands/facts/take-orders.ts';
import { franchises } from '../index.ts';
import { openNetwork, sale, STORE_A, STORE_B, WEB } from '../tests/network.ts';
import { seedSettlement } from './settlement.ts';

const NOW = new Date('2026-11-30T04:00:00Z');
let graph: TestSubgraph;
beforeAll(async () => {
  graph = await startTestSubgraph(franchises, { now: NOW.toISOString() });
  await openNetwork(graph.runtime.handlers, NOW);
  const [ofA, ofB] = [newId(), newId()];
  const sales = ['05', '08', '09', '10'].flatMap((month) => [
    sale(ofA, WEB, `2026-${month}-03`), sale(ofA, STORE_B, `2026-${month}-04`), sale(ofB, WEB, `2026-${month}-05`)]);
  await graph.runBatch(takeOrders, [sale(ofA, STORE_A, '2026-01-08'), sale(ofB, STORE_B, '2026-01-08'), ...sales]
    .map((input) => ({ input: { ...input, deliveredAt: input.paidAt } })));
});
afterAll(() => graph.stop());

it('settles two months, leaves the last with its franchises, a line under dispute; however often', async () => {
  const seed = () => seedSettlement({
    ...graph.runtime.handlers, now: NOW, scale: { members: 0, products: 0 }, progress: () => undefined });
  const books = () => graph.sql.all<{ month: string; state: string; disputes: number }>`
    select month, number, state, lines, disputes_open as disputes, version
    from statement order by month, number`;
  await seed();
  const first = await books();
  expect(first.map(({ month, state, disputes }) => [month, state, disputes])).toEqual([
    ['2026-08', 'paid', 0], ['2026-08', 'frozen', 0], ['2026-09', 'paid', 0], ['2026-09', 'frozen', 0],
    ['2026-10', 'issued', 1], ['2026-10', 'issued', 0]]);
  await seed();
  expect(await books()).toEqual(first);
  const { data } = await graph.query('{ settlementProof { holds checkedStatements } }', {}, operator('audit:read'));
  expect(data.settlementProof).toEqual({ holds: true, checkedStatements: 6 });
});
