import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { itPublishes } from '../../../../tests/kit/publish-policy.ts';
import { operator, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { CATALOG_RULE_BOUNDS, DEFAULT_RULES } from '../../domain/policy.ts';
import { catalog } from '../../index.ts';
import { valueOf } from '../../tests/samples.ts';
import { publishFxTable } from '../prices/publish-fx-table.ts';
import { publishGoldPrices, type PublishGoldPrice } from '../prices/publish-gold-price.ts';
import { decideCatalogPolicy } from './decide-policy.ts';
import { publishCatalogPolicy } from './publish-policy.ts';

describe('publishing a catalog policy', () => itPublishes({
  subgraph: catalog, command: publishCatalogPolicy, decide: decideCatalogPolicy,
  table: 'catalog_policy', type: 'CatalogPolicy',
  list: 'catalogPolicies', defaults: DEFAULT_RULES, bounds: CATALOG_RULE_BOUNDS,
  change: { fxJumpBps: 300 },
}));

describe('a jump', () => {
  let g: TestSubgraph;
  const FROM = new Date('2026-10-01T00:00:00Z');
  beforeAll(async () => {
    g = await startTestSubgraph(catalog);
    valueOf(await g.run(publishCatalogPolicy, { effectiveFrom: FROM, expectedVersion: 1, note: null,
      rules: { ...DEFAULT_RULES, goldJumpBps: 1_000, fxJumpBps: 100 } }));
  });
  afterAll(() => g.stop());

  const price = (retail: string, at: string) => ({
    region: 'CN', metal: 'gold', purity: 9_990, retail: { amount: retail, currency: 'CNY' },
    buyback: { amount: '100.00', currency: 'CNY' }, effectiveAt: new Date(at), source: 'test',
    confirm: false }) as PublishGoldPrice;
  const table = (rate: string, at: string) => g.run(publishFxTable, {
    homeRegion: 'CN', effectiveAt: new Date(at), source: 'test', confirm: false,
    rates: [{ from: 'HKD', rate }] });

  it('of a price is held by the version in force when it is entered, which the price names', async () => {
    g.clock.set('2026-09-30T23:59:59.999Z');
    const first = await g.runBatch(publishGoldPrices, [price('1000.00', '2026-09-01T00:00:00Z'),
      price('1060.00', '2026-10-05T00:00:00Z')].map((input) => ({ input })));
    g.clock.set('2026-10-01T00:00:00Z');
    // Entered under the new version, dated before it: what counts is when a person could have looked.
    const second = await g.runBatch(publishGoldPrices, [price('1100.00', '2026-09-02T00:00:00Z'),
      price('1211.00', '2026-10-06T00:00:00Z')].map((input) => ({ input })));
    expect([...first, ...second].map((outcome) => valueOf(outcome).state))
      .toEqual(['published', 'held', 'published', 'held']);
    expect(await g.sql.all`select retail_minor, jump_bps, policy_version from gold_price
      order by retail_minor`).toEqual([
      { retail_minor: 100_000n, jump_bps: null, policy_version: 1 },
      { retail_minor: 106_000n, jump_bps: 600, policy_version: 1 },
      { retail_minor: 110_000n, jump_bps: 1_000, policy_version: 2 },
      { retail_minor: 121_100n, jump_bps: 1_010, policy_version: 2 }]);
  });

  it('of a rate too', async () => {
    g.clock.set('2026-09-30T23:59:59.999Z');
    const states = [await table('1.00', '2026-09-01T00:00:00Z'), await table('1.015', '2026-09-02T00:00:00Z')];
    g.clock.set('2026-10-01T00:00:00Z');
    states.push(await table('1.03', '2026-09-03T00:00:00Z'));
    expect(states.map((outcome) => valueOf(outcome).state)).toEqual(['published', 'published', 'held']);
    const { data } = await g.query(`{ fxTables(homeRegion: "CN") { items { state jumpBps policyVersion } }
      heldGoldPrices { policyVersion } }`, {}, operator('catalog:read', 'catalog:price'));
    expect(data).toEqual({
      fxTables: { items: [{ state: 'HELD', jumpBps: 148, policyVersion: 2 },
        { state: 'PUBLISHED', jumpBps: 150, policyVersion: 1 },
        { state: 'PUBLISHED', jumpBps: null, policyVersion: 1 }] },
      heldGoldPrices: [{ policyVersion: 1 }, { policyVersion: 2 }] });
  });

  it('keeps the version that decided, and only one there is', async () => {
    await expect(g.sql.run`update gold_price set policy_version = 2`).rejects.toThrow('keeps its history');
    await expect(g.sql.run`update fx_table set policy_version = 2`).rejects.toThrow('keeps its history');
    await expect(g.sql.run`insert into fx_table (id, home_region, effective_at, source, state, entered_by,
      entered_at, policy_version) select gen_random_uuid(), home_region, now(), source, state, entered_by,
      entered_at, 9 from fx_table limit 1`).rejects.toThrow('fx_table_policy_version_fkey');
  });
});
