import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestSubgraph, type TestSubgraph } from '../../tests/kit/subgraph.ts';
import { seedId } from '../kernel/seed.ts';
import { loyalty } from './index.ts';
import { ledgerInvariants } from './queries/reports.ts';
import { seedLoyalty } from './seed.ts';
import { enrol, everything } from './tests/sales.ts';

let g: TestSubgraph;
beforeAll(async () => { g = await startTestSubgraph(loyalty); });
afterAll(() => g.stop());

it('writes gifts, proposals and holds, and a second time nothing', async () => {
  for (let n = 1; n <= 50; n += 1) await enrol(g, { memberId: seedId('member', n) });
  const progress: number[] = [];
  const seed = () => seedLoyalty({
    ...g.runtime.handlers, now: g.clock.now(), scale: { members: 50, products: 1 },
    progress: (done) => progress.push(done),
  });
  await seed();
  const before = await everything(g);
  expect(await g.sql.all`select state, count(*)::int as count from points_adjustment
    group by state order by state`)
    .toEqual([{ state: 'pending', count: 2 }, { state: 'posted', count: 5 }]);
  expect(await g.sql.one`select count(*)::int as count from points_hold`).toEqual({ count: 3 });
  await seed();
  expect(await everything(g)).toEqual(before);
  expect(progress).toEqual([50, 50]);
  expect(await ledgerInvariants(g.sql)).toMatchObject({
    accounts: 50, balanceDifferences: 0, lotDifferences: 0, holdDifferences: 0,
  });
});
