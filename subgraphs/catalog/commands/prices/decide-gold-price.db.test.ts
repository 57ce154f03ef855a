import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import { newId } from '../../../kernel/ids.ts';
import { catalog } from '../../index.ts';
import { valueOf } from '../../tests/samples.ts';
import { decideGoldPrice } from './decide-gold-price.ts';
import { publishGoldPrices } from './publish-gold-price.ts';
import { withdrawGoldPrice } from './withdraw-gold-price.ts';

let graph: TestSubgraph;
beforeAll(async () => { graph = await startTestSubgraph(catalog, { now: '2026-01-10T04:00:00Z' }); });
afterAll(() => graph.stop());
const hq = operator('catalog:price');
const other: typeof hq = { ...hq, id: 'second', name: 'Peng' };

async function publish(purity: number, retail: string, day: string, actor = hq) {
  const [outcome] = await graph.runBatch(publishGoldPrices, [{ actor, input: {
    region: 'CN', metal: 'gold', purity, retail: { amount: retail, currency: 'CNY' }, buyback: null,
    effectiveAt: new Date(day), source: 'test', confirm: false } }]);
  return valueOf(outcome!);
}

const states = (purity: number) => graph.sql.all<{ retail: number; state: string }>`
  select (retail_minor / 100)::int as retail, state from gold_price where purity = ${purity} order by effective_at`;

describe('a jump', () => {
  it('is not its author’s to confirm, also where it hangs on somebody else’s', async () => {
    await publish(9_990, '1000.00', '2026-01-01');
    const root = await publish(9_990, '1200.00', '2026-01-02', other);
    for (const [retail, day] of [['1255.00', '2026-01-03'], ['1315.00', '2026-01-04'], ['1380.00', '2026-01-05']]) {
      expect((await publish(9_990, retail!, day!)).state).toBe('held');
    }
    valueOf(await graph.run(decideGoldPrice, { goldPriceId: root.goldPriceId, decision: 'confirm' }, { actor: hq }));
    expect(await states(9_990)).toEqual([
      { retail: 1_000, state: 'published' }, { retail: 1_200, state: 'published' },
      // Within five parts of a hundred of what two people have seen; the next ones are not.
      { retail: 1_255, state: 'published' }, { retail: 1_315, state: 'held' }, { retail: 1_380, state: 'held' }]);
  });

  it('is one against what was taken back, too, where nothing else is on the board', async () => {
    const only = await publish(7_500, '700.00', '2026-01-08');
    valueOf(await graph.run(withdrawGoldPrice, { goldPriceId: only.goldPriceId, reason: 'a slip' },
      { actor: hq, idempotencyKey: newId() }));
    expect((await publish(7_500, '900.00', '2026-01-09')).state).toBe('held');
    expect((await publish(7_500, '710.00', '2026-01-09')).state).toBe('published');
  });
});
