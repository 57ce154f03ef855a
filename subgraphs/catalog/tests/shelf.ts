import { channel, operator, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { newId } from '../../kernel/ids.ts';
import { createProduct } from '../commands/products/create-product.ts';
import { publishFxTable } from '../commands/prices/publish-fx-table.ts';
import { publishGoldPrices } from '../commands/prices/publish-gold-price.ts';
import { setItemCosts } from '../commands/items/set-item-cost.ts';
import { setMarginClass } from '../commands/classes/set-margin-class.ts';
import { chain, chainItem, valueOf } from './samples.ts';

export const [X, Y, F] = [newId(), newId(), newId()];
export const hq = operator('catalog:read', 'catalog:cost', 'catalog:price');
export const shop = (id: string) => channel(id, 'catalog:read', 'catalog:cost', 'catalog:price');

/** Enters a product and answers its uuid; the next one is a second younger. */
export async function make(
  graph: TestSubgraph, style: string, ...rest: [object?, object?]
): Promise<string> {
  const { productId } = valueOf(await graph.run(createProduct, chain(style, ...rest)));
  graph.clock.advance(1000);
  return productId;
}

/** Four products (S-3 for channels X and Y, S-4 for franchise F), two boards, three FX tables. */
export async function fillShelf(graph: TestSubgraph): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  ids['S-1'] = await make(graph, 'S-1', {
    nameZh: '古法金手镯', nameEn: 'Heritage Bangle', category: 'bangle', demandClass: 'wedding',
  }, { items: [chainItem('S-1-1'), chainItem('S-1-2'), chainItem('S-1-3')] });
  const fixed = { pricing: 'fixed', fixedPrice: '8999.00', labour: null, labourBasis: 'piece' } as const;
  ids['S-2'] = await make(graph, 'S-2',
    { nameZh: '星河项链', nameEn: 'Galaxy 50% Necklace', category: 'necklace' },
    { marginClass: 'A', items: [chainItem('S-2-1', fixed)] });
  ids['S-3'] = await make(graph, 'S-3', { nameZh: '专供链', exclusiveChannelIds: [X, Y] });
  ids['S-4'] = await make(graph, 'S-4', { nameZh: '加盟链', exclusiveTenantIds: [F] });
  valueOf(await graph.run(setMarginClass, {
    productId: ids['S-1'], marginClass: 'B', effectiveAt: new Date('2027-01-01'), reason: 'later',
  }));
  const { id } = await graph.sql.one<{ id: string }>`select id from item where sku = 'S-1-1'`;
  await graph.runBatch(setItemCosts, [{ input: {
    itemId: id, amount: '4000.00', currency: 'CNY', reason: null, effectiveAt: new Date('2026-09-01'),
  } }]);
  await fillBoards(graph);
  return ids;
}

async function fillBoards(graph: TestSubgraph): Promise<void> {
  const price = (retail: string, at: string, region: 'CN' | 'HK', metal: 'gold' | 'silver') => {
    const currency = region === 'CN' ? 'CNY' : 'HKD';
    return { input: {
      region, metal, purity: 9_990, retail: { amount: retail, currency }, confirm: false,
      buyback: { amount: '10.00', currency }, effectiveAt: new Date(at), source: 'test',
    } };
  };
  await graph.runBatch(publishGoldPrices, [
    price('1000.00', '2026-09-01', 'CN', 'gold'), price('1012.00', '2026-09-10', 'CN', 'gold'),
    price('1200.00', '2026-09-11', 'CN', 'gold'), price('1100.00', '2026-09-01', 'HK', 'gold'),
    price('16.00', '2026-09-01', 'CN', 'silver')]);
  for (const [at, rate] of [
    ['2026-08-01', '0.9200'], ['2026-09-01', '0.9221'], ['2026-09-05', '0.9900'],
  ] as const) {
    await graph.run(publishFxTable, {
      homeRegion: 'CN', effectiveAt: new Date(at), source: 'test', confirm: false,
      rates: [{ from: 'HKD', rate }],
    });
  }
}
