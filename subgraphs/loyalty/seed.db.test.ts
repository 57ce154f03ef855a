import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestSubgraph, type TestSubgraph } from '../../tests/kit/subgraph.ts';
import { seedId } from '../kernel/seed.ts';
import { loyalty } from './index.ts';
import { ledgerInvariants } from './queries/reports.ts';
import { seedLoyalty } from './seed.ts';
import { seedProgrammes } from './seed/programmes.ts';
import { accountOf, enrol, everything, sale, sell } from './tests/sales.ts';

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

it('gives Singapore the three tiers of another house, before its first member and only then', async () => {
  const seed = () => seedProgrammes({
    ...g.runtime.handlers, now: g.clock.now(), scale: { members: 50, products: 1 }, progress: () => undefined,
  });
  await seed();
  const before = await everything(g);
  await seed();
  const memberId = await enrol(g, { region: 'SG' });
  await seed();
  expect(await g.sql.all`select programme, version from programme_policy where version > 1`)
    .toEqual([{ programme: 'SG', version: 2 }]);
  expect(before).toMatchObject({ policies: 4 });
  expect(await sell(g, sale(memberId, [{ marginClass: 'A', base: 500_000n }],
    { region: 'SG', currency: 'SGD' }))).toBeNull();
  expect((await accountOf(g, memberId)).tier).toBe('black-gold');
  expect(await g.sql.all`select code, retired from word where kind = 'tier' and effective_from > '2020-01-01'
    order by rank, code`).toEqual([{ code: 'SG:silver', retired: false }, { code: 'SG:black-gold', retired: false },
    { code: 'SG:gold', retired: true }, { code: 'SG:diamond', retired: true }]);
});
